market-boast = Số ghe
market-goods = Hàng
