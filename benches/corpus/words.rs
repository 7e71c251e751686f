//! The words of the made-up texts, one set a language. They say nothing about any place: boats, gardens and weather.

/// A language of the corpus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tongue {
    /// Vietnamese, the source language.
    Vi,
    /// English.
    En,
    /// French.
    Fr,
    /// Japanese.
    Ja,
}

impl Tongue {
    /// All, in the order of the site.
    pub const ALL: [Tongue; 4] = [Tongue::Vi, Tongue::En, Tongue::Fr, Tongue::Ja];

    /// Its tag and the first part of its addresses.
    pub fn tag(self) -> &'static str {
        ["vi", "en", "fr", "ja"][self as usize]
    }

    /// Its name in itself.
    pub fn endonym(self) -> &'static str {
        ["Tiếng Việt", "English", "Français", "日本語"][self as usize]
    }

    /// As social networks write it.
    pub fn locale(self) -> &'static str {
        ["vi_VN", "en_GB", "fr_FR", "ja_JP"][self as usize]
    }

    /// Its words.
    pub fn words(self) -> &'static Words {
        [&VI, &EN, &FR, &JA][self as usize]
    }
}

/// What sentences of a language are put together from. Every choice of a slot fits every choice of the others.
pub struct Words {
    /// When.
    pub times: &'static [&'static str],
    /// Who or what.
    pub subjects: &'static [&'static str],
    /// What it does.
    pub verbs: &'static [&'static str],
    /// Where.
    pub places: &'static [&'static str],
    /// And then.
    pub tails: &'static [&'static str],
    /// Headings.
    pub headings: &'static [&'static str],
    /// Heads of table columns.
    pub columns: &'static [&'static str],
    /// First halves of titles, able to begin a slug.
    pub titles: &'static [&'static str],
    /// Second halves.
    pub and: &'static [&'static str],
    /// The number of a title: `{}`.
    pub number: &'static str,
    /// A sentence with a link: before it, after it.
    pub see: (&'static str, &'static str),
    /// The text of a link to another host, before its number.
    pub notes: &'static str,
    /// The heading over related items.
    pub related: &'static str,
}

impl Words {
    /// The pieces of one sentence, the third being the one that may be set apart.
    pub fn sentence(&self, tongue: Tongue, time: &str, subject: &str, verb: &str, place: &str, tail: &str) -> [String; 3] {
        match tongue {
            Tongue::Ja => [format!("{time}、{place}"), format!("{subject}"), format!("{verb}{tail}。")],
            _ => [format!("{time}, "), subject.to_owned(), format!(" {verb} {place}{tail}.")],
        }
    }
}

