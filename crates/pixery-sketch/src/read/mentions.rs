//! Finding the subjects of a prompt, how many there are and which colours they have.

use super::text::Words;
use crate::palette::colour_word;
use crate::subject::Subject;

/// The most different subjects in one picture.
const MOST_SUBJECTS: usize = 5;

/// A subject that a prompt names.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// What it was understood as, in plain English.
    pub word: String,
    /// How many there shall be, `1..=12`.
    pub count: u32,
    /// Its colour word, if one stands right before it.
    pub colour: Option<&'static str>,
    pub(crate) subject: Subject,
    /// Which word of the prompt it is.
    pub(crate) place: usize,
}

/// Words that say how many.
static COUNTS: [(&str, u32); 64] = [
    ("a", 1),
    ("an", 1),
    ("one", 1),
    ("single", 1),
    ("lone", 1),
    ("two", 2),
    ("pair", 2),
    ("couple", 2),
    ("three", 3),
    ("few", 3),
    ("four", 4),
    ("several", 5),
    ("five", 5),
    ("six", 6),
    ("some", 3),
    ("flock", 7),
    ("herd", 7),
    ("many", 7),
    ("fleet", 5),
    ("swarm", 9),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("dozen", 12),
    ("dozens", 12),
    ("group", 5),
    ("school", 9),
    ("pack", 5),
    ("row", 5),
    ("crowd", 9),
    ("trio", 3),
    ("ein", 1),
    ("eine", 1),
    ("einen", 1),
    ("einem", 1),
    ("einer", 1),
    ("zwei", 2),
    ("drei", 3),
    ("vier", 4),
    ("funf", 5),
    ("sechs", 6),
    ("sieben", 7),
    ("acht", 8),
    ("neun", 9),
    ("zehn", 10),
    ("elf", 11),
    ("zwolf", 12),
    ("mehrere", 5),
    ("huit", 8),
    ("ocho", 8),
    ("un", 1),
    ("une", 1),
    ("deux", 2),
    ("trois", 3),
    ("quatre", 4),
    ("una", 1),
    ("dos", 2),
    ("tres", 3),
    ("cuatro", 4),
    ("cinco", 5),
    ("cinq", 5),
];

/// Returns the subjects in the order of the prompt, each once, negated ones left out.
pub(super) fn find(words: &Words) -> Vec<Mention> {
    let mut found: Vec<Mention> = Vec::new();
    let mut joined = None;
    for (place, word) in words.list().iter().enumerate() {
        let Some((subject, is_joined)) = subject_at(words, place) else { continue };
        // The house of "light house" is no house.
        if joined.is_some_and(|earlier: usize| earlier + 1 == place) {
            continue;
        }
        joined = is_joined.then_some(place);
        // A phrase of two words ("cherry blossom") is a name of its own, whatever its first word describes elsewhere.
        if (is_attribute(words, place) && !is_joined)
            || words.is_negated(place)
            || found.iter().any(|known| known.subject == subject)
        {
            continue;
        }
        let before = &words.list()[place.saturating_sub(4)..place];
        // Of a name of two words the second has the plural's ending: "fishing boats".
        let last = if is_joined { &words.list()[place + 1] } else { word };
        let colour = before.iter().rev().take(2).find_map(|word| colour_word(word));
        found.push(Mention {
            word: subject.name().to_owned(),
            count: count(before, last, subject),
            colour,
            subject,
            place,
        });
        if found.len() == MOST_SUBJECTS {
            break;
        }
    }
    found
}

/// Returns whether a word only describes: the orange of "pink and orange", the pine of "pine forest", the tree of
/// "palm tree".
fn is_attribute(words: &Words, place: usize) -> bool {
    let list = words.list();
    let before = place.checked_sub(1).map_or("", |earlier| list[earlier].as_str());
    let after = list.get(place + 1).map_or("", String::as_str);
    let counted = COUNTS.iter().any(|(name, _)| *name == before);
    let wooded = matches!(after, "forest" | "forests" | "wood" | "woods" | "grove" | "field" | "fields");
    let tree = matches!(list[place].as_str(), "tree" | "trees") && Subject::from_word(before).is_some();
    let blossoming = matches!(after, "blossom" | "blossoms");
    let flowery = FLOWERS.contains(&list[place].as_str())
        && matches!(after, "meadow" | "meadows" | "garden" | "gardens" | "bed" | "beds" | "valley" | "hill");
    let counting = list[place] == "couple" && after == "of";
    (colour_word(&list[place]).is_some() && !counted) || wooded || tree || blossoming || flowery || counting
}

/// Words for flowers that may as well grow in the land.
const FLOWERS: [&str; 7] = ["flower", "flowers", "wildflower", "wildflowers", "peony", "peonies", "blumen"];

/// Returns whether a mention only says that flowers grow in the land.
pub(super) fn grows(words: &Words, mention: &Mention) -> bool {
    FLOWERS.contains(&words.list()[mention.place].as_str()) && mention.subject == Subject::Vase
}

