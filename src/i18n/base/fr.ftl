### Comment le français écrit les chiffres, les sommes et les dates.
### $amount, $from, $to sont déjà mis en forme ; $count est le nombre qui choisit le pluriel.
### -nbsp est l’espace insécable, -fine l’espace fine insécable (avant % et les symboles d’unités).

-nbsp = {"\u00A0"}
-fine = {"\u202F"}

percent = { $amount }{ -fine }%
range = { $from }–{ $to }
range-wide = { $from } – { $to }
about = environ { $what }
about-date = vers { $what }

area-ha = { $amount }{ -fine }ha
area-km2 = { $amount }{ -fine }km²
area-m2 = { $amount }{ -fine }m²

count-million = { $amount }{ -nbsp }{ $count ->
        [one] million
       *[other] millions
    }
count-billion = { $amount }{ -nbsp }{ $count ->
        [one] milliard
       *[other] milliards
    }

money-usd = { $amount }{ -nbsp }{ $count ->
        [one] dollar américain
       *[other] dollars américains
    }
money-usd-million = { count-million } de dollars américains
money-usd-billion = { count-billion } de dollars américains
money-vnd = { $amount }{ -nbsp }{ $count ->
        [one] dông
       *[other] dôngs
    }
money-vnd-million = { count-million } de dôngs
money-vnd-billion = { count-billion } de dôngs
money-eur = { $amount }{ -nbsp }{ $count ->
        [one] euro
       *[other] euros
    }
money-eur-million = { count-million } d’euros
money-eur-billion = { count-billion } d’euros
money-jpy = { $amount }{ -nbsp }{ $count ->
        [one] yen
       *[other] yens
    }
money-jpy-million = { count-million } de yens
money-jpy-billion = { count-billion } de yens
money-other = { $amount }{ -fine }{ $currency }
money-other-million = { count-million } { $currency }
money-other-billion = { count-billion } { $currency }
rate = 1{ -fine }{ $from } = { $amount }{ -fine }{ $to } ({ $date })

date-day = { $day ->
        [1] 1er
       *[other] { $day }
    } { $month-name } { $year }
time = { $minute ->
        [0] { $hour }{ -nbsp }h
       *[other] { $hour }{ -nbsp }h{ -nbsp }{ $minute2 }
    }
instant = { $date } à { $time }

period-days = du { $day ->
        [1] 1er
       *[other] { $day }
    } au { $to-day } { $month-name } { $year }
period-months = du { $day ->
        [1] 1er
       *[other] { $day }
    } { $month-name } au { $to-day ->
        [1] 1er
       *[other] { $to-day }
    } { $to-month-name } { $year }
period-dates = du { $from } au { $to }
period-whole-months = { $month-name }–{ $to-month-name } { $year }
period-years = { $year }–{ $to-year }
period-times = de { $from } à { $to }
period-at = { $days }, { $times }

country-hk = Hong Kong (Chine)
country-vn = Vietnam
