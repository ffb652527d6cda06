//! `star`, `unstar`, `reject`, `unreject`, `update`, `trash`, `restore`, `purge`: what happens to images themselves.

use pixery_core::Error;
use pixery_core::domain::Prompt;
use pixery_core::ops::generations::{
    self, ChangedGenerations, RejectGenerations, StarGenerations, TrashGenerations, UpdateGenerations,
};
use pixery_core::ops::purge::{self, PurgeGenerations};

use super::selection::{self, images};
use crate::cli::{SelectionArgs, UpdateArgs};
use crate::context::Context;
use crate::failure::Failure;
use crate::output;

pub(super) fn star(
    context: &Context,
    command: &str,
    args: &SelectionArgs,
    starred: bool,
) -> Result<(), Failure> {
    let request = StarGenerations { selection: selection::read(context, args)?, starred };
    let changed = pollster::block_on(generations::star(context.library()?, request))?;
    changes(context, command, &changed, if starred { "starred" } else { "unstarred" })
}

pub(super) fn reject(
    context: &Context,
    command: &str,
    args: &SelectionArgs,
    rejected: bool,
) -> Result<(), Failure> {
    let request = RejectGenerations { selection: selection::read(context, args)?, rejected };
    let changed = pollster::block_on(generations::reject(context.library()?, request))?;
    changes(context, command, &changed, if rejected { "rejected" } else { "unrejected" })
}

pub(super) fn update(context: &Context, command: &str, args: UpdateArgs) -> Result<(), Failure> {
    let request = UpdateGenerations {
        selection: selection::read(context, &args.selection)?,
        title: args.title,
        prompt: args.prompt.as_deref().map(Prompt::new).transpose()?,
    };
    let changed = pollster::block_on(generations::update(context.library()?, request))?;
    changes(context, command, &changed, "updated")
}

pub(super) fn trash(context: &Context, command: &str, args: &SelectionArgs) -> Result<(), Failure> {
    let request = TrashGenerations { selection: selection::read(context, args)? };
    let changed = pollster::block_on(generations::trash(context.library()?, request))?;
    changes(context, command, &changed, "trashed")?;
    if changed.changed_count > 0 {
        context.output.say("nothing is deleted: pixery restore brings them back");
    }
    Ok(())
}

pub(super) fn restore(context: &Context, command: &str, args: &SelectionArgs) -> Result<(), Failure> {
    let request = TrashGenerations { selection: selection::read(context, args)? };
    let changed = pollster::block_on(generations::restore(context.library()?, request))?;
    changes(context, command, &changed, "restored")
}

pub(super) fn purge(context: &Context, command: &str, args: &SelectionArgs) -> Result<(), Failure> {
    let request =
        PurgeGenerations { selection: selection::read(context, args)?, confirmed: context.global.yes };
    let library = context.library()?;
    let purged = match pollster::block_on(purge::purge(library, request.clone())) {
        Err(Error::Unconfirmed { count }) if context.may_ask() => {
            let question = format!("Delete {} for good? This can't be undone.", images(count));
            if !context.output.ask(&question) {
                return Err(Error::Unconfirmed { count }.into());
            }
            pollster::block_on(purge::purge(library, PurgeGenerations { confirmed: true, ..request }))?
        }
        answer => answer?,
    };
    context.output.data(command, &purged, || format!("purged {}\n", images(purged.purged_count)))?;
    for path in &purged.left_files {
        context.output.say(&format!("could not be removed yet: {}", output::clean(path)));
    }
    Ok(())
}

fn changes(
    context: &Context,
    command: &str,
    changed: &ChangedGenerations,
    verb: &str,
) -> Result<(), Failure> {
    context.output.data(command, changed, || summary(changed, verb))
}

/// Returns what a change did, in a line.
pub(super) fn summary(changed: &ChangedGenerations, verb: &str) -> String {
    let already = match changed.unchanged_count {
        0 => String::new(),
        count => format!(" ({count} {} already)", if count == 1 { "was" } else { "were" }),
    };
    format!("{verb} {}{already}\n", images(changed.changed_count))
}
