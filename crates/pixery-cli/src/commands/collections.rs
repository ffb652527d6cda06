//! `collection`: what images are for.

use pixery_core::domain::{CollectionDescription, CollectionName};
use pixery_core::ops::collections::{
    self, CollectionCounts, CollectionPlace, CreateCollection, DeleteCollections, FileGenerations,
    ListCollections, Place, ReorderCollection, ReorderCollections, ShowCollection, UpdateCollections,
};

use super::organise::summary;
use super::{ids, selection};
use crate::cli::{CollectionCommand, FileArgs, MoveArgs, ReorderArgs};
use crate::context::Context;
use crate::failure::Failure;
use crate::output::{self, Shape};

pub(super) fn collection(context: &Context, command: &str, args: CollectionCommand) -> Result<(), Failure> {
    match args {
        CollectionCommand::Create { name, description } => {
            let request = CreateCollection {
                name: CollectionName::new(&name)?,
                description: description.as_deref().map(CollectionDescription::new).transpose()?,
            };
            let counts = pollster::block_on(collections::create(context.library()?, request))?;
            report(context, command, &counts, "created")
        }
        CollectionCommand::List { name: None, .. } => list(context, command),
        CollectionCommand::List { name: Some(name), limit, after, ids } => {
            let request = ShowCollection {
                collection: CollectionName::new(&name)?,
                after: after.as_deref().map(ids::one).transpose()?,
                limit: Some(limit),
                include_hidden: context.global.include_hidden,
            };
            images(context, command, request, ids)
        }
        CollectionCommand::Add(args) => {
            let changed = pollster::block_on(collections::add(context.library()?, file(context, &args)?))?;
            context.output.data(command, &changed, || summary(&changed, "added"))
        }
        CollectionCommand::Remove(args) => {
            let changed = pollster::block_on(collections::remove(context.library()?, file(context, &args)?))?;
            context.output.data(command, &changed, || summary(&changed, "removed"))
        }
        CollectionCommand::Reorder(args) => reorder(context, command, &args),
        CollectionCommand::Move(args) => reorder_all(context, command, &args),
        CollectionCommand::Rename { name, new_name } => {
            let name_of = Some(CollectionName::new(&new_name)?);
            update(context, command, &[name], "renamed", |request| UpdateCollections {
                name: name_of,
                ..request
            })
        }
        CollectionCommand::Describe { name, text } => {
            let description = Some(CollectionDescription::new(&text)?);
            update(context, command, &[name], "described", |request| UpdateCollections {
                description,
                ..request
            })
        }
        CollectionCommand::Delete { names: asked } => {
            let request = DeleteCollections { collections: names(&asked)? };
            let counts = pollster::block_on(collections::delete(context.library()?, request))?;
            context
                .output
                .data(command, &counts, || format!("deleted {}; the images stay\n", counted(asked.len())))
        }
        CollectionCommand::Hide(args) => veil(context, command, &args.names, args.sensitive, true),
        CollectionCommand::Show(args) => veil(context, command, &args.names, args.sensitive, false),
    }
}

fn list(context: &Context, command: &str) -> Result<(), Failure> {
    let include_hidden = context.global.include_hidden;
    let page = pollster::block_on(collections::list(context.library()?, ListCollections { include_hidden }))?;
    context.output.data(command, &page, || {
        output::collections_table(&page.items, context.output.width(), context.output.ink())
    })?;
    if page.items.is_empty() {
        context.output.say("no collections yet; make one: pixery collection create Book");
    }
    Ok(())
}

fn images(context: &Context, command: &str, request: ShowCollection, only_ids: bool) -> Result<(), Failure> {
    let library = context.library()?;
    let page = pollster::block_on(collections::show(library, request))?;
    if only_ids && context.output.shape == Shape::Human {
        let lines: String = page.items.iter().map(|item| format!("{}\n", item.id.0)).collect();
        context.output.print(&lines);
        return Ok(());
    }
    context.output.data(command, &page, || {
        output::list_table(&page.items, library.now(), context.output.width(), context.output.ink())
    })?;
    match page.next {
        Some(next) => context.say_more(next),
        None if page.items.is_empty() => context.output.say("no images in it"),
        None => {}
    }
    Ok(())
}

fn reorder(context: &Context, command: &str, args: &ReorderArgs) -> Result<(), Failure> {
    let place = match (&args.before, &args.after, args.last) {
        (Some(id), _, _) => Place::Before(ids::one(id)?),
        (_, Some(id), _) => Place::After(ids::one(id)?),
        (_, _, true) => Place::Last,
        _ => Place::First,
    };
    let request =
        ReorderCollection { collection: CollectionName::new(&args.name)?, ids: ids::read(&args.ids)?, place };
    let counts = pollster::block_on(collections::reorder(context.library()?, request))?;
    report(context, command, &counts, "ordered")
}

fn reorder_all(context: &Context, command: &str, args: &MoveArgs) -> Result<(), Failure> {
    let place = match (&args.before, &args.after, args.last) {
        (Some(name), _, _) => CollectionPlace::Before(CollectionName::new(name)?),
        (_, Some(name), _) => CollectionPlace::After(CollectionName::new(name)?),
        (_, _, true) => CollectionPlace::Last,
        _ => CollectionPlace::First,
    };
    let request = ReorderCollections { collections: names(&args.names)?, place };
    let counts = pollster::block_on(collections::reorder_all(context.library()?, request))?;
    report(context, command, &counts, "ordered")
}

fn veil(
    context: &Context,
    command: &str,
    names: &[String],
    sensitive: bool,
    veiled: bool,
) -> Result<(), Failure> {
    let mark = Some(veiled);
    let verb = match (veiled, sensitive) {
        (true, false) => "hid",
        (false, false) => "shows again",
        (true, true) => "left out in safe mode",
        (false, true) => "no longer sensitive",
    };
    update(context, command, names, verb, |request| {
        if sensitive {
            UpdateCollections { sensitive: mark, ..request }
        } else {
            UpdateCollections { hidden: mark, ..request }
        }
    })
}

fn update(
    context: &Context,
    command: &str,
    asked: &[String],
    verb: &str,
    change: impl FnOnce(UpdateCollections) -> UpdateCollections,
) -> Result<(), Failure> {
    let request = change(UpdateCollections { collections: names(asked)?, ..UpdateCollections::default() });
    let counts = pollster::block_on(collections::update(context.library()?, request))?;
    context.output.data(command, &counts, || format!("{verb}: {}\n", counted(asked.len())))
}

fn file(context: &Context, args: &FileArgs) -> Result<FileGenerations, Failure> {
    let selection = selection::read(context, &args.selection)?;
    Ok(FileGenerations { selection, collection: CollectionName::new(&args.name)? })
}

fn names(names: &[String]) -> Result<Vec<CollectionName>, Failure> {
    Ok(names.iter().map(|name| CollectionName::new(name)).collect::<Result<_, _>>()?)
}

fn report(context: &Context, command: &str, counts: &CollectionCounts, verb: &str) -> Result<(), Failure> {
    context.output.data(command, counts, || {
        let shown = counts
            .collections
            .iter()
            .map(|collection| format!("{} ({})", output::clean(collection.name.as_str()), collection.count));
        format!("{verb}: {}\n", shown.collect::<Vec<_>>().join(", "))
    })
}

fn counted(count: usize) -> String {
    if count == 1 { "1 collection".to_owned() } else { format!("{count} collections") }
}
