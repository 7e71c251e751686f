chao = Chào { $ten }
so = { $n } ghe
