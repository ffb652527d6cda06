//! Dollars as people write them, to micro-dollars, exactly.

use pixery_core::domain::MicroUsd;

use crate::failure::Failure;

/// Reads `5`, `2.50` or `$0.04`. `what` names the flag in the refusal.
pub(super) fn read(what: &str, text: &str) -> Result<MicroUsd, Failure> {
    MicroUsd::from_dollars(text.trim()).ok_or_else(|| {
        Failure::usage(
            format!("{what} {text:?} is no amount"),
            "give US dollars, such as 5, 2.50 or 0.04, with at most six decimals",
        )
    })
}
