//! Colour words that belong to one part of a picture: "purple sky", "turquoise water", "red poppies".

use super::text::Words;
use crate::palette::colour_word;

/// Which part of a picture has a colour of its own; `None` where the prompt does not say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LocalColours {
    /// The sky and its clouds.
    pub sky: Option<&'static str>,
    /// Grass, hills, leaves or sand.
    pub land: Option<&'static str>,
    /// Sea, lake or river.
    pub water: Option<&'static str>,
    /// Flowers.
    pub bloom: Option<&'static str>,
}

static SKY: &[&str] = &["sky", "skies", "cloud", "clouds", "dusk", "dawn", "sunset", "twilight", "night"];
static LAND: &[&str] = &[
    "hill",
    "hills",
    "valley",
    "meadow",
    "field",
    "fields",
    "grass",
    "forest",
    "leaves",
    "desert",
    "dunes",
    "sand",
    "mountains",
    "mountain",
    "jungle",
    "trees",
];
static WATER: &[&str] = &["sea", "ocean", "water", "waters", "lake", "river", "lagoon", "waves", "pond"];
static BLOOM: &[&str] = &[
    "flower",
    "flowers",
    "roses",
    "tulips",
    "poppies",
    "peonies",
    "blossom",
    "blossoms",
    "wildflowers",
    "petals",
];

/// Flowers that say their colour by their name.
static BLOOMS: &[(&str, &str)] = &[
    ("poppies", "scarlet"),
    ("poppy", "scarlet"),
    ("lavender", "violet"),
    ("sunflower", "yellow"),
    ("sunflowers", "yellow"),
    ("daisies", "white"),
    ("daisy", "white"),
    ("bluebells", "periwinkle"),
    ("cornflowers", "cobalt"),
    ("buttercups", "yellow"),
    ("rapeseed", "yellow"),
    ("tulips", "crimson"),
    ("heather", "mauve"),
    ("dandelions", "yellow"),
    ("lupins", "violet"),
    ("marigolds", "orange"),
];

/// Returns the colours of parts and the places of the words that gave them.
pub(super) fn find(words: &Words) -> (LocalColours, Vec<usize>) {
    let mut found = LocalColours::default();
    let mut used = Vec::new();
    let list = words.list();
    for (place, word) in list.iter().enumerate() {
        if let Some((name, colour)) = BLOOMS.iter().find(|(name, _)| name == word) {
            found.bloom = found.bloom.or(Some(*colour));
            used.extend(colour_word(name).map(|_| place));
        }
        let Some(colour) = colour_word(word) else { continue };
        let after = &list[place + 1..list.len().min(place + 3)];
        let named = after.iter().find(|next| part_of(&mut LocalColours::default(), next).is_some());
        if let Some(part) = named.and_then(|next| part_of(&mut found, next)) {
            *part = Some(colour);
            used.push(place);
        }
    }
    (found, used)
}

fn part_of<'a>(found: &'a mut LocalColours, word: &str) -> Option<&'a mut Option<&'static str>> {
    let named = |list: &[&str]| list.contains(&word);
    if named(SKY) {
        Some(&mut found.sky)
    } else if named(LAND) {
        Some(&mut found.land)
    } else if named(WATER) {
        Some(&mut found.water)
    } else if named(BLOOM) {
        Some(&mut found.bloom)
    } else {
        None
    }
}
