//! What a request is told to go through: directives such as `{{delay=200}}` in its prompt, or set by `/control`.

use std::collections::BTreeMap;
use std::time::Duration;

use serde::de::IntoDeserializer as _;
use serde::de::value::{Error as UnknownName, StrDeserializer};
use serde::{Deserialize, Serialize};

/// One thing to do differently; `docs/stub-vendor.md` says what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Directive {
    CancelLate,
    Charged,
    ChargedStatus,
    CompletedError,
    CompletedErrorCharged,
    Delay,
    DropAfter,
    DropBefore,
    DropBody,
    Expired,
    ExtraImages,
    Finish,
    GarbageImage,
    Html,
    Huge,
    Jpeg,
    #[serde(rename = "media_500_times")]
    MediaFailures,
    MediaDropTimes,
    MediaElsewhere,
    MediaPrivate,
    MediaRedirect,
    MediaRedirectPrivate,
    Moderation,
    Never,
    NoImages,
    NoUsage,
    Nsfw,
    PartialImages,
    Queue,
    Quota,
    RateLimit,
    RateLimitDate,
    RateLimitMs,
    RateLimitTimes,
    #[serde(rename = "result_500_times")]
    ResultFailures,
    ResultHtml,
    Retired,
    RetryAfter,
    SlowBody,
    Status,
    #[serde(rename = "status_500_times")]
    StatusFailures,
    Steps,
    StreamError,
    Times,
    TruncatedImage,
    Twice,
    Unauthorized,
    Url,
    WrongType,
}

/// What may stand behind a directive's `=`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Takes {
    Nothing,
    Number,
    MaybeNumber,
    MaybeText,
}

impl Directive {
    fn takes(self) -> Takes {
        match self {
            Self::ChargedStatus
            | Self::Delay
            | Self::ExtraImages
            | Self::MediaFailures
            | Self::MediaDropTimes
            | Self::MediaRedirect
            | Self::PartialImages
            | Self::Queue
            | Self::RateLimitMs
            | Self::RateLimitTimes
            | Self::ResultFailures
            | Self::SlowBody
            | Self::Status
            | Self::StatusFailures
            | Self::Steps
            | Self::Times => Takes::Number,
            Self::Huge | Self::RateLimit | Self::RateLimitDate => Takes::MaybeNumber,
            Self::CompletedError
            | Self::CompletedErrorCharged
            | Self::Finish
            | Self::MediaElsewhere
            | Self::MediaPrivate
            | Self::RetryAfter
            | Self::Url
            | Self::WrongType => Takes::MaybeText,
            Self::CancelLate
            | Self::Charged
            | Self::DropAfter
            | Self::DropBefore
            | Self::DropBody
            | Self::Expired
            | Self::GarbageImage
            | Self::Html
            | Self::Jpeg
            | Self::MediaRedirectPrivate
            | Self::Moderation
            | Self::Never
            | Self::NoImages
            | Self::NoUsage
            | Self::Nsfw
            | Self::Quota
            | Self::ResultHtml
            | Self::Retired
            | Self::StreamError
            | Self::TruncatedImage
            | Self::Twice
            | Self::Unauthorized => Takes::Nothing,
        }
    }

    /// Tells whether the directive harms the first answer only: an answer from the books arrives.
    fn is_transport_fault(self) -> bool {
        matches!(
            self,
            Self::DropBefore | Self::DropAfter | Self::DropBody | Self::Never | Self::Html | Self::WrongType
        )
    }
}

/// A directive that can't be followed: a test's typing error is told, not ignored.
#[derive(Debug, thiserror::Error, PartialEq)]
pub(crate) enum BadDirective {
    /// No directive has that name.
    #[error("{0}")]
    Unknown(#[from] UnknownName),
    /// The value isn't one the directive takes.
    #[error("`{0}` takes no such value")]
    Value(String),
}

/// The directives that one request follows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Behaviour(BTreeMap<Directive, String>);

impl Behaviour {
    /// Reads the directives in a prompt: `{{name}}` and `{{name=value}}`.
    pub(crate) fn in_prompt(prompt: &str) -> Result<Self, BadDirective> {
        let mut behaviour = Self::default();
        for part in prompt.split("{{").skip(1) {
            if let Some((text, _)) = part.split_once("}}") {
                behaviour.add(text)?;
            }
        }
        Ok(behaviour)
    }

    /// Reads directives without braces.
    pub(crate) fn of(texts: &[String]) -> Result<Self, BadDirective> {
        let mut behaviour = Self::default();
        for text in texts {
            behaviour.add(text)?;
        }
        Ok(behaviour)
    }

