feed-title = { $section }
