percent = { $amount }%
