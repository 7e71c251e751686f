# Thủ tục.

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
