ngay = Day { $ngay }
