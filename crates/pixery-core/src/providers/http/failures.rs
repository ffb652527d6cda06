//! What is said when a vendor refuses, is silent or can't be understood: its words made harmless, and what became of the money.

use super::Complaint;
use super::trouble::Trouble;
use super::wire::Wire;
use crate::error::{Error, ErrorCode};
use crate::providers::{Failed, Fate};

impl Wire {
    /// Returns a vendor's words, harmless: cleaned, without the key, at most 500 characters.
    pub(crate) fn words(&self, text: &str) -> String {
        self.keys.redactor().words(text)
    }

    /// Returns `what`, and after a colon the vendor's words if there are any.
    pub(crate) fn with_words(&self, what: &str, complaint: &Complaint) -> String {
        match self.words(&complaint.message) {
            words if words.is_empty() => what.to_owned(),
            words => format!("{what}: {}", words.trim_end_matches('.')),
        }
    }

    /// Returns an error of this vendor; neither message nor hint can hold its key.
    pub(crate) fn error(&self, code: ErrorCode, message: impl AsRef<str>, hint: impl AsRef<str>) -> Error {
        if code == ErrorCode::MissingKey {
            self.keys.doubt();
        }
        Error::Provider {
            provider: self.speaker.id.to_owned(),
            code,
            message: self.keys.redactor().redact(message.as_ref()),
            hint: self.keys.redactor().redact(hint.as_ref()),
        }
    }

    /// Returns a failure of this vendor.
    pub(crate) fn failed(
        &self,
        fate: Fate,
        code: ErrorCode,
        message: impl AsRef<str>,
        hint: impl AsRef<str>,
    ) -> Failed {
        Failed::new(fate, self.error(code, message, hint))
    }

    /// Tells what became of a paid request whose answer never came, or not whole.
    pub(crate) fn unanswered(&self, trouble: Trouble) -> Failed {
        let words = self.words(&trouble.words());
        match trouble {
            Trouble::NotSent(_) => self.failed(
                Fate::Again { after: None },
                ErrorCode::Unavailable,
                format!("{words}; not charged"),
                "look at the network connection",
            ),
            Trouble::Refused(_) => self.failed(
                Fate::Refused,
                ErrorCode::Unavailable,
                format!("nothing was sent: {words}"),
                "look at the address that is set for the provider, and at this machine's network",
            ),
            Trouble::TooLong(_) => self.failed(
                Fate::Ended { cost: None },
                ErrorCode::Internal,
                format!("{words}; it may have been charged"),
                "what came of it is kept in the library's quarantine folder",
            ),
            Trouble::Storage(error) => Failed::new(Fate::Lost, error),
            // A paid request doesn't hear "stop".
            Trouble::Broken(_) | Trouble::Silent(_) | Trouble::Stopped => {
                self.lost(format!("after the request was sent, {words}"))
            }
        }
    }

    /// Returns the failure of a request that may have run.
    pub(crate) fn lost(&self, what: impl AsRef<str>) -> Failed {
        self.failed(
            Fate::Lost,
            ErrorCode::Uncertain,
            format!("{}; it may have been charged", what.as_ref()),
            format!("look at {}'s own list of requests before asking again", self.speaker.name),
        )
    }

    /// Tells of an answer of a paid request that came whole and is not what was agreed on.
    pub(crate) fn unreadable(&self, answer: &[u8], error: &serde_json::Error) -> Failed {
        let start = &answer[..answer.len().min(256)];
        let what = match String::from_utf8_lossy(start).trim_start() {
            "" => "its answer is empty".to_owned(),
            text if text.starts_with('<') => "its answer is a web page".to_owned(),
            _ => {
                format!("its answer can't be read as JSON (line {}, column {})", error.line(), error.column())
            }
        };
        self.failed(
            Fate::Ended { cost: None },
            ErrorCode::Internal,
            format!("{what}; it may have been charged"),
            "look at the address that is set for the provider; what came is kept in the library's quarantine folder",
        )
    }
}
