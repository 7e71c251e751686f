feed-title = { $secton } – { $site }
