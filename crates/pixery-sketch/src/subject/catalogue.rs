//! The catalogue of subjects: their names, homes and who draws them.

use super::{Drawing, Home};
use super::{boat, cat, lighthouse};
use crate::random::Random;

/// Something the painter can draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Subject {
    Lighthouse,
    Boat,
    Cat,
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
    pub(crate) const ALL: &[Subject] = &[Subject::Lighthouse, Subject::Boat, Subject::Cat];

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
            Subject::Boat => entry("boat", Home::Sea, boat::draw),
            Subject::Cat => entry("cat", Home::Room, cat::draw),
        }
    }
}
