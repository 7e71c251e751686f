chao = Chào
chao = Xin chào