static VI: Words = Words {
    times: &[
        "Sáng sớm", "Trước cơn mưa", "Khi chợ tan", "Lúc nước lớn", "Chiều xuống", "Mỗi cuối tuần", "Đầu mùa gió", "Khi đèn vừa lên",
        "Giữa trưa nắng", "Sau mùa gặt", "Những ngày nước cạn", "Lúc trăng lên", "Khi sương còn dày", "Vào buổi học cuối",
    ],
    subjects: &[
        "chiếc phà cũ", "một hàng ghe nhỏ", "khu vườn sau nhà", "cây cầu gỗ", "người bán hoa", "tiếng chuông xa", "chiếc đèn lồng đỏ", "bến nước vắng",
        "đàn cò trắng", "mái hiên rộng", "chuyến xe đầu ngày", "con đường đất", "ngọn gió nhẹ", "bức tường vàng", "người thợ mộc", "quán nước ven đường",
    ],
    verbs: &[
        "dừng lại thật lâu", "hiện ra rất rõ", "được sơn lại màu xanh", "chờ khách quen", "đổi màu theo nắng", "nằm yên không tiếng động",
        "đi chậm như mọi ngày", "được kể lại nhiều lần", "mở cửa đón khách", "giữ nguyên dáng cũ", "nghiêng bóng xuống mặt nước", "làm ai cũng mỉm cười",
    ],
    places: &[
        "bên bến gỗ", "gần cây cầu dài", "dưới tán lá xanh", "ở đầu con hẻm", "giữa hai hàng dừa", "trước sân nhà rộng", "cạnh ao sen", "trên mặt sông phẳng",
        "sau dãy phố thấp", "nơi khúc quanh", "bên hàng rào trắng", "trong ánh đèn vàng",
    ],
    tails: &[
        "", "", ", còn mặt nước vẫn lặng", " trong khi lá khẽ rung", ", rồi mọi thứ lại yên", " như thể đã hẹn trước", ", và trẻ con chạy ra xem",
        ", ai đi qua cũng nhìn", " cho đến khi trời tối hẳn", ", không ai vội vàng", ", như trong bức tranh cũ",
    ],
    headings: &[
        "Trên bến nước", "Buổi sáng yên tĩnh", "Con đường cũ", "Những người quen", "Màu của mùa mưa", "Một vòng quanh vườn", "Tiếng gió", "Chuyện kể lại",
        "Ánh đèn đầu tiên", "Bên kia cầu", "Chiều muộn", "Chuyến đi ngắn", "Mái nhà thấp", "Khi nước lên", "Hàng cây trước cửa", "Bữa cơm chung",
        "Những điều nhỏ", "Ngày trở lại", "Dưới bóng dừa", "Lời cuối",
    ],
    columns: &["Mùa", "Màu", "Tiếng", "Việc làm", "Nơi gặp"],
    titles: &[
        "Bến nước vắng", "Khu vườn xanh", "Chiếc phà cũ", "Cây cầu gỗ", "Ngọn đèn nhỏ", "Con đường đất", "Mái hiên rộng", "Dòng sông lặng",
        "Hàng dừa nghiêng", "Phiên chợ sớm", "Cánh đồng sau mưa", "Ô cửa vàng", "Chuyến ghe đêm", "Ao sen cuối làng", "Tiếng chuông chiều", "Quán nước ven đường",
    ],
    and: &[
        "và người bạn cũ", "và cơn mưa đầu mùa", "và những ngày yên ả", "và con nước lớn", "và mùa gió mới", "và ánh trăng", "và tiếng cười trẻ nhỏ",
        "và chuyến đi xa", "và bức tường trắng", "và buổi sáng sương", "và câu hát ru", "và mùi lúa chín",
    ],
    number: " {}",
    see: ("Xem thêm ", " để đọc tiếp."),
    notes: "ghi chép ",
    related: "Đọc thêm",
};

static EN: Words = Words {
    times: &[
        "Early in the morning", "Just before the rain", "After the market closes", "When the tide turns", "In the late afternoon", "On most weekends",
        "As the season changes", "When the lamps are lit", "At noon", "After the harvest", "On days of low water", "Under a rising moon", "While the mist is thick", "At the end of school",
    ],
    subjects: &[
        "the old ferry", "a row of small boats", "the garden behind the house", "the wooden bridge", "a flower seller", "a distant bell", "the red lantern",
        "the empty landing", "a flock of egrets", "the wide porch", "the first bus of the day", "the earthen road", "a light wind", "the yellow wall", "the carpenter", "a roadside tea stall",
    ],
    verbs: &[
        "waits for a long while", "comes clearly into view", "is painted blue once more", "greets a familiar guest", "changes colour with the light", "rests without a sound",
        "moves as slowly as ever", "appears in many stories", "opens to visitors", "keeps its old shape", "leans over the water", "makes everybody smile",
    ],
    places: &[
        "beside the wooden pier", "near the long bridge", "under the green leaves", "at the head of the lane", "between two rows of palms", "in front of the wide yard",
        "next to the lotus pond", "on the flat river", "behind the low houses", "where the canal bends", "along the white fence", "in the yellow lamplight",
    ],
    tails: &[
        "", "", ", and the water stays calm", " while the leaves tremble", ", and then all is quiet again", " as if by agreement", ", and children run out to look",
        ", and all who pass by look up", " until it is quite dark", ", and nobody is in a hurry", ", as in an old painting",
    ],
    headings: &[
        "On the landing", "A quiet morning", "The old road", "Familiar faces", "Colours of the rain", "Once around the garden", "The sound of wind", "A story told again",
        "The first lamp", "Across the bridge", "Late afternoon", "A short journey", "The low roof", "When the water rises", "Trees by the door", "A shared meal",
        "Small things", "The day of return", "In the shade of palms", "Last words",
    ],
    columns: &["Season", "Colour", "Sound", "Work", "Meeting place"],
    titles: &[
        "The empty landing", "The green garden", "The old ferry", "The wooden bridge", "The small lamp", "The earthen road", "The wide porch", "The calm river",
        "The leaning palms", "The early market", "Fields after rain", "The yellow window", "The night boat", "The lotus pond", "The evening bell", "The roadside stall",
    ],
    and: &[
        "and an old friend", "and the first rain", "and the quiet days", "and the high tide", "and a new wind", "and the moonlight", "and children laughing",
        "and a long journey", "and the white wall", "and a misty morning", "and a lullaby", "and the scent of rice",
    ],
    number: " {}",
    see: ("See also ", " to read on."),
    notes: "notes ",
    related: "Read on",
};

