market-keeper = Keeper
