chao = Hello
