//! Where a search found its texts: places in the original, though both were folded to be compared.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{SearchText, fold};

/// A stretch of a text, in characters (Unicode code points, neither bytes nor UTF-16 units), the end not included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS, JsonSchema)]
pub struct Span {
    /// The first character.
    pub start: u32,
    /// The character after the last.
    pub end: u32,
}

/// Returns where `text` holds any of the searched texts, in order; what touches or overlaps is one stretch.
#[must_use]
pub fn highlights(text: &str, searched: &[SearchText]) -> Vec<Span> {
    let folded = Folded::of(text);
    let mut spans: Vec<Span> =
        searched.iter().flat_map(|searched| folded.places_of(searched.as_str())).collect();
    spans.sort_unstable();
    let mut merged: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match merged.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => merged.push(span),
        }
    }
    merged
}

/// A folded text that knows which character of the original each of its own came from.
struct Folded {
    text: String,
    /// For each byte of the text: the original's character.
    origins: Vec<u32>,
    length: u32,
}

impl Folded {
    fn of(text: &str) -> Self {
        let mut folded = Self { text: String::with_capacity(text.len()), origins: Vec::new(), length: 0 };
        for character in text.chars() {
            // Folding looks at no neighbours, but for white space, which is collapsed.
            for part in fold(character.encode_utf8(&mut [0; 4])).chars() {
                if part == ' ' && folded.text.ends_with(' ') {
                    continue;
                }
                folded.text.push(part);
                folded.origins.resize(folded.text.len(), folded.length);
            }
            folded.length += 1;
        }
        folded
    }

    fn places_of(&self, searched: &str) -> Vec<Span> {
        let found = self.text.match_indices(searched);
        found
            .map(|(at, _)| {
                let last = self.origins[at + searched.len() - 1];
                // What folds away (an accent of its own) belongs to the letter before it.
                let next = self.origins[at + searched.len()..].iter().copied().find(|origin| *origin > last);
                Span { start: self.origins[at], end: next.unwrap_or(self.length) }
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str, searched: &[&str]) -> String {
        let searched: Vec<_> = searched.iter().filter_map(|text| SearchText::new(text)).collect();
        let spans = highlights(text, &searched);
        let mut marked = String::new();
        for (at, character) in (0_u32..).zip(text.chars().chain(['\0'])) {
            if spans.iter().any(|span| span.end == at) {
                marked.push(']');
            }
            if spans.iter().any(|span| span.start == at) {
                marked.push('[');
            }
            marked.push(character);
        }
        marked.trim_end_matches('\0').to_owned()
    }

    #[test]
    fn what_was_found_is_marked_in_the_original() {
        for (text, searched, expected) in [
            ("A red Fox, a fox", &["fox"][..], "A red [Fox], a [fox]"),
            ("ÉTÉ à la forêt", &["ete", "FORET"], "[ÉTÉ] à la [forêt]"),
            ("e\u{301}te\u{301} ici", &["ete"], "[e\u{301}te\u{301}] ici"),
            ("雪の中の狐", &["中の"], "雪の[中の]狐"),
            ("ﬁsh", &["is"], "[ﬁs]h"),
            ("aaaa", &["aa"], "[aaaa]"),
            ("snow  \n forest", &["w f"], "sno[w  \n f]orest"),
            ("nothing", &["fox"], "nothing"),
        ] {
            assert_eq!(marked(text, searched), expected, "{text}");
        }
    }
}
