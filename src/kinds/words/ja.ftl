# 既定の種別・項目・選択肢・グループの名称。

## Values

value-pending = 確認中
value-planned = { $value }（計画）
value-former = { $value }（{ $date }より前の行政区域）
value-yes = はい
value-no = いいえ
unit-years = { $n ->
   *[other] { $n }年
}

## Groups

group-facts = 基本情報
group-figures = 主要統計
group-identity = プロジェクトの概要
group-purpose = 目的
group-land = 所在地・用地
group-money = 規模・投資額
group-outcome = 決定した投資家
group-procedure = 期間・スケジュール
group-contact = お問い合わせ

## Fields of every kind

field-title = 名称
field-summary = 概要
field-slug = アドレス名
field-aliases = 旧アドレス
field-draft = 下書き
field-updated = 最終更新日
field-reviewed_by = 確認者
field-reviewed_on = 確認日
field-reviewed_text = 確認した版
field-owner = 担当機関
field-weight = 表示順
field-publish = 公開日時
field-expires = 公開終了日時
field-as_of = データの時点
field-source = 出典
field-pending = 確認中
field-sources = 出典
field-sources-id = 出典コード
field-sources-title = 資料名
field-sources-lang = 言語
field-sources-publisher = 発行元
field-sources-date = 発行日
field-sources-url = アドレス
field-sources-facts = 裏付ける事実
field-facts = 記載した事実
field-sectors = 分野

## Fields several kinds share

field-cover = メイン画像
field-topics = テーマ
field-countries = 関係国
field-country = 国
field-website = ウェブサイト
field-contact = お問い合わせ先
field-area = 面積
field-geo = 座標

## article

kind-article = ニュース
    .plural = ニュース
article-date = 掲載日
article-cover = { field-cover }
article-topics = { field-topics }
article-sectors = { field-sectors }
article-countries = { field-countries }
article-partners = 提携自治体
article-event = イベント

## country

kind-country = 国
    .plural = 国
country-code = 国コード
country-relations_since = 外交関係の樹立
country-national_day = ナショナルデー

## document

kind-document = 文書
    .plural = 文書
document-number = 番号
document-form = 文書の種類
document-form-law = 法律
document-form-decree = 政令
document-form-decision = 決定
document-form-resolution = 決議
document-form-circular = 通達
document-form-plan = 計画
document-form-agreement = 合意書
document-form-report = 報告書
document-issuer = 発出機関
document-issued = 発出日
document-in_force = 施行日
document-status = 効力
document-status-in-force = 有効
document-status-amended = 一部改正済み
document-status-replaced = 新文書に置き換え
document-status-repealed = 廃止
document-status-expired = 失効
document-status-unconfirmed = 未確認
document-replaces = 置き換えられた旧文書
document-sectors = { field-sectors }
document-url = 掲載先
document-file = ダウンロード

## event

kind-event = イベント
    .plural = イベント
event-when = 日程
event-status = 開催状況
event-status-scheduled = 開催予定
event-status-postponed = 延期
event-status-cancelled = 中止
event-status-held = 終了
event-venue = 会場
event-venue_note = 会場の案内
event-edition = 開催回
event-organisers = 主催
event-website = { field-website }
event-cover = { field-cover }
event-topics = { field-topics }
event-countries = { field-countries }

## incentive

kind-incentive = 投資優遇措置
    .plural = 投資優遇措置
incentive-form = 優遇の種類
incentive-form-tax-rate = 優遇税率
incentive-form-tax-exemption = 免税・減税
incentive-form-land-rent = 土地賃借料
incentive-form-import-duty = 輸入税
incentive-form-mechanism = 特別な制度
incentive-rate = 税率
incentive-years = 税率の適用期間
incentive-exempt_years = 免除の期間
incentive-half_years = 半減の期間
incentive-beneficiaries = 対象
incentive-conditions = 条件
incentive-legal_basis = 法令
incentive-valid_from = 施行
incentive-valid_to = 効力終了
incentive-state = 効力
incentive-state-in-force = 適用中
incentive-state-expired = 失効
incentive-state-unconfirmed = 未確認
incentive-sectors = { field-sectors }
incentive-topics = { field-topics }
group-incentive = 優遇の内容
group-eligibility = 対象と条件
group-basis = 根拠と効力

## organisation

kind-organisation = 機関・団体
    .plural = 機関・団体
