//! Errors: one enum by cause. A door acts on [`Error::code`], shows the message, and offers [`Error::hint`].

use std::io;
use std::path::{Path, PathBuf};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::domain::query::QueryError;
use crate::domain::{
    GenerationId, Invalid, JobId, JobState, JournalId, MicroUsd, NoteId, OverBudget, PointerId, ReferenceId,
};

/// The result of everything in the core.
pub type Result<T> = std::result::Result<T, Error>;

/// What a door can act on. A code exists only because some door does something of its own for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[ts(rename_all = "snake_case")]
pub enum ErrorCode {
    /// The request can't be meant so.
    Invalid,
    /// Something that was named isn't there.
    NotFound,
    /// Somebody else changed it first, or it is already so.
    Conflict,
    /// No key, or a wrong one, for a provider.
    MissingKey,
    /// The provider or the network is away; nothing was charged.
    Unavailable,
    /// The provider wants to be asked more slowly.
    RateLimited,
    /// A budget or missing consent stands in the way; nothing was sent.
    Budget,
    /// The wait is over, the work is not.
    StillRunning,
    /// The provider's policy refuses it; asking again is no use.
    Policy,
    /// It may have run and may have been charged.
    Uncertain,
    /// The disk or the database.
    Storage,
    /// Somebody stopped it.
    Cancelled,
    /// A mistake of ours.
    Internal,
}

impl ErrorCode {
    const ALL: [Self; 13] = [
        Self::Invalid,
        Self::NotFound,
        Self::Conflict,
        Self::MissingKey,
        Self::Unavailable,
        Self::RateLimited,
        Self::Budget,
        Self::StillRunning,
        Self::Policy,
        Self::Uncertain,
        Self::Storage,
        Self::Cancelled,
        Self::Internal,
    ];

    /// Returns the code of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|code| code.name() == name)
    }

    /// Returns the name on the wire.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Invalid => "invalid",
            Self::NotFound => "not_found",
            Self::Conflict => "conflict",
            Self::MissingKey => "missing_key",
            Self::Unavailable => "unavailable",
            Self::RateLimited => "rate_limited",
            Self::Budget => "budget",
            Self::StillRunning => "still_running",
            Self::Policy => "policy",
            Self::Uncertain => "uncertain",
            Self::Storage => "storage",
            Self::Cancelled => "cancelled",
            Self::Internal => "internal",
        }
    }
}

