### How English writes figures, money and dates. British forms unless the site's tag names another region.
### $amount, $from, $to are text already formatted; $count is the number to choose a plural by.

icu-locale = en-GB
-nbsp = {"\u00A0"}

percent = { $amount }%
range = { $from }–{ $to }
range-wide = { $from } – { $to }
about = about { $what }
about-date = around { $what }

area-ha = { $amount }{ -nbsp }ha
area-km2 = { $amount }{ -nbsp }km²
area-m2 = { $amount }{ -nbsp }m²

count-million = { $amount }{ -nbsp }million
count-billion = { $amount }{ -nbsp }billion

money-usd = US${ $amount }
money-usd-million = US${ $amount }{ -nbsp }million
money-usd-billion = US${ $amount }{ -nbsp }billion
money-vnd = { $amount }{ -nbsp }đồng
money-vnd-million = { $amount }{ -nbsp }million đồng
money-vnd-billion = { $amount }{ -nbsp }billion đồng
money-eur = €{ $amount }
money-eur-million = €{ $amount }{ -nbsp }million
money-eur-billion = €{ $amount }{ -nbsp }billion
money-jpy = ¥{ $amount }
money-jpy-million = ¥{ $amount }{ -nbsp }million
money-jpy-billion = ¥{ $amount }{ -nbsp }billion
money-other = { $currency }{ -nbsp }{ $amount }
money-other-million = { $currency }{ -nbsp }{ $amount }{ -nbsp }million
money-other-billion = { $currency }{ -nbsp }{ $amount }{ -nbsp }billion
rate = 1{ -nbsp }{ $from } = { $amount }{ -nbsp }{ $to } ({ $date })

time = { $hour2 }:{ $minute2 }
instant = { $date }, { $time }

period-days = { $day }–{ $to-day } { $month-name } { $year }
period-months = { $day } { $month-name } – { $to-day } { $to-month-name } { $year }
period-whole-months = { $month-name }–{ $to-month-name } { $year }
period-years = { $year }–{ $to-year }
period-at = { $days }, { $times }

country-hk = Hong Kong (China)
country-mm = Myanmar
