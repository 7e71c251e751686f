# Chữ riêng của giao diện Ninh Kiều.

nk-menu = Mục lục
nk-search = Tìm kiếm

## The home page

nk-hero-alt = Chợ nổi Cái Răng: ghe xuồng đậu trên sông, trước mũi dựng cây bẹo treo trái cây, rau củ.
nk-door-invest = Đầu tư
nk-door-invest-text = Dự án nào đang mời gọi, ở đâu, rộng bao nhiêu, hỏi ai. Điều gì chưa biết thì ghi là chưa biết.
nk-door-know = Tìm hiểu
nk-door-know-text = Lịch sử, đất và sông, con người và những con số có ngày, có nguồn.
nk-door-meet = Gặp gỡ
nk-door-meet-text = Thành phố bạn, quốc gia và những dịp gặp nhau bên bờ sông Hậu.
nk-figures = Thành phố qua vài con số
nk-empty-projects = Hiện không có dự án nào đang mời gọi. Dự án mới sẽ được đưa lên đây ngay khi cơ quan phụ trách công bố.
nk-empty-events = Chưa có sự kiện nào được ấn định ngày. Sự kiện sẽ được đưa lên đây khi đơn vị tổ chức công bố thời gian và địa điểm.
nk-past-events = Vừa diễn ra
nk-friendship-news = Tin hữu nghị
nk-map = Bản đồ thành phố
nk-map-alt = Bản đồ các phường, xã của thành phố Cần Thơ, từ sông Hậu ra đến biển.
nk-locator-alt = Vị trí của Cần Thơ ở miền Nam Việt Nam; ngoài khơi có quần đảo Hoàng Sa và quần đảo Trường Sa của Việt Nam.
nk-portal = Bắt đầu từ đâu

## A project

nk-take-away = Hỏi ai, đọc gì

## Pictures: drawings as well as photographs

ui-credit = Hình: { $name }
