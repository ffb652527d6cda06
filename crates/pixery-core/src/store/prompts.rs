//! Prompts that were used before: the newest image of each.

use std::collections::HashSet;

use rusqlite::OptionalExtension;

use super::Reader;
use super::generations::sort_key;
use crate::domain::{Cursor, Filter, GenerationId, Page, PageRequest, PastPrompt};
use crate::error::Result;

/// The most images that are looked through for prompts.
const MOST_IMAGES: usize = 20_000;

/// How many are found at once.
const AT_ONCE: usize = 500;

impl Reader<'_> {
    /// Returns one page of the prompts of what the filter finds, each once, by their newest image. Only the newest 20,000
    /// images are looked through. A later page looks through them from the start, to know what was there before.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn prompts(&self, filter: &Filter, safe_mode: bool, page: &PageRequest) -> Result<Page<PastPrompt>> {
        let mut seen = HashSet::new();
        let mut items = Vec::new();
        let (mut looked, mut after) = (0, None);
        while looked < MOST_IMAGES {
            let found = self.find(filter, safe_mode, &PageRequest { after, limit: AT_ONCE })?;
            looked += found.items.len().max(1);
            for id in found.items {
                let Some(prompt) = self.past_prompt(id)? else { continue };
                if prompt.prompt.is_empty() || !seen.insert(prompt.prompt.clone()) {
                    continue;
                }
                let place = place_of(&prompt);
                if page.after.is_some_and(|after| place >= after) {
                    continue;
                }
                if items.len() == page.limit {
                    return Ok(Page { next: items.last().map(place_of), items });
                }
                items.push(prompt);
            }
            after = found.next;
            if after.is_none() {
                break;
            }
        }
        Ok(Page { items, next: None })
    }

    fn past_prompt(&self, id: GenerationId) -> Result<Option<PastPrompt>> {
        let sql = "SELECT g.prompt, g.title, g.created_at, m.name AS model FROM generations AS g JOIN models AS m ON m.id = g.model_id \
                   WHERE g.id = ?1";
        let row = self.connection.prepare_cached(sql)?.query_row([id], |row| {
            Ok(PastPrompt {
                id,
                prompt: row.get("prompt")?,
                title: row.get("title")?,
                model: row.get("model")?,
                created_at: row.get("created_at")?,
            })
        });
        Ok(row.optional()?)
    }
}

fn place_of(prompt: &PastPrompt) -> Cursor {
    Cursor(sort_key(prompt.created_at, prompt.id))
}
