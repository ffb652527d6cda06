//! From a query's text and a filter to the one filter that is meant.

use crate::domain::Filter;
use crate::domain::query::Query;
use crate::error::Result;
use crate::library::Library;

/// Returns the filter with the query's conditions added; times count from now, days in the library's zone.
///
/// # Errors
/// `invalid` with the column when the query can't be read.
pub fn meant(library: &Library, query: Option<&str>, mut filter: Filter) -> Result<Filter> {
    if let Some(query) = query {
        Query::parse(query)?.narrow(&mut filter, library.now(), library.identity().zone);
    }
    Ok(filter)
}
