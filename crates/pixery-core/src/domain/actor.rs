//! Who asked for a change.

use super::name::{clean_name, text_type};

text_type!(
    /// A person (`person`) or the name of an agent (`claude`); at most 60 characters. It stands on every
    /// generation, ledger row and journal entry.
    Actor,
    |text| clean_name("actor", text, 60)
);

impl Actor {
    /// Returns the actor that a door names when nobody says otherwise.
    #[must_use]
    pub fn person() -> Self {
        Self("person".to_owned())
    }
}
