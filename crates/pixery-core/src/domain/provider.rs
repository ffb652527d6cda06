//! Providers: who answers a request.

use super::Invalid;
use super::name::text_type;

text_type!(
    /// A provider's id: lower-case letters, digits, `-`, `.` and `_`, at most 60 characters (`openai`, `sketch`).
    ProviderId,
    |text| slug("provider", text, 60, "")
);

/// Returns `text` when it consists of lower-case ASCII letters, digits, `-`, `.`, `_` and `extra`.
pub(super) fn slug(what: &'static str, text: &str, longest: usize, extra: &str) -> Result<String, Invalid> {
    let fits =
        |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-._".contains(c) || extra.contains(c);
    if text.is_empty() || text.len() > longest || !text.chars().all(fits) {
        return Err(Invalid::new(
            what,
            text,
            format!("is not 1 to {longest} of a–z, 0–9, '-', '.', '_'{extra}"),
        ));
    }
    Ok(text.to_owned())
}
