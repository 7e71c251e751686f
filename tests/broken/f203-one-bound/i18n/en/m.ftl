market-stalls = Stalls
market-age = Age
