//! `regen-thumbs`: thumbnails made anew.

use pixery_core::ops::thumbnails::{self, RebuildThumbnails};

use super::ids;
use super::selection::images;
use crate::cli::RegenThumbsArgs;
use crate::context::Context;
use crate::failure::Failure;

pub(super) fn rebuild(context: &Context, command: &str, args: &RegenThumbsArgs) -> Result<(), Failure> {
    let ids = if args.ids.is_empty() { None } else { Some(ids::read(&args.ids)?) };
    let library = context.library()?;
    let rebuilt = pollster::block_on(thumbnails::rebuild(library, RebuildThumbnails { ids }))?;
    context.output.data(command, &rebuilt, || format!("rebuilt {}\n", images(rebuilt.rebuilt_count)))?;
    for id in &rebuilt.failed {
        context.output.say(&format!("{id} has no readable original: `pixery show {}` says more", id.0));
    }
    Ok(())
}
