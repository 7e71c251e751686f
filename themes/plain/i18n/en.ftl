# Furniture words of the theme.

## The frame of every page

ui-skip = Skip to main content
ui-home = Home
ui-menu-main = Main menu
ui-menu-footer = Footer menu
ui-breadcrumbs = You are here
ui-languages = Language
ui-publisher = Published by
ui-feed = News feed: { $title }

## Notices

ui-draft = This is a draft. It has not been published.
ui-draft-mark = Draft
ui-borrowed = This content is not yet translated. It is shown below in:
ui-behind = This translation follows the original as of { $day }. The original has been revised since; its latest text is in:

## Values and where they come from

ui-as-of = As of { $date }
ui-figures-date = Figures as of
ui-source = Source:
ui-sources = Sources
ui-back = Back to citation { $n }
ui-planned = Planned
ui-former-territory = Boundaries before { $date }
ui-credit = Photo: { $name }
ui-table = Table

## Contacts

ui-phone = Telephone
ui-email = Email
ui-address = Address
ui-hours = Opening hours
ui-spoken = Languages spoken

## An item

ui-toc = On this page
ui-reading-time = { $minutes ->
    [one] { $minutes } minute read
   *[other] { $minutes } minute read
}
ui-related = Related
ui-alike = See also
ui-owner = Responsible office
ui-updated = Last updated
ui-reviewed = Reviewed on

## Lists

ui-count = { $count ->
    [one] { $count } result
   *[other] { $count } results
}
ui-empty = There is nothing here at present.
ui-view-all = View all
ui-pager = Pages
ui-previous = Previous
ui-next = Next
ui-page = Page { $page }

## The home page

ui-home-projects = Projects calling for investment
ui-home-events = Upcoming events
ui-home-news = Latest news

## Pages off the path

ui-enter = Enter the portal in English
ui-not-found = Page not found
ui-not-found-text = This address does not exist or has changed. You could start from one of these pages.
ui-moved = This page has moved

## What rendering says by itself

body-footnotes = Notes
body-footnote = Note
body-back = Back to reference
body-table = Table
body-done = Done
body-open = Not done
body-note = Note
body-tip = Tip
body-important = Important
body-warning = Warning
body-caution = Caution
feed-title = { $section } – { $site }
page-number = Page { $page }
