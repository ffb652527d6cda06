//! `lineage`: a family tree.

use pixery_core::ops::lineage::{self, ShowLineage};

use super::ids;
use crate::cli::LineageArgs;
use crate::context::Context;
use crate::failure::Failure;
use crate::output;

pub(super) fn lineage(context: &Context, command: &str, args: &LineageArgs) -> Result<(), Failure> {
    let request = ShowLineage { id: ids::one(&args.id)?, include_hidden: context.global.include_hidden };
    let library = context.library()?;
    let shown = pollster::block_on(lineage::show(library, request))?;
    context.output.data(command, &shown, || {
        output::lineage_tree(&shown.items, context.output.width(), context.output.ink())
    })?;
    if shown.items.len() == 1 {
        context.output.say("it came from no other image, and none came from it");
    }
    if shown.cut {
        context.output.say("there are more than 2000; the rest is left out");
    }
    Ok(())
}
