//! Claims: a kind the program has never heard of is a file.

use crate::site::{Site, site};

const MARKET: &str = r#"
-- content/_kinds/market.toml --
# A floating or land market.
schema = "LocalBusiness"
order = ["-opened", "title"]
date = "opened"
facet_pages = ["form", "place", "form*place"]

[fields.form]
type = "choice"
choices = ["floating", "covered"]
required = true
group = "facts"

[fields.place]
type = "reference"
to = "place"
required = true
group = "facts"
property = "location"

[fields.turnover]
type = "money"
group = "facts"
property = "priceRange"

[fields.opened]
type = "date"
required = true
group = "facts"
property = "foundingDate"

[fields.closed]
type = "date"
group = "facts"

[fields.keeper]
type = "string"
public = false

[fields.hours]
type = "table"
key = "id"
group = "facts"

[fields.hours.columns.label]
type = "string"
scope = "words"
required = true

[fields.hours.columns.stalls]
type = "integer"

[fields.hours.columns.rent]
type = "string"
public = false

[fields.hours.columns.at]
type = "reference"
to = "place"

[fields.hours.columns.tenant]
type = "reference"
to = "market"
public = false

[fields.ledger]
type = "file"
public = false

[fields.rival]
type = "reference"
to = "market"
public = false

[[rules]]
rule = "before"
fields = ["opened", "closed"]

[[rules]]
rule = "required_when"
field = "form"
is = ["covered"]
requires = ["turnover"]
-- i18n/vi/market.ftl --
kind-market = Chợ
    .plural = Các chợ
market-form = Hình thức
market-form-floating = Chợ nổi
market-form-covered = Chợ lồng
market-place = Địa điểm
market-turnover = Doanh số
market-opened = Họp từ
market-closed = Thôi họp
market-hours = Giờ họp
market-hours-label = Lúc
market-hours-stalls = Số ghe
market-hours-at = Nơi họp
-- i18n/en/market.ftl --
kind-market = Market
    .plural = Markets
market-form = Form
market-form-floating = Floating market
market-form-covered = Covered market
market-place = Place
market-turnover = Turnover
market-opened = Held since
market-closed = Closed
market-hours = Hours
market-hours-label = Time of day
market-hours-stalls = Boats
market-hours-at = Where
-- content/places/cai-rang.vi.md --
+++
title = "Cái Răng"
level = "ward"
+++
-- content/places/cai-rang.en.md --
+++
title = "Cái Răng"
+++
-- content/markets/cai-rang-noi.vi.md --
+++
title = "Chợ nổi Cái Răng"
form = "floating"
place = "places/cai-rang"
turnover = "2 000 000 000 VND"
opened = "1911"
keeper = "Bà Tư Giữ Sổ"
ledger = "so-kin.txt"
rival = "markets/tan-an"

[hours.dawn]
label = "Rạng sáng"
stalls = 300
rent = "Thuê Kín"
tenant = "tan-an"
at = "cai-rang"

[hours.noon]
label = "Trưa"
stalls = 40
+++
Ghe bán gì treo nấy.
-- content/markets/cai-rang-noi.en.md --
+++
title = "Cái Răng floating market"

[hours.dawn]
label = "Before sunrise"
+++
What a boat sells hangs from its pole.
-- content/markets/tan-an.vi.md --
+++
title = "Chợ cổ Tân An"
form = "covered"
place = "places/cai-rang"
opened = "1915"
pending = ["turnover"]
+++
"#;

fn market() -> Site {
    with("", "")
}

fn with(from: &str, to: &str) -> Site {
    assert!(MARKET.contains(from), "{from}");
    let text = if from.is_empty() { MARKET.to_owned() } else { MARKET.replace(from, to) };
    let mut site = site(&text);
    site.put("content/markets/so-kin.txt", "Nội dung kín");
    site
}

#[test]
fn an_invented_kind_has_pages_in_every_language() {
    let site = market();
    site.is_clean();
    let page = site.page("/en/markets/cai-rang-floating-market/");
    page.has("Held since").has("1911").has("Turnover").has("2 billion đồng").has("Before sunrise").has("Trưa").has("300");
    assert_eq!(page.texts("th[scope=col]"), ["Time of day", "Boats", "Where"]);
    assert_eq!((page.all("td a", "href"), page.texts("td a")), (vec!["/en/places/cai-rang/".to_owned()], vec!["Cái Răng".to_owned()]));
    page.lacks("Rạng sáng").lacks("Bà Tư Giữ Sổ");
    site.page("/vi/markets/cho-noi-cai-rang/").has("Họp từ").has("Rạng sáng").has("2 tỷ đồng");
    site.page("/vi/markets/cho-co-tan-an/").has("Đang cập nhật");
}

