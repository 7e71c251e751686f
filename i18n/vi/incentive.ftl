# Ưu đãi đầu tư.

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
