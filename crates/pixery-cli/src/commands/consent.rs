//! Consent to spend: what the flags agree to, and a question where a person can answer it.

use pixery_core::Error;
use pixery_core::ops::consent::Consent;

use super::money;
use crate::cli::SpendArgs;
use crate::context::Context;
use crate::failure::Failure;

/// Returns what the flags agree to.
pub(super) fn of(context: &Context, spend: &SpendArgs) -> Result<Consent, Failure> {
    Ok(Consent { dry_run: spend.dry_run, ..agreed(context, spend.max_cost.as_deref())? })
}

/// Returns what `--max-cost` and `--yes` agree to.
pub(super) fn agreed(context: &Context, max_cost: Option<&str>) -> Result<Consent, Failure> {
    let max_cost = max_cost.map(|text| money::read("--max-cost", text)).transpose()?;
    Ok(Consent { max_cost, any_cost: context.global.yes, dry_run: false })
}

/// Queues with this consent. Where nobody agreed yet and somebody can be asked, asks, and queues then: nothing was queued the first
/// time.
pub(super) async fn queue<T>(
    context: &Context,
    consent: Consent,
    queue: impl AsyncFn(Consent) -> pixery_core::Result<T>,
) -> Result<T, Failure> {
    match queue(consent).await {
        Err(Error::Consent { estimate: Some(estimate), reason }) if consent.max_cost.is_none() => {
            if context.may_ask()
                && context.output.ask(&format!("This is expected to cost {estimate}. Go on?"))
            {
                return Ok(queue(Consent { any_cost: true, ..consent }).await?);
            }
            Err(Error::Consent { estimate: Some(estimate), reason }.into())
        }
        answer => Ok(answer?),
    }
}
