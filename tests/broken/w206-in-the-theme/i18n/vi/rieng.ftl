ui-feed = Tin { $titel }
