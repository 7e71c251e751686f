market-goods = Goods
market-goods-fruit = Fruit
market-goods-fish = Fish
