budget-total = Total
budget-spot = Place
