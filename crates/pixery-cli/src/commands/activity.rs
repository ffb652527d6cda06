//! `undo`, `redo`, `log`: what was done, and taking it back.

use pixery_core::domain::Actor;
use pixery_core::ops::activity::{self, ListActivity, ListActivityImages};
use pixery_core::ops::undo::{self, Redo, Undo, Undone};

use super::{ids, since};
use crate::cli::{LogArgs, RedoArgs, UndoArgs};
use crate::context::Context;
use crate::failure::Failure;
use crate::output;

pub(super) fn undo(context: &Context, command: &str, args: &UndoArgs) -> Result<(), Failure> {
    let library = context.library()?;
    let request = Undo {
        entry: args.entry.as_deref().map(ids::one).transpose()?,
        actor: args.actor.as_deref().map(Actor::new).transpose()?,
        since: args.since.as_deref().map(|text| since::read(text, library)).transpose()?,
        burst: args.burst,
    };
    let undone = pollster::block_on(undo::undo(library, request))?;
    report(
        context,
        command,
        &undone,
        "undone",
        "nothing to undo; `pixery log --actor NAME` shows what others did",
    )
}

pub(super) fn redo(context: &Context, command: &str, args: &RedoArgs) -> Result<(), Failure> {
    let request = Redo { entry: args.entry.as_deref().map(ids::one).transpose()? };
    let redone = pollster::block_on(undo::redo(context.library()?, request))?;
    report(context, command, &redone, "redone", "nothing to redo")
}

pub(super) fn log(context: &Context, command: &str, args: &LogArgs) -> Result<(), Failure> {
    if !args.images.is_empty() {
        return images(context, command, args);
    }
    let library = context.library()?;
    let request = ListActivity {
        actor: args.actor.as_deref().map(Actor::new).transpose()?,
        since: args.since.as_deref().map(|text| since::read(text, library)).transpose()?,
        after: args.after.as_deref().map(ids::one).transpose()?,
        limit: Some(args.limit),
    };
    let page = pollster::block_on(activity::list(library, request))?;
    context.output.data(command, &page, || {
        output::log_table(&page.items, library.now(), context.output.width(), context.output.ink())
    })?;
    match page.next {
        Some(next) => context.say_more(next),
        None if page.items.is_empty() => context.output.say("nothing was done"),
        None => {}
    }
    Ok(())
}

fn images(context: &Context, command: &str, args: &LogArgs) -> Result<(), Failure> {
    let request =
        ListActivityImages { entries: ids::read(&args.images)?, among: None, limit: Some(args.limit) };
    let changed = pollster::block_on(activity::images(context.library()?, request))?;
    context
        .output
        .data(command, &changed, || changed.ids.iter().map(|id| format!("{}\n", id.0)).collect())?;
    match (changed.more, changed.ids.is_empty()) {
        (true, _) => context.output.say("there may be more; -n asks for up to 500"),
        (false, true) => context.output.say("no image was changed, or none that is shown"),
        (false, false) => {}
    }
    Ok(())
}

fn report(
    context: &Context,
    command: &str,
    undone: &Undone,
    verb: &str,
    nothing: &str,
) -> Result<(), Failure> {
    context.output.data(command, undone, || output::undone_lines(undone, verb))?;
    if undone.entries.is_empty() {
        context.output.say(nothing);
    }
    Ok(())
}
