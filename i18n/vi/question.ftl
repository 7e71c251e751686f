# Tên của loại nội dung "câu hỏi", các trường và lựa chọn của nó.

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
