chao = Chào { ten-ctiy } và { -thuong-hieu }
ten-city = Cần Thơ
