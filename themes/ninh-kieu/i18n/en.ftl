# Words of the Ninh Kiều theme.

nk-menu = Menu
nk-search = Search

## The home page

nk-hero-alt = Cái Răng floating market: boats on the river, fruit and vegetables hung from the poles at their bows.
nk-door-invest = Invest
nk-door-invest-text = Which projects are calling, where, how large, and whom to ask; where something is not yet known, we say so.
nk-door-know = Discover
nk-door-know-text = Its history, its land and rivers, its people, and figures that carry a date and a source.
nk-door-meet = Meet
nk-door-meet-text = Partner cities, countries, and the occasions to meet on the banks of the Hậu River.
nk-figures = The city in figures
nk-empty-projects = No project is calling for investors at present. A new one will be listed here as soon as the responsible office announces it.
nk-empty-events = No date has been fixed yet. Events are listed here once their organisers announce the time and the place.
nk-past-events = Recently held
nk-friendship-news = News of our friendships
nk-map = The city on the map
nk-map-alt = Map of the wards and communes of Cần Thơ, from the Hậu River to the sea.
nk-locator-alt = Where Cần Thơ lies: in the south of Vietnam; offshore, the Hoàng Sa and Trường Sa archipelagos of Vietnam.
nk-portal = Where to begin

## A project

nk-take-away = Whom to ask, what to read

## Pictures: drawings as well as photographs

ui-credit = Image: { $name }