organisation-form = 種別
organisation-form-committee = 委員会
organisation-form-department = 局
organisation-form-centre = センター
organisation-form-union = 連合会
organisation-form-association = 協会
organisation-form-school = 学校
organisation-form-company = 企業
organisation-short_name = 略称
organisation-parent = 上部組織
organisation-country = { field-country }
organisation-founded = 設立
organisation-term = 任期
organisation-members = 会員数
organisation-website = { field-website }
organisation-contact = { field-contact }

## page

kind-page = ページ
    .plural = ページ
page-cover = { field-cover }
page-topics = { field-topics }
page-figures = 主要統計
page-figures-id = コード
page-figures-label = 項目
page-figures-value = 数値
page-figures-unit = 単位

## partner-place

kind-partner-place = 提携自治体
    .plural = 姉妹都市・提携自治体
partner-place-country = { field-country }
partner-place-endonym = 現地名
partner-place-level = 行政区分
partner-place-level-city = 市
partner-place-level-province = 省・州・県
partner-place-level-prefecture = 県（日本の都道府県）
partner-place-level-state = 州
partner-place-level-region = 地域圏
partner-place-tie = 提携の形式
partner-place-tie-twin = 姉妹都市提携
partner-place-tie-sister = 姉妹都市（協定上の名称）
partner-place-tie-memorandum = 覚書（MOU）
partner-place-tie-joint-statement = 共同声明
partner-place-tie-cooperation = 協力関係
partner-place-tie-contacts = 交流あり（文書未締結）
partner-place-signed = 締結時期
partner-place-signed_at = 締結地
partner-place-areas = 協力分野
partner-place-agreement = 合意文書
partner-place-website = { field-website }
partner-place-cover = { field-cover }

## place

kind-place = 場所
    .plural = 場所
place-level = 種別
place-level-city = 市
place-level-ward = 街区
place-level-commune = 村
place-level-landmark = 名所
place-level-market = 市場
place-level-river = 川
place-level-bridge = 橋
place-level-port = 港
place-level-airport = 空港
place-level-industrial-park = 工業団地
place-within = 所在区域
place-former = 旧行政区画
place-opened = 開業・開設
place-geo = { field-geo }
place-area = { field-area }
place-population = 人口
place-listed = 文化財指定
place-listed-none = 指定なし
place-listed-city = 市指定史跡
place-listed-national = 国指定史跡（国家遺跡）
place-listed-special-national = 国家特別遺跡
place-listed-intangible = 国家無形文化遺産
place-listed_on = 指定時期
place-address = 住所
place-website = { field-website }
place-cover = { field-cover }
place-sectors = { field-sectors }
place-topics = { field-topics }

## procedure

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

## project

kind-project = プロジェクト
    .plural = プロジェクト
project-code = プロジェクト番号
project-stage = プロジェクトの進捗状況
project-stage-idea = 構想段階
project-stage-planning = 計画策定中
project-stage-calling = 投資家募集中
project-stage-selecting = 投資家選定中
project-stage-awarded = 投資家決定済み
project-stage-building = 建設中
project-stage-operating = 稼働中
project-stage-closed = 終了
project-stage-unconfirmed = 未確認
project-list_ref = 掲載プロジェクト一覧
project-objectives = 目的
project-sectors = { field-sectors }
project-place = 所在地
project-place_note = 所在地の詳細
project-geo = { field-geo }
project-area = { field-area }
project-land_status = 用地の現況
project-scale = 規模
project-capital = 総投資額
project-investment_form = 投資形態
project-investment_form-any = 法令で認められるすべての形態
project-investment_form-foreign = 100%外資
project-investment_form-domestic = 国内資本
project-investment_form-joint-venture = 合弁
project-investment_form-bcc = 事業協力契約（BCC）
project-investment_form-ppp = 官民連携（PPP）
project-investment_form-shares = 出資・株式取得
project-investor = 投資家
project-awarded_on = 投資家決定日
project-term = 事業期間
project-schedule = スケジュール
project-schedule-id = コード
project-schedule-label = 段階
project-schedule-period = 期間
project-deadline = 応募締切
project-contact = { field-contact }
project-documents = 関連文書
project-cover = { field-cover }
project-topics = { field-topics }

## question

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

## sector

kind-sector = 分野
    .plural = 分野
sector-vsic = VSICコード
sector-cover = { field-cover }

## topic

kind-topic = テーマ
    .plural = テーマ