/// Words that mean a whole group of subjects, for leaving them out.
static GROUPS: &[(&[&str], &[Subject])] = &[
    (
        &[
            "people",
            "person",
            "persons",
            "human",
            "humans",
            "figure",
            "figures",
            "man",
            "men",
            "woman",
            "women",
            "crowd",
            "crowds",
            "pedestrian",
            "pedestrians",
            "walker",
            "walkers",
        ],
        &[Subject::Figure, Subject::Walker, Subject::Pair, Subject::Dancer],
    ),
    (
        &["bird", "birds"],
        &[
            Subject::Bird,
            Subject::Crow,
            Subject::Eagle,
            Subject::Crane,
            Subject::Swan,
            Subject::Duck,
            Subject::Owl,
            Subject::Rooster,
        ],
    ),
    (&["tree", "trees"], &[Subject::Tree, Subject::Pine, Subject::Palm, Subject::BlossomTree]),
    (&["boat", "boats", "ship", "ships"], &[Subject::Boat, Subject::TallShip, Subject::RowingBoat]),
    (
        &["building", "buildings", "house", "houses", "architecture"],
        &[
            Subject::House,
            Subject::Cabin,
            Subject::Castle,
            Subject::Church,
            Subject::Barn,
            Subject::Tower,
            Subject::Temple,
            Subject::Lighthouse,
            Subject::Windmill,
        ],
    ),
    (&["flower", "flowers"], &[Subject::Vase, Subject::Rose, Subject::Tulip, Subject::Sunflower]),
    (&["car", "cars", "vehicle", "vehicles", "traffic"], &[Subject::Car, Subject::Train, Subject::Bicycle]),
];

/// Returns what must not be painted: all that `unwanted` names, by itself or as one of a group.
pub(super) fn unwanted(unwanted: &Words) -> Vec<Subject> {
    let mut left_out = Vec::new();
    for place in 0..unwanted.list().len() {
        left_out.extend(banned_at(unwanted, place));
    }
    left_out
}

/// Returns what the words after a "no" in the prompt leave out.
pub(super) fn negated(words: &Words) -> Vec<Subject> {
    (0..words.list().len())
        .filter(|place| words.is_negated(*place))
        .flat_map(|place| banned_at(words, place))
        .collect()
}

fn banned_at(words: &Words, place: usize) -> Vec<Subject> {
    let word = words.list()[place].as_str();
    let groups = GROUPS.iter().filter(|(names, _)| names.contains(&word));
    let mut found: Vec<Subject> = groups.flat_map(|(_, subjects)| subjects.iter().copied()).collect();
    found.extend(subject_at(words, place).map(|(subject, _)| subject));
    found
}

/// Words that mean several houses.
const VILLAGES: [&str; 5] = ["village", "hamlet", "dorf", "houses", "cottages"];

fn subject_at(words: &Words, place: usize) -> Option<(Subject, bool)> {
    let list = words.list();
    if VILLAGES.contains(&list[place].as_str()) {
        return Subject::from_word("house").map(|house| (house, false));
    }
    if let Some(next) = list.get(place + 1) {
        let joined = format!("{} {next}", list[place]);
        if let Some(subject) = Subject::from_word(&joined) {
            return Some((subject, true));
        }
    }
    Subject::from_word(&list[place]).map(|subject| (subject, false))
}

/// Words between a number and what it doesn't count.
const BOUNDARIES: [&str; 14] = [
    "with", "and", "in", "on", "over", "under", "by", "above", "beside", "near", "behind", "beneath", "at",
    "around",
];

/// Returns how many of a thing of the sky there shall be, at most five: two moons, three suns.
pub(super) fn count_of(words: &Words, name: &str) -> u32 {
    let Some(place) = words.place(name) else { return 1 };
    let before = &words.list()[place.saturating_sub(2)..place];
    let number =
        before.iter().rev().take_while(|word| !BOUNDARIES.contains(&word.as_str())).find_map(|word| {
            let listed = COUNTS.iter().find(|(counted, _)| counted == word).map(|(_, count)| *count);
            listed.or_else(|| word.parse().ok())
        });
    let plural = words.list()[place].len() > name.len();
    number.unwrap_or(if plural { 2 } else { 1 }).clamp(1, 5)
}

fn count(before: &[String], word: &str, subject: Subject) -> u32 {
    if before.ends_with(&["half".to_owned(), "a".to_owned(), "dozen".to_owned()]) {
        return 6;
    }
    for earlier in before.iter().rev() {
        // What stands beyond belongs to something else: the "a" of "a reef with fish".
        if BOUNDARIES.contains(&earlier.as_str()) {
            break;
        }
        if let Some((_, count)) = COUNTS.iter().find(|(name, _)| name == earlier) {
            return *count;
        }
        if let Ok(count) = earlier.parse::<u32>() {
            return count.clamp(1, 12);
        }
        if Subject::from_word(earlier).is_some() {
            break;
        }
    }
    if VILLAGES.contains(&word) {
        return 4;
    }
    if word == "fish" {
        return 5;
    }
    let herd = matches!(word, "sheep" | "geese" | "cattle" | "people" | "mice" | "oxen" | "katzen" | "vogel");
    // The s of "fuchs" is no plural's: without it the word means nothing.
    let stem_means = |ending: &str, singular: &str| {
        word.strip_suffix(ending)
            .is_some_and(|stem| Subject::from_word(&format!("{stem}{singular}")) == Some(subject))
    };
    let plural = [("s", ""), ("es", ""), ("ies", "y"), ("ves", "f")]
        .iter()
        .any(|(ending, singular)| stem_means(ending, singular))
        || matches!(word, "wolves" | "deers" | "persons" | "men" | "women")
        || herd;
    if plural { 3 } else { 1 }
}
