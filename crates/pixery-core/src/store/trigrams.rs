//! Which trigrams of a text are asked for. `detail=none` takes no phrases, so the index only says which rows may hold
//! a text; whoever reads them checks the substring itself.

use crate::domain::SearchText;

/// The most trigrams that are asked for; more would only make the query slower.
const MOST: usize = 8;

/// Returns the trigrams to ask for when all of several texts must be found; `choose` says which of one text.
pub(super) fn of_all(texts: &[SearchText], choose: fn(&SearchText) -> Vec<String>) -> Vec<String> {
    let mut chosen: Vec<String> = Vec::new();
    for trigram in texts.iter().flat_map(choose) {
        // Between NULs FTS5 would end its question.
        if chosen.len() < MOST && !chosen.contains(&trigram) && !trigram.contains('\0') {
            chosen.push(trigram);
        }
    }
    chosen
}

/// Returns as many trigrams as cover the text, those across two words first; none of a text that is too short.
///
/// FTS5 opens a list of each trigram in every segment, and the others hardly make the candidates rarer (measured at
/// 1 M rows: `snow forest` 18,900 of four lists, 18,842 of all nine, in a third of the time). Those across two words are
/// always among them: they tell `snow forest` from both words.
pub(super) fn covering(text: &SearchText) -> Vec<String> {
    let characters: Vec<char> = text.as_str().chars().collect();
    let Some(last) = characters.len().checked_sub(3) else { return Vec::new() };
    let mut starts = across_words(&characters);
    let mut covered = 0;
    for across in starts.clone() {
        // A single letter between two trigrams is not worth a list.
        while covered + 1 < across {
            starts.push(covered);
            covered += 3;
        }
        covered = across + 3;
    }
    while covered < characters.len() {
        starts.push(covered.min(last));
        covered += 3;
    }
    trigrams(&characters, &starts)
}

/// Returns fewer: only the trigrams across two words, where there are any.
///
/// They are the rarest of a text, and where a key is cheap to refuse each further list costs more than it spares.
pub(super) fn joining(text: &SearchText) -> Vec<String> {
    let characters: Vec<char> = text.as_str().chars().collect();
    let starts = across_words(&characters);
    if starts.is_empty() { covering(text) } else { trigrams(&characters, &starts) }
}

/// Returns the FTS5 expression that all of the trigrams occur.
pub(super) fn expression(trigrams: &[String]) -> String {
    let quoted: Vec<String> =
        trigrams.iter().map(|trigram| format!("\"{}\"", trigram.replace('"', "\"\""))).collect();
    quoted.join(" AND ")
}

/// Returns where the trigrams start that have a space in the middle.
fn across_words(characters: &[char]) -> Vec<usize> {
    (1..characters.len().saturating_sub(1)).filter(|&at| characters[at] == ' ').map(|at| at - 1).collect()
}

fn trigrams(characters: &[char], starts: &[usize]) -> Vec<String> {
    let mut chosen: Vec<String> = Vec::new();
    for trigram in starts.iter().filter_map(|&start| characters.get(start..start + 3)) {
        let trigram = trigram.iter().collect();
        if chosen.len() < MOST && !chosen.contains(&trigram) {
            chosen.push(trigram);
        }
    }
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> SearchText {
        SearchText::new(text).unwrap()
    }

    #[test]
    fn hostile_text_stays_inside_its_quotes() {
        assert_eq!(expression(&covering(&text("a\" OR bee"))), "\"\"\" o\" AND \"r b\" AND \"bee\"");
    }

    #[test]
    fn trigrams_cover_the_text_and_join_its_words() {
        for (words, trigrams) in [
            ("fox", &["fox"][..]),
            ("foxy", &["fox", "oxy"]),
            ("月明かり", &["月明か", "明かり"]),
            ("snow forest", &["w f", "sno", "ore", "est"]),
            ("forest snow", &["t s", "for", "est", "now"]),
            ("quiet harbor", &["t h", "qui", "arb", "bor"]),
            ("ox in", &["x i", " in"]),
            ("a b c", &["a b", "b c"]),
            ("aaaaaaa", &["aaa"]),
            ("fo", &[]),
        ] {
            assert_eq!(covering(&text(words)), trigrams, "{words}");
        }
    }

    #[test]
    fn words_are_joined_by_what_lies_across_them() {
        assert_eq!(joining(&text("snow forest at night")), ["w f", "t a", "t n"]);
        assert_eq!(joining(&text("forest")), ["for", "est"]);
    }
}
