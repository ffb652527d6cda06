//! How well a generation answers a search: whole words before beginnings before parts of words, the title before the prompt,
//! early before late, short texts before long ones.

use super::{Generation, SearchText, fold};

/// What a place in the title counts more than one in the prompt.
const TITLE: f64 = 2.0;

/// Returns a score; more is better, 0 where nothing is found.
#[must_use]
pub fn relevance(generation: &Generation, searched: &[SearchText]) -> f64 {
    let prompt = fold(&generation.prompt);
    let title = generation.title.as_deref().map(fold);
    let score = |text: &SearchText| {
        let in_title = title.as_deref().map_or(0.0, |title| score_in(title, text.as_str()) * TITLE);
        in_title + score_in(&prompt, text.as_str())
    };
    searched.iter().map(score).sum()
}

#[expect(clippy::cast_precision_loss, reason = "lengths of prompts are far below 2^52")]
fn score_in(folded: &str, searched: &str) -> f64 {
    let mut best = 0.0_f64;
    let mut times = 0;
    for (at, _) in folded.match_indices(searched) {
        times += 1;
        let begins = !folded[..at].ends_with(char::is_alphanumeric);
        let ends = !folded[at + searched.len()..].starts_with(char::is_alphanumeric);
        let whole = match (begins, ends) {
            (true, true) => 4.0,
            (true, false) => 2.5,
            _ => 1.0,
        };
        best = best.max(whole + 1.0 / (1.0 + at as f64 / 40.0));
    }
    let share = searched.len() as f64 / folded.len().max(1) as f64;
    if times == 0 { 0.0 } else { best + share + 0.2 * f64::from((times - 1).min(3)) }
}
