budget-total = Tổng
budget-spot = Vị trí
