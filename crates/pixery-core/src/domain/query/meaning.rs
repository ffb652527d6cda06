//! What a term means, in words: for whoever asks how a query was read.

use super::Range;
use super::term::{Condition, State, Term};
use crate::domain::{MicroUsd, Part};

impl Term {
    /// Returns what the term asks for, as a phrase: `has the tag "fox"`.
    #[must_use]
    pub fn meaning(&self) -> String {
        let asked = self.condition.meaning();
        if self.negated { format!("not: {asked}") } else { asked }
    }
}

impl Condition {
    fn meaning(&self) -> String {
        match self {
            Self::Text(text) => format!("the prompt or title holds {text:?}"),
            Self::Tag(tag) => format!("has the tag {:?}", tag.as_str()),
            Self::Collection(name) => format!("is in the collection {:?}", name.as_str()),
            Self::Model(model) => format!("was made by the model {model:?}"),
            Self::By(actor) => format!("was asked for by {:?}", actor.as_str()),
            Self::Is(state) => state.meaning().to_owned(),
            Self::Has(part) => part_meaning(*part).to_owned(),
            Self::Since(when) => format!("was made at or after the beginning of {when}"),
            Self::Until(when) => format!("was made before the end of {when}"),
            Self::Cost(range) => format!("cost {}", in_words(*range, |micro| MicroUsd(micro).to_string())),
            Self::Parent(id) => format!("was made from {id}"),
            Self::Ids(ids) if ids.len() == 1 => format!("is {}", ids[0]),
            Self::Ids(ids) => format!("is one of {} ids", ids.len()),
            Self::Size(size) => format!("is {size} px"),
            Self::LongSide(range) => {
                format!("its longer side is {} px", in_words(*range, |side| side.to_string()))
            }
            Self::Width(range) => format!("its width is {} px", in_words(*range, |side| side.to_string())),
            Self::Height(range) => format!("its height is {} px", in_words(*range, |side| side.to_string())),
            Self::Ratio(ratio) => format!("its sides are {ratio}, to 2 %"),
            Self::Origin(origin) => format!("came to be by {}", origin.name()),
            Self::Provider(provider) => format!("was made by the provider {:?}", provider.as_str()),
            Self::Seed(seed) => format!("has the seed {seed}"),
        }
    }
}

impl State {
    fn meaning(self) -> &'static str {
        match self {
            Self::Starred => "has a star",
            Self::Rejected => "was rejected",
            Self::Trashed => "is in the trash",
            Self::Hidden => "is left out by a hidden tag or collection",
            Self::Sensitive => "has a sensitive tag or collection",
            Self::Tagged => "has a tag",
            Self::Untagged => "has no tag",
            Self::Collected => "is in a collection",
            Self::Uncollected => "is in no collection",
            Self::Reference => "another image was made from its pixels",
        }
    }
}

fn part_meaning(part: Part) -> &'static str {
    match part {
        Part::Reference => "was made from other images' pixels",
        Part::Parent => "came from another image",
        Part::Title => "has a title",
        Part::Negative => "has a negative prompt",
        Part::Note => "has a note",
    }
}

fn in_words<T: Copy>(range: Range<T>, written: impl Fn(T) -> String) -> String {
    match range {
        Range::Exactly(value) => written(value),
        Range::Above(value) => format!("more than {}", written(value)),
        Range::AtLeast(value) => format!("at least {}", written(value)),
        Range::Below(value) => format!("less than {}", written(value)),
        Range::AtMost(value) => format!("at most {}", written(value)),
        Range::Between(least, most) => format!("{} to {}", written(least), written(most)),
    }
}
