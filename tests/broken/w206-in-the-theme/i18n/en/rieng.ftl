ui-feed = News { $title }
