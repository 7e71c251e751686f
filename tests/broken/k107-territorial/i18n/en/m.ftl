market-opened = Opened
market-goods = Goods
market-goods-label = Name
market-goods-tonnes = Tonnes
