//! Which batches are news: those that came to their end while the window was open, each once.

use std::collections::HashSet;

use pixery_core::domain::Timestamp;
use pixery_core::ops::batches::{Batch, Ended};

#[derive(Debug)]
pub(super) struct News {
    began: Timestamp,
    /// Batches that were seen while they went on.
    going_on: HashSet<String>,
    /// Batches that began after the window and are told of.
    told: HashSet<String>,
}

impl News {
    pub(super) fn since(began: Timestamp) -> Self {
        Self { began, going_on: HashSet::new(), told: HashSet::new() }
    }

    /// Returns how a batch ended if nobody was told yet.
    pub(super) fn of(&mut self, batch: Batch) -> Option<Ended> {
        let Batch { key, created_at, ended } = batch;
        let Some(ended) = ended else {
            self.going_on.insert(key);
            return None;
        };
        // A short one may come and end between two looks.
        let is_new = created_at >= self.began && !self.told.contains(&key);
        let is_news = self.going_on.remove(&key) || is_new;
        self.told.insert(key);
        is_news.then_some(ended)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn batch(key: &str, at: i64, goes_on: bool) -> Batch {
        let ended = Ended { asked: 1, images: Vec::new(), undecided: 0, words: None };
        let created_at = Timestamp::from_millis(at);
        Batch { key: key.to_owned(), created_at, ended: (!goes_on).then_some(ended) }
    }

    fn is_told(news: &mut News, batch: Batch) -> bool {
        news.of(batch).is_some()
    }

    #[test]
    fn a_batch_is_told_of_once_when_its_last_job_ends() {
        let mut news = News::since(Timestamp::from_millis(1_000));
        assert!(!is_told(&mut news, batch("a", 2_000, true)));
        assert!(is_told(&mut news, batch("a", 2_000, false)));
        assert!(!is_told(&mut news, batch("a", 2_000, false)), "somebody dismissed a job of it");
        assert!(is_told(&mut news, batch("short", 2_000, false)), "nobody saw it go on");
    }

    #[test]
    fn what_ended_before_the_window_is_old_and_what_went_on_is_news() {
        let mut news = News::since(Timestamp::from_millis(1_000));
        assert!(!is_told(&mut news, batch("old", 999, false)));
        assert!(!is_told(&mut news, batch("long", 500, true)));
        assert!(is_told(&mut news, batch("long", 500, false)));
    }

    #[test]
    fn what_goes_on_again_ends_again() {
        let mut news = News::since(Timestamp::from_millis(1_000));
        assert!(is_told(&mut news, batch("a", 2_000, false)));
        assert!(!is_told(&mut news, batch("a", 2_000, true)), "somebody decided to send it again");
        assert!(is_told(&mut news, batch("a", 2_000, false)));
    }
}