    fn add(&mut self, text: &str) -> Result<(), BadDirective> {
        let (name, value) = match text.split_once('=') {
            Some((name, value)) => (name.trim(), Some(value.trim())),
            None => (text.trim(), None),
        };
        let deserializer: StrDeserializer<'_, UnknownName> = name.into_deserializer();
        let directive = Directive::deserialize(deserializer)?;
        let number = value.is_some_and(|value| value.parse::<u32>().is_ok());
        let fits = match directive.takes() {
            Takes::Nothing => value.is_none(),
            Takes::Number => number,
            Takes::MaybeNumber => value.is_none() || number,
            Takes::MaybeText => true,
        };
        if !fits {
            return Err(BadDirective::Value(text.to_owned()));
        }
        self.0.insert(directive, value.unwrap_or_default().to_owned());
        Ok(())
    }

    /// Adds what `others` says; where both say something, `others` wins.
    pub(crate) fn with(mut self, others: &Self) -> Self {
        self.0.extend(others.0.clone());
        self
    }

    /// Returns what is left for the `count`th submit of a prompt, counted from 1.
    pub(crate) fn at_submit(mut self, count: u32) -> Self {
        if self.number(Directive::RateLimitTimes).is_some_and(|times| count > times) {
            let limits = [
                Directive::RateLimit,
                Directive::RateLimitDate,
                Directive::RateLimitMs,
                Directive::RateLimitTimes,
                Directive::RetryAfter,
            ];
            self.0.retain(|directive, _| !limits.contains(directive));
        }
        match self.number(Directive::Times) {
            Some(times) if count > times => Self::default(),
            _ => self,
        }
    }

    /// Returns what is left for an answer from the books.
    pub(crate) fn when_known(mut self) -> Self {
        self.0.retain(|directive, _| !directive.is_transport_fault());
        self
    }

    pub(crate) fn has(&self, directive: Directive) -> bool {
        self.0.contains_key(&directive)
    }

    /// Returns a directive's value, when it is a number.
    pub(crate) fn number(&self, directive: Directive) -> Option<u32> {
        self.0.get(&directive)?.parse().ok()
    }

    /// Returns a directive's value, or 0.
    pub(crate) fn count(&self, directive: Directive) -> u32 {
        self.number(directive).unwrap_or(0)
    }

    /// Returns a directive's value, when it is there and has one.
    pub(crate) fn text(&self, directive: Directive) -> Option<&str> {
        self.0.get(&directive).map(String::as_str).filter(|value| !value.is_empty())
    }

    /// Returns a directive's value in ms.
    pub(crate) fn duration(&self, directive: Directive) -> Option<Duration> {
        self.number(directive).map(|millis| Duration::from_millis(millis.into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_prompt_may_hold_several_directives() {
        let behaviour =
            Behaviour::in_prompt("a fox {{queue=2}} in {{ jpeg }} snow {{url=relative}}").unwrap();
        assert_eq!(behaviour.number(Directive::Queue), Some(2));
        assert!(behaviour.has(Directive::Jpeg));
        assert_eq!(behaviour.text(Directive::Url), Some("relative"));
    }

    #[test]
    fn a_directive_nobody_knows_is_told_with_those_there_are() {
        let error = Behaviour::in_prompt("{{dealy=3}}").unwrap_err().to_string();
        assert!(error.contains("`dealy`") && error.contains("`delay`"), "{error}");
    }

    #[test]
    fn a_value_that_does_not_fit_is_told() {
        for text in ["{{delay}}", "{{delay=soon}}", "{{jpeg=1}}", "{{huge=big}}"] {
            assert!(matches!(Behaviour::in_prompt(text), Err(BadDirective::Value(_))), "{text}");
        }
    }

    #[test]
    fn a_behaviour_survives_the_disk() {
        let behaviour = Behaviour::in_prompt("{{media_500_times=2}}{{nsfw}}").unwrap();
        let text = serde_json::to_string(&behaviour).unwrap();
        assert_eq!(serde_json::from_str::<Behaviour>(&text).unwrap(), behaviour);
    }

    #[test]
    fn the_paper_lists_every_directive_and_no_other() {
        let paper = include_str!("../../../../docs/stub-vendor.md").split_once("## Directives").unwrap().1;
        let rows = paper.lines().filter_map(|line| line.strip_prefix("| `")?.split(['`', '=', '[']).next());
        let mut listed: Vec<_> = rows.collect();
        let error = Behaviour::in_prompt("{{?}}").unwrap_err().to_string();
        let mut known: Vec<_> = error.split('`').skip(3).step_by(2).collect();
        listed.sort_unstable();
        known.sort_unstable();
        assert_eq!(listed, known);
    }
}
