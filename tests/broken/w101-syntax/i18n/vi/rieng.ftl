chao = Chào { $ten
mua = { "mưa }
ghe
thuyen = Thuyền }
hoi = { "\q" }
