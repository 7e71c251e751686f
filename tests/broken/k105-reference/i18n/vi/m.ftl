market-river = Sông
