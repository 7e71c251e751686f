# 手続き。

unit-days = { $n ->
   *[other] { $n }日
}
kind-procedure = 手続き
    .plural = 手続き
procedure-audience = 対象者
procedure-audience-foreign = 外国の個人・団体
procedure-audience-domestic = 国内の個人・団体
procedure-audience-any = 国内外を問わない
procedure-receives = 窓口
procedure-steps = 手順
procedure-steps-id = コード
procedure-steps-label = すること
procedure-steps-who = 問い合わせ先
procedure-steps-note = 備考
procedure-time_limit = 処理期間
procedure-fee = 手数料
procedure-legal_basis = 根拠法令
procedure-topics = { field-topics }
group-procedure-facts = 基本情報
group-steps = 進め方
