market-boats = Số ghe
