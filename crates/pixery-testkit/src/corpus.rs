//! The words, names and dates of a synthetic library: shaped as real ones are, since an even corpus measures nothing.

use pixery_core::domain::{CollectionName, TagName};

use crate::Random;

/// Dates lie between this many ms before the newest and the newest.
pub(crate) const SPAN: i64 = 3 * 365 * 24 * 60 * 60 * 1000;

/// The newest date: 2026-11-23T00:00:00Z.
pub(crate) const NEWEST: i64 = 1_795_392_000_000;

/// The tag on half of all rows.
pub(crate) const COMMON_TAG: &str = "draft";
/// The tag on about fifty rows, however many there are.
pub(crate) const RARE_TAG: &str = "heirloom";
/// The tag whose images are hidden; on a tenth of all rows.
pub(crate) const HIDDEN_TAG: &str = "private";
/// The tag whose images safe mode leaves out; on a tenth of all rows.
pub(crate) const SENSITIVE_TAG: &str = "nude";
/// A word that every eighth English prompt or so has.
pub(crate) const COMMON_WORD: &str = "fox";
/// A word in one of about twenty thousand prompts.
pub(crate) const RARE_WORD: &str = "heliotrope";

const TAGS: usize = 200;
const COLLECTIONS: usize = 40;
const MODELS: usize = 20;

const ENGLISH: &str = "fox snow forest light portrait mountain river sunset ocean castle dragon cat garden street night rain \
    city lamp window bridge tree autumn winter spring summer golden silver ancient modern quiet stormy misty watercolor oil ink \
    pencil cinematic dramatic soft harsh warm cold wide close macro aerial minimal baroque gothic futuristic neon vintage \
    retro hand drawn detailed simple abstract geometric organic flower rose tulip lily moss stone marble glass copper bronze \
    iron wooden paper silk velvet linen feather owl raven wolf bear deer horse whale turtle butterfly bee spider knight queen \
    king wizard robot astronaut sailor dancer musician painter librarian child elder market harbor lighthouse windmill temple \
    ruin cave waterfall meadow desert dune canyon island volcano glacier aurora comet moon star galaxy nebula planet reflection \
    shadow silhouette pattern texture palette turquoise crimson emerald indigo amber ivory charcoal coral lavender";
const JAPANESE: [&str; 24] = [
    "雪の中の狐",
    "月明かり",
    "猫",
    "静かな湖",
    "桜並木",
    "東京の夜",
    "古い寺",
    "水彩画",
    "夕焼け",
    "森の奥",
    "赤い傘",
    "雨の街角",
    "星空",
    "ガラスの塔",
    "山の朝",
    "海辺の灯台",
    "金色の光",
    "竜",
    "侍",
    "浮世絵風",
    "秋の紅葉",
    "白い狼",
    "夢の図書館",
    "細密な線画",
];
const CYRILLIC: &str = "лиса снег лес свет портрет гора река закат океан замок дракон кошка сад улица ночь дождь город фонарь окно мост \
    дерево осень зима весна лето золотой тихий древний акварель масло чернила маяк храм пещера водопад звезда луна тень узор";
const ARABIC: &str = "ثعلب ثلج غابة ضوء جبل نهر غروب بحر قلعة تنين قطة حديقة شارع ليل مطر مدينة مصباح نافذة جسر شجرة خريف شتاء ربيع صيف \
    ذهبي هادئ قديم لوحة مائية زيت حبر منارة معبد كهف شلال نجمة قمر ظل نقش وردة";
const ACCENTED: &str = "été forêt lumière château rivière crépuscule océan rêve fenêtre pâle doré élégant müde straße größe über \
    schön grün señor niña corazón montaña sueño luz año żółty łódź świt noc ąę český řeka hvězda příběh åker ökning fjäll";

/// Everything a synthetic row may bear.
#[derive(Debug)]
pub(crate) struct Corpus {
    english: Vec<&'static str>,
    cyrillic: Vec<&'static str>,
    arabic: Vec<&'static str>,
    accented: Vec<&'static str>,
    pub(crate) tags: Vec<TagName>,
    pub(crate) collections: Vec<CollectionName>,
    pub(crate) models: Vec<String>,
}

impl Corpus {
    pub(crate) fn new() -> Self {
        let name = |index| TagName::new(&format!("tag {index:03}")).expect("a tag's name");
        let collection =
            |index| CollectionName::new(&format!("Collection {index:02}")).expect("a collection's name");
        Self {
            english: ENGLISH.split_whitespace().collect(),
            cyrillic: CYRILLIC.split_whitespace().collect(),
            arabic: ARABIC.split_whitespace().collect(),
            accented: ACCENTED.split_whitespace().collect(),
            tags: (0..TAGS - 4).map(name).collect(),
            collections: (0..COLLECTIONS).map(collection).collect(),
            models: (0..MODELS).map(|index| format!("model-{index:02}")).collect(),
        }
    }

    /// Returns a prompt of 8 to 24 words; three in ten are not in plain Latin letters.
    pub(crate) fn prompt(&self, random: &mut Random) -> String {
        let words: Vec<&str> = match random.below(100) {
            0..10 => (0..4 + random.index(8)).map(|_| *random.pick(&JAPANESE)).collect(),
            10..18 => self.sentence(&self.cyrillic, random),
            18..23 => self.sentence(&self.arabic, random),
            23..30 => self.sentence(&self.accented, random),
            _ => {
                let mut words = self.sentence(&self.english, random);
                if random.chance(0.007) {
                    words.push(RARE_WORD);
                }
                words
            }
        };
        let mut prompt = words.join(" ");
        // A number as people write them into prompts; also what makes prompts differ.
        prompt.push_str(&format!(", {}mm", 10 + random.below(900)));
        prompt
    }

    fn sentence(&self, words: &[&'static str], random: &mut Random) -> Vec<&'static str> {
        (0..8 + random.index(16)).map(|_| words[random.skewed_index(words.len())]).collect()
    }

    /// Returns a row's tags: five on average, the special ones with the shares that their names promise.
    pub(crate) fn row_tags(&self, random: &mut Random, rows: u64) -> Vec<TagName> {
        let mut tags = Vec::with_capacity(8);
        let mut special = |tag, percent| {
            if random.chance(percent) {
                tags.push(TagName::new(tag).expect("a tag's name"));
            }
        };
        special(HIDDEN_TAG, 10.0);
        special(SENSITIVE_TAG, 10.0);
        special(COMMON_TAG, 50.0);
        #[expect(clippy::cast_precision_loss, reason = "row counts are far below 2^52")]
        special(RARE_TAG, 5_000.0 / rows as f64);
        for _ in 0..random.below(10) {
            let tag = &self.tags[random.skewed_index(self.tags.len())];
            if !tags.contains(tag) {
                tags.push(tag.clone());
            }
        }
        tags
    }
}
