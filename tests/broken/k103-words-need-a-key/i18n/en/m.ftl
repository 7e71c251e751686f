market-stalls = Stalls
