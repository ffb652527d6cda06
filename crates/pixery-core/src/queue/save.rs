//! What a vendor made enters the library: every file durable first, then one transaction for all of it.

use std::io::Write as _;

use super::attempt::{Task, answer_name};
use super::ending::{self, Ending};
use super::patience::{is_the_disks, say_so, until_stored};
use super::progress;
use super::spool::Spool;
use crate::archive::{Inspected, Part, Stored, original_path, verify};
use crate::derive::derive;
use crate::domain::{Cost, CostKind, GenerationId, JobState, MicroUsd, Price};
use crate::error::{Error, ErrorBody, ErrorCode, Result};
use crate::faults;
use crate::library::Library;
use crate::providers::{Answer, AnswerImage, Call, Failed, Provider};
use crate::store::{Claim, JobEnd, NewGeneration, Stamp, Writer};

/// A published original.
#[derive(Debug, Clone)]
struct Kept {
    stored: Stored,
    inspected: Inspected,
}

/// What came of an answer's images.
#[derive(Debug, Clone, Default)]
struct Gathered {
    kept: Vec<Kept>,
    /// Why each image that can't be used can't be.
    spoilt: Vec<String>,
}

/// Reads the answer, fetches what it names, publishes the files (data fsynced, renamed, folder fsynced), then commits generations,
/// tags, references, ledger and the job's end together. Only after that is the job done. Derived facts come last; a failure there
/// undoes nothing.
pub(super) async fn save(task: &Task, provider: &dyn Provider, claim: &Claim) -> Result<Ending> {
    let Ok(_slot) = task.saving.acquire().await else { return Ok(Ending::Left) };
    let (library, name) = (&task.library, answer_name(claim));
    let answer = match read(task, provider, claim).await? {
        Ok(answer) => answer,
        Err(failed) => {
            let (name, reason) = (name, failed.error.to_string());
            until_stored(library, claim, "an answer for quarantine", move |library| {
                library.archive().quarantine_answer(&name, &reason)
            })
            .await?;
            return Ok(Ending::of(&failed, claim, task.chance()));
        }
    };
    let cost = answer.cost.unwrap_or(claim.job.cost);
    let gathered = match gather(task, provider, claim, answer).await? {
        Ok(gathered) => gathered,
        Err(ending) => return Ok(ending),
    };
    if gathered.kept.is_empty() {
        return Ok(nothing_usable(claim, cost, &gathered));
    }
    faults::point("w9-before");
    let (committing, images) = (claim.clone(), gathered.clone());
    let ids = until_stored(library, claim, "a job's images", move |library| {
        let stamp = Stamp {
            actor: &committing.job.actor,
            at: library.now(),
            operation: Some(committing.job.request.origin.name()),
        };
        library.store().write(&stamp, |writer| commit(library, writer, &committing, &images, cost))
    })
    .await?;
    faults::point("w9-committed");
    library
        .apart(move |library| {
            library.archive().drop_answer(&name);
            faults::point("w10-before");
            for (id, Kept { stored, .. }) in ids.into_iter().zip(&gathered.kept) {
                derive(library, id, &stored.path, &stored.sha256);
            }
            faults::point("w10-after");
            Ok(())
        })
        .await?;
    Ok(Ending::Done)
}

async fn read(
    task: &Task,
    provider: &dyn Provider,
    claim: &Claim,
) -> Result<std::result::Result<Answer, Failed>> {
    let name = answer_name(claim);
    let bytes =
        until_stored(&task.library, claim, "an answer", move |library| library.archive().answer(&name))
            .await?;
    let model = claim.job.request.model.clone();
    let price = task
        .library
        .apart(move |library| {
            // A model that left the catalog meanwhile has no price any more; its images are kept all the same.
            Ok(library.catalog()?.model(model.as_str()).map_or(Price::Unknown, |model| model.price.clone()))
        })
        .await?;
    Ok(provider.read_answer(&bytes, &price).and_then(|answer| {
        if !answer.images.is_empty() {
            return Ok(answer);
        }
        let error = Error::Provider {
            provider: claim.job.provider.to_string(),
            code: ErrorCode::Internal,
            message: "it answered without an image".to_owned(),
            hint: String::new(),
        };
        Err(Failed::new(crate::providers::Fate::Ended { cost: answer.cost }, error))
    }))
}

