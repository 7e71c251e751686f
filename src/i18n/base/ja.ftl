### 日本語の数・金額・日付の書き方。
### $amount、$from、$to は整形済みの文字列。part-* があると、数は万・億・兆に分けて書かれる。

percent = { $amount }%
range = { $from }〜{ $to }
range-wide = { $from }〜{ $to }
about = 約{ $what }
about-date = { $what }頃

area-ha = { $amount }ha
area-km2 = { $amount }km²
area-m2 = { $amount }m²

part-4 = { $amount }万
part-8 = { $amount }億
part-12 = { $amount }兆

money-usd = { $amount }米ドル
money-vnd = { $amount }ドン
money-eur = { $amount }ユーロ
money-jpy = { $amount }円
money-other = { $amount }{ $currency }
rate = 1{ $from } = { $amount }{ $to }（{ $date }）

date-short = { $year }/{ $month2 }/{ $day2 }
date-short-month = { $year }/{ $month2 }
time = { $hour }:{ $minute2 }
instant = { $date } { $time }

period-days = { $year }年{ $month }月{ $day }日〜{ $to-day }日
period-months = { $year }年{ $month }月{ $day }日〜{ $to-month }月{ $to-day }日
period-whole-months = { $year }年{ $month }月〜{ $to-month }月
period-years = { $year }〜{ $to-year }年
period-at = { $days } { $times }

country-hk = 香港（中国）
country-mm = ミャンマー
country-us = 米国
