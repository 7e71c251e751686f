market-boats = Số ghe
market-goods = Hàng
chao = Chào
