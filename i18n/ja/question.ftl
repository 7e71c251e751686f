# 種別「質問」とその項目、選択肢の名称。

kind-question = 質問
    .plural = よくある質問
question-journey = 段階
question-journey-first-look = はじめての方へ
question-journey-law = 適用される法律
question-journey-incentives = 優遇措置
question-journey-land = 用地・プロジェクト・インフラ
question-journey-procedure = 手続きと窓口
question-journey-people = 人材
question-journey-living = カントーの暮らし
question-journey-friendship = 友好・協力
question-sectors = { field-sectors }
question-documents = 関連文書
question-topics = { field-topics }
