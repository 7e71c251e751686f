chao = Hello
hoi = Ask
