chao = Chào { $ten
