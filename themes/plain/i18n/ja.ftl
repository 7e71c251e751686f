# テーマの定型文。

## The frame of every page

ui-skip = 本文へスキップ
ui-home = ホーム
ui-menu-main = メインメニュー
ui-menu-footer = フッターメニュー
ui-breadcrumbs = 現在のページの位置
ui-languages = 言語
ui-publisher = 運営機関
ui-feed = フィード：{ $title }

## Notices

ui-draft = これは下書きです。まだ公開されていません。
ui-draft-mark = 下書き
ui-borrowed = この内容の日本語版はまだありません。以下は次の言語で表示しています：
ui-behind = この翻訳は{ $day }時点の原文に基づいています。原文はその後改訂されました。最新の原文は次の言語でご覧いただけます：

## Values and where they come from

ui-as-of = 時点：{ $date }
ui-figures-date = データの時点
ui-source = 出典：
ui-sources = 出典
ui-back = 引用箇所{ $n }へ戻る
ui-planned = 計画中
ui-former-territory = { $date }より前の行政区域
ui-credit = 写真：{ $name }
ui-table = 表

## Contacts

ui-phone = 電話番号
ui-email = メールアドレス
ui-address = 住所
ui-hours = 受付時間
ui-spoken = 対応言語

## An item

ui-toc = このページの内容
ui-reading-time = { $minutes ->
   *[other] 約{ $minutes }分で読めます
}
ui-related = 関連情報
ui-alike = あわせて読む
ui-owner = 担当機関
ui-updated = 最終更新日
ui-reviewed = 確認日

## Lists

ui-count = { $count ->
   *[other] { $count }件
}
ui-empty = 現在、掲載中の情報はありません。
ui-view-all = すべて見る
ui-pager = ページ送り
ui-previous = 前へ
ui-next = 次へ
ui-page = { $page }ページ

## The home page

ui-home-projects = 投資誘致プロジェクト
ui-home-events = 今後のイベント
ui-home-news = 新着ニュース

## Pages off the path

ui-enter = 日本語版ポータルへ
ui-not-found = ページが見つかりません
ui-not-found-text = このアドレスは存在しないか、変更されています。次のページからお探しください。
ui-moved = このページは移動しました

## What rendering says by itself

body-footnotes = 注
body-footnote = 注
body-back = 本文に戻る
body-table = 表
body-done = 完了
body-open = 未完了
body-note = 補足
body-tip = ヒント
body-important = 重要
body-warning = 注意
body-caution = 警告
feed-title = { $section }｜{ $site }
page-number = { $page }ページ目
