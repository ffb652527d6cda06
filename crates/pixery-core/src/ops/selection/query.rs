//! The part of the query language that selections need until `domain::query` takes its place: words, `"phrases"`, `tag:`,
//! `-tag:`, `collection:`, `model:`, `by:` and `is:`.

use crate::domain::{Actor, CollectionName, Filter, Invalid, TagName};

/// What `is:` may be followed by.
const STATES: &str =
    "is:starred, is:unstarred, is:rejected, is:untagged, is:uncollected, is:trashed and is:hidden are known";

/// Reads a query.
///
/// # Errors
/// [`Invalid`] for an unknown key, an empty query, or a name that can't be one.
pub(super) fn read(text: &str) -> Result<Filter, Invalid> {
    let mut filter = Filter::default();
    let mut words = Vec::new();
    let parts = parts(text);
    if parts.is_empty() {
        return Err(Invalid::new("query", "", "is empty")
            .hint("name what the images have in common, such as tag:fox"));
    }
    for part in parts {
        match part.split_once(':') {
            Some(("tag", name)) => filter.tags.push(TagName::new(name)?),
            Some(("-tag", name)) => filter.without_tags.push(TagName::new(name)?),
            Some(("collection", name)) => filter.collections.push(CollectionName::new(name)?),
            Some(("model", name)) => filter.model = Some(name.to_owned()),
            Some(("by", name)) => filter.actor = Some(Actor::new(name)?),
            Some(("is", state)) => mark(&mut filter, state)?,
            Some((key, _))
                if !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'-') =>
            {
                return Err(Invalid::new("query", &part, format!("asks for {key:?}, which is no key"))
                    .hint("tag:, -tag:, collection:, model:, by: and is: are known; quote other words"));
            }
            _ => words.push(part),
        }
    }
    if !words.is_empty() {
        filter.text = Some(words.join(" "));
    }
    Ok(filter)
}

fn mark(filter: &mut Filter, state: &str) -> Result<(), Invalid> {
    match state {
        "starred" => filter.starred = Some(true),
        "unstarred" => filter.starred = Some(false),
        "rejected" => filter.rejected = Some(true),
        "untagged" => filter.tagged = Some(false),
        "uncollected" => filter.collected = Some(false),
        "trashed" => filter.trashed = true,
        "hidden" => filter.include_hidden = true,
        _ => return Err(Invalid::new("state", state, "is not known").hint(STATES)),
    }
    Ok(())
}

/// Parts a query at white space outside of quotes, and takes the quotes away.
fn parts(text: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut is_quoted = false;
    for character in text.chars() {
        match character {
            '"' => is_quoted = !is_quoted,
            space if space.is_whitespace() && !is_quoted => parts.push(String::new()),
            other => parts[..].last_mut().expect("there is always one part").push(other),
        }
    }
    parts.retain(|part| !part.trim().is_empty());
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_becomes_a_filter() {
        let filter = read("tag:fox -tag:\"very draft\" is:starred deep snow").unwrap();
        assert_eq!(filter.tags[0].as_str(), "fox");
        assert_eq!(filter.without_tags[0].as_str(), "very draft");
        assert_eq!((filter.starred, filter.text.as_deref()), (Some(true), Some("deep snow")));
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        for text in ["", "  ", "colour:red", "is:pretty", "tag:"] {
            assert!(read(text).is_err(), "{text}");
        }
    }
}
