market-river = River
