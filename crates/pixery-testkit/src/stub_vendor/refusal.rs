//! Reasons not to make an image, in no vendor's words.

use axum::http::{HeaderName, StatusCode, header};

use super::answer::Answer;
use super::behaviour::{BadDirective, Behaviour, Directive};
use super::vendor::Vendor;

/// Why there is no image.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Refusal {
    Unauthorized,
    RateLimited(RetryAfter),
    Quota,
    Retired,
    Moderation,
    Status(StatusCode),
    Invalid(Invalid),
}

/// A request that can't be meant so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Invalid {
    pub(crate) parameter: Option<String>,
    pub(crate) code: &'static str,
    pub(crate) message: String,
}

impl Invalid {
    /// Returns the refusal of a directive that can't be followed.
    pub(crate) fn directive(error: &BadDirective) -> Self {
        let message = format!("stub vendor: {error}");
        Self { parameter: Some("prompt".to_owned()), code: "stub_directive", message }
    }
}

/// How a vendor says when to come back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum RetryAfter {
    Unsaid,
    Seconds(u32),
    /// An HTTP date.
    Date(String),
    /// OpenAI's `retry-after-ms`.
    Millis(u32),
    /// Whatever a test says, sense or not.
    Raw(String),
}

impl RetryAfter {
    pub(crate) fn on(&self, answer: Answer) -> Answer {
        match self {
            Self::Unsaid => answer,
            Self::Seconds(seconds) => answer.with_header(header::RETRY_AFTER, &seconds.to_string()),
            Self::Date(text) | Self::Raw(text) => answer.with_header(header::RETRY_AFTER, text),
            Self::Millis(millis) => {
                answer.with_header(HeaderName::from_static("retry-after-ms"), &millis.to_string())
            }
        }
    }
}

/// Returns the refusal that a behaviour asks of both vendors at submit, if any.
pub(crate) fn asked_for(behaviour: &Behaviour, vendor: &Vendor) -> Option<Refusal> {
    if let Some(limit) = rate_limit(behaviour, vendor) {
        return Some(Refusal::RateLimited(limit));
    }
    let plain = [
        (Directive::Quota, Refusal::Quota),
        (Directive::Unauthorized, Refusal::Unauthorized),
        (Directive::Retired, Refusal::Retired),
    ];
    let plain = plain.into_iter().find(|(directive, _)| behaviour.has(*directive));
    plain.map(|(_, refusal)| refusal).or_else(|| status(behaviour, Directive::Status))
}

/// Returns the refusal that a behaviour asks for after charging, if any.
pub(crate) fn asked_for_when_charged(behaviour: &Behaviour) -> Option<Refusal> {
    status(behaviour, Directive::ChargedStatus)
}

fn status(behaviour: &Behaviour, directive: Directive) -> Option<Refusal> {
    let number = u16::try_from(behaviour.number(directive)?).unwrap_or(0);
    Some(Refusal::Status(StatusCode::from_u16(number).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)))
}

fn rate_limit(behaviour: &Behaviour, vendor: &Vendor) -> Option<RetryAfter> {
    if behaviour.has(Directive::RetryAfter) {
        let said = behaviour.text(Directive::RetryAfter).unwrap_or_default();
        return Some(RetryAfter::Raw(said.to_owned()));
    }
    if let Some(millis) = behaviour.number(Directive::RateLimitMs) {
        return Some(RetryAfter::Millis(millis));
    }
    if behaviour.has(Directive::RateLimitDate) {
        let seconds = behaviour.number(Directive::RateLimitDate).unwrap_or(2);
        return Some(RetryAfter::Date(vendor.http_date_in(seconds)));
    }
    if behaviour.has(Directive::RateLimit) {
        return Some(RetryAfter::Seconds(behaviour.number(Directive::RateLimit).unwrap_or(1)));
    }
    behaviour.has(Directive::RateLimitTimes).then_some(RetryAfter::Unsaid)
}
