# The kind "question", its fields and choices.

kind-question = Question
    .plural = Questions and answers
question-journey = Stage
question-journey-first-look = First look
question-journey-law = The law
question-journey-incentives = Incentives
question-journey-land = Land, projects and infrastructure
question-journey-procedure = Procedure and whom to ask
question-journey-people = Workforce
question-journey-living = Living in Cần Thơ
question-journey-friendship = Friendship and cooperation
question-sectors = { field-sectors }
question-documents = Documents
question-topics = { field-topics }
