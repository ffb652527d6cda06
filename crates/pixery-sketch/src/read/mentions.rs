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
static COUNTS: [(&str, u32); 20] = [
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
    ("several", 4),
    ("five", 5),
    ("six", 6),
    ("some", 3),
    ("flock", 7),
    ("herd", 5),
    ("many", 7),
    ("fleet", 5),
    ("swarm", 9),
];

/// Returns the subjects in the order of the prompt, each once, negated ones left out.
pub(super) fn find(words: &Words) -> Vec<Mention> {
    let mut found: Vec<Mention> = Vec::new();
    for (place, word) in words.list().iter().enumerate() {
        let Some(subject) = subject_at(words, place) else { continue };
        if is_attribute(words, place)
            || words.is_negated(place)
            || found.iter().any(|known| known.subject == subject)
        {
            continue;
        }
        let before = &words.list()[place.saturating_sub(4)..place];
        let colour = before.iter().rev().take(2).find_map(|word| colour_word(word));
        found.push(Mention {
            word: subject.name().to_owned(),
            count: count(before, word, subject),
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
    (colour_word(&list[place]).is_some() && !counted) || wooded || tree || blossoming
}

/// Words that mean several houses.
const VILLAGES: [&str; 5] = ["village", "hamlet", "dorf", "houses", "cottages"];

fn subject_at(words: &Words, place: usize) -> Option<Subject> {
    let list = words.list();
    if VILLAGES.contains(&list[place].as_str()) {
        return Subject::from_word("house");
    }
    if let Some(next) = list.get(place + 1) {
        let joined = format!("{} {next}", list[place]);
        if let Some(subject) = Subject::from_word(&joined) {
            return Some(subject);
        }
    }
    Subject::from_word(&list[place])
}

fn count(before: &[String], word: &str, subject: Subject) -> u32 {
    for earlier in before.iter().rev() {
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
    let plural = word.ends_with('s') && word != subject.name();
    if plural { 3 } else { 1 }
}
