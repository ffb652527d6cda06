//! `note`: what a person and an agent say to each other about an image.

use pixery_core::domain::{NoteText, Region};
use pixery_core::ops::notes::{
    self, AddNote, ChangedNotes, DeleteNotes, ListNotes, ReplyToNote, ResolveNotes,
};

use super::ids;
use crate::cli::NoteCommand;
use crate::context::Context;
use crate::failure::Failure;
use crate::output;

pub(super) fn note(context: &Context, command: &str, args: NoteCommand) -> Result<(), Failure> {
    match args {
        NoteCommand::Add { id, text, region } => {
            let request = AddNote {
                generation_id: ids::one(&id)?,
                text: words(&text)?,
                region: region.as_deref().map(read_region).transpose()?,
            };
            let note = pollster::block_on(notes::add(context.library()?, request))?;
            context.output.data(command, &note, || format!("note {} on {}\n", note.id, note.generation_id))
        }
        NoteCommand::Reply { note, text } => {
            let request = ReplyToNote { id: ids::one(&note)?, text: words(&text)? };
            let note = pollster::block_on(notes::reply(context.library()?, request))?;
            context.output.data(command, &note, || format!("note {} on {}\n", note.id, note.generation_id))
        }
        NoteCommand::List { id, limit, after } => {
            let request = ListNotes {
                generation_id: id.as_deref().map(ids::one).transpose()?,
                after: after.as_deref().map(ids::one).transpose()?,
                limit: Some(limit),
                include_hidden: context.global.include_hidden,
            };
            list(context, command, request)
        }
        NoteCommand::Resolve { notes: asked, open } => {
            let request = ResolveNotes { ids: ids::read(&asked)?, resolved: !open };
            let changed = pollster::block_on(notes::resolve(context.library()?, request))?;
            report(context, command, &changed, if open { "opened" } else { "resolved" })
        }
        NoteCommand::Delete { notes: asked } => {
            let request = DeleteNotes { ids: ids::read(&asked)? };
            let changed = pollster::block_on(notes::delete(context.library()?, request))?;
            report(context, command, &changed, "deleted")
        }
    }
}

fn list(context: &Context, command: &str, request: ListNotes) -> Result<(), Failure> {
    let library = context.library()?;
    let page = pollster::block_on(notes::list(library, request))?;
    context.output.data(command, &page, || {
        output::notes_table(&page.items, library.now(), context.output.width(), context.output.ink())
    })?;
    match page.next {
        Some(next) => context.say_more(next),
        None if page.items.is_empty() => context.output.say("no notes"),
        None => {}
    }
    Ok(())
}

fn words(text: &str) -> Result<NoteText, Failure> {
    if text == "-" {
        return Ok(NoteText::new(&ids::read_standard_input()?)?);
    }
    Ok(NoteText::new(text)?)
}

/// Reads `left,top,width,height`, or the points of a line: `x,y x,y x,y`.
fn read_region(text: &str) -> Result<Region, Failure> {
    let refused = || {
        Failure::usage(
            format!("region {text:?} is not understood"),
            "give left,top,width,height as parts of 1, such as 0.25,0.1,0.5,0.3, or points: \"0.1,0.1 0.3,0.2 0.5,0.2\"",
        )
    };
    let numbers = |text: &str| {
        text.split(',').map(|number| number.trim().parse::<f64>().ok()).collect::<Option<Vec<_>>>()
    };
    let points: Option<Vec<Vec<f64>>> = text.split_whitespace().map(numbers).collect();
    match points.ok_or_else(refused)?.as_slice() {
        [only] => match only[..] {
            [x, y, width, height] => Ok(Region::rectangle(x, y, width, height)?),
            _ => Err(refused()),
        },
        points => {
            let point = |point: &Vec<f64>| match point[..] {
                [x, y] => Some((x, y)),
                _ => None,
            };
            let points: Option<Vec<(f64, f64)>> = points.iter().map(point).collect();
            Ok(Region::freehand(points.ok_or_else(refused)?)?)
        }
    }
}

fn report(context: &Context, command: &str, changed: &ChangedNotes, verb: &str) -> Result<(), Failure> {
    context.output.data(command, changed, || match changed.changed.len() {
        1 => format!("{verb} 1 note\n"),
        count => format!("{verb} {count} notes\n"),
    })
}
