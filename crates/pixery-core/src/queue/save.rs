//! What a provider made enters the library: every file durable first, then one transaction for all of it.

use std::io::Write as _;

use super::derive;
use super::run::Made;
use crate::archive::{Inspected, Stored, original_path, verify};
use crate::domain::{Cost, CostKind, GenerationId, JobState, MicroUsd};
use crate::error::{Error, Result};
use crate::library::Library;
use crate::store::{Claim, NewGeneration, NewLedgerRow, Stamp, Writer};

/// A published original.
struct Kept {
    stored: Stored,
    inspected: Inspected,
}

/// Publishes the files (data fsynced, renamed, folder fsynced), then commits generations, tags, references, ledger and
/// the job's end together. Only after that is the job done. Derived facts come last; a failure there undoes nothing.
pub(super) fn save(library: &Library, claim: &Claim, answer: &Made) -> Result<()> {
    let kept = answer
        .images
        .iter()
        .zip(0_u32..)
        .map(|(bytes, index)| keep_file(library, claim, bytes, index))
        .collect::<Result<Vec<_>>>()?;
    let stamp = Stamp {
        actor: &claim.job.actor,
        at: library.now(),
        operation: Some(claim.job.request.origin.name()),
    };
    let ids = library.store().write(&stamp, |writer| commit(library, writer, claim, &kept, answer.cost))?;
    for (id, Kept { stored, .. }) in ids.into_iter().zip(&kept) {
        derive::derive(library, id, &stored.path, &stored.sha256);
    }
    Ok(())
}

/// Writes one image to `incoming/`, checks it, and publishes it under its name. Bytes that can't be decoded were paid for
/// all the same: they go to `quarantine/`.
fn keep_file(library: &Library, claim: &Claim, bytes: &[u8], index: u32) -> Result<Kept> {
    let archive = library.archive();
    let mut part = archive.part(&format!("{}-{}-{index}", claim.job.id.0, claim.token))?;
    part.write_all(bytes).map_err(|error| Error::io("write", archive.layout().incoming(), error))?;
    let inspected = match verify(bytes, "the provider's answer") {
        Ok(inspected) => inspected,
        Err(error) => {
            let kept_at = archive.quarantine(part, &error.to_string())?;
            tracing::error!(job = %claim.job.id, %error, path = %kept_at.display(), "an answer went to quarantine");
            return Err(error);
        }
    };
    let day = claim.job.created_at.day_in(library.identity().zone);
    let path =
        original_path(&day, claim.job.request.prompt.as_str(), &claim.client_key, index, inspected.format);
    Ok(Kept { stored: archive.keep_original(part, &path)?, inspected })
}

fn commit(
    library: &Library,
    writer: &Writer<'_>,
    claim: &Claim,
    kept: &[Kept],
    cost: Cost,
) -> Result<Vec<GenerationId>> {
    let (job, request) = (&claim.job, &claim.job.request);
    let images =
        u32::try_from(kept.len()).map_err(|_| Error::Internal("too many images in one answer".to_owned()))?;
    let shares = shares(cost, images);
    let mut ids = Vec::with_capacity(kept.len());
    for ((kept, share), index) in kept.iter().zip(shares).zip(0_u32..) {
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
    writer.settle(&NewLedgerRow {
        day: &writer.at().day_in(library.identity().zone),
        job: job.id,
        attempt: job.attempts,
        provider: &job.provider,
        model: request.model.as_str(),
        actor: &job.actor,
        cost,
        images,
    })?;
    writer.end(claim, JobState::Done, cost, None)?;
    Ok(ids)
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
