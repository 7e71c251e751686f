market-stalls = Sạp
