# Tên của các loại nội dung, trường, lựa chọn và nhóm có sẵn.

## Values

value-pending = Đang cập nhật
value-planned = { $value } (dự kiến)
value-former = { $value } (theo địa giới trước { $date })
value-yes = Có
value-no = Không
unit-years = { $n ->
   *[other] { $n } năm
}

## Groups

group-facts = Thông tin chính
group-figures = Số liệu
group-identity = Dự án
group-purpose = Mục tiêu
group-land = Địa điểm và đất đai
group-money = Quy mô và vốn đầu tư
group-outcome = Nhà đầu tư được chọn
group-procedure = Thời hạn và tiến độ
group-contact = Liên hệ

## Fields of every kind

field-title = Tên
field-summary = Tóm tắt
field-slug = Tên trong địa chỉ
field-aliases = Địa chỉ cũ
field-draft = Bản nháp
field-updated = Cập nhật lần cuối
field-reviewed_by = Người kiểm duyệt
field-reviewed_on = Ngày kiểm duyệt
field-reviewed_text = Bản đã duyệt
field-owner = Đơn vị phụ trách
field-weight = Thứ tự
field-publish = Công bố lúc
field-expires = Hết hạn lúc
field-as_of = Số liệu tính đến
field-source = Nguồn
field-pending = Đang cập nhật
field-sources = Nguồn tham khảo
field-sources-id = Mã nguồn
field-sources-title = Tên nguồn
field-sources-lang = Ngôn ngữ
field-sources-publisher = Nơi công bố
field-sources-date = Ngày công bố
field-sources-url = Địa chỉ
field-sources-facts = Mã dữ kiện
field-facts = Mã dữ kiện
field-sectors = Lĩnh vực

## Fields several kinds share

field-cover = Ảnh đại diện
field-topics = Chủ đề
field-countries = Quốc gia
field-country = Quốc gia
field-website = Trang web
field-contact = Liên hệ
field-area = Diện tích
field-geo = Tọa độ

## article

kind-article = Tin tức
    .plural = Tin tức
article-date = Ngày đăng
article-cover = { field-cover }
article-topics = { field-topics }
article-sectors = { field-sectors }
article-countries = { field-countries }
article-partners = Địa phương đối tác
article-event = Sự kiện

## country

kind-country = Quốc gia
    .plural = Quốc gia
country-code = Mã quốc gia
country-relations_since = Thiết lập quan hệ ngoại giao
country-national_day = Quốc khánh

## document

kind-document = Văn bản
    .plural = Văn bản
document-number = Số, ký hiệu
document-form = Loại văn bản
document-form-law = Luật
document-form-decree = Nghị định
document-form-decision = Quyết định
document-form-resolution = Nghị quyết
document-form-circular = Thông tư
document-form-plan = Kế hoạch
document-form-agreement = Thỏa thuận
document-form-report = Báo cáo
document-issuer = Cơ quan ban hành
document-issued = Ngày ban hành
document-in_force = Có hiệu lực từ
document-status = Hiệu lực
document-status-in-force = Còn hiệu lực
document-status-amended = Đã sửa đổi, bổ sung
document-status-replaced = Đã được thay thế
document-status-repealed = Đã bãi bỏ
document-status-expired = Hết hiệu lực
document-status-unconfirmed = Chưa xác nhận
document-replaces = Thay thế văn bản
document-sectors = { field-sectors }
document-url = Xem tại
document-file = Tải xuống

## event

kind-event = Sự kiện
    .plural = Sự kiện
event-when = Thời gian
event-status = Tình trạng
event-status-scheduled = Sẽ diễn ra theo lịch
event-status-postponed = Hoãn
event-status-cancelled = Hủy
event-status-held = Đã diễn ra
event-venue = Địa điểm
event-venue_note = Chỉ dẫn địa điểm
event-edition = Lần thứ
event-organisers = Đơn vị tổ chức
event-website = { field-website }
event-cover = { field-cover }
event-topics = { field-topics }
event-countries = { field-countries }

## incentive

