//! `history`: prompts that were used before.

use pixery_core::domain::Filter;
use pixery_core::ops::history::{self, ListPrompts};

use super::ids;
use crate::cli::HistoryArgs;
use crate::context::Context;
use crate::failure::Failure;
use crate::output;

pub(super) fn history(context: &Context, command: &str, args: &HistoryArgs) -> Result<(), Failure> {
    let request = ListPrompts {
        query: (!args.query.is_empty()).then(|| args.query.join(" ")),
        filter: Filter { include_hidden: context.global.include_hidden, ..Filter::default() },
        after: args.after.as_deref().map(ids::one).transpose()?,
        limit: Some(args.limit),
    };
    let library = context.library()?;
    let page = pollster::block_on(history::list(library, request))?;
    context.output.data(command, &page, || {
        output::prompts_table(&page.items, library.now(), context.output.width(), context.output.ink())
    })?;
    if page.items.is_empty() {
        context.output.say("no prompts; `pixery generate` makes the first");
    }
    if let Some(next) = page.next {
        context.say_more(next);
    }
    Ok(())
}
