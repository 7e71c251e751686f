### Cách viết số, tiền, ngày của tiếng Việt.
### $amount, $from, $to là chữ đã định dạng; $count là số để chọn dạng; $day, $month là số, $day2, $month2 có đủ hai chữ số.

-nbsp = {"\u00A0"}

percent = { $amount }%
range = { $from }–{ $to }
range-wide = { $from } – { $to }
about = khoảng { $what }
about-date = khoảng { $what }

area-ha = { $amount }{ -nbsp }ha
area-km2 = { $amount }{ -nbsp }km²
area-m2 = { $amount }{ -nbsp }m²

count-million = { $amount }{ -nbsp }triệu
count-billion = { $amount }{ -nbsp }tỷ

money-usd = { $amount }{ -nbsp }USD
money-usd-million = { $amount }{ -nbsp }triệu USD
money-usd-billion = { $amount }{ -nbsp }tỷ USD
money-vnd = { $amount }{ -nbsp }đồng
money-vnd-million = { $amount }{ -nbsp }triệu đồng
money-vnd-billion = { $amount }{ -nbsp }tỷ đồng
money-eur = { $amount }{ -nbsp }euro
money-eur-million = { $amount }{ -nbsp }triệu euro
money-eur-billion = { $amount }{ -nbsp }tỷ euro
money-jpy = { $amount }{ -nbsp }yên
money-jpy-million = { $amount }{ -nbsp }triệu yên
money-jpy-billion = { $amount }{ -nbsp }tỷ yên
money-other = { $amount }{ -nbsp }{ $currency }
money-other-million = { $amount }{ -nbsp }triệu { $currency }
money-other-billion = { $amount }{ -nbsp }tỷ { $currency }
rate = 1{ -nbsp }{ $from } = { $amount }{ -nbsp }{ $to } ({ $date })

date-day = ngày { $day } tháng { $month } năm { $year }
date-month = tháng { $month } năm { $year }
date-year = năm { $year }
date-short = { $day2 }/{ $month2 }/{ $year }
date-short-month = { $month2 }/{ $year }
time = { $hour2 }:{ $minute2 }
instant = { $time } { $date }

period-days = { $day }–{ $to-day } tháng { $month } năm { $year }
period-months = { $day } tháng { $month } – { $to-day } tháng { $to-month } năm { $year }
period-whole-months = tháng { $month }–{ $to-month } năm { $year }
period-years = { $year }–{ $to-year }
period-at = { $times }, { $days }

country-au = Australia
country-cz = Cộng hòa Séc
country-hk = Hồng Kông (Trung Quốc)
country-it = Italia
country-mm = Myanmar
