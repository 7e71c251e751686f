market-opened = Opened
