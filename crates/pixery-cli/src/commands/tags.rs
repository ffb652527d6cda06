//! `tag`: what images are.

use pixery_core::domain::TagName;
use pixery_core::ops::tags::{
    self, AddTags, DeleteTags, ListTags, MergeTags, RemoveTags, TagCounts, UpdateTags,
};

use super::selection;
use crate::cli::{TagCommand, TagEditArgs};
use crate::context::Context;
use crate::failure::Failure;
use crate::output;

pub(super) fn tag(context: &Context, command: &str, args: TagCommand) -> Result<(), Failure> {
    match args {
        TagCommand::Add(args) => {
            let request =
                AddTags { selection: selection::read(context, &args.selection)?, tags: names(&args.tags)? };
            let counts = pollster::block_on(tags::add(context.library()?, request))?;
            report(context, command, &counts, &format!("added {}", links(counts.changed)))
        }
        TagCommand::Remove(args) => remove(context, command, &args),
        TagCommand::List => list(context, command),
        TagCommand::Rename { tag, name } => {
            let name = Some(TagName::new(&name)?);
            let request = UpdateTags { tags: vec![TagName::new(&tag)?], name, ..UpdateTags::default() };
            update(context, command, request, "renamed")
        }
        TagCommand::Merge { tags, into } => {
            let request = MergeTags { from: names(&tags)?, into: TagName::new(&into)? };
            let counts = pollster::block_on(tags::merge(context.library()?, request))?;
            report(context, command, &counts, "merged into")
        }
        TagCommand::Color { tags, color } => {
            let request = UpdateTags { tags: names(&tags)?, color: Some(color), ..UpdateTags::default() };
            update(context, command, request, "coloured")
        }
        TagCommand::Delete { tags } => {
            let tags = names(&tags)?;
            let count = tags.len();
            let counts = pollster::block_on(tags::delete(context.library()?, DeleteTags { tags }))?;
            context.output.data(command, &counts, || format!("deleted {}; the images stay\n", links(count)))
        }
        TagCommand::Hide(args) => veil(context, command, &args.names, args.sensitive, true),
        TagCommand::Show(args) => veil(context, command, &args.names, args.sensitive, false),
    }
}

pub(super) fn remove(context: &Context, command: &str, args: &TagEditArgs) -> Result<(), Failure> {
    let request =
        RemoveTags { selection: selection::read(context, &args.selection)?, tags: names(&args.tags)? };
    let counts = pollster::block_on(tags::remove(context.library()?, request))?;
    report(context, command, &counts, &format!("removed {}", links(counts.changed)))
}

pub(super) fn list(context: &Context, command: &str) -> Result<(), Failure> {
    let include_hidden = context.global.include_hidden;
    let page = pollster::block_on(tags::list(context.library()?, ListTags { include_hidden }))?;
    context.output.data(command, &page, || {
        output::tags_table(&page.items, context.output.width(), context.output.ink())
    })?;
    if page.items.is_empty() {
        context.output.say("no tags yet; add one: pixery tag add fox 140");
    }
    Ok(())
}

fn veil(context: &Context, command: &str, tags: &str, sensitive: bool, veiled: bool) -> Result<(), Failure> {
    let mark = Some(veiled);
    let (hidden, sensitive) = if sensitive { (None, mark) } else { (mark, None) };
    let count = names(tags)?.len();
    let request = UpdateTags { tags: names(tags)?, hidden, sensitive, ..UpdateTags::default() };
    let counts = pollster::block_on(tags::update(context.library()?, request))?;
    context.output.data(command, &counts, || {
        let verb = match (veiled, sensitive) {
            (true, None) => "hid",
            (false, None) => "shows again:",
            (true, Some(_)) => "left out in safe mode:",
            (false, Some(_)) => "no longer sensitive:",
        };
        format!("{verb} {}\n", links(count))
    })
}

fn update(context: &Context, command: &str, request: UpdateTags, verb: &str) -> Result<(), Failure> {
    let counts = pollster::block_on(tags::update(context.library()?, request))?;
    report(context, command, &counts, verb)
}

/// Reads tags that are parted by commas.
fn names(tags: &str) -> Result<Vec<TagName>, Failure> {
    let tags = tags.split(',').filter(|tag| !tag.trim().is_empty()).map(TagName::new);
    Ok(tags.collect::<Result<_, _>>()?)
}

fn report(context: &Context, command: &str, counts: &TagCounts, what: &str) -> Result<(), Failure> {
    context.output.data(command, counts, || {
        let tags =
            counts.tags.iter().map(|tag| format!("{} ({})", output::clean(tag.name.as_str()), tag.count));
        format!("{what}: {}\n", tags.collect::<Vec<_>>().join(", "))
    })
}

fn links(count: usize) -> String {
    if count == 1 { "1 tag".to_owned() } else { format!("{count} tags") }
}
