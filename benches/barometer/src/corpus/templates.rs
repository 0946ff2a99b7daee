//! Words around a place or family name that make another name of it, by language.

/// `{}` is the place or family name.
pub struct Templates {
    pub places: &'static [&'static str],
    pub organisations: &'static [&'static str],
    /// What may follow a whole name.
    pub tails: &'static [&'static str],
}

#[rustfmt::skip]
const ENGLISH: Templates = Templates {
    places: &[
        "North {}", "South {}", "East {}", "West {}", "New {}", "Old {}", "Greater {}", "Upper {}", "Lower {}",
        "Fort {}", "Port of {}", "Gulf of {}", "Lake {}", "Mount {}", "{} Airport", "{} Air Base", "{} Bay",
        "{} Bridge", "{} Castle", "{} County", "{} District", "{} Governorate", "{} Harbour", "{} Heights",
        "{} Island", "{} Junction", "{} Pass", "{} Province", "{} Refinery", "{} River", "{} Square", "{} Station",
        "{} Valley", "{} International Airport",
    ],
    organisations: &[
        "Bank of {}", "University of {}", "Government of {}", "Mayor of {}", "Republic of {}", "Free {} Movement",
        "Army of {}", "{} Academy", "{} and Sons", "{} Brigade", "{} Brothers", "{} Chamber of Commerce",
        "{} City Council", "{} Club", "{} Corporation", "{} Daily", "{} Dockworkers' Union", "{} Electric",
        "{} Foundation", "{} Front", "{} Gazette", "{} Group", "{} Holdings", "{} Institute", "{} Liberation Army",
        "{} Museum", "{} National Guard", "{} Partners", "{} People's Party", "{} Police", "{} Post", "{} Railway",
        "{} Resistance", "{} Rovers", "{} Shipping Company", "{} State University", "{} Steel",
        "{} Teachers' Association", "{} Television", "{} United",
    ],
    tails: &[
        "Foundation",
        "Council",
        "Office",
        "Building",
        "North",
        "Company",
        "Press Office",
        "Avenue",
        "Branch",
        "II",
    ],
};

#[rustfmt::skip]
const GERMAN: Templates = Templates {
    places: &[
        "Alt-{}", "Neu-{}", "Bad {}", "Groß {}", "Klein {}", "Landkreis {}", "Flughafen {}", "Schloss {}", "Burg {}",
        "Hafen {}", "{} Süd", "{} Nord", "{} Hauptbahnhof", "{} am See", "{} an der Aue", "Fliegerhorst {}",
    ],
    organisations: &[
        "Universität {}", "Stadtwerke {}", "Sparkasse {}", "Stadtrat {}", "Polizei {}", "Landgericht {}", "FC {}",
        "{} AG", "{} GmbH", "{} und Söhne", "{} Stiftung", "{} Verlag", "{} Zeitung", "Verein {}",
        "Handwerkskammer {}", "Museum {}", "Rundfunk {}", "Technische Hochschule {}", "{} Maschinenbau", "{} Gruppe",
    ],
    tails: &["Stiftung", "Nord", "Mitte", "Holding", "Pressestelle", "Werke", "Ost", "II"],
};

#[rustfmt::skip]
const RUSSIAN: Templates = Templates {
    places: &[
        "Новый {}", "Старый {}", "Северный {}", "Южный {}", "Большой {}", "Город {}", "Порт {}", "Аэропорт {}",
        "Станция {}", "Посёлок {}", "{} Главный", "{} Восточный", "Авиабаза {}", "Озеро {}",
    ],
    organisations: &[
        "Университет {}", "Банк {}", "Завод {}", "Партия {}", "Газета {}", "Администрация {}", "Музей {}", "Фонд {}",
        "Академия {}", "Группа {}", "Бригада {}", "Батальон {}", "Движение {}", "Клуб {}", "{} и партнёры",
        "Институт {}",
    ],
    tails: &["Северный", "Холдинг", "Центр", "Сервис", "Запад", "Инвест", "Плюс"],
};

#[rustfmt::skip]
const ARABIC: Templates = Templates {
    places: &[
        "مدينة {}", "محافظة {}", "مطار {}", "ميناء {}", "قاعدة {}", "جبل {}", "وادي {}", "شمال {}", "جنوب {}",
        "شرق {}", "غرب {}", "قضاء {}", "جسر {}", "مخيم {}", "حي {}", "قلعة {}",
    ],
    organisations: &[
        "جامعة {}", "بنك {}", "حزب {}", "كتائب {}", "لواء {}", "حركة {}", "شركة {}", "مجلس {}", "صحيفة {}", "نادي {}",
        "مؤسسة {}", "وزارة {}", "جيش {}", "قناة {}", "معهد {}", "شرطة {}", "سرايا {}", "جبهة {}",
    ],
    tails: &["الجديدة", "الدولية", "المركزي", "الشمالية", "الكبرى", "الوطنية", "الجنوبية"],
};

#[rustfmt::skip]
const CHINESE: Templates = Templates {
    places: &["{}省", "{}机场", "{}港", "{}新区", "{}县", "{}大桥", "{}火车站", "{}山", "{}湖", "北{}", "南{}", "新{}"],
    organisations: &[
        "{}大学", "{}银行", "{}集团", "{}日报", "{}公司", "{}研究所", "{}博物馆", "{}警察局", "{}电视台", "{}俱乐部", "{}基金会", "{}人民政府",
        "{}钢铁厂", "{}医院",
    ],
    tails: &["分公司", "办事处", "北区", "总部", "中心", "委员会"],
};

pub fn of(language: &str) -> &'static Templates {
    match language {
        "de" => &GERMAN,
        "ru" => &RUSSIAN,
        "ar" => &ARABIC,
        "zh" => &CHINESE,
        _ => &ENGLISH,
    }
}

pub fn fill(templates: &[&str], name: &str, rng: &mut fastrand::Rng) -> String {
    templates[rng.usize(..templates.len())].replace("{}", name)
}

/// A name that begins with another.
pub fn longer(templates: &Templates, name: &str, rng: &mut fastrand::Rng) -> String {
    let tail = templates.tails[rng.usize(..templates.tails.len())];
    let space = if std::ptr::eq(templates, &CHINESE) { "" } else { " " };
    format!("{name}{space}{tail}")
}
