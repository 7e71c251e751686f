# Chữ cố định của giao diện.

## The frame of every page

ui-skip = Bỏ qua đến nội dung chính
ui-home = Trang chủ
ui-menu-main = Trình đơn chính
ui-menu-footer = Trình đơn cuối trang
ui-breadcrumbs = Vị trí trong cổng thông tin
ui-languages = Ngôn ngữ
ui-publisher = Cơ quan chủ quản
ui-feed = Nguồn cấp tin: { $title }

## Notices

ui-draft = Đây là bản nháp, chưa được công bố.
ui-draft-mark = Bản nháp
ui-borrowed = Nội dung này chưa có bản dịch. Phần dưới đây được viết bằng:
ui-behind = Bản dịch này theo văn bản gốc ngày { $day }. Bản gốc đã được sửa từ đó; xin xem bản mới nhất bằng:

## Values and where they come from

ui-as-of = Tính đến { $date }
ui-figures-date = Số liệu tính đến
ui-source = Nguồn:
ui-sources = Nguồn tham khảo
ui-back = Quay lại chỗ trích dẫn thứ { $n }
ui-planned = Quy hoạch (dự kiến)
ui-former-territory = Địa giới trước { $date }
ui-credit = Ảnh: { $name }
ui-table = Bảng số liệu

## Contacts

ui-phone = Điện thoại
ui-email = Email
ui-address = Địa chỉ
ui-hours = Giờ làm việc
ui-spoken = Ngôn ngữ giao tiếp

## An item

ui-toc = Trong trang này
ui-reading-time = { $minutes ->
   *[other] Đọc trong { $minutes } phút
}
ui-related = Thông tin liên quan
ui-alike = Xem thêm
ui-owner = Đơn vị phụ trách
ui-updated = Cập nhật lần cuối
ui-reviewed = Kiểm duyệt ngày

## Lists

ui-count = { $count ->
   *[other] { $count } kết quả
}
ui-empty = Hiện chưa có nội dung trong mục này.
ui-view-all = Xem tất cả
ui-pager = Phân trang
ui-previous = Trang trước
ui-next = Trang sau
ui-page = Trang { $page }

## The home page

ui-home-projects = Dự án kêu gọi đầu tư
ui-home-events = Sự kiện sắp tới
ui-home-news = Tin mới

## Pages off the path

ui-enter = Vào cổng thông tin bằng tiếng Việt
ui-not-found = Không tìm thấy trang
ui-not-found-text = Địa chỉ này không tồn tại hoặc đã thay đổi. Mời bạn bắt đầu từ một trong các trang sau.
ui-moved = Trang này đã chuyển sang địa chỉ khác

## What rendering says by itself

body-footnotes = Chú thích
body-footnote = Chú thích
body-back = Quay lại chỗ chú thích
body-table = Bảng
body-done = Đã xong
body-open = Chưa xong
body-note = Ghi chú
body-tip = Mẹo
body-important = Quan trọng
body-warning = Lưu ý
body-caution = Thận trọng
feed-title = { $section } – { $site }
page-number = Trang { $page }
