feed-title = { $section }, { $site }
