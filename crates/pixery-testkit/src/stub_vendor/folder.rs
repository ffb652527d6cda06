//! Files that survive a kill: lines appended whole, documents replaced whole.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;

/// A file of JSON lines that only grows.
#[derive(Debug)]
pub(crate) struct Lines {
    file: File,
}

impl Lines {
    /// Opens the file, cuts off a line that was torn by a power cut, and syncs the folder it lies in.
    pub(crate) fn open(path: &Path) -> io::Result<Self> {
        let file = OpenOptions::new().append(true).create(true).open(path)?;
        let whole = fs::read(path)?.iter().rposition(|&byte| byte == b'\n').map_or(0, |end| end + 1);
        file.set_len(whole as u64)?;
        file.sync_all()?;
        sync_folder(path.parent().unwrap_or(Path::new(".")))?;
        Ok(Self { file })
    }

    /// Appends a line with a single write.
    pub(crate) fn append(&mut self, line: &impl Serialize) -> io::Result<()> {
        let mut bytes = serde_json::to_vec(line)?;
        bytes.push(b'\n');
        self.file.write_all(&bytes)
    }

    /// Returns only when every line is on the disk.
    pub(crate) fn sync(&mut self) -> io::Result<()> {
        self.file.sync_data()
    }
}

/// Returns the lines of a file, in order; none when it isn't there. A last line without its end is not one yet.
pub(crate) fn read_lines<T: DeserializeOwned>(path: &Path) -> io::Result<Vec<T>> {
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(error),
    };
    let whole = text.rfind('\n').map_or("", |end| &text[..end]);
    whole.lines().map(|line| Ok(serde_json::from_str(line)?)).collect()
}

/// How sure a document has to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Survives {
    /// The program's death.
    Kill,
    /// The machine's.
    PowerCut,
}

/// Replaces a document as a whole.
pub(crate) fn replace(path: &Path, document: &impl Serialize, survives: Survives) -> io::Result<()> {
    let part = path.with_extension("part");
    let mut file = File::create(&part)?;
    file.write_all(&serde_json::to_vec(document)?)?;
    if survives == Survives::PowerCut {
        file.sync_all()?;
    }
    fs::rename(&part, path)?;
    if survives == Survives::PowerCut {
        sync_folder(path.parent().unwrap_or(Path::new(".")))?;
    }
    Ok(())
}

/// Returns every document of a folder, in no order.
pub(crate) fn read_documents<T: DeserializeOwned>(folder: &Path) -> io::Result<Vec<T>> {
    let paths = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<PathBuf>>>()?;
    let documents = paths.iter().filter(|path| path.extension().is_some_and(|extension| extension == "json"));
    documents.map(|path| Ok(serde_json::from_slice(&fs::read(path)?)?)).collect()
}

fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}
