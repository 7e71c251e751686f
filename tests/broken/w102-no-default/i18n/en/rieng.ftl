so-ghe = { $n } boats