/// Why something in the core did not happen.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A value that can't be what it was meant to be.
    #[error(transparent)]
    Invalid(#[from] Invalid),
    /// A door can't keep or remove a key, and says why.
    #[error("{}", .0.message)]
    Cabinet(Box<ErrorBody>),
    /// A query that can't be read.
    #[error("{0}")]
    Query(Box<QueryError>),
    /// No generation has this id.
    #[error("no generation {0}")]
    NoGeneration(GenerationId),
    /// The generation was purged.
    #[error("generation {0} was purged")]
    Purged(GenerationId),
    /// The generation is sensitive and safe mode is on.
    #[error("generation {0} is hidden by safe mode")]
    Withheld(GenerationId),
    /// An input image that may be sensitive, and safe mode is on.
    #[error("reference {0} is hidden by safe mode")]
    WithheldReference(ReferenceId),
    /// Only what is in the trash can be purged.
    #[error("generation {0} is not in the trash")]
    NotInTrash(GenerationId),
    /// Nobody agreed to what can't be undone.
    #[error("purging {count} image{} can't be undone; nothing was deleted", if *.count == 1 { "" } else { "s" })]
    Unconfirmed {
        /// How many images it is about.
        count: usize,
    },
    /// No tag or collection has this name.
    #[error("no {what} {name:?}")]
    NoLabel {
        /// `tag` or `collection`.
        what: &'static str,
        /// The name that was given.
        name: String,
        /// The known name that is nearest to it.
        nearest: Option<String>,
    },
    /// Another tag or collection has the name.
    #[error("there is a {what} {name:?} already")]
    NameTaken {
        /// `tag` or `collection`.
        what: &'static str,
        /// The name.
        name: String,
    },
    /// No stored input image has this id.
    #[error("no reference {0}")]
    NoReference(ReferenceId),
    /// No note has this id.
    #[error("no note {0}")]
    NoNote(NoteId),
    /// No pointer has this id.
    #[error("no pointer {0}")]
    NoPointer(PointerId),
    /// Nobody has a gallery of this library open.
    #[error("no gallery is open")]
    NoGallery,
    /// No entry of the journal has this id.
    #[error("no journal entry {0}")]
    NoEntry(JournalId),
    /// The entry can't be undone, or redone.
    #[error("{operation} ({entry}) {reason}")]
    NotUndoable {
        /// The entry.
        entry: JournalId,
        /// Its operation.
        operation: String,
        /// Why: `can't be undone`.
        reason: &'static str,
        /// What to do.
        hint: String,
    },
    /// Somebody undid the entry while its operation still ran.
    #[error("journal entry {0} was undone while it was being carried out; the rest was left")]
    UndoneMeanwhile(JournalId),
    /// No job has this id.
    #[error("no job {0}")]
    NoJob(JobId),
    /// No model has this name.
    #[error("no model {name:?}")]
    NoModel {
        /// The name that was given.
        name: String,
        /// The known name that is nearest to it.
        nearest: Option<String>,
    },
    /// No saved search has this name.
    #[error("no saved search {name:?}")]
    NoSavedSearch {
        /// The name that was given.
        name: String,
        /// The known name that is nearest to it.
        nearest: Option<String>,
    },
    /// No preset has this name.
    #[error("no preset {name:?}")]
    NoPreset {
        /// The name that was given.
        name: String,
        /// The known name that is nearest to it.
        nearest: Option<String>,
    },
    /// Another preset has this name.
    #[error("there is a preset {0:?} already")]
    PresetExists(String),
    /// Some of several models can't do what is asked of all of them.
    #[error("{}", what_misfits(.misfits, *.asked))]
    Misfits {
        /// Those that can't, each with why.
        misfits: Vec<Misfit>,
        /// How many were asked.
        asked: usize,
    },
    /// Another saved search has this name.
    #[error("there is a saved search {0:?} already")]
    SavedSearchExists(String),
    /// An image's likeness to others can't be told: its hash is not computed, or can't be.
    #[error("nothing is known yet of what {0} looks like")]
    NoLikeness(GenerationId),
    /// The vendor switched the model off.
    #[error("{model} was retired on {retired}")]
    Retired {
        /// The model.
        model: String,
        /// The day, `YYYY-MM-DD`.
        retired: String,
        /// The model to take instead.
        successor: Option<String>,
    },
    /// The model doesn't take what was given.
    #[error("{model} takes no {what}")]
    NotTaken {
        /// The model.
        model: String,
        /// The setting: `mask`, `negative prompt`.
        what: &'static str,
    },
    /// A file that was taken for an image isn't one that the library keeps.
    #[error("{source_name}: {refusal}")]
    ImageRefused {
        /// The file, or what the bytes came from.
        source_name: String,
        /// Why.
        refusal: ImageRefusal,
    },
    /// A file could not be read or written.
    #[error("can't {action} {}: {source}", path.display())]
    Io {
        /// The verb: `read`, `write`, `create`.
        action: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// The system's answer.
        source: io::Error,
    },
    /// A generation's file is not what it was.
    #[error("the original of {id} is {state}: {path}")]
    Original {
        /// The generation.
        id: GenerationId,
        /// `missing` or `damaged`.
        state: &'static str,
        /// The file, relative to the library.
        path: String,
    },
    /// The disk is full.
    #[error("the disk is full at {}", path.display())]
    DiskFull {
        /// The file or folder that could not be written.
        path: PathBuf,
    },
    /// The library can only be read.
    #[error("the library at {} is read-only", path.display())]
    ReadOnly {
        /// The library's folder.
        path: PathBuf,
    },
    /// The folder holds something else.
    #[error("{} is not a Pixery library: {reason}", path.display())]
    NotALibrary {
        /// The folder.
        path: PathBuf,
        /// What is amiss.
        reason: &'static str,
    },
    /// A newer Pixery wrote the library.
    #[error("the library at {} has format {found}; this Pixery knows up to {known}", path.display())]
    NewerLibrary {
        /// The library's folder.
        path: PathBuf,
        /// The format found.
        found: i64,
        /// The newest format known here.
        known: i64,
    },
    /// The library lies where SQLite can't lock.
    #[error("the library at {} lies on a network file system ({kind})", path.display())]
    NetworkFileSystem {
        /// The library's folder.
        path: PathBuf,
        /// The file system's name.
        kind: &'static str,
    },
    /// Other processes kept the database busy.
    #[error("the library was busy for {seconds} s")]
    Busy {
        /// How long it was waited.
        seconds: u64,
    },
    /// The database.
    #[error("the library's database: {0}")]
    Database(rusqlite::Error),
    /// A model or guide file of the catalog is wrong.
    #[error("{file}: {reason}")]
    Catalog {
        /// The file.
        file: String,
        /// What is wrong, with its place.
        reason: String,
    },
    /// A provider didn't make the image.
    #[error("{provider}: {message}")]
    Provider {
        /// Who was asked.
        provider: String,
        /// What a door can act on.
        code: ErrorCode,
        /// What happened.
        message: String,
        /// What to do.
        hint: String,
    },
    /// A budget doesn't allow it.
    #[error("{0}")]
    OverBudget(Box<OverBudget>),
    /// It may cost more than anybody agreed to.
    #[error("this is expected to cost {}, and {reason}; nothing was sent", .estimate.map_or("an unknown amount".to_owned(), |amount| amount.to_string()))]
    Consent {
        /// What it is expected to cost, all images together; nothing when the price is unknown.
        estimate: Option<MicroUsd>,
        /// Why that needs a word: `nobody agreed to more than $1.00`.
        reason: String,
    },
    /// The job is not in a state that allows it.
    #[error("job {id} is {}: {reason}", state.name())]
    JobState {
        /// The job.
        id: JobId,
        /// Where it stands.
        state: JobState,
        /// Why that is in the way.
        reason: &'static str,
    },
    /// The wait for jobs is over, they are not.
    #[error("still running: {}", list(.0))]
    StillRunning(Vec<JobId>),
    /// Another worker took the job over, after this one was taken for dead.
    #[error("job {0} was taken over by another worker")]
    TakenOver(JobId),
    /// Somebody stopped it.
    #[error("stopped")]
    Cancelled,
    /// A state that our own code rules out.
    #[error("a mistake of Pixery's own: {0}")]
    Internal(String),
}

