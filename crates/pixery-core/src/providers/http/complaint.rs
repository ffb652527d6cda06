//! What a vendor says went wrong, out of whatever shape it says it in.

use serde_json::Value;

/// A vendor's complaint, as it came: neither cleaned nor redacted. What is not said is empty.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Complaint {
    /// The words.
    pub(crate) message: String,
    /// What a program can tell it by: `code`, else `type`, else `error_type`.
    pub(crate) code: String,
    /// Its kind, where the vendor names one beside the code.
    pub(crate) kind: String,
    /// Whether it names single fields of the request, as a model does and a gateway doesn't.
    pub(crate) is_detailed: bool,
    /// Google's name of the status: `RESOURCE_EXHAUSTED`.
    pub(crate) status: String,
    /// Google's details: `RetryInfo`, `QuotaFailure`, `ErrorInfo`.
    pub(crate) details: Vec<Value>,
}

impl Complaint {
    /// Reads an error's body: `{"error":{…}}`, `{"error":"…"}`, `{"detail":"…"}`, `{"detail":[{…}]}`, `{"message":"…"}`, a page, or
    /// text.
    pub(crate) fn read(body: &[u8]) -> Self {
        let text = String::from_utf8_lossy(body);
        match serde_json::from_slice::<Value>(body) {
            Ok(value) => Self::of(&value),
            Err(_) if looks_like_a_page(&text) => {
                Self { message: "a web page instead of an answer".to_owned(), ..Self::default() }
            }
            Err(_) => Self { message: text.trim().to_owned(), ..Self::default() },
        }
    }

    /// Reads an error that stands in a larger answer.
    pub(crate) fn of(value: &Value) -> Self {
        let text = |value: &Value, name: &str| match &value[name] {
            Value::String(text) => text.clone(),
            Value::Number(number) => number.to_string(),
            _ => String::new(),
        };
        let from = |object: &Value, message: String| {
            let (code, kind) = (text(object, "code"), text(object, "type"));
            let code = if code.is_empty() { kind.clone() } else { code };
            let code = if code.is_empty() { text(value, "error_type") } else { code };
            let status = text(object, "status");
            let details = object["details"].as_array().cloned().unwrap_or_default();
            Self { message, code, kind, is_detailed: false, status, details }
        };
        match (&value["error"], &value["detail"]) {
            (error @ Value::Object(_), _) => from(error, text(error, "message")),
            (Value::String(message), _) => from(value, message.clone()),
            (_, Value::String(message)) => from(value, message.clone()),
            (_, Value::Array(details)) if !details.is_empty() => {
                let worst =
                    details.iter().find(|detail| is_policy(&text(detail, "type"))).unwrap_or(&details[0]);
                let message = match (text(worst, "msg"), place(&worst["loc"])) {
                    (message, Some(place)) => format!("{place}: {message}"),
                    (message, None) => message,
                };
                Self { is_detailed: true, ..from(worst, message) }
            }
            _ => from(value, text(value, "message")),
        }
    }

    /// Returns whether the words or the code hold one of these, in any case of letters.
    pub(crate) fn mentions(&self, words: &[&str]) -> bool {
        let all = format!("{} {} {}", self.code, self.kind, self.message).to_lowercase();
        words.iter().any(|word| all.contains(word))
    }

    /// Returns whether the vendor's policy is what stands in the way.
    pub(crate) fn is_policy(&self) -> bool {
        is_policy(&self.code) || is_policy(&self.kind)
    }
}

/// The codes that vendors refuse by policy with.
///
/// Source: OpenAI `moderation_blocked`, `content_policy_violation`; fal `content_policy_violation` (facts of 2026-11-23).
fn is_policy(code: &str) -> bool {
    matches!(
        code,
        "moderation_blocked" | "content_policy_violation" | "content_filter" | "nsfw_content_detected"
    )
}

fn place(loc: &Value) -> Option<String> {
    let parts: Vec<&str> =
        loc.as_array()?.iter().filter_map(Value::as_str).filter(|part| *part != "body").collect();
    (!parts.is_empty()).then(|| parts.join("."))
}

/// Returns whether the text is HTML or XML.
pub(crate) fn looks_like_a_page(text: &str) -> bool {
    text.trim_start_matches(['\u{feff}', ' ', '\n', '\r', '\t']).starts_with('<')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (String, String) {
        let complaint = Complaint::read(text.as_bytes());
        (complaint.message, complaint.code)
    }

    #[test]
    fn every_shape_of_complaint_is_read() {
        for (body, message, code) in [
            (r#"{"error":{"message":"no","type":"t","param":null,"code":"c"}}"#, "no", "c"),
            (r#"{"error":{"message":"no","type":"t","code":null}}"#, "no", "t"),
            (r#"{"error":{"message":"no","code":400}}"#, "no", "400"),
            (r#"{"error":"out of memory"}"#, "out of memory", ""),
            (
                r#"{"detail":"Request timed out","error_type":"request_timeout"}"#,
                "Request timed out",
                "request_timeout",
            ),
            (
                r#"{"detail":[{"loc":["body","prompt"],"msg":"too long","type":"string_too_long"}]}"#,
                "prompt: too long",
                "string_too_long",
            ),
            (
                r#"{"detail":[{"msg":"a","type":"x"},{"msg":"b","type":"content_policy_violation"}]}"#,
                "b",
                "content_policy_violation",
            ),
            (r#"{"message":"hm"}"#, "hm", ""),
            ("<!doctype html><h1>502</h1>", "a web page instead of an answer", ""),
            ("  bad gateway\n", "bad gateway", ""),
            ("", "", ""),
            ("[]", "", ""),
            ("null", "", ""),
            (r#"{"detail":[]}"#, "", ""),
        ] {
            assert_eq!(read(body), (message.to_owned(), code.to_owned()), "{body}");
        }
    }

    #[test]
    fn bytes_that_are_no_text_are_no_reason_to_panic() {
        assert!(Complaint::read(&[0xff, 0xfe, 0x00, b'x']).message.contains('x'));
    }
}
