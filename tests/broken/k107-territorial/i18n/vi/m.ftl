market-opened = Mở
market-goods = Hàng
market-goods-label = Tên
market-goods-tonnes = Tấn
