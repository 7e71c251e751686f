budget-total = Total
budget-own = Own funds
budget-aid = Aid
budget-spot = Place
