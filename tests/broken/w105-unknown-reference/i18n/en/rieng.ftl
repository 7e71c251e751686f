chao = Hello
ten-city = Cần Thơ
