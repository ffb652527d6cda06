//! `list`: a page of images.

use pixery_core::Library;
use pixery_core::domain::{Actor, CollectionName, Filter, Generation, Page, TagName};
use pixery_core::ops::generations::{self, ListGenerations};
use pixery_core::ops::queries::{self, CountGenerations, ExplainQuery};

use super::ids;
use crate::cli::ListArgs;
use crate::context::Context;
use crate::failure::Failure;
use crate::output::{self, Shape};

pub(super) fn list(context: &Context, command: &str, args: ListArgs) -> Result<(), Failure> {
    let query = (!args.query.is_empty()).then(|| args.query.join(" "));
    let filter = filter(&args, context.global.include_hidden)?;
    let library = context.library()?;
    if args.count {
        return count(context, command, CountGenerations { query, filter, most: None });
    }
    if args.explain {
        return explain(context, command, ExplainQuery { query: query.unwrap_or_default(), filter });
    }
    let request = ListGenerations {
        query: query.clone(),
        filter,
        after: args.after.as_deref().map(ids::one).transpose()?,
        limit: Some(args.limit),
    };
    let page = whole_page(library, request)?;
    let is_empty = page.items.is_empty();
    print(context, command, page, args.ids)?;
    if is_empty && !(args.ids && context.output.shape == Shape::Human) {
        match query {
            Some(query) => say_nothing_matches(context, &query),
            None => context.output.say(empty(&args)),
        }
    }
    Ok(())
}

/// Returns a page that is as long as was asked for: one that read many rows in vain is short, and goes on.
pub(super) fn whole_page(
    library: &Library,
    mut request: ListGenerations,
) -> Result<Page<Generation>, Failure> {
    let limit = request.limit.unwrap_or(50);
    let mut page = pollster::block_on(generations::list(library, request.clone()))?;
    while page.items.len() < limit && page.next.is_some() {
        (request.after, request.limit) = (page.next, Some(limit - page.items.len()));
        let more = pollster::block_on(generations::list(library, request.clone()))?;
        page.items.extend(more.items);
        page.next = more.next;
    }
    Ok(page)
}

/// Prints a page, and how to go on.
pub(super) fn print(
    context: &Context,
    command: &str,
    page: Page<Generation>,
    only_ids: bool,
) -> Result<(), Failure> {
    if only_ids && context.output.shape == Shape::Human {
        let lines: String = page.items.iter().map(|item| format!("{}\n", item.id.0)).collect();
        context.output.print(&lines);
        return Ok(());
    }
    let now = context.library()?.now();
    context.output.data(command, &page, || {
        output::list_table(&page.items, now, context.output.width(), context.output.ink())
    })?;
    if let Some(next) = page.next {
        context.say_more(next);
    }
    // As with the library: freeing a page that was printed is work for nobody.
    std::mem::forget(page.items);
    Ok(())
}

fn count(context: &Context, command: &str, request: CountGenerations) -> Result<(), Failure> {
    let count = pollster::block_on(queries::count(context.library()?, request))?;
    context.output.data(command, &count, || format!("{}\n", count.count))
}

fn explain(context: &Context, command: &str, request: ExplainQuery) -> Result<(), Failure> {
    let explained = pollster::block_on(queries::explain(context.library()?, request))?;
    context.output.data(command, &explained, || output::explained_page(&explained, context.output.page()))
}

/// Says to a person that a query finds nothing, and which of its names may be misspelt.
pub(super) fn say_nothing_matches(context: &Context, query: &str) {
    context.output.say("nothing matches");
    if !context.output.is_talkative() {
        return;
    }
    let request = ExplainQuery { query: query.to_owned(), filter: Filter::default() };
    let explained = context.library().map(|library| pollster::block_on(queries::explain(library, request)));
    if let Ok(Ok(explained)) = explained {
        for unknown in explained.unknown {
            context.output.say(&output::clean(&unknown));
        }
    }
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
