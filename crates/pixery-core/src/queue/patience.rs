//! Patience: what was paid for is not given up because the disk is full or broken for a while. A step that fails for the disk's
//! sake is done again until it works; the process keeps the bytes meanwhile.

use std::time::Duration;

use crate::error::{Error, ErrorCode, Result};
use crate::library::Library;
use crate::store::{self, Claim, Stamp, Writer};

const FIRST_WAIT: Duration = Duration::from_millis(250);
const LONGEST_WAIT: Duration = Duration::from_secs(10);

/// Does a step until the disk takes it.
///
/// # Errors
/// Whatever is not the disk's: the job was taken over, a mistake of ours.
pub(super) async fn until_stored<T: Send + 'static>(
    library: &Library,
    what: &'static str,
    step: impl Fn(&Library) -> Result<T> + Clone + Send + 'static,
) -> Result<T> {
    let mut wait = FIRST_WAIT;
    loop {
        match library.apart(step.clone()).await {
            Err(error) if is_the_disks(&error) => {
                tracing::warn!(%error, what, "will be tried again");
                tokio::time::sleep(wait).await;
                wait = (wait * 2).min(LONGEST_WAIT);
            }
            answer => return answer,
        }
    }
}

/// Writes in the name of a job's actor until the disk takes it. Bookkeeping: no journal entry.
pub(super) async fn until_written(
    library: &Library,
    claim: &Claim,
    what: &'static str,
    write: impl Fn(&Writer<'_>, &Claim) -> Result<()> + Clone + Send + 'static,
) -> Result<()> {
    let claim = claim.clone();
    until_stored(library, what, move |library| {
        let stamp = Stamp { actor: &claim.job.actor, at: library.now(), operation: None };
        library.store().write(&stamp, |writer| write(writer, &claim))
    })
    .await
}

/// Returns whether waiting can help: space may be freed, a disk mounted again, another process may let go.
pub(super) fn is_the_disks(error: &Error) -> bool {
    match error {
        Error::Database(error) => store::is_the_disks(error),
        Error::NewerLibrary { .. } | Error::NotALibrary { .. } | Error::Original { .. } => false,
        error => error.code() == ErrorCode::Storage,
    }
}
