//! Ids: small integers that people say aloud. A newtype each, so that no id stands for another noun's.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Invalid;

macro_rules! id {
    ($(#[doc = $doc:literal])+ $name:ident, $what:literal) => {
        $(#[doc = $doc])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema)]
        #[serde(transparent)]
        #[ts(type = "number")]
        pub struct $name(pub i64);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "#{}", self.0)
            }
        }

        impl FromStr for $name {
            type Err = Invalid;

            /// Reads `140` or `#140`.
            fn from_str(text: &str) -> Result<Self, Invalid> {
                let digits = text.strip_prefix('#').unwrap_or(text);
                match digits.parse::<i64>() {
                    Ok(number) if number > 0 && digits.bytes().all(|byte| byte.is_ascii_digit()) => Ok(Self(number)),
                    _ => Err(Invalid::new($what, text, "is not an id").hint("ids look like 140 or #140")),
                }
            }
        }
    };
}

id!(
    /// One generation, shown as `#140`. AUTOINCREMENT, never reused, also not after a purge.
    GenerationId, "generation"
);
id!(
    /// One request in the queue, shown as `#12`.
    JobId, "job"
);
id!(
    /// One tag.
    TagId, "tag"
);
id!(
    /// One collection.
    CollectionId, "collection"
);
id!(
    /// One stored input image.
    ReferenceId, "reference"
);
id!(
    /// One note on an image, or a reply to one.
    NoteId, "note"
);
id!(
    /// One prompt template.
    PresetId, "preset"
);
id!(
    /// One saved search.
    SavedSearchId, "saved search"
);
id!(
    /// One "look at this" of an agent.
    PointerId, "pointer"
);
id!(
    /// One entry of the activity journal.
    JournalId, "journal entry"
);
id!(
    /// One row of the ledger.
    LedgerId, "ledger row"
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_read_with_and_without_its_sign() {
        assert_eq!("140".parse(), Ok(GenerationId(140)));
        assert_eq!("#140".parse(), Ok(GenerationId(140)));
    }

    #[test]
    fn what_is_no_positive_number_is_refused() {
        for text in ["", "#", "0", "-1", "+1", "1.5", "fox", "##1", "99999999999999999999"] {
            assert!(text.parse::<GenerationId>().is_err(), "{text}");
        }
    }
}
