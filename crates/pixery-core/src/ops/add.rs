//! Adding files: what somebody drags in becomes a generation of its own, byte for byte.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::input::read_file;
use crate::archive::{Inspected, Stored, original_path, verify};
use crate::derive::derive;
use crate::domain::{ContentHash, Cost, GenerationId, Invalid, JournalId, Origin, Parameters, Title};
use crate::error::{Error, ErrorBody, Result};
use crate::library::Library;
use crate::store::{NewGeneration, Stamp, Writer};

/// The most files of one request.
pub const MOST_FILES: usize = 10_000;

/// How long an entry may be gone on with, in ms: a drop of thousands is through by then.
const GONE_ON_WITH: i64 = 60 * 60 * 1000;

/// So many files are committed together: others see them come, and get their turn.
const PART: usize = 16;

/// The operation's name in the journal.
const OPERATION: &str = "add_images";

/// Files to be added; only where the door may name paths (command line and desktop).
#[derive(Debug, Clone, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AddImages {
    /// The files, 1 to 10,000. They are copied and stay where they are.
    pub files: Vec<PathBuf>,
}

/// A file to be added, wherever it lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileToAdd {
    /// Where its bytes are.
    pub path: PathBuf,
    /// What it is called: in messages, and without its ending as the image's title.
    pub name: String,
}

/// What became of the files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct AddedImages {
    /// The files in their order.
    pub items: Vec<AddedImage>,
    /// How many new images there are.
    #[ts(type = "number")]
    pub added_count: usize,
    /// The entry of the journal, for `undo`; absent when nothing was added.
    pub entry: Option<JournalId>,
}

/// What became of a file: an image, or an error.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct AddedImage {
    /// The file, as it was named.
    pub file: String,
    /// The image that it is in the library; absent when it was refused.
    pub id: Option<GenerationId>,
    /// Whether the library had just these bytes already, in the trash perhaps.
    pub duplicate: bool,
    /// Why it was refused.
    pub error: Option<ErrorBody>,
}

/// What became of one file of several that a door brings in one by one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct AddedFile {
    /// The file.
    #[serde(flatten)]
    pub image: AddedImage,
    /// The entry of the journal to go on with; absent when nothing was added yet.
    pub entry: Option<JournalId>,
}

/// Adds files to the library. A file that can't be an image is refused by itself; the others are added.
///
/// # Errors
/// `invalid` for no files or too many, and where paths are not taken; `storage` when the disk refuses: what was added before
/// stands, and is one entry of the journal.
pub async fn add(library: &Library, request: AddImages) -> Result<AddedImages> {
    if !library.config().expose_paths {
        return Err(Invalid::new("files", "", "are paths, and paths are not taken here")
            .hint("send the bytes instead")
            .into());
    }
    let file = |path: PathBuf| FileToAdd { name: path.display().to_string(), path };
    add_files(library, request.files.into_iter().map(file).collect()).await
}

/// Does the same for a door that has put the bytes into files of its own, under the names that their sender gave.
///
/// # Errors
/// As [`add`].
pub async fn add_files(library: &Library, files: Vec<FileToAdd>) -> Result<AddedImages> {
    if !(1..=MOST_FILES).contains(&files.len()) {
        return Err(Invalid::new("number of files", files.len(), format!("is not 1 to {MOST_FILES}"))
            .hint("part them into several requests")
            .into());
    }
    library.apart(move |library| add_all(library, &files, None)).await
}

/// Adds one file of several that come one by one, such as those of a drop. Each answer's entry is given along with the next file, so
/// that one undo takes all of them back.
///
/// An entry that this can't go on with (another actor's, another operation's, an undone one, one that is more than an hour old) is left
/// as it is, and the file begins a new one.
///
/// # Errors
/// `storage` when the disk refuses the file. Why the file itself is refused stands in the answer.
pub async fn add_file(library: &Library, file: FileToAdd, entry: Option<JournalId>) -> Result<AddedFile> {
    let added = library.apart(move |library| add_all(library, &[file], entry)).await?;
    let image = added.items.into_iter().next();
    let image = image.ok_or_else(|| Error::Internal("a file came to nothing".to_owned()))?;
    Ok(AddedFile { image, entry: added.entry })
}

/// Returns the entry if files can be added to it.
fn to_go_on_with(library: &Library, entry: JournalId) -> Result<Option<JournalId>> {
    let entry = match library.store().read(|reader| reader.entry_of(entry)) {
        Err(Error::NoEntry(_)) => return Ok(None),
        found => found?,
    };
    let is_ours = entry.operation == OPERATION && entry.actor == library.config().actor;
    let is_recent = library.now().millis() - entry.at.millis() <= GONE_ON_WITH;
    Ok((is_ours && is_recent && entry.undone_by.is_none()).then_some(entry.id))
}

