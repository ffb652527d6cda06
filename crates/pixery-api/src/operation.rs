//! What an operation is.

use std::future::Future;
use std::pin::Pin;

use pixery_core::domain::{Invalid, Topic};
use pixery_core::{Error, ErrorBody, Library};
use schemars::{Schema, json_schema};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// What running an operation can do. Said once, used by every door: hints for agents, confirmations, the guard of the
/// HTTP door.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// Changes nothing.
    Read,
    /// Changes what windows show, nothing of the library: no journal, no undo.
    Signal,
    /// Changes the library; can be undone.
    Write,
    /// May cost money.
    Spend,
    /// Can't be undone.
    Destroy,
    /// Is about providers' keys. What can't be read of its input is never quoted.
    Keys,
}

/// The future that an operation answers with.
pub(crate) type Answer<'a, T> = Pin<Box<dyn Future<Output = Result<T, ErrorBody>> + Send + 'a>>;

/// How an operation is run, by what it answers with.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Run {
    Json(fn(&Library, Value) -> Answer<'_, Value>),
    Bytes(fn(&Library, Value) -> Answer<'_, Vec<u8>>),
}

/// One line of the table.
#[derive(Debug)]
pub struct Operation {
    /// `verb_noun` in snake case: one name for TypeScript, URLs and agents.
    pub name: &'static str,
    /// What it does, a sentence in the third person.
    pub summary: &'static str,
    /// What running it can do.
    pub effect: Effect,
    /// The topics whose changes make an earlier answer stale; empty for what is no read.
    pub from: &'static [Topic],
    /// Returns the schema of its input.
    pub input: fn() -> Schema,
    /// Returns the schema of its output.
    pub output: fn() -> Schema,
    pub(crate) run: Run,
}

impl Operation {
    /// Returns whether it answers with bytes instead of JSON: [`crate::call_bytes`] runs it, not [`crate::call`].
    #[must_use]
    pub fn is_in_bytes(&self) -> bool {
        matches!(self.run, Run::Bytes(_))
    }
}

/// Reads the input, runs the typed function, writes the output.
pub(crate) async fn run<'a, I, O, F>(
    library: &'a Library,
    operation: impl FnOnce(&'a Library, I) -> F,
    input: Value,
) -> Result<Value, ErrorBody>
where
    I: DeserializeOwned,
    O: Serialize,
    F: Future<Output = pixery_core::Result<O>>,
{
    carry_out(library, operation, read(input)?).await
}

/// Does the same for input that may hold a key: of what does not fit nothing is said.
pub(crate) async fn run_hushed<'a, I, O, F>(
    library: &'a Library,
    operation: impl FnOnce(&'a Library, I) -> F,
    input: Value,
) -> Result<Value, ErrorBody>
where
    I: DeserializeOwned,
    O: Serialize,
    F: Future<Output = pixery_core::Result<O>>,
{
    let Ok(input) = serde_json::from_value::<I>(input) else {
        let unfit = Invalid::new("key", "", "can't be one, or the input does not fit");
        let hint = "a key is one line without spaces, as the provider shows it; `pixery schema OPERATION` has the whole input";
        return Err(ErrorBody::from(&Error::from(unfit.hint(hint))));
    };
    carry_out(library, operation, input).await
}

/// Runs the typed function on what was read, makes JSON of the output.
async fn carry_out<'a, I, O, F>(
    library: &'a Library,
    operation: impl FnOnce(&'a Library, I) -> F,
    input: I,
) -> Result<Value, ErrorBody>
where
    O: Serialize,
    F: Future<Output = pixery_core::Result<O>>,
{
    let output = operation(library, input).await.map_err(|error| ErrorBody::from(&error))?;
    serde_json::to_value(output).map_err(|error| ErrorBody::from(&Error::Internal(error.to_string())))
}

/// Reads the input, runs the typed function, makes bytes of the output.
pub(crate) async fn run_for_bytes<'a, I, O, F>(
    library: &'a Library,
    operation: impl FnOnce(&'a Library, I) -> F,
    input: Value,
) -> Result<Vec<u8>, ErrorBody>
where
    I: DeserializeOwned,
    O: Into<Vec<u8>> + Send + 'static,
    F: Future<Output = pixery_core::Result<O>>,
{
    let output = operation(library, read(input)?).await;
    let bytes = match output {
        Ok(output) => library.apart(move |_| Ok(output.into())).await,
        Err(error) => Err(error),
    };
    bytes.map_err(|error| ErrorBody::from(&error))
}

fn read<I: DeserializeOwned>(input: Value) -> Result<I, ErrorBody> {
    serde_json::from_value(input).map_err(|error| {
        let invalid = Invalid::new("input", "", format!("does not fit: {error}"));
        ErrorBody::from(&Error::from(invalid.hint("`pixery schema OPERATION` prints what it takes")))
    })
}

/// Returns the schema of an answer in bytes.
pub(crate) fn bytes_schema() -> Schema {
    json_schema!({ "type": "string", "format": "binary", "contentMediaType": "application/octet-stream" })
}