/// Why the image gate refused a file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ImageRefusal {
    /// No bytes at all.
    #[error("the file is empty")]
    Empty,
    /// The bytes are of no format that the library keeps.
    #[error("not a PNG, JPEG or WebP image{}", .found.map(|found| format!(" (it looks like {found})")).unwrap_or_default())]
    UnknownFormat {
        /// What it looks like, if that is known: `SVG`, `PDF`, `HTML`, `GIF`.
        found: Option<&'static str>,
    },
    /// A side is too long or the area too large to be decoded safely.
    #[error("{width}×{height} px is too large; sides up to 16,384 px and 100 megapixels in all are taken")]
    TooLarge {
        /// Width in px as the header says.
        width: u32,
        /// Height in px as the header says.
        height: u32,
    },
    /// More bytes than the gate takes.
    #[error("{bytes} bytes are too many; up to 64 MiB are taken")]
    TooManyBytes {
        /// The file's length.
        bytes: u64,
    },
    /// The pixels can't be decoded.
    #[error("the image is damaged: {0}")]
    Damaged(String),
}

impl Error {
    /// Returns the code that doors act on.
    #[must_use]
    pub fn code(&self) -> ErrorCode {
        match self {
            Self::Invalid(_)
            | Self::Query(_)
            | Self::NotTaken { .. }
            | Self::ImageRefused { .. }
            | Self::Retired { .. }
            | Self::Withheld(_)
            | Self::WithheldReference(_) => ErrorCode::Invalid,
            Self::NoGeneration(_)
            | Self::Purged(_)
            | Self::NoJob(_)
            | Self::NoModel { .. }
            | Self::NoSavedSearch { .. }
            | Self::NoPreset { .. }
            | Self::NoLabel { .. }
            | Self::NoNote(_)
            | Self::NoReference(_)
            | Self::NoPointer(_)
            | Self::NoGallery
            | Self::NoEntry(_) => ErrorCode::NotFound,
            Self::Io { source, .. } if source.kind() == io::ErrorKind::NotFound => ErrorCode::NotFound,
            Self::Io { .. }
            | Self::Original { .. }
            | Self::DiskFull { .. }
            | Self::ReadOnly { .. }
            | Self::NotALibrary { .. }
            | Self::NewerLibrary { .. }
            | Self::NetworkFileSystem { .. }
            | Self::Busy { .. }
            | Self::Database(_) => ErrorCode::Storage,
            Self::Catalog { .. } => ErrorCode::Invalid,
            Self::Cabinet(body) => body.code,
            Self::Provider { code, .. } => *code,
            Self::OverBudget(_) | Self::Consent { .. } | Self::Unconfirmed { .. } => ErrorCode::Budget,
            Self::JobState { .. }
            | Self::SavedSearchExists(_)
            | Self::PresetExists(_)
            | Self::NoLikeness(_)
            | Self::NotInTrash(_)
            | Self::NameTaken { .. }
            | Self::NotUndoable { .. }
            | Self::UndoneMeanwhile(_) => ErrorCode::Conflict,
            Self::Misfits { misfits, .. } => code_of_all(misfits),
            Self::StillRunning(_) => ErrorCode::StillRunning,
            Self::Cancelled => ErrorCode::Cancelled,
            Self::Internal(_) | Self::TakenOver(_) => ErrorCode::Internal,
        }
    }