/// Brings every image of an answer into `images/`.
async fn gather(
    task: &Task,
    provider: &dyn Provider,
    claim: &Claim,
    answer: Answer,
) -> Result<std::result::Result<Gathered, Ending>> {
    let mut gathered = Gathered::default();
    let mut last_failure = None;
    for (index, image) in (0_u32..).zip(answer.images) {
        let kept = match image {
            AnswerImage::File(bytes) => keep_bytes(task, claim, bytes, index).await?,
            AnswerImage::Remote(url) => match fetch(task, provider, claim, &url, index).await? {
                Ok(kept) => kept,
                Err(None) => return Ok(Err(Ending::Left)),
                Err(Some(failed)) => {
                    gathered.spoilt.push(failed.error.to_string());
                    last_failure = Some(failed);
                    continue;
                }
            },
        };
        match kept {
            // The same bytes twice in one answer are one image.
            Ok(kept) if gathered.kept.iter().any(|other| other.stored.sha256 == kept.stored.sha256) => {}
            Ok(kept) => gathered.kept.push(kept),
            Err(reason) => gathered.spoilt.push(reason),
        }
    }
    match last_failure {
        Some(failed) if gathered.kept.is_empty() => Ok(Err(Ending::of(&failed, claim, task.chance()))),
        _ => Ok(Ok(gathered)),
    }
}

/// Fetches an image into a part file of its own. `Err(None)` when the worker leaves in the middle.
async fn fetch(
    task: &Task,
    provider: &dyn Provider,
    claim: &Claim,
    url: &str,
    index: u32,
) -> Result<std::result::Result<std::result::Result<Kept, String>, Option<Failed>>> {
    loop {
        let mut spool = Spool::new(task.library.archive(), image_name(claim, index));
        // Once the result is there, fetching it costs nothing: being asked to stop comes too late.
        let progress = progress::sink(&task.library, claim, None);
        let fetched = tokio::select! {
            fetched = provider.fetch(url, Call { progress: &progress, answer: &mut spool }) => fetched,
            () = task.leave.asked() => return Ok(Err(None)),
        };
        if let Err(failed) = fetched {
            return Ok(Err(Some(failed)));
        }
        faults::point("w5-written");
        let spool = std::sync::Mutex::new(Some(spool));
        let keeping = claim.clone();
        let kept = task
            .library
            .apart(move |library| {
                let taken = spool.lock().unwrap_or_else(std::sync::PoisonError::into_inner).take();
                let Some(spool) = taken else { return Err(Error::Internal("fetched twice".to_owned())) };
                keep_part(library, &keeping, spool.into_part()?, index)
            })
            .await;
        match kept {
            // It can be fetched again for nothing.
            Err(error) if is_the_disks(&error) => {
                tracing::warn!(%error, job = %claim.job.id, "an image will be fetched again");
                say_so(&task.library, claim, &error).await;
                tokio::time::sleep(std::time::Duration::from_secs(2)).await;
            }
            answer => return answer.map(Ok),
        }
    }
}

async fn keep_bytes(
    task: &Task,
    claim: &Claim,
    bytes: Vec<u8>,
    index: u32,
) -> Result<std::result::Result<Kept, String>> {
    let (keeping, bytes) = (claim.clone(), std::sync::Arc::new(bytes));
    until_stored(&task.library, claim, "an image", move |library| {
        let mut part = library.archive().part(&image_name(&keeping, index))?;
        part.write_all(&bytes).map_err(|error| Error::io("write", part.path(), error))?;
        faults::point("w5-written");
        keep_part(library, &keeping, part, index)
    })
    .await
}

fn image_name(claim: &Claim, index: u32) -> String {
    format!("{}-{}-{index}", claim.job.id.0, claim.token)
}

/// Checks a finished part and publishes it under its name. Bytes that can't be decoded were paid for all the same: they go to
/// `quarantine/`, and the answer says why.
fn keep_part(
    library: &Library,
    claim: &Claim,
    mut part: Part,
    index: u32,
) -> Result<std::result::Result<Kept, String>> {
    let archive = library.archive();
    let inspected = match verify(&part.contents()?, "the provider's answer") {
        Ok(inspected) => inspected,
        Err(error) => {
            let kept_at = archive.quarantine(part, &error.to_string())?;
            tracing::error!(job = %claim.job.id, %error, path = %kept_at.display(), "an answer went to quarantine");
            return Ok(Err(error.to_string()));
        }
    };
    let day = claim.job.created_at.day_in(library.identity().zone);
    let path =
        original_path(&day, claim.job.request.prompt.as_str(), &claim.client_key, index, inspected.format);
    Ok(Ok(Kept { stored: archive.keep_original(part, &path)?, inspected }))
}

