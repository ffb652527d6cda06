//! What came in, word for word, so that a test can look at what was sent: keys, bodies, order.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::folder::{Lines, read_lines};

/// One request as it arrived: one line of `received.ndjson`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Received {
    /// When, in UTC ms.
    pub at: i64,
    /// `POST`, `GET`, `PUT`.
    pub method: String,
    /// Path and query.
    pub path: String,
    /// Names in lower case; a name that came twice is joined by `, `. `authorization` is kept.
    pub headers: BTreeMap<String, String>,
    /// The JSON that was sent; a form as an object, with each file as `{filename, content_type, bytes, sha256}`, and so an image
    /// alone; `null` for no body; a string for anything else.
    pub body: Value,
}

/// The open list.
#[derive(Debug)]
pub(crate) struct ReceivedLog(Lines);

impl ReceivedLog {
    pub(crate) fn open(state: &Path) -> io::Result<Self> {
        Ok(Self(Lines::open(&path(state))?))
    }

    /// Notes a request. It survives a kill, not a power cut: only charges have to.
    ///
    /// # Panics
    /// When the disk takes no line.
    pub(crate) fn note(&mut self, received: &Received) {
        self.0.append(received).expect("the list of requests takes a line");
    }
}

/// Returns all requests of a state folder, in the order they came.
pub(crate) fn read(state: &Path) -> io::Result<Vec<Received>> {
    read_lines(&path(state))
}

fn path(state: &Path) -> PathBuf {
    state.join("received.ndjson")
}