    /// Returns what the user can do about it, as a sentence.
    #[must_use]
    pub fn hint(&self) -> String {
        match self {
            Self::Invalid(invalid) => invalid.hint.clone(),
            Self::Cabinet(body) => body.hint.clone(),
            Self::Query(error) => error.hint.clone(),
            Self::NoGeneration(_) => "`pixery list` shows the ids there are".to_owned(),
            Self::Purged(_) => "a purge is for good; a backup may still hold the image".to_owned(),
            Self::Withheld(_) | Self::WithheldReference(_) => "a person can turn safe mode off: `pixery safe-mode off`".to_owned(),
            Self::NotInTrash(id) => format!("`pixery trash {}` puts it there", id.0),
            Self::Unconfirmed { .. } => "agree with --yes".to_owned(),
            Self::NoLabel { nearest: Some(nearest), .. } => format!("did you mean {nearest:?}?"),
            Self::NoLabel { what, .. } => format!("`pixery {what} list` shows the {what}s there are"),
            Self::NameTaken { what: "tag", name } => {
                format!("`pixery tag merge TAG {name:?}` makes one tag of two; or take another name")
            }
            Self::NameTaken { .. } => "take another name".to_owned(),
            Self::NoReference(_) => "`pixery show` says which references an image has".to_owned(),
            Self::NoNote(_) => "`pixery note list` shows the open notes".to_owned(),
            Self::NoPointer(_) => "pointers are kept for a week; point again".to_owned(),
            Self::NoGallery => "`pixery serve` opens one".to_owned(),
            Self::NoEntry(_) => "`pixery log` shows the entries there are".to_owned(),
            Self::NotUndoable { hint, .. } => hint.clone(),
            Self::UndoneMeanwhile(_) => "`pixery log` shows who undid it".to_owned(),
            Self::NoJob(_) => "`pixery jobs list` shows the jobs there are".to_owned(),
            Self::NoModel { nearest: Some(nearest), .. } => {
                format!("did you mean {nearest}? `pixery models` lists them all")
            }
            Self::NoModel { nearest: None, .. } => "`pixery models` lists them all".to_owned(),
            Self::NoSavedSearch { nearest: Some(nearest), .. } => {
                format!("did you mean {nearest:?}? `pixery saved list` shows them all")
            }
            Self::NoSavedSearch { nearest: None, .. } => "`pixery saved list` shows them all".to_owned(),
            Self::SavedSearchExists(name) => {
                format!("choose another name, or make room: `pixery saved delete {name:?}`")
            }
            Self::NoPreset { nearest: Some(nearest), .. } => {
                format!("did you mean {nearest:?}? `pixery preset list` shows them all")
            }
            Self::NoPreset { nearest: None, .. } => "`pixery preset list` shows them all".to_owned(),
            Self::PresetExists(name) => {
                format!("choose another name, or save it over the old one with --replace: `pixery preset show {name:?}`")
            }
            Self::Misfits { misfits, .. } => hints(misfits),
            Self::NoLikeness(_) => {
                "it is computed within a moment after an image is made, unless its file is damaged; try again then".to_owned()
            }
            Self::Retired { successor: Some(successor), .. } => format!("use {successor} instead"),
            Self::Retired { successor: None, .. } => "`pixery models` lists what is alive".to_owned(),
            Self::NotTaken { model, .. } => format!("`pixery models {model}` shows what it takes"),
            Self::ImageRefused {
                refusal: ImageRefusal::TooLarge { .. } | ImageRefusal::TooManyBytes { .. },
                ..
            } => "scale it down first".to_owned(),
            Self::ImageRefused { refusal: ImageRefusal::Damaged(_), .. } => {
                "the file is cut short or damaged; get it anew".to_owned()
            }
            Self::ImageRefused { .. } => "give a PNG, JPEG or WebP file".to_owned(),
            Self::DiskFull { .. } => {
                "free some space there and try again; nothing in the library was harmed".to_owned()
            }
            Self::ReadOnly { .. } => "it can be looked at; to change it, make the folder writable".to_owned(),
            Self::NotALibrary { .. } => {
                {
                "if it was one, restore it from a backup (its own `backups` folder may hold a copy of the database); if not, name \
                 another folder with --library"
                    .to_owned()
            }
            }
            Self::NewerLibrary { .. } => "install the newer Pixery; the library was not touched".to_owned(),
            Self::NetworkFileSystem { .. } => {
                "keep the library on a local disk; SQLite can't share a database safely over a network"
                    .to_owned()
            }
            Self::Busy { .. } => "try again; nothing was changed".to_owned(),
            Self::Database(_) => {
                "look at the disk's health, and keep a copy of the library's folder".to_owned()
            }
            Self::Provider { hint, .. } => hint.clone(),
            Self::Io { source, .. } if source.kind() == io::ErrorKind::PermissionDenied => {
                "look at who may read and write there".to_owned()
            }
            Self::Catalog { .. } => "correct the file, or move it away".to_owned(),
            Self::Io { source, .. } if source.kind() == io::ErrorKind::NotFound => {
                "look at how the path is spelt".to_owned()
            }
            Self::Internal(_) => "please report it with the command that led here".to_owned(),
            Self::Original { .. } => "the recipe is kept: restore the file from a backup, or regenerate the image".to_owned(),
            Self::OverBudget(over) if over.wanted.is_none() => {
                "the model's price is unknown: say what it may cost at most, with --max-cost".to_owned()
            }
            Self::OverBudget(over) => format!("raise it with `pixery budget set --{} USD`, or wait for the next {0}", over.budget.period.name()),
            Self::Consent { estimate: None, .. } => "say the most it may cost with --max-cost USD".to_owned(),
            Self::Consent { .. } => "agree with --yes, or say the most it may cost with --max-cost USD".to_owned(),
            Self::JobState { id, .. } => format!("`pixery jobs show {}` says more", id.0),
            Self::StillRunning(jobs) => {
                let ids: Vec<String> = jobs.iter().map(|id| id.0.to_string()).collect();
                format!("the work goes on; come back with `pixery jobs wait {}`", ids.join(" "))
            }
            Self::TakenOver(id) => format!("`pixery jobs show {}` says how it goes on", id.0),
            Self::Cancelled => "nothing was charged; ask again when you like".to_owned(),
            Self::Io { .. } => "look at the disk and at who may write there, then try again".to_owned(),
        }
    }

