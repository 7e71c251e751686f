ngay = Ngày { DATETIME($ngay) }