fn add_all(library: &Library, files: &[FileToAdd], begun: Option<JournalId>) -> Result<AddedImages> {
    let stamp = Stamp { actor: &library.config().actor, at: library.now(), operation: Some(OPERATION) };
    let mut items = Vec::with_capacity(files.len());
    let mut entry = begun.map(|begun| to_go_on_with(library, begun)).transpose()?.flatten();
    for part in files.chunks(PART) {
        let mut seen = HashSet::new();
        let mut brought = Vec::with_capacity(part.len());
        for file in part {
            brought.push(bring(library, file, &mut seen)?);
        }
        let insert_part = |writer: &Writer<'_>| {
            part.iter()
                .zip(&brought)
                .map(|(file, brought)| insert(writer, file, brought))
                .collect::<Result<Vec<_>>>()
        };
        let written = match library.store().write_on(&stamp, entry, insert_part) {
            // Undone since it was looked at: what comes now is not what was undone.
            Err(Error::UndoneMeanwhile(_)) if items.is_empty() => {
                library.store().write_on(&stamp, None, insert_part)?
            }
            written => written?,
        };
        entry = written.entry.or(entry);
        let added = written.answer;
        for (item, brought) in added.iter().zip(&brought) {
            if let (Some(id), false, Brought::New { stored, .. }) = (item.id, item.duplicate, brought) {
                derive(library, id, &stored.path, &stored.sha256);
            }
        }
        items.extend(added);
    }
    let added_count = items.iter().filter(|item| item.id.is_some() && !item.duplicate).count();
    Ok(AddedImages { items, added_count, entry })
}

/// A file on its way in.
enum Brought {
    /// It is in the archive; no row names it yet.
    New { stored: Stored, inspected: Inspected, title: Option<Title> },
    /// These bytes are there already, or come with an earlier file of this part.
    Known(ContentHash),
    /// It can't be an image.
    Refused(ErrorBody),
}

/// Takes a file through the image gate and copies it into the archive, unless its bytes are known.
fn bring(library: &Library, file: &FileToAdd, seen: &mut HashSet<ContentHash>) -> Result<Brought> {
    let gated = read_file(&file.path, "file", &file.name)
        .and_then(|bytes| verify(&bytes, &file.name).map(|inspected| (bytes, inspected)));
    let (bytes, inspected) = match gated {
        Ok(gated) => gated,
        Err(error) => return Ok(Brought::Refused(ErrorBody::from(&error))),
    };
    let key = library.new_key();
    let mut part = library.archive().part(&format!("add-{key}"))?;
    std::io::Write::write_all(&mut part, &bytes).map_err(|error| Error::io("write", part.path(), error))?;
    let sha256 = part.sha256();
    if !seen.insert(sha256) || library.store().read(|reader| reader.generation_of(&sha256))?.is_some() {
        return Ok(Brought::Known(sha256));
    }
    let stem = stem(&file.name);
    let day = library.now().day_in(library.identity().zone);
    // Not named by the content alone: a purge may be about to remove a file of that name.
    let path = original_path(&day, &stem, &key, 0, inspected.format);
    let stored = library.archive().keep_original(part, &path)?;
    Ok(Brought::New { stored, inspected, title: Title::new(&stem).ok() })
}

fn insert(writer: &Writer<'_>, file: &FileToAdd, brought: &Brought) -> Result<AddedImage> {
    let item = |id, duplicate, error| AddedImage { file: file.name.clone(), id, duplicate, error };
    let sha256 = match brought {
        Brought::Refused(error) => return Ok(item(None, false, Some(error.clone()))),
        Brought::Known(sha256) => sha256,
        Brought::New { stored, .. } => &stored.sha256,
    };
    // Somebody may have added it in the meantime, or an earlier file of this part is the same.
    if let Some(id) = writer.generation_of(sha256)? {
        return Ok(item(Some(id), true, None));
    }
    let Brought::New { stored, inspected, title } = brought else {
        let error = Error::Internal(format!("{} was purged while it was added", file.name));
        return Ok(item(None, false, Some(ErrorBody::from(&error))));
    };
    let id = writer.insert_generation(&NewGeneration {
        created_at: writer.at(),
        prompt: "",
        negative_prompt: None,
        model: "",
        provider: None,
        parameters: &Parameters::default(),
        references: &[],
        parent_id: None,
        tags: &[],
        collections: &[],
        title: title.as_ref().map(Title::as_str),
        origin: Origin::Import,
        actor: writer.actor(),
        job: None,
        cost: Cost::NOTHING,
        format: inspected.format,
        width: inspected.width,
        height: inspected.height,
        bytes: stored.bytes,
        sha256: stored.sha256,
        path: &stored.path,
    })?;
    writer.record_as_brought_in(id)?;
    Ok(item(Some(id), false, None))
}

/// Returns a file's name without folder and ending.
fn stem(name: &str) -> String {
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
    Path::new(name).file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}
