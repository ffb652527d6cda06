//! Searching: what a query finds, with the places where it was found, and by relevance where that is asked for.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::generations::{check_limit, show_paths};
use super::meant::meant;
use super::withhold::withhold;
use crate::domain::query::Query;
use crate::domain::{
    Cursor, Filter, Generation, Invalid, Page, PageRequest, SearchText, Span, highlights, relevance,
};
use crate::error::Result;
use crate::library::Library;

/// How many of the newest are ranked by relevance.
pub const RANKED: usize = 500;

/// A search.
#[derive(Debug, Clone, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct SearchGenerations {
    /// The query, such as `fox tag:winter -is:rejected`.
    pub query: String,
    /// What must hold besides.
    #[serde(default)]
    #[ts(as = "Option<Filter>")]
    pub filter: Filter,
    /// The order; newest first when absent.
    #[serde(default)]
    #[ts(as = "Option<SearchOrder>")]
    pub order: SearchOrder,
    /// The `next` of the page before; not by relevance.
    pub after: Option<Cursor>,
    /// How many, 1 to 1,000 (by relevance 500); 50 when absent.
    pub limit: Option<usize>,
}

/// The order of what is found.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[ts(rename_all = "snake_case")]
pub enum SearchOrder {
    /// Newest first.
    #[default]
    Newest,
    /// The best of the newest 500 first.
    Relevance,
}

/// One generation that was found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Hit {
    /// The generation.
    #[serde(flatten)]
    pub generation: Generation,
    /// Where the query's texts are.
    pub highlights: Highlights,
}

/// Where a query's texts are.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Highlights {
    /// In the prompt.
    pub prompt: Vec<Span>,
    /// In the title.
    pub title: Vec<Span>,
}

/// What a search found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Found {
    /// The generations in the order that was asked for.
    pub items: Vec<Hit>,
    /// Pass as `after` for the next page; absent on the last, and by relevance.
    pub next: Option<Cursor>,
    /// By relevance: how many of the newest were ranked. At 500 there may be older ones that were not.
    pub ranked: Option<u32>,
}

/// Returns one page of what a query finds. A page may be shorter than its limit and still have a `next`.
///
/// # Errors
/// `invalid` with the column for a query that can't be read, for a limit out of range, and for `after` by relevance;
/// `storage` when the database fails.
pub async fn search(library: &Library, request: SearchGenerations) -> Result<Found> {
    let limit = check_limit(request.limit)?;
    let texts: Vec<SearchText> = Query::parse(&request.query)?.texts().filter_map(SearchText::new).collect();
    let filter = meant(library, Some(&request.query), request.filter)?;
    match request.order {
        SearchOrder::Newest => {
            let page = find(library, filter, PageRequest { after: request.after, limit }).await?;
            let items = page.items.into_iter().map(|generation| hit(generation, &texts)).collect();
            Ok(Found { items, next: page.next, ranked: None })
        }
        SearchOrder::Relevance if request.after.is_some() => {
            let refused = Invalid::new("order", "relevance", "has one page: the best of the newest 500");
            Err(refused.hint("leave `after` out, or take the newest first").into())
        }
        SearchOrder::Relevance => by_relevance(library, filter, &texts, limit).await,
    }
}

async fn by_relevance(
    library: &Library,
    filter: Filter,
    texts: &[SearchText],
    limit: usize,
) -> Result<Found> {
    let mut newest: Vec<Generation> = Vec::new();
    let mut after = None;
    while newest.len() < RANKED {
        let request = PageRequest { after, limit: RANKED - newest.len() };
        let page = find(library, filter.clone(), request).await?;
        newest.extend(page.items);
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    let ranked = u32::try_from(newest.len()).ok();
    let mut scored: Vec<(f64, Generation)> =
        newest.into_iter().map(|generation| (relevance(&generation, texts), generation)).collect();
    // The sort is stable: what scores the same stays newest first.
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    scored.truncate(limit);
    let items = scored.into_iter().map(|(_, generation)| hit(generation, texts)).collect();
    Ok(Found { items, next: None, ranked })
}

async fn find(library: &Library, filter: Filter, page: PageRequest) -> Result<Page<Generation>> {
    let safe_mode = library.safe_mode();
    let mut found = library
        .read(move |reader| {
            let Page { items, next } = reader.find(&filter, safe_mode, &page)?;
            let mut items = reader.generations(&items)?;
            withhold(reader, safe_mode, &mut items)?;
            Ok(Page { items, next })
        })
        .await?;
    show_paths(library, &mut found.items);
    Ok(found)
}

fn hit(generation: Generation, texts: &[SearchText]) -> Hit {
    let highlights = Highlights {
        prompt: highlights(&generation.prompt, texts),
        title: generation.title.as_deref().map(|title| highlights(title, texts)).unwrap_or_default(),
    };
    Hit { generation, highlights }
}
