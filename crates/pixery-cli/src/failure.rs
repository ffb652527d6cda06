//! What went wrong, as a command's answer: exit code, message, hint, and what was done all the same.

use pixery_core::{Error, ErrorBody, ErrorCode};
use serde_json::Value;

/// A command that did not do all that was asked.
#[derive(Debug)]
pub(crate) struct Failure {
    /// What a program acts on, what happened, what to do.
    pub(crate) body: ErrorBody,
    /// The jobs it is about.
    pub(crate) job_ids: Vec<i64>,
    /// What was done all the same (3 of 4 images), in the shape of the command's data.
    pub(crate) data: Option<Value>,
}

impl Failure {
    /// Returns a failure of the command line's own, for a request that can't be meant so.
    pub(crate) fn usage(message: impl Into<String>, hint: impl Into<String>) -> Self {
        let body = ErrorBody { code: ErrorCode::Invalid, message: message.into(), hint: hint.into() };
        Self::from(body)
    }

    /// Returns the process's exit code.
    pub(crate) fn exit_code(&self) -> u8 {
        exit_code(self.body.code)
    }
}

impl From<ErrorBody> for Failure {
    fn from(body: ErrorBody) -> Self {
        Self { body, job_ids: Vec::new(), data: None }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        ErrorBody::from(&error).into()
    }
}

impl From<pixery_core::domain::Invalid> for Failure {
    fn from(invalid: pixery_core::domain::Invalid) -> Self {
        Error::from(invalid).into()
    }
}

/// The exit codes that scripts and agents rely on; `pixery help` lists them.
pub(crate) fn exit_code(code: ErrorCode) -> u8 {
    match code {
        ErrorCode::Conflict | ErrorCode::Storage | ErrorCode::Internal => 1,
        ErrorCode::Invalid => 2,
        ErrorCode::MissingKey => 3,
        ErrorCode::NotFound => 4,
        ErrorCode::Unavailable => 5,
        ErrorCode::RateLimited => 6,
        ErrorCode::Budget => 7,
        ErrorCode::StillRunning => 8,
        ErrorCode::Policy => 9,
        ErrorCode::Uncertain => 10,
        ErrorCode::Cancelled => 130,
    }
}
