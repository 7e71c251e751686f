market-goods = Hàng
market-goods-fruit = Trái cây
market-goods-fish = Cá
