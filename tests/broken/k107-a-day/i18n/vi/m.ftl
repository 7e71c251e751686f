market-opened = Mở
