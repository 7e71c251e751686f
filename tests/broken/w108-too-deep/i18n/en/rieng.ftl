sau = x
