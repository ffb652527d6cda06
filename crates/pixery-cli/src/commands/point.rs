//! `open` and `ui`: asking the open gallery to show something, and waiting a moment for what the person says.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use pixery_core::domain::{
    Event, GenerationId, Pointer, PointerAnswer, PointerId, PointerKind, PointerLabel,
};
use pixery_core::ops::focus::{self, Point, ShowPointer};
use pixery_core::ops::generations::{ShowGenerations, show};
use pixery_core::{Error, ErrorBody, ErrorCode, Library, Session};
use schemars::JsonSchema;
use serde::Serialize;
use tokio::sync::broadcast::{Receiver, error::RecvError};

use super::{ids, screen};
use crate::cli::{OpenArgs, UiCommand};
use crate::context::Context;
use crate::failure::Failure;
use crate::output;

/// How long a gallery has for its answer.
const PATIENCE: Duration = Duration::from_secs(2);

pub(super) fn open(context: &Context, command: &str, args: &OpenArgs) -> Result<(), Failure> {
    let id = ids::one(&args.id)?;
    let request = Point { kind: PointerKind::Open, ids: vec![id], label: None };
    match point(context.library()?, request) {
        Err(failure) if failure.body == ErrorBody::from(&Error::NoGallery) => {
            open_in_viewer(context, command, id)
        }
        pointer => tell(context, command, &pointer?),
    }
}

pub(super) fn ui(context: &Context, command: &str, args: UiCommand) -> Result<(), Failure> {
    let request = match args {
        UiCommand::Compare { ids } => {
            Point { kind: PointerKind::Compare, ids: ids::read(&ids)?, label: None }
        }
        UiCommand::Highlight { ids, label } => {
            let label = label.as_deref().map(PointerLabel::new).transpose()?;
            Point { kind: PointerKind::Highlight, ids: ids::read(&ids)?, label }
        }
    };
    tell(context, command, &point(context.library()?, request)?)
}

/// Points, and returns what became of it within two seconds. Without an answer it is in the gallery's queue.
fn point(library: &Library, request: Point) -> Result<Pointer, Failure> {
    let session = Session::over(library.clone())?;
    let mut listener = session.listen();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build();
    let runtime = runtime.map_err(|error| Error::Internal(format!("no runtime: {error}")))?;
    runtime.block_on(async {
        let mut pointer = focus::point(library, request).await?;
        let until = Instant::now() + PATIENCE;
        while pointer.answer.is_none() && is_woken(&mut listener, until).await {
            pointer = focus::show_pointer(library, ShowPointer { id: pointer.id }).await?;
        }
        Ok(pointer)
    })
}

/// Waits until anything was committed; returns false when the time is over.
async fn is_woken(listener: &mut Receiver<Event>, until: Instant) -> bool {
    let heard = tokio::time::timeout_at(until.into(), listener.recv()).await;
    matches!(heard, Ok(Ok(_) | Err(RecvError::Lagged(_))))
}

/// What `open`, `ui compare` and `ui highlight` print.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct Pointed<'p> {
    /// `gallery`, or `viewer` for the system's own.
    #[serde(rename = "where")]
    place: &'p str,
    /// `shown`, `queued` or `declined`.
    answer: &'p str,
    /// Whether a gallery said so itself.
    answered: bool,
    /// The pointer, to be asked about later.
    #[serde(skip_serializing_if = "Option::is_none")]
    pointer_id: Option<PointerId>,
    kind: PointerKind,
    ids: &'p [GenerationId],
    /// The file that the viewer got.
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<&'p str>,
}

fn tell(context: &Context, command: &str, pointer: &Pointer) -> Result<(), Failure> {
    let (answer, more) = match pointer.answer {
        None => (PointerAnswer::Queued, "the gallery has not answered yet"),
        Some(PointerAnswer::Queued) => (PointerAnswer::Queued, "the person is asked"),
        Some(answer) => (answer, ""),
    };
    let data = Pointed {
        place: "gallery",
        answer: answer.name(),
        answered: pointer.answer.is_some(),
        pointer_id: Some(pointer.id),
        kind: pointer.kind,
        ids: &pointer.ids,
        path: None,
    };
    context.output.data(command, &data, || format!("{}\n", answer.name()))?;
    if !more.is_empty() {
        context.output.say(more);
    }
    Ok(())
}

/// Hands the original to the system's viewer, which gets a file that nobody may write.
fn open_in_viewer(context: &Context, command: &str, id: GenerationId) -> Result<(), Failure> {
    let Some(mut viewer) = system_viewer() else {
        return Err(ErrorBody {
            code: ErrorCode::NotFound,
            message: "no gallery is open, and there is no display for another viewer".to_owned(),
            hint: "`pixery serve` opens a gallery in a browser; `pixery view` prints the path of a copy"
                .to_owned(),
        }
        .into());
    };
    let mut shown = pollster::block_on(show(context.library()?, ShowGenerations { ids: vec![id] }))?.items;
    let item = shown.pop().filter(|item| item.withheld.is_none()).ok_or(Error::Withheld(id))?;
    let path = item.path.filter(|path| std::path::Path::new(path).exists()).ok_or_else(|| ErrorBody {
        code: ErrorCode::NotFound,
        message: format!("the original of {id} is missing"),
        hint: "the recipe is kept: restore the file from a backup, or regenerate the image".to_owned(),
    })?;
    viewer.arg(&path).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    viewer.spawn().map_err(|error| ErrorBody {
        code: ErrorCode::NotFound,
        message: format!("no gallery is open, and the system's viewer can't be started: {error}"),
        hint: "`pixery serve` opens a gallery in a browser".to_owned(),
    })?;
    let data = Pointed {
        place: "viewer",
        answer: "shown",
        answered: true,
        pointer_id: None,
        kind: PointerKind::Open,
        ids: &[id],
        path: Some(&path),
    };
    context.output.data(command, &data, || "shown in the system's viewer\n".to_owned())?;
    context.output.say(&output::clean(&path));
    Ok(())
}

/// Returns the command that opens a file, where there is a display.
fn system_viewer() -> Option<Command> {
    if cfg!(target_os = "macos") {
        return Some(Command::new("open"));
    }
    if cfg!(windows) {
        return Some(Command::new("explorer"));
    }
    screen::is_there().then(|| Command::new("xdg-open"))
}
