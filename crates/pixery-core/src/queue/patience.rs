//! Patience: what was paid for is not given up because the disk is full or broken for a while. A step that fails for the disk's
//! sake is done again until it works; the process keeps the bytes meanwhile. What is free is given up at once: it can be made again.

use std::time::Duration;

use crate::error::{Error, ErrorBody, ErrorCode, Result};
use crate::library::Library;
use crate::store::{self, Claim, Stamp, Writer};

const FIRST_WAIT: Duration = Duration::from_millis(250);
const LONGEST_WAIT: Duration = Duration::from_secs(10);

/// Does a step of a claimed job until the disk takes it; of a free one, once. Where the database still takes it, the job's row says
/// meanwhile what it waits for.
///
/// # Errors
/// Whatever is not the disk's: the job was taken over, a mistake of ours. Of a free job the disk's too.
pub(super) async fn until_stored<T: Send + 'static>(
    library: &Library,
    claim: &Claim,
    what: &'static str,
    step: impl Fn(&Library) -> Result<T> + Clone + Send + 'static,
) -> Result<T> {
    let mut wait = FIRST_WAIT;
    loop {
        match library.apart(step.clone()).await {
            Err(error) if is_the_disks(&error) && !claim.free => {
                tracing::warn!(%error, what, "will be tried again");
                say_so(library, claim, &error).await;
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
    let writing = claim.clone();
    until_stored(library, claim, what, move |library| {
        let stamp = Stamp { actor: &writing.job.actor, at: library.now(), operation: None };
        library.store().write(&stamp, |writer| write(writer, &writing))
    })
    .await
}

/// Keeps on the job's row that it waits for the disk, for whoever looks.
pub(super) async fn say_so(library: &Library, claim: &Claim, error: &Error) {
    let why = ErrorBody {
        code: error.code(),
        message: format!("waits for the disk: {error}"),
        hint:
            "free space, or mend the place that it names: it goes on by itself, and what was paid for is kept"
                .to_owned(),
    };
    let claim = claim.clone();
    let kept = library.apart(move |library| {
        let stamp = Stamp { actor: &claim.job.actor, at: library.now(), operation: None };
        library.store().write(&stamp, |writer| writer.note(&claim, &why))
    });
    if let Err(error) = kept.await {
        tracing::warn!(%error, "and the database can't say so");
    }
}

/// Returns whether waiting can help: space may be freed, a disk mounted again, another process may let go.
pub(super) fn is_the_disks(error: &Error) -> bool {
    match error {
        Error::Database(error) => store::is_the_disks(error),
        Error::NewerLibrary { .. } | Error::NotALibrary { .. } | Error::Original { .. } => false,
        error => error.code() == ErrorCode::Storage,
    }
}
