market-boats = Boats
