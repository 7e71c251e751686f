market-keeper = Người trông coi
