//! The words of a filter: substrings that title or prompt must hold, and substrings that neither may.

use rusqlite::Row;

use crate::domain::{Filter, SearchText, fold};
use crate::error::Result;

/// A filter's texts, folded.
#[derive(Debug, Default)]
pub(super) struct Words {
    pub(super) all: Vec<SearchText>,
    none: Vec<SearchText>,
}

impl Words {
    /// Returns the texts that a filter asks for; blank ones ask for nothing.
    pub(super) fn of(filter: &Filter) -> Self {
        let folded = |texts: &[String]| texts.iter().filter_map(|text| SearchText::new(text)).collect();
        Self { all: folded(&filter.texts), none: folded(&filter.without_texts) }
    }

    /// Returns whether the rows' texts need not be read.
    pub(super) fn is_empty(&self) -> bool {
        self.all.is_empty() && self.none.is_empty()
    }

    /// Returns whether the text index can say which rows may hold them.
    pub(super) fn have_trigram(&self) -> bool {
        self.all.iter().any(SearchText::has_trigram)
    }

    /// Returns whether title and prompt, which a walk reads at these two places, are as asked.
    pub(super) fn fit(&self, row: &Row<'_>, title: usize, prompt: usize) -> Result<bool> {
        if self.is_empty() {
            return Ok(true);
        }
        let title = row.get_ref(title)?.as_str_or_null().ok().flatten().map(fold);
        let prompt = fold(row.get_ref(prompt)?.as_str().unwrap_or_default());
        let is_there = |text: &SearchText| {
            text.is_in_folded(&prompt) || title.as_deref().is_some_and(|title| text.is_in_folded(title))
        };
        Ok(self.all.iter().all(is_there) && !self.none.iter().any(is_there))
    }
}
