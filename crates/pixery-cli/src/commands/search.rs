//! `search`: what a query finds, with what was found marked.

use pixery_core::domain::Filter;
use pixery_core::ops::search::{self, Found, RANKED, SearchGenerations, SearchOrder};

use super::{ids, list};
use crate::cli::{SearchArgs, Sort};
use crate::context::Context;
use crate::failure::Failure;
use crate::output::{self, Shape};

pub(super) fn search(context: &Context, command: &str, args: &SearchArgs) -> Result<(), Failure> {
    let query = args.query.join(" ");
    let mut after = args.after.as_deref().map(ids::one).transpose()?;
    let order = match args.sort {
        Sort::Newest => SearchOrder::Newest,
        Sort::Relevance => SearchOrder::Relevance,
    };
    let library = context.library()?;
    let mut found = Found { items: Vec::new(), next: None, ranked: None };
    loop {
        let filter = Filter { include_hidden: context.global.include_hidden, ..Filter::default() };
        let limit = Some(args.limit - found.items.len());
        let request = SearchGenerations { query: query.clone(), filter, order, after, limit };
        let page = pollster::block_on(search::search(library, request))?;
        found.items.extend(page.items);
        (found.next, found.ranked, after) = (page.next, page.ranked, page.next);
        // A page is short where it read many rows in vain.
        if after.is_none() || found.items.len() >= args.limit {
            break;
        }
    }
    if args.ids && context.output.shape == Shape::Human {
        let lines: String = found.items.iter().map(|hit| format!("{}\n", hit.generation.id.0)).collect();
        context.output.print(&lines);
        return Ok(());
    }
    context.output.data(command, &found, || {
        output::hits_table(&found.items, library.now(), context.output.width(), context.output.ink())
    })?;
    if found.items.is_empty() {
        list::say_nothing_matches(context, &query);
    }
    if found.ranked.is_some_and(|ranked| usize::try_from(ranked) == Ok(RANKED)) {
        context.output.say("ranked: the newest 500 that match; there may be older ones");
    }
    if let Some(next) = found.next {
        context.say_more(next);
    }
    Ok(())
}
