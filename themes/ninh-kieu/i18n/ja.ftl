# テーマ「ニンキエウ」の文言。

nk-menu = メニュー
nk-search = 検索

## The home page

nk-hero-alt = カイラン水上マーケット。川に浮かぶ舟の舳先に竿が立ち、果物や野菜が吊るされている。
nk-door-invest = 投資
nk-door-invest-text = 投資家を募集中のプロジェクト、その場所と広さ、問い合わせ先。分からないことは、分からないと記します。
nk-door-know = カントーを知る
nk-door-know-text = 歴史、大地と川、人びとの暮らし。数字には日付と出典を添えています。
nk-door-meet = 交流
nk-door-meet-text = 提携先の都市、友好の国々、そしてハウ川のほとりで出会う機会。
nk-figures = 数字で見るカントー
nk-empty-projects = 現在、投資家を募集中のプロジェクトはありません。担当機関の発表があり次第、ここに掲載します。
nk-empty-events = 日程の決まったイベントはまだありません。主催者が日時と会場を発表し次第、ここに掲載します。
nk-past-events = 最近のイベント
nk-friendship-news = 友好のニュース
nk-map = 地図で見るカントー
nk-map-alt = カントー市の街区と村の地図。ハウ川から海まで。
nk-locator-alt = カントーの位置。ベトナム南部にあり、沖にはベトナムのホアンサ諸島とチュオンサ諸島がある。
nk-portal = はじめての方へ

## A project

nk-take-away = 問い合わせ先と資料

## Pictures: drawings as well as photographs

ui-credit = 画像：{ $name }