/// Ends a job whose answer holds no picture that can be used. What it cost stands; its bytes are in quarantine.
fn nothing_usable(claim: &Claim, cost: Cost, gathered: &Gathered) -> Ending {
    let reason = gathered.spoilt.first().map_or("no image in it", String::as_str);
    // An estimate is no proof that a spoilt answer was charged.
    let cost = if cost.kind == CostKind::Estimated { Cost::UNKNOWN } else { cost };
    let failure = ErrorBody {
        code: ErrorCode::Internal,
        message: format!(
            "the provider's answer can't be used: {reason}; {}",
            ending::charge_words(&claim.job, cost)
        ),
        hint: format!(
            "its bytes are kept in the library's quarantine folder; `pixery jobs retry {}` asks again",
            claim.job.id.0
        ),
    };
    Ending::Over { state: JobState::Failed, cost, failure }
}

fn commit(
    library: &Library,
    writer: &Writer<'_>,
    claim: &Claim,
    gathered: &Gathered,
    cost: Cost,
) -> Result<Vec<GenerationId>> {
    let (job, request) = (&claim.job, &claim.job.request);
    let images = u32::try_from(gathered.kept.len())
        .map_err(|_| Error::Internal("too many images in one answer".to_owned()))?;
    writer.require_claim(claim)?;
    let shares = shares(cost, images);
    let mut ids = Vec::with_capacity(gathered.kept.len());
    for ((kept, share), index) in gathered.kept.iter().zip(shares).zip(0_u32..) {
        let mut parameters = request.parameters.clone();
        parameters.seed = parameters.seed.map(|seed| seed.plus(u64::from(index)));
        ids.push(writer.insert_generation(&NewGeneration {
            created_at: writer.at(),
            prompt: request.prompt.as_str(),
            negative_prompt: request.negative_prompt.as_ref().map(|negative| negative.as_str()),
            model: request.model.as_str(),
            provider: Some(&job.provider),
            parameters: &parameters,
            references: &request.references,
            parent_id: request.parent_id,
            tags: &request.tags,
            collections: &request.collections,
            title: request.title.as_ref().map(|title| title.as_str()),
            origin: request.origin,
            actor: &job.actor,
            job: Some((job.id, index)),
            cost: share,
            format: kept.inspected.format,
            width: kept.inspected.width,
            height: kept.inspected.height,
            bytes: kept.stored.bytes,
            sha256: kept.stored.sha256,
            path: &kept.stored.path,
        })?);
    }
    let spoilt = spoilt_note(gathered);
    writer.end(claim, &JobEnd { state: JobState::Done, cost, images, failure: spoilt.as_ref() })?;
    faults::point("w9-inside");
    let _ = library;
    Ok(ids)
}

/// Says on a job that is done that some of its images can't be used.
fn spoilt_note(gathered: &Gathered) -> Option<ErrorBody> {
    let reason = gathered.spoilt.first()?;
    let all = gathered.kept.len() + gathered.spoilt.len();
    Some(ErrorBody {
        code: ErrorCode::Internal,
        message: format!("{} of {all} images can't be used: {reason}", gathered.spoilt.len()),
        hint: "their bytes are kept in the library's quarantine folder".to_owned(),
    })
}

/// Parts a request's cost among its images; the first ones take the micro-dollars that don't divide.
fn shares(cost: Cost, images: u32) -> Vec<Cost> {
    let count = i64::from(images.max(1));
    (0..i64::from(images))
        .map(|index| match (cost.kind, cost.micro_usd) {
            (CostKind::Unknown, _) | (_, None) => Cost::UNKNOWN,
            (kind, Some(MicroUsd(total))) => {
                let share = total / count + i64::from(index < total % count);
                Cost { micro_usd: Some(MicroUsd(share)), kind }
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shares_add_up_to_the_cost() {
        let cost = Cost { micro_usd: Some(MicroUsd(100)), kind: CostKind::Reported };
        let shares: Vec<i64> =
            shares(cost, 3).iter().filter_map(|share| share.micro_usd).map(|share| share.0).collect();
        assert_eq!(shares, [34, 33, 33]);
    }
}
