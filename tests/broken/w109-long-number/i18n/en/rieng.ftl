so = x