    /// Returns the error of a failed file operation; a full or read-only disk is told apart.
    pub(crate) fn io(action: &'static str, path: impl AsRef<Path>, source: io::Error) -> Self {
        let path = path.as_ref().to_owned();
        match source.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull { path },
            io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly { path },
            _ => Self::Io { action, path, source },
        }
    }
}

/// A model that can't do what is asked of it.
#[derive(Debug)]
pub struct Misfit {
    /// The model, as it was named.
    pub model: String,
    /// Why.
    pub error: Error,
}

fn what_misfits(misfits: &[Misfit], asked: usize) -> String {
    let each = misfits.iter().map(|Misfit { model, error }| {
        let why = error.to_string();
        // What names the model itself needs no name before it.
        if why.contains(model.as_str()) { why } else { format!("{model}: {why}") }
    });
    let each = each.collect::<Vec<_>>().join("; ");
    let (count, cant) = (misfits.len(), if misfits.len() == 1 { "doesn't fit" } else { "don't fit" });
    format!("{count} of {asked} models {cant}, so nothing was queued: {each}")
}

/// Returns the one code that all have, or that the request can't be meant so.
fn code_of_all(misfits: &[Misfit]) -> ErrorCode {
    let first = misfits.first().map_or(ErrorCode::Invalid, |misfit| misfit.error.code());
    let is_alike = misfits.iter().all(|misfit| misfit.error.code() == first);
    if is_alike { first } else { ErrorCode::Invalid }
}

