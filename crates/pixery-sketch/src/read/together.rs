//! What subjects become by what stands beside them: a person with an umbrella is under it, an owl on a branch perches.

use super::mentions::Mention;
use super::text::Words;
use crate::subject::Subject;

/// Joins subjects that belong together and poses those whose place in the prompt says how.
pub(super) fn join(words: &Words, subjects: &mut Vec<Mention>) {
    let all: Vec<(Subject, usize)> =
        subjects.iter().map(|mention| (mention.subject, mention.place)).collect();
    let has = |subject: Subject| all.iter().any(|(known, _)| *known == subject);
    for mention in subjects.iter_mut() {
        let posed = match mention.subject {
            Subject::Figure if has(Subject::Umbrella) => Some(Subject::Walker),
            Subject::Vase if has(Subject::Sunflower) => Some(Subject::SunflowerVase),
            Subject::Owl if any(words, &["branch", "bough", "ast", "branche", "rama"]) => {
                Some(Subject::PerchedOwl)
            }
            Subject::Dragon if is_aloft(words, mention.place) => Some(Subject::FlyingDragon),
            Subject::Whale
                if any(words, &["under the sea", "underwater", "under water", "deep", "diving"]) =>
            {
                Some(Subject::DivingWhale)
            }
            _ => None,
        };
        if let Some(posed) = posed {
            mention.subject = posed;
        }
    }
    let held = subjects.iter().any(|mention| mention.subject == Subject::Walker);
    let filled =
        subjects.iter().find(|mention| mention.subject == Subject::SunflowerVase).map(|vase| vase.place);
    subjects.retain(|mention| match mention.subject {
        Subject::Umbrella => !held,
        Subject::Sunflower => filled.is_none_or(|vase| vase > mention.place),
        _ => true,
    });
}

/// Returns whether the prompt names a table, a sill or the like for a vase to stand on.
pub(super) fn stands_indoors(words: &Words) -> bool {
    any(words, &["table", "windowsill", "shelf", "sill", "mantel", "still life"])
}

fn any(words: &Words, phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| words.place(phrase).is_some())
}

/// Returns whether the words around a subject say that it flies.
fn is_aloft(words: &Words, place: usize) -> bool {
    let list = words.list();
    let flies = |word: &String| {
        matches!(
            word.as_str(),
            "over" | "above" | "flying" | "flies" | "soaring" | "soars" | "hovering" | "circling" | "uber"
        )
    };
    list[place.saturating_sub(1)..(place + 3).min(list.len())].iter().any(flies)
}
