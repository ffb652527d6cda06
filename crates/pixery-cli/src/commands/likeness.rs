//! `similar`, `duplicates`: by what pictures look like.

use pixery_core::ops::likeness::{self, FindDuplicates, FindSimilar};

use super::ids;
use crate::cli::{DuplicatesArgs, SimilarArgs};
use crate::context::Context;
use crate::failure::Failure;
use crate::output::{self, Shape};

pub(super) fn similar(context: &Context, command: &str, args: &SimilarArgs) -> Result<(), Failure> {
    let request = FindSimilar {
        id: ids::one(&args.id)?,
        most: Some(args.most),
        limit: Some(args.limit),
        include_hidden: context.global.include_hidden,
    };
    let library = context.library()?;
    let found = pollster::block_on(likeness::similar(library, request))?;
    if args.ids && context.output.shape == Shape::Human {
        let lines: String = found.items.iter().map(|item| format!("{}\n", item.generation.id.0)).collect();
        context.output.print(&lines);
        return Ok(());
    }
    context.output.data(command, &found, || {
        output::alike_table(&found.items, context.output.width(), context.output.ink())
    })?;
    if found.items.is_empty() {
        context.output.say("nothing looks like it; --most 16 looks further");
    }
    Ok(())
}

pub(super) fn duplicates(context: &Context, command: &str, args: &DuplicatesArgs) -> Result<(), Failure> {
    let request = FindDuplicates {
        maybe: args.maybe,
        limit: Some(args.limit),
        include_hidden: context.global.include_hidden,
    };
    let library = context.library()?;
    let found = pollster::block_on(likeness::duplicates(library, request))?;
    if args.ids && context.output.shape == Shape::Human {
        let younger = found.items.iter().flat_map(|group| group.items.iter().skip(1));
        let lines: String = younger.map(|item| format!("{}\n", item.generation.id.0)).collect();
        context.output.print(&lines);
        return Ok(());
    }
    context.output.data(command, &found, || {
        let table = |items| output::alike_table(items, context.output.width(), context.output.ink());
        found.items.iter().map(|group| table(&group.items)).collect::<Vec<_>>().join("\n")
    })?;
    if found.items.is_empty() {
        context.output.say("no image is there twice");
    }
    if found.total > found.items.len() {
        context.output.say(&format!("{} groups of {}", found.items.len(), found.total));
    }
    Ok(())
}
