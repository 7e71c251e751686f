market-boast = Boats
market-goods = Goods