static FR: Words = Words {
    times: &[
        "Au petit matin", "Juste avant la pluie", "Après le marché", "Quand la marée tourne", "En fin de journée", "Presque chaque dimanche", "Au changement de saison",
        "À l’heure des lampes", "En plein midi", "Après la moisson", "Par basses eaux", "Au lever de la lune", "Dans la brume épaisse", "À la sortie de l’école",
    ],
    subjects: &[
        "le vieux bac", "une rangée de petites barques", "le jardin derrière la maison", "le pont de bois", "une marchande de fleurs", "une cloche lointaine", "la lanterne rouge",
        "l’embarcadère désert", "un vol d’aigrettes", "la grande véranda", "le premier car du jour", "le chemin de terre", "une brise légère", "le mur jaune", "le menuisier", "une buvette au bord de la route",
    ],
    verbs: &[
        "attend un long moment", "apparaît très nettement", "retrouve sa couleur bleue", "accueille un habitué", "change de teinte avec la lumière", "repose sans un bruit",
        "avance sans se presser", "revient dans bien des récits", "ouvre aux visiteurs", "garde sa forme ancienne", "se penche sur l’eau", "fait sourire tout le monde",
    ],
    places: &[
        "près du ponton de bois", "non loin du long pont", "sous les feuilles vertes", "à l’entrée de la ruelle", "entre deux rangées de palmiers", "devant la grande cour",
        "à côté de l’étang aux lotus", "sur la rivière étale", "derrière les maisons basses", "au coude du canal", "le long de la clôture blanche", "dans la lumière jaune",
    ],
    tails: &[
        "", "", ", et l’eau reste calme", " tandis que les feuilles frémissent", ", puis tout redevient tranquille", " comme par un accord ancien", ", et les enfants accourent",
        ", et chaque passant lève les yeux", " jusqu’à la nuit noire", ", et personne ne se hâte", ", comme dans un tableau ancien",
    ],
    headings: &[
        "Sur l’embarcadère", "Un matin tranquille", "La vieille route", "Des visages connus", "Couleurs de pluie", "Le tour du jardin", "Le bruit du vent", "Un récit repris",
        "La première lampe", "De l’autre côté du pont", "En fin d’après-midi", "Un court voyage", "Le toit bas", "Quand l’eau monte", "Les arbres de l’entrée", "Un repas partagé",
        "De petites choses", "Le jour du retour", "À l’ombre des palmes", "Pour finir",
    ],
    columns: &["Saison", "Couleur", "Bruit", "Travail", "Rendez-vous"],
    titles: &[
        "Le quai désert", "Le jardin vert", "Le vieux bac", "Le pont de bois", "La petite lampe", "Le chemin de terre", "La grande véranda", "La rivière calme",
        "Les palmiers penchés", "Le marché du matin", "Les champs après la pluie", "La fenêtre jaune", "La barque de nuit", "Les lotus du village", "La cloche du soir", "La buvette du chemin",
    ],
    and: &[
        "et un vieil ami", "et la première pluie", "et les jours paisibles", "et la grande marée", "et un vent nouveau", "et le clair de lune", "et des rires de jeunesse",
        "et un long voyage", "et le mur blanc", "et un matin de brume", "et une berceuse", "et le parfum du riz",
    ],
    number: " {}",
    see: ("Voir aussi ", " pour la suite."),
    notes: "notes ",
    related: "Pour continuer",
};

