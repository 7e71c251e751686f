budget-total = Tổng
budget-own = Vốn đối ứng
budget-aid = Viện trợ
budget-spot = Vị trí
