//! What a notification says.

use pixery_core::ops::batches::Ended;

/// What a click on it does.
pub(super) const SHOW: &str = "Show";

/// What stands between two parts of a line.
const PARTED: &str = " · ";

/// A title, which desktops show as it is, and what stands below it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Words {
    pub(super) title: String,
    pub(super) body: String,
}

impl Words {
    /// Returns what is to be said of a batch; nothing of one that somebody cancelled whole.
    pub(super) fn of(ended: &Ended) -> Option<Self> {
        let (asked, ready, undecided) = (ended.asked, ended.images.len(), ended.undecided);
        let failed = asked.saturating_sub(ready + undecided);
        if asked == 0 {
            return None;
        }
        let said = ended.words.as_ref();
        let about = said.map(|words| words.about.as_str());
        let missing = || {
            let decisions = (undecided > 0).then(|| decisions(undecided));
            let failures = (failed > 0).then(|| failures(failed, asked));
            let reason = said.and_then(|words| words.reason.clone());
            decisions.into_iter().chain(failures).chain(reason).collect::<Vec<_>>().join(PARTED)
        };
        Some(match (ready, failed + undecided) {
            (0, _) => Self { title: missing(), body: body(about.unwrap_or_default()) },
            (_, 0) => Self { title: arrived(ready, asked, about), body: String::new() },
            _ => Self { title: arrived(ready, asked, about), body: body(&missing()) },
        })
    }
}

fn decisions(undecided: usize) -> String {
    match undecided {
        1 => "1 needs your decision".to_owned(),
        more => format!("{more} need your decision"),
    }
}

fn failures(failed: usize, asked: usize) -> String {
    match asked {
        1 => "Image failed".to_owned(),
        _ => format!("{failed} of {asked} failed"),
    }
}

fn arrived(ready: usize, asked: usize, about: Option<&str>) -> String {
    match (about, ready, asked) {
        (None, 1, _) => "1 image ready".to_owned(),
        (None, ready, _) => format!("{ready} images ready"),
        (Some(about), _, 1) => format!("Image ready{PARTED}{about}"),
        (Some(about), ..) => format!("{ready} of {asked} ready{PARTED}{about}"),
    }
}

/// Returns text that is no markup, which desktops of the freedesktop kind read in a body.
fn body(text: &str) -> String {
    if cfg!(target_os = "linux") {
        text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use pixery_core::domain::GenerationId;
    use pixery_core::ops::batches;

    use super::*;

    fn said(asked: usize, ready: i64, words: Option<(&str, Option<&str>)>) -> (String, String) {
        said_with(asked, ready, 0, words)
    }

    fn said_with(
        asked: usize,
        ready: i64,
        undecided: usize,
        words: Option<(&str, Option<&str>)>,
    ) -> (String, String) {
        let words = words.map(|(about, reason)| batches::Words {
            about: about.to_owned(),
            reason: reason.map(str::to_owned),
        });
        let ended = Ended { asked, images: (1..=ready).map(GenerationId).collect(), undecided, words };
        let Words { title, body } = Words::of(&ended).expect("it is worth saying");
        (title, body)
    }

    #[test]
    fn what_came_and_what_failed_is_counted_with_the_reason() {
        let fox = |reason| Some(("a fox", reason));
        let safety = Some("refused under the <safety> policy");
        for (asked, ready, words, title, body) in [
            (4, 4, fox(None), "4 of 4 ready · a fox", ""),
            (1, 1, fox(None), "Image ready · a fox", ""),
            (4, 3, fox(Some("no answer")), "3 of 4 ready · a fox", "1 of 4 failed · no answer"),
            (4, 0, fox(Some("no answer")), "4 of 4 failed · no answer", "a fox"),
            (1, 0, fox(Some("no answer")), "Image failed · no answer", "a fox"),
            (4, 3, fox(None), "3 of 4 ready · a fox", "1 of 4 failed"),
        ] {
            assert_eq!(said(asked, ready, words), (title.to_owned(), body.to_owned()));
        }
        if cfg!(target_os = "linux") {
            assert_eq!(said(2, 1, fox(safety)).1, "1 of 2 failed · refused under the &lt;safety&gt; policy");
        }
    }

    #[test]
    fn what_needs_a_decision_did_not_fail() {
        let lost = Some(("a fox", Some("the answer was lost")));
        for (asked, ready, undecided, words, title, body) in [
            (1, 0, 1, lost, "1 needs your decision · the answer was lost", "a fox"),
            (4, 0, 4, lost, "4 need your decision · the answer was lost", "a fox"),
            (4, 3, 1, lost, "3 of 4 ready · a fox", "1 needs your decision · the answer was lost"),
            (
                4,
                2,
                1,
                lost,
                "2 of 4 ready · a fox",
                "1 needs your decision · 1 of 4 failed · the answer was lost",
            ),
            (4, 0, 1, None, "1 needs your decision · 3 of 4 failed", ""),
            (4, 3, 1, None, "3 images ready", "1 needs your decision"),
        ] {
            assert_eq!(said_with(asked, ready, undecided, words), (title.to_owned(), body.to_owned()));
        }
    }

    #[test]
    fn where_nothing_may_be_said_only_numbers_are() {
        for (asked, ready, title, body) in [
            (4, 4, "4 images ready", ""),
            (1, 1, "1 image ready", ""),
            (4, 3, "3 images ready", "1 of 4 failed"),
            (1, 0, "Image failed", ""),
            (4, 0, "4 of 4 failed", ""),
        ] {
            assert_eq!(said(asked, ready, None), (title.to_owned(), body.to_owned()));
        }
    }

    #[test]
    fn of_a_batch_that_was_cancelled_nothing_is_said() {
        assert_eq!(Words::of(&Ended { asked: 0, images: Vec::new(), undecided: 0, words: None }), None);
    }
}
