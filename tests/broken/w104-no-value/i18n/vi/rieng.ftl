chao =
hoi = Hỏi
