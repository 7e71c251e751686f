chao = Hello
mua = Rain
ghe = Boat
thuyen = Ship
hoi = Ask