fn hints(misfits: &[Misfit]) -> String {
    let each = misfits.iter().map(|Misfit { model, error }| (model, error.hint()));
    let each = each
        .filter(|(_, hint)| !hint.is_empty())
        .map(|(model, hint)| if hint.contains(model.as_str()) { hint } else { format!("{model}: {hint}") });
    each.chain(["or leave the model out".to_owned()]).collect::<Vec<_>>().join("; ")
}

fn list(jobs: &[JobId]) -> String {
    let names: Vec<String> = jobs.iter().map(|id| format!("job {id}")).collect();
    names.join(", ")
}

impl From<QueryError> for Error {
    fn from(error: QueryError) -> Self {
        Self::Query(Box::new(error))
    }
}

impl From<OverBudget> for Error {
    fn from(over: OverBudget) -> Self {
        Self::OverBudget(Box::new(over))
    }
}

/// The one JSON shape of an error, on every wire.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ErrorBody {
    /// What a program acts on.
    pub code: ErrorCode,
    /// What happened, in lower case.
    pub message: String,
    /// What to do about it; empty when nothing is known to help.
    pub hint: String,
}

impl From<&Error> for ErrorBody {
    fn from(error: &Error) -> Self {
        Self { code: error.code(), message: error.to_string(), hint: error.hint() }
    }
}
