//! The catalogue of subjects: their names, homes and who draws them.

use super::{Drawing, Home};
use super::{
    balloon, bird, boat, bridge, butterfly, castle, cat, deer, dog, figure, fox, horse, house, lighthouse,
    owl, rocket, tree, whale, windmill,
};
use crate::random::Random;

/// Something the painter can draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Subject {
    Lighthouse,
    Tree,
    BlossomTree,
    Pine,
    Palm,
    House,
    Cabin,
    Castle,
    Windmill,
    Bridge,
    Boat,
    Whale,
    Bird,
    Owl,
    Butterfly,
    Cat,
    Dog,
    Fox,
    Horse,
    Deer,
    Figure,
    Balloon,
    Rocket,
}

/// What the catalogue knows of a subject.
pub(super) struct Entry {
    pub(super) name: &'static str,
    pub(super) home: Home,
    pub(super) draw: fn(&mut Random) -> Drawing,
}

const fn entry(name: &'static str, home: Home, draw: fn(&mut Random) -> Drawing) -> Entry {
    Entry { name, home, draw }
}

impl Subject {
    /// Every subject, once.
    pub(crate) const ALL: &[Subject] = &[
        Subject::Lighthouse,
        Subject::Tree,
        Subject::BlossomTree,
        Subject::Pine,
        Subject::Palm,
        Subject::House,
        Subject::Cabin,
        Subject::Castle,
        Subject::Windmill,
        Subject::Bridge,
        Subject::Boat,
        Subject::Whale,
        Subject::Bird,
        Subject::Owl,
        Subject::Butterfly,
        Subject::Cat,
        Subject::Dog,
        Subject::Fox,
        Subject::Horse,
        Subject::Deer,
        Subject::Figure,
        Subject::Balloon,
        Subject::Rocket,
    ];

    /// Returns the subject's plain English name, lower case.
    pub(crate) fn name(self) -> &'static str {
        self.entry().name
    }

    /// Returns where the subject belongs when the prompt does not say.
    pub(crate) fn home(self) -> Home {
        self.entry().home
    }

    /// Returns the subject an English word names: singular or plural, synonyms, any case.
    pub(crate) fn from_word(word: &str) -> Option<Subject> {
        super::words::find(word)
    }

    pub(super) fn entry(self) -> Entry {
        match self {
            Subject::Lighthouse => entry("lighthouse", Home::Sea, lighthouse::draw),
            Subject::Tree => entry("tree", Home::Meadow, tree::draw),
            Subject::BlossomTree => entry("blossom", Home::Garden, tree::draw_blossom),
            Subject::Pine => entry("pine", Home::Forest, tree::draw_fir),
            Subject::Palm => entry("palm", Home::Desert, tree::draw_palm),
            Subject::House => entry("house", Home::Meadow, house::draw),
            Subject::Cabin => entry("cabin", Home::Mountain, house::draw_cabin),
            Subject::Castle => entry("castle", Home::Mountain, castle::draw),
            Subject::Windmill => entry("windmill", Home::Meadow, windmill::draw),
            Subject::Bridge => entry("bridge", Home::Meadow, bridge::draw),
            Subject::Boat => entry("boat", Home::Sea, boat::draw),
            Subject::Whale => entry("whale", Home::Sea, whale::draw),
            Subject::Bird => entry("bird", Home::Sky, bird::draw),
            Subject::Owl => entry("owl", Home::Forest, owl::draw),
            Subject::Butterfly => entry("butterfly", Home::Garden, butterfly::draw),
            Subject::Cat => entry("cat", Home::Room, cat::draw),
            Subject::Dog => entry("dog", Home::Meadow, dog::draw),
            Subject::Fox => entry("fox", Home::Forest, fox::draw),
            Subject::Horse => entry("horse", Home::Meadow, horse::draw),
            Subject::Deer => entry("deer", Home::Forest, deer::draw),
            Subject::Figure => entry("person", Home::Meadow, figure::draw),
            Subject::Balloon => entry("balloon", Home::Sky, balloon::draw),
            Subject::Rocket => entry("rocket", Home::Space, rocket::draw),
        }
    }
}
