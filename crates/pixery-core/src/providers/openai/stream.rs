//! Streamed answers: drafts while it works, then the images, as server-sent events.
//!
//! Source: facts of 2026-11-23, §1.4 (the specification's examples); `event: error` as users' reports have it.

use serde::Deserialize;
use serde_json::Value;

use crate::error::Result;
use crate::providers::data_uri::read_base64;
use crate::providers::{AnswerSink, ProgressSink, StepReport};

/// The largest preview that is passed on, in bytes.
const LARGEST_PREVIEW: usize = 1 << 20;

/// Returns the data of each event of a body, whole ones only.
pub(super) fn events(body: &[u8]) -> impl Iterator<Item = String> + '_ {
    let text = String::from_utf8_lossy(body).replace("\r\n", "\n");
    let blocks: Vec<String> = text.split("\n\n").filter_map(data_of).collect();
    blocks.into_iter()
}

/// Returns whether a body is events rather than one object.
pub(super) fn is_stream(body: &[u8]) -> bool {
    ["event:", "data:", ":"].iter().any(|start| body.trim_ascii_start().starts_with(start.as_bytes()))
}

/// Joins the data lines of one event.
fn data_of(block: &str) -> Option<String> {
    let lines: Vec<&str> =
        block.lines().filter_map(|line| line.strip_prefix("data:")).map(str::trim_start).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// Returns the object that the same answer would have been without streaming: `data`, the sum of `usage`, `error`.
pub(super) fn whole(body: &[u8]) -> Value {
    let (mut images, mut usage, mut error) = (Vec::new(), Value::Null, Value::Null);
    for event in events(body).filter_map(|data| serde_json::from_str::<Value>(&data).ok()) {
        let kind = event["type"].as_str().unwrap_or_default();
        if kind.ends_with(".completed") {
            images.push(serde_json::json!({ "b64_json": event["b64_json"], "url": event["url"] }));
            add(&mut usage, &event["usage"]);
        } else if !event["error"].is_null() {
            error = event["error"].clone();
        }
    }
    serde_json::json!({ "data": images, "usage": usage, "error": error })
}

/// Adds numbers to numbers, field by field.
fn add(sum: &mut Value, more: &Value) {
    match (sum, more) {
        (Value::Object(sum), Value::Object(more)) => {
            for (name, value) in more {
                add(sum.entry(name.clone()).or_insert(Value::Null), value);
            }
        }
        (sum @ Value::Null, more) => *sum = more.clone(),
        (sum @ Value::Number(_), Value::Number(_)) => {
            let total = sum.as_u64().zip(more.as_u64()).and_then(|(a, b)| a.checked_add(b));
            *sum = total.map_or(Value::Null, Value::from);
        }
        _ => {}
    }
}

/// A draft, as an event tells it.
#[derive(Debug, Deserialize)]
struct Draft {
    #[serde(rename = "type")]
    kind: String,
    b64_json: String,
    #[serde(default)]
    partial_image_index: u32,
}

/// Passes an answer's bytes on, and shows the drafts among them.
pub(super) struct Drafts<'a> {
    answer: &'a mut dyn AnswerSink,
    progress: &'a ProgressSink,
    /// What has come of the event that is not whole yet.
    rest: Vec<u8>,
}

impl<'a> Drafts<'a> {
    pub(super) fn new(answer: &'a mut dyn AnswerSink, progress: &'a ProgressSink) -> Self {
        Self { answer, progress, rest: Vec::new() }
    }

    fn show(&self, block: &[u8]) {
        let draft = data_of(&String::from_utf8_lossy(block).replace("\r\n", "\n"))
            .and_then(|data| serde_json::from_str::<Draft>(&data).ok())
            .filter(|draft| draft.kind.ends_with(".partial_image"));
        let Some(draft) = draft else { return };
        let preview = read_base64(&draft.b64_json).filter(|file| file.len() <= LARGEST_PREVIEW);
        let label = format!("draft {}", draft.partial_image_index.saturating_add(1));
        // Nothing ends a request that is billed anyway.
        let _goes_on = (self.progress)(StepReport { label, preview, ..StepReport::default() });
    }
}

impl AnswerSink for Drafts<'_> {
    fn append(&mut self, bytes: &[u8]) -> Result<()> {
        self.answer.append(bytes)?;
        let searched = self.rest.len().saturating_sub(3);
        self.rest.extend_from_slice(bytes);
        let mut from = searched;
        while let Some((end, length)) = blank_line(&self.rest[from..]).map(|(at, length)| (from + at, length))
        {
            self.show(&self.rest[..end]);
            self.rest.drain(..end + length);
            from = 0;
        }
        Ok(())
    }

    fn restart(&mut self) -> Result<()> {
        self.rest.clear();
        self.answer.restart()
    }
}

/// Finds the end of an event: where it is, and how long.
fn blank_line(bytes: &[u8]) -> Option<(usize, usize)> {
    let at = |end: &[u8]| bytes.windows(end.len()).position(|window| window == end).map(|at| (at, end.len()));
    [at(b"\n\n"), at(b"\r\n\r\n")].into_iter().flatten().min()
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;
    use std::sync::{Arc, Mutex};

    use super::*;

    const BODY: &str = "event: image_generation.partial_image\ndata: {\"type\":\"image_generation.partial_image\",\"b64_json\":\"AQI=\",\"partial_image_index\":0}\n\n\
        : ping\n\n\
        event: image_generation.completed\r\ndata: {\"type\":\"image_generation.completed\",\"b64_json\":\"/9g=\",\"usage\":{\"output_tokens\":7,\"output_tokens_details\":{\"image_tokens\":7}}}\r\n\r\n\
        data: {\"type\":\"image_generation.completed\",\"b64_json\":\"iVBORw==\",\"usage\":{\"output_tokens\":5,\"output_tokens_details\":{\"image_tokens\":5}}}\n\n";

    #[derive(Default)]
    struct Memory(Vec<u8>);

    impl AnswerSink for Memory {
        fn append(&mut self, bytes: &[u8]) -> Result<()> {
            self.0.extend_from_slice(bytes);
            Ok(())
        }

        fn restart(&mut self) -> Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_stream_reads_as_the_answer_it_stands_for() {
        assert!(is_stream(BODY.as_bytes()) && !is_stream(b"{\"data\":[]}"));
        let whole = whole(BODY.as_bytes());
        assert_eq!(
            (&whole["data"][0]["b64_json"], &whole["data"][1]["b64_json"]),
            (&"/9g=".into(), &"iVBORw==".into())
        );
        assert_eq!(
            (&whole["usage"]["output_tokens"], &whole["usage"]["output_tokens_details"]["image_tokens"]),
            (&12.into(), &12.into())
        );
    }

    #[test]
    fn drafts_are_shown_however_the_bytes_come_and_all_bytes_are_kept() {
        for size in [1, 7, 4096] {
            let seen = Arc::new(Mutex::new(Vec::new()));
            let heard = Arc::clone(&seen);
            let progress: ProgressSink = Arc::new(move |report: StepReport| {
                heard.lock().unwrap().push((report.label, report.preview));
                ControlFlow::Continue(())
            });
            let mut memory = Memory::default();
            let mut drafts = Drafts::new(&mut memory, &progress);
            for piece in BODY.as_bytes().chunks(size) {
                drafts.append(piece).unwrap();
            }
            assert_eq!(*seen.lock().unwrap(), [("draft 1".to_owned(), Some(vec![1, 2]))], "{size}");
            assert_eq!(memory.0, BODY.as_bytes());
        }
    }
}
