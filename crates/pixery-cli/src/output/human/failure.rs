//! How a failure reads: what happened, to what, and what to do.

use super::super::text::{Ink, clean_lines};
use crate::failure::Failure;

/// Returns the lines for standard error.
pub(crate) fn failure(failure: &Failure, ink: Ink) -> String {
    let mut text = format!("{} {}\n", ink.alarm("error:"), clean_lines(&failure.body.message));
    if !failure.body.hint.is_empty() {
        text.push_str(&format!("{} {}\n", ink.name("hint:"), clean_lines(&failure.body.hint)));
    }
    text
}
