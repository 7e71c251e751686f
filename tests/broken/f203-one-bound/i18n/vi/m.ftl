market-stalls = Sạp
market-age = Tuổi
