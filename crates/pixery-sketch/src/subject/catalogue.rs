//! The catalogue of subjects: their names, homes and who draws them.

use super::{Drawing, Home};
use super::{
    balloon, barn, bear, big_cats, bird, boat, bridge, butterfly, castle, cat, church, crow, deer, dog,
    dragon, eagle, elephant, figure, fox, horse, house, lighthouse, little_ones, livestock, owl, rabbit,
    rocket, sea_life, swan, temple, tree, wading_bird, whale, windmill, wolf,
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
    Church,
    Temple,
    Torii,
    Barn,
    Tower,
    Fish,
    Swan,
    Crane,
    Crow,
    Eagle,
    Wolf,
    Bear,
    Rabbit,
    Elephant,
    Cow,
    Sheep,
    Lion,
    Tiger,
    Dragon,
    Mouse,
    Frog,
    Penguin,
    Jellyfish,
    Turtle,
    Octopus,
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
        Subject::Church,
        Subject::Temple,
        Subject::Torii,
        Subject::Barn,
        Subject::Tower,
        Subject::Fish,
        Subject::Swan,
        Subject::Crane,
        Subject::Crow,
        Subject::Eagle,
        Subject::Wolf,
        Subject::Bear,
        Subject::Rabbit,
        Subject::Elephant,
        Subject::Cow,
        Subject::Sheep,
        Subject::Lion,
        Subject::Tiger,
        Subject::Dragon,
        Subject::Mouse,
        Subject::Frog,
        Subject::Penguin,
        Subject::Jellyfish,
        Subject::Turtle,
        Subject::Octopus,
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
            Subject::Church => entry("church", Home::Meadow, church::draw),
            Subject::Temple => entry("pagoda", Home::Mountain, temple::draw_pagoda),
            Subject::Torii => entry("torii", Home::Mountain, temple::draw_torii),
            Subject::Barn => entry("barn", Home::Meadow, barn::draw),
            Subject::Tower => entry("tower", Home::Meadow, barn::draw_tower),
            Subject::Fish => entry("fish", Home::Underwater, sea_life::draw_fish),
            Subject::Swan => entry("swan", Home::Sea, swan::draw),
            Subject::Crane => entry("crane", Home::Meadow, wading_bird::draw),
            Subject::Crow => entry("crow", Home::Forest, crow::draw),
            Subject::Eagle => entry("eagle", Home::Sky, eagle::draw),
            Subject::Wolf => entry("wolf", Home::Forest, wolf::draw),
            Subject::Bear => entry("bear", Home::Forest, bear::draw),
            Subject::Rabbit => entry("rabbit", Home::Meadow, rabbit::draw),
            Subject::Elephant => entry("elephant", Home::Desert, elephant::draw),
            Subject::Cow => entry("cow", Home::Meadow, livestock::draw_cow),
            Subject::Sheep => entry("sheep", Home::Meadow, livestock::draw_sheep),
            Subject::Lion => entry("lion", Home::Desert, big_cats::draw_lion),
            Subject::Tiger => entry("tiger", Home::Forest, big_cats::draw_tiger),
            Subject::Dragon => entry("dragon", Home::Mountain, dragon::draw),
            Subject::Mouse => entry("mouse", Home::Room, little_ones::draw_mouse),
            Subject::Frog => entry("frog", Home::Garden, little_ones::draw_frog),
            Subject::Penguin => entry("penguin", Home::Snow, little_ones::draw_penguin),
            Subject::Jellyfish => entry("jellyfish", Home::Underwater, sea_life::draw_jellyfish),
            Subject::Turtle => entry("turtle", Home::Underwater, sea_life::draw_turtle),
            Subject::Octopus => entry("octopus", Home::Underwater, sea_life::draw_octopus),
        }
    }
}
