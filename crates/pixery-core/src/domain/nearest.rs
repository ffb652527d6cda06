//! What somebody may have meant.

/// Returns the candidate that is nearest to `word`, if one is near enough to be meant: the same but for case, the beginning
/// of one, or about a third of the letters wrong.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    let most_wrong = (word.chars().count() / 3).max(1);
    let distance = |candidate: &str| {
        let candidate = candidate.to_lowercase();
        let begins = word.chars().count() >= 3 && candidate.starts_with(&word);
        let wrong = strsim::damerau_levenshtein(&word, &candidate);
        if begins { wrong.min(1) } else { wrong }
    };
    let ranked = candidates.into_iter().map(|candidate| (distance(candidate), candidate));
    ranked.filter(|(wrong, _)| *wrong <= most_wrong).min_by_key(|(wrong, _)| *wrong).map(|(_, found)| found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_finds_what_was_meant_and_noise_finds_nothing() {
        let keys = ["tag", "model", "collection", "starred"];
        for (word, found) in [
            ("tga", Some("tag")),
            ("Tag", Some("tag")),
            ("modle", Some("model")),
            ("coll", Some("collection")),
            ("star", Some("starred")),
            ("xyzzy", None),
            ("", None),
        ] {
            assert_eq!(nearest(word, keys), found, "{word}");
        }
    }
}