#[test]
fn an_invented_kind_has_a_list_in_its_own_order() {
    let page = market().page("/vi/markets/");
    assert_eq!(page.texts(".card-title"), ["Chợ cổ Tân An", "Chợ nổi Cái Răng"]);
    assert_eq!(page.one("meta[name=description]").attr("content"), "Chợ cổ Tân An · Chợ nổi Cái Răng", "a list without words is described by what it lists");
    assert_eq!(market().page("/en/markets/").texts(".card-title"), ["Cái Răng floating market"]);
}

#[test]
fn an_invented_kind_has_facet_pages_of_choices_references_and_pairs() {
    let site = market();
    assert_eq!(site.page("/vi/markets/hinh-thuc/cho-noi/").texts(".card-title"), ["Chợ nổi Cái Răng"]);
    assert_eq!(site.page("/en/markets/form/floating-market/").texts(".card-title"), ["Cái Răng floating market"]);
    assert_eq!(site.page("/vi/places/cai-rang/").texts("[aria-labelledby=_gathered-market] .card-title"), ["Chợ cổ Tân An", "Chợ nổi Cái Răng"]);
    site.page("/vi/places/cai-rang/").has("Các chợ");
    let pair = site.page("/vi/markets/hinh-thuc/cho-noi/cai-rang/");
    assert_eq!(pair.texts(".card-title"), ["Chợ nổi Cái Răng"]);
    pair.has("Chợ nổi · Cái Răng");
    assert_eq!(pair.one("meta[name=description]").attr("content"), "Chợ nổi Cái Răng");
    assert_eq!(pair.all("link[rel=alternate][hreflang]", "hreflang"), ["vi", "en", "x-default"]);
}

#[test]
fn what_is_not_public_never_leaves_in_any_shape() {
    // A text, columns, a file and references.
    let site = market();
    let secrets = ["Bà Tư Giữ Sổ", "keeper", "Thuê Kín", "so-kin", "Nội dung kín", "rival", "tenant"];
    for (path, bytes) in site.files() {
        let text = String::from_utf8_lossy(bytes);
        assert!(secrets.iter().all(|secret| !text.contains(secret) && !path.contains(secret)), "{path}");
    }
    assert!(site.page("/vi/markets/cho-co-tan-an/").select(".gathered").is_empty());
    // It is checked all the same.
    with("ledger = \"so-kin.txt\"", "ledger = \"so-hong.txt\"").stops("L104");
}

#[test]
fn an_invented_kind_has_structured_data() {
    let site = market();
    let data = site.page("/en/markets/cai-rang-floating-market/").data();
    let (page, own) = (&data["@graph"][0], &data["@graph"][1]);
    assert_eq!((page["@type"].as_str(), &page["mainEntity"]["@id"]), (Some("WebPage"), &own["@id"]));
    assert_eq!((own["@type"].as_str(), own["name"].as_str()), (Some("LocalBusiness"), Some("Cái Răng floating market")));
    assert_eq!(own["foundingDate"], "1911");
    assert_eq!(own["location"]["name"], "Cái Răng");
    assert!(!data.to_string().contains("Bà Tư"));
}

#[test]
fn an_invented_kind_is_validated() {
    with("form = \"floating\"\nplace", "form = \"flaoting\"\nplace").stops("F113").says("floating");
    with("at = \"cai-rang\"", "at = \"markets/tan-an\"").stops("L102").says("markets/tan-an");
    with("turnover = \"2 000 000 000 VND\"", "turnover = \"nhiều\"").stops("F111");
    with("turnover = \"2 000 000 000 VND\"", "turnovr = \"2 000 000 000 VND\"").stops("F110").says("turnover");
    with("place = \"places/cai-rang\"\nturnover", "place = \"places/cai-rangg\"\nturnover").stops("L101").says("places/cai-rang");
    with("place = \"places/cai-rang\"\nturnover", "turnover").stops("F220").says("place");
    with("opened = \"1911\"", "opened = \"1911\"\nclosed = \"1900\"").stops("F250");
    with("pending = [\"turnover\"]\n", "").stops("F220").says("covered");
    with("[hours.dawn]\nlabel = \"Before", "[hours.dusk]\nlabel = \"Before").stops("F211");
}

#[test]
fn a_kind_file_with_faults_is_told() {
    with("type = \"money\"", "type = \"mony\"").stops("F113").says("money");
    with("fields = [\"opened\", \"closed\"]", "fields = [\"opened\", \"clsed\"]").stops("K104").says("closed");
    with("to = \"place\"", "to = \"plce\"").stops("K105").says("place");
    with("market-turnover = Turnover\n", "").stops("W202").says("market-turnover");
}

#[test]
fn facts_of_an_invented_kind_stand_in_prose_and_asks() {
    let prose = "What a boat sells hangs from its pole.";
    let page = |body: &str| with(prose, body).page("/en/markets/cai-rang-floating-market/").text();
    assert!(page("Since [](fact:opened).").contains("Since 1911."));
    let list = page("``` {list}\nkind = \"market\"\nwhere = { form = \"covered\" }\n```\n");
    assert!(!list.contains("Tân An"), "no English words, not in an English list: {list}");
    with(prose, "[](fact:keeper)").stops("L105");
}