kind-incentive = Ưu đãi đầu tư
    .plural = Ưu đãi đầu tư
incentive-form = Loại ưu đãi
incentive-form-tax-rate = Thuế suất ưu đãi
incentive-form-tax-exemption = Miễn, giảm thuế
incentive-form-land-rent = Tiền thuê đất
incentive-form-import-duty = Thuế nhập khẩu
incentive-form-mechanism = Cơ chế đặc thù
incentive-rate = Thuế suất
incentive-years = Thời gian hưởng thuế suất
incentive-exempt_years = Thời gian miễn
incentive-half_years = Thời gian giảm một nửa
incentive-beneficiaries = Đối tượng
incentive-conditions = Điều kiện
incentive-legal_basis = Văn bản
incentive-valid_from = Hiệu lực từ
incentive-valid_to = Hiệu lực đến
incentive-state = Tình trạng hiệu lực
incentive-state-in-force = Đang áp dụng
incentive-state-expired = Đã hết hiệu lực
incentive-state-unconfirmed = Chưa xác nhận
incentive-sectors = { field-sectors }
incentive-topics = { field-topics }
group-incentive = Mức ưu đãi
group-eligibility = Đối tượng và điều kiện
group-basis = Căn cứ và hiệu lực

## organisation

kind-organisation = Tổ chức
    .plural = Tổ chức
organisation-form = Loại hình
organisation-form-committee = Ủy ban
organisation-form-department = Sở
organisation-form-centre = Trung tâm
organisation-form-union = Liên hiệp
organisation-form-association = Hội
organisation-form-school = Trường
organisation-form-company = Doanh nghiệp
organisation-short_name = Tên viết tắt
organisation-parent = Trực thuộc
organisation-country = { field-country }
organisation-founded = Thành lập
organisation-term = Nhiệm kỳ
organisation-members = Số thành viên
organisation-website = { field-website }
organisation-contact = { field-contact }

## page

kind-page = Trang
    .plural = Trang
page-cover = { field-cover }
page-topics = { field-topics }
page-figures = Số liệu
page-figures-id = Mã
page-figures-label = Chỉ tiêu
page-figures-value = Giá trị
page-figures-unit = Đơn vị

## partner-place

kind-partner-place = Địa phương đối tác
    .plural = Địa phương kết nghĩa và đối tác
partner-place-country = { field-country }
partner-place-endonym = Tên bản địa
partner-place-level = Cấp hành chính
partner-place-level-city = Thành phố
partner-place-level-province = Tỉnh
partner-place-level-prefecture = Tỉnh (Nhật Bản)
partner-place-level-state = Bang
partner-place-level-region = Vùng
partner-place-tie = Hình thức quan hệ
partner-place-tie-twin = Kết nghĩa
partner-place-tie-sister = Kết nghĩa (“thành phố chị em” theo thỏa thuận)
partner-place-tie-memorandum = Bản ghi nhớ (MOU)
partner-place-tie-joint-statement = Tuyên bố chung
partner-place-tie-cooperation = Hợp tác
partner-place-tie-contacts = Có giao lưu, chưa ký văn kiện
partner-place-signed = Ngày ký
partner-place-signed_at = Nơi ký
partner-place-areas = Lĩnh vực hợp tác
partner-place-agreement = Văn kiện
partner-place-website = { field-website }
partner-place-cover = { field-cover }

## place

kind-place = Địa điểm
    .plural = Địa điểm
place-level = Loại
place-level-city = Thành phố
place-level-ward = Phường
place-level-commune = Xã
place-level-landmark = Di tích, thắng cảnh
place-level-market = Chợ
place-level-river = Sông
place-level-bridge = Cầu
place-level-port = Cảng
place-level-airport = Sân bay
place-level-industrial-park = Khu công nghiệp
place-within = Thuộc
place-former = Trước đây
place-opened = Khai trương
place-geo = { field-geo }
place-area = { field-area }
place-population = Dân số
place-listed = Xếp hạng di sản
place-listed-none = Chưa xếp hạng
place-listed-city = Di tích cấp thành phố
place-listed-national = Di tích quốc gia
place-listed-special-national = Di tích quốc gia đặc biệt
place-listed-intangible = Di sản văn hóa phi vật thể quốc gia
place-listed_on = Ngày xếp hạng
place-address = Địa chỉ
place-website = { field-website }
place-cover = { field-cover }
place-sectors = { field-sectors }
place-topics = { field-topics }

