//! `list`: a page of images.

use pixery_core::domain::{Actor, CollectionName, Filter, TagName};
use pixery_core::ops::generations::{self, ListGenerations};

use super::ids;
use crate::cli::ListArgs;
use crate::context::Context;
use crate::failure::Failure;
use crate::output::{self, Shape};

pub(super) fn list(context: &Context, command: &str, args: ListArgs) -> Result<(), Failure> {
    let request = ListGenerations {
        filter: filter(&args, context.global.include_hidden)?,
        after: args.after.as_deref().map(ids::one).transpose()?,
        limit: Some(args.limit),
    };
    let library = context.library()?;
    let page = pollster::block_on(generations::list(library, request))?;
    if args.ids && context.output.shape == Shape::Human {
        let lines: String = page.items.iter().map(|item| format!("{}\n", item.id.0)).collect();
        context.output.print(&lines);
        return Ok(());
    }
    context.output.data(command, &page, || {
        output::list_table(&page.items, library.now(), context.output.width(), context.output.ink())
    })?;
    if page.items.is_empty() {
        context.output.say(empty(&args));
    }
    if let Some(next) = page.next {
        context.output.say(&format!("more: pixery list --after {next}"));
    }
    // As with the library: freeing a page that was printed is work for nobody.
    std::mem::forget(page.items);
    Ok(())
}

fn filter(args: &ListArgs, include_hidden: bool) -> Result<Filter, Failure> {
    let tags = |names: &[String]| names.iter().map(|name| TagName::new(name)).collect::<Result<Vec<_>, _>>();
    Ok(Filter {
        texts: args.text.iter().cloned().collect(),
        tags: tags(&args.tags)?,
        without_tags: tags(&args.without_tags)?,
        collections: args
            .collections
            .iter()
            .map(|name| CollectionName::new(name))
            .collect::<Result<_, _>>()?,
        model: args.model.clone(),
        starred: args.starred.then_some(true),
        rejected: args.rejected.then_some(true),
        tagged: args.untagged.then_some(false),
        parent_id: args.parent.as_deref().map(ids::one).transpose()?,
        actor: args.actor.as_deref().map(Actor::new).transpose()?,
        trashed: args.trashed,
        include_hidden,
        ..Filter::default()
    })
}

/// What an empty page says to a person.
fn empty(args: &ListArgs) -> &'static str {
    let asked_for_something = args.text.is_some()
        || args.model.is_some()
        || args.parent.is_some()
        || args.actor.is_some()
        || args.after.is_some()
        || [&args.tags, &args.without_tags, &args.collections].iter().any(|names| !names.is_empty())
        || [args.starred, args.rejected, args.untagged].contains(&true);
    match (args.trashed, asked_for_something) {
        (_, true) => "nothing matches",
        (true, false) => "the trash is empty",
        (false, false) => "no images yet; make one: pixery generate \"a red fox asleep in snow, linocut\"",
    }
}
