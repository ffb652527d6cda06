//! `tag`, `star`, `unstar`, `trash`, `restore`: putting images in order.

use pixery_core::domain::TagName;
use pixery_core::ops::generations::{self, ChangedGenerations, StarGenerations, TrashGenerations};
use pixery_core::ops::tags::{self, AddTags, ListTags, RemoveTags, TagCounts};

use super::ids;
use crate::cli::{IdArgs, TagCommand, TagEditArgs};
use crate::context::Context;
use crate::failure::Failure;
use crate::output;

pub(super) fn tag(context: &Context, command: &str, args: TagCommand) -> Result<(), Failure> {
    match args {
        TagCommand::Add(args) => {
            let (tags, generation_ids) = tags_and_ids(&args)?;
            let library = context.library()?;
            let counts =
                pollster::block_on(tags::add(library, AddTags { selection: generation_ids.into(), tags }))?;
            report(context, command, &counts, "added")
        }
        TagCommand::Remove(args) => {
            let (tags, generation_ids) = tags_and_ids(&args)?;
            let library = context.library()?;
            let counts = pollster::block_on(tags::remove(
                library,
                RemoveTags { selection: generation_ids.into(), tags },
            ))?;
            report(context, command, &counts, "removed")
        }
        TagCommand::List => {
            let library = context.library()?;
            let include_hidden = context.global.include_hidden;
            let page = pollster::block_on(tags::list(library, ListTags { include_hidden }))?;
            context.output.data(command, &page, || {
                output::tags_table(&page.items, context.output.width(), context.output.ink())
            })?;
            if page.items.is_empty() {
                context.output.say("no tags yet; add one: pixery tag add fox 140");
            }
            Ok(())
        }
    }
}

fn tags_and_ids(
    args: &TagEditArgs,
) -> Result<(Vec<TagName>, Vec<pixery_core::domain::GenerationId>), Failure> {
    let tags = args.tags.split(',').filter(|tag| !tag.trim().is_empty()).map(TagName::new);
    Ok((tags.collect::<Result<_, _>>()?, ids::read(&args.ids)?))
}

fn report(context: &Context, command: &str, counts: &TagCounts, verb: &str) -> Result<(), Failure> {
    context.output.data(command, counts, || {
        let tags =
            counts.tags.iter().map(|tag| format!("{} ({})", output::clean(tag.name.as_str()), tag.count));
        let links = if counts.changed == 1 { "1 tag".to_owned() } else { format!("{} tags", counts.changed) };
        format!("{verb} {links}: {}\n", tags.collect::<Vec<_>>().join(", "))
    })
}

pub(super) fn star(context: &Context, command: &str, args: &IdArgs, starred: bool) -> Result<(), Failure> {
    let ids = ids::read(&args.ids)?;
    let library = context.library()?;
    let changed = pollster::block_on(generations::star(
        library,
        StarGenerations { selection: Vec::into(ids), starred },
    ))?;
    changes(context, command, &changed, if starred { "starred" } else { "unstarred" })
}

pub(super) fn trash(context: &Context, command: &str, args: &IdArgs) -> Result<(), Failure> {
    let ids = ids::read(&args.ids)?;
    let library = context.library()?;
    let changed =
        pollster::block_on(generations::trash(library, TrashGenerations { selection: Vec::into(ids) }))?;
    changes(context, command, &changed, "trashed")?;
    if !changed.changed.is_empty() {
        context.output.say("nothing is deleted: pixery restore brings them back");
    }
    Ok(())
}

pub(super) fn restore(context: &Context, command: &str, args: &IdArgs) -> Result<(), Failure> {
    let ids = ids::read(&args.ids)?;
    let library = context.library()?;
    let changed =
        pollster::block_on(generations::restore(library, TrashGenerations { selection: Vec::into(ids) }))?;
    changes(context, command, &changed, "restored")
}

fn changes(
    context: &Context,
    command: &str,
    changed: &ChangedGenerations,
    verb: &str,
) -> Result<(), Failure> {
    context.output.data(command, changed, || {
        let already = match changed.unchanged.len() {
            0 => String::new(),
            count => format!(" ({count} were already)"),
        };
        format!("{verb} {}{already}\n", images(changed.changed.len()))
    })
}

fn images(count: usize) -> String {
    if count == 1 { "1 image".to_owned() } else { format!("{count} images") }
}