## procedure

unit-days = { $n ->
   *[other] { $n } ngày
}
kind-procedure = Thủ tục
    .plural = Thủ tục
procedure-audience = Dành cho
procedure-audience-foreign = Cá nhân, tổ chức nước ngoài
procedure-audience-domestic = Cá nhân, tổ chức trong nước
procedure-audience-any = Trong và ngoài nước
procedure-receives = Đầu mối
procedure-steps = Các bước
procedure-steps-id = Mã
procedure-steps-label = Việc cần làm
procedure-steps-who = Nơi liên hệ
procedure-steps-note = Ghi chú
procedure-time_limit = Thời hạn giải quyết
procedure-fee = Lệ phí
procedure-legal_basis = Căn cứ pháp lý
procedure-topics = { field-topics }
group-procedure-facts = Thông tin chính
group-steps = Trình tự

## project

kind-project = Dự án
    .plural = Dự án
project-code = Mã dự án
project-stage = Tình trạng dự án
project-stage-idea = Ý tưởng
project-stage-planning = Đang lập quy hoạch
project-stage-calling = Đang kêu gọi đầu tư
project-stage-selecting = Đang lựa chọn nhà đầu tư
project-stage-awarded = Đã có nhà đầu tư
project-stage-building = Đang xây dựng
project-stage-operating = Đang hoạt động
project-stage-closed = Đã dừng
project-stage-unconfirmed = Chưa xác nhận
project-list_ref = Danh mục dự án
project-objectives = Mục tiêu
project-sectors = { field-sectors }
project-place = Địa điểm
project-place_note = Vị trí cụ thể
project-geo = { field-geo }
project-area = { field-area }
project-land_status = Hiện trạng đất
project-scale = Quy mô
project-capital = Tổng mức đầu tư
project-investment_form = Hình thức đầu tư
project-investment_form-any = Mọi hình thức theo quy định
project-investment_form-foreign = 100% vốn nước ngoài
project-investment_form-domestic = Vốn trong nước
project-investment_form-joint-venture = Liên doanh
project-investment_form-bcc = Hợp đồng hợp tác kinh doanh (BCC)
project-investment_form-ppp = Đối tác công tư (PPP)
project-investment_form-shares = Góp vốn, mua cổ phần
project-investor = Nhà đầu tư
project-awarded_on = Ngày chấp thuận nhà đầu tư
project-term = Thời hạn hoạt động
project-schedule = Tiến độ
project-schedule-id = Mã
project-schedule-label = Giai đoạn
project-schedule-period = Thời gian
project-deadline = Hạn nộp hồ sơ
project-contact = { field-contact }
project-documents = Tài liệu
project-cover = { field-cover }
project-topics = { field-topics }

## question

kind-question = Câu hỏi
    .plural = Hỏi đáp
question-journey = Nhóm câu hỏi
question-journey-first-look = Tìm hiểu ban đầu
question-journey-law = Luật áp dụng
question-journey-incentives = Ưu đãi
question-journey-land = Đất, dự án và hạ tầng
question-journey-procedure = Thủ tục và nơi hỏi
question-journey-people = Nguồn nhân lực
question-journey-living = Sống ở Cần Thơ
question-journey-friendship = Hữu nghị và hợp tác
question-sectors = { field-sectors }
question-documents = Văn bản
question-topics = { field-topics }

## sector

kind-sector = Lĩnh vực
    .plural = Lĩnh vực
sector-vsic = Mã ngành (VSIC)
sector-cover = { field-cover }

## topic

kind-topic = Chủ đề
    .plural = Chủ đề
