//! Which images a command is about: ids, or a query.

use pixery_core::domain::Selection;
use pixery_core::ops::selection::read_query;

use super::ids;
use crate::cli::SelectionArgs;
use crate::context::Context;
use crate::failure::Failure;

/// Reads a selection.
pub(super) fn read(context: &Context, args: &SelectionArgs) -> Result<Selection, Failure> {
    match &args.query {
        Some(query) => {
            let mut filter = read_query(context.library()?, query)?;
            filter.include_hidden |= context.global.include_hidden;
            Ok(filter.into())
        }
        None => Ok(Selection::Ids(ids::read(&args.ids)?)),
    }
}

/// Returns `1 image`, `12 images`.
pub(super) fn images(count: usize) -> String {
    if count == 1 { "1 image".to_owned() } else { format!("{count} images") }
}
