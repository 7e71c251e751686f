chao = Chào
