//! Queries themselves: how many they find, and how they are read.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::meant::meant;
use crate::domain::Filter;
use crate::domain::nearest;
use crate::domain::query::{Condition, Query, Term};
use crate::error::Result;
use crate::library::Library;
use crate::store::Reader;

/// What to count.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct CountGenerations {
    /// A query.
    pub query: Option<String>,
    /// What must hold besides.
    #[ts(as = "Option<Filter>")]
    pub filter: Filter,
    /// Count no further than this; to the end when absent.
    pub most: Option<usize>,
}

/// How many generations there are of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Count {
    /// How many were counted.
    #[ts(type = "number")]
    pub count: usize,
    /// Whether that is all of them.
    pub exact: bool,
}

/// Counts generations. What is counted anyway (all, starred, rejected, untagged, uncollected, the trash) costs nothing; else it takes
/// the time to walk all of them.
///
/// # Errors
/// `invalid` with the column for a query that can't be read; `storage` when the database fails.
pub async fn count(library: &Library, request: CountGenerations) -> Result<Count> {
    let filter = meant(library, request.query.as_deref(), request.filter)?;
    let safe_mode = library.safe_mode();
    let most = request.most.unwrap_or(usize::MAX);
    let (count, exact) = library.read(move |reader| reader.count(&filter, safe_mode, most)).await?;
    Ok(Count { count, exact })
}

/// A query to be explained.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct ExplainQuery {
    /// The query.
    #[ts(as = "Option<String>")]
    pub query: String,
    /// What must hold besides.
    #[ts(as = "Option<Filter>")]
    pub filter: Filter,
}

/// How a query is read, and how it is answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Explained {
    /// The query in its canonical form.
    pub query: String,
    /// Each of its terms.
    pub terms: Vec<ExplainedTerm>,
    /// Names in it that the library doesn't have, and what may have been meant.
    pub unknown: Vec<String>,
    /// What a page walks along: `the images with the tag "fox"`.
    pub way: String,
    /// Whether each image on the way is looked at by itself, so that a page may be short and still have a `next`.
    pub by_row: bool,
    /// SQLite's plan, a line per step.
    pub plan: Vec<String>,
}

/// A term of a query, and what it means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ExplainedTerm {
    /// The term in its canonical form.
    pub term: String,
    /// What it asks for: `has the tag "fox"`.
    pub meaning: String,
}

/// Says how a query is read, and how it is answered.
///
/// # Errors
/// `invalid` with the column for a query that can't be read; `storage` when the database fails.
pub async fn explain(library: &Library, request: ExplainQuery) -> Result<Explained> {
    let query = Query::parse(&request.query)?;
    let filter = meant(library, Some(&request.query), request.filter)?;
    let safe_mode = library.safe_mode();
    let terms = query.terms.clone();
    let (reading, unknown) = library
        .read(move |reader| {
            let unknown = unknown_names(reader, &terms, safe_mode, filter.include_hidden)?;
            Ok((reader.read_filter(&filter, safe_mode)?, unknown))
        })
        .await?;
    let term = |term: &Term| ExplainedTerm { term: term.to_string(), meaning: term.meaning() };
    Ok(Explained {
        query: query.to_string(),
        terms: query.terms.iter().map(term).collect(),
        unknown,
        way: reading.way,
        by_row: reading.by_row,
        plan: reading.plan,
    })
}

/// Names the tags and models of a query that nothing bears. A name that the visibility hides counts as unknown.
fn unknown_names(
    reader: &Reader<'_>,
    terms: &[Term],
    safe_mode: bool,
    include_hidden: bool,
) -> Result<Vec<String>> {
    let tags: Vec<String> =
        reader.tags(safe_mode, include_hidden)?.into_iter().map(|tag| tag.name.to_string()).collect();
    let models = reader.model_names()?;
    let mut unknown = Vec::new();
    for term in terms {
        let (what, name, known) = match &term.condition {
            Condition::Tag(tag) => ("tag", tag.as_str(), &tags),
            Condition::Model(model) => ("model", model.as_str(), &models),
            _ => continue,
        };
        if known.iter().any(|known| known.to_lowercase() == name.to_lowercase()) {
            continue;
        }
        unknown.push(match nearest(name, known.iter().map(String::as_str)) {
            Some(near) => format!("no image has the {what} {name:?}; did you mean {near:?}?"),
            None => format!("no image has the {what} {name:?}"),
        });
    }
    Ok(unknown)
}
