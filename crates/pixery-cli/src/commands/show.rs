//! `show`: whole recipes.

use pixery_core::ops::generations::{self, ShowGenerations};

use super::ids;
use crate::cli::ShowArgs;
use crate::context::Context;
use crate::failure::Failure;
use crate::output;

pub(super) fn show(context: &Context, command: &str, args: &ShowArgs) -> Result<(), Failure> {
    let ids = ids::read(&args.ids)?;
    let library = context.library()?;
    let shown = pollster::block_on(generations::show(library, ShowGenerations { ids }))?;
    let page = context.output.page();
    match shown.items.as_slice() {
        // One id gives the generation itself: what an agent asks for most.
        [only] => context.output.data(command, only, || output::generation_page(only, page)),
        items => context.output.data(command, &shown, || {
            items.iter().map(|item| output::generation_page(item, page)).collect::<Vec<_>>().join("\n")
        }),
    }
}