static JA: Words = Words {
    times: &[
        "朝早く", "雨の降る前に", "市場が終わると", "潮の変わる頃", "夕暮れになると", "週末にはよく", "季節の変わり目に", "灯りがともる頃", "昼下がりに", "刈り入れのあと", "水の少ない日には",
        "月がのぼると", "霧の深いうちに", "学校が終わる頃",
    ],
    subjects: &[
        "古い渡し舟", "小さな舟の列", "家の裏の庭", "木の橋", "花を売る人", "遠い鐘の音", "赤い提灯", "人のいない船着き場", "白鷺の群れ", "広い縁側", "その日最初のバス", "土の道",
        "やわらかな風", "黄色い壁", "大工の親方", "道ばたの茶店",
    ],
    verbs: &[
        "は長いあいだ待っています", "がはっきりと見えてきます", "はもう一度青く塗られます", "がなじみの客を迎えます", "は光とともに色を変えます", "は音もなく休んでいます",
        "はいつもどおりゆっくり動きます", "は何度も語られてきました", "は訪れる人に開かれています", "は昔の姿を保っています", "が水の上に影を落とします", "はみなを笑顔にします",
    ],
    places: &[
        "木の桟橋のそばで", "長い橋の近くで", "緑の葉の下で", "路地の入り口で", "椰子の並木のあいだで", "広い庭の前で", "蓮池のとなりで", "静かな川の上で", "低い家並みの裏で", "水路の曲がり角で",
        "白い垣根に沿って", "黄色い灯りの中で",
    ],
    tails: &[
        "", "", "。水面は静かなままです", "。木の葉がかすかに揺れています", "。やがてあたりはまた静かになります", "。約束していたかのようです", "。子どもたちが駆けてきます",
        "。通る人はみな見上げます", "。すっかり暗くなるまで続きます", "。急ぐ人はいません", "。古い絵の中のようです",
    ],
    headings: &[
        "船着き場にて", "静かな朝", "古い道", "なじみの顔", "雨の色", "庭をひとまわり", "風の音", "語り直された話", "最初の灯り", "橋の向こう", "夕方おそく", "短い旅", "低い屋根", "水が増えるとき",
        "戸口の木々", "ともに囲む食卓", "小さなこと", "帰る日", "椰子の木陰", "おわりに",
    ],
    columns: &["季節", "色", "音", "仕事", "待ち合わせ"],
    titles: &[
        "静かな船着き場", "緑の庭", "古い渡し舟", "木の橋", "小さな灯り", "土の道", "広い縁側", "穏やかな川", "傾いた椰子", "朝の市場", "雨上がりの畑", "黄色い窓", "夜の舟", "村はずれの蓮池", "夕べの鐘", "道ばたの茶店",
    ],
    and: &[
        "と古い友", "と初めての雨", "と穏やかな日々", "と満ちる潮", "と新しい風", "と月の光", "と子どもの笑い声", "と長い旅", "と白い壁", "と霧の朝", "と子守唄", "と稲の香り",
    ],
    number: " 第{}号",
    see: ("続きは", "をご覧ください。"),
    notes: "覚え書き",
    related: "あわせて読む",
};
