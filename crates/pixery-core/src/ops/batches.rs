//! Batches that have come to their end: what a person who looks elsewhere is told of them. The words are chosen here, so that no door
//! says what safe mode withholds, or what is hidden.

use std::collections::BTreeSet;

use crate::domain::{GenerationId, Job, JobId, JobState, Timestamp};
use crate::error::{Error, Result};
use crate::library::Library;
use crate::providers::{clean, shorten};
use crate::store::{JobFilter, Label, Reader};

/// How many of the newest jobs are looked at when nobody knows which changed.
const NEWEST: usize = 200;

/// The longest words, in characters: a notification is no place to read.
const LONGEST: usize = 80;

/// How a batch stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    /// What its jobs share.
    pub key: String,
    /// When it was asked for.
    pub created_at: Timestamp,
    /// How it ended; absent while any of its jobs goes on.
    pub ended: Option<Ended>,
}

/// How a batch ended. Jobs that somebody cancelled are no part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ended {
    /// How many images were asked for.
    pub asked: usize,
    /// The images that came, in the order of their jobs.
    pub images: Vec<GenerationId>,
    /// How many images were asked for in jobs of which nobody knows whether they ran: a person decides about those.
    pub undecided: usize,
    /// What was asked for and why images are missing, each on one line; absent where that is nobody's business.
    pub words: Option<Words>,
}

/// What may be said of a batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// What was asked for: the title, or else the prompt.
    pub about: String,
    /// Why the first image that failed is missing; where none failed, why somebody has to decide.
    pub reason: Option<String>,
}

/// Returns the batches of these jobs; of the newest jobs when nobody knows which.
///
/// # Errors
/// `storage` when the database fails.
pub async fn of_jobs(library: &Library, jobs: Option<Vec<JobId>>) -> Result<Vec<Batch>> {
    let started_safe = library.safe_mode();
    library
        .read(move |reader| {
            let mut keys = BTreeSet::new();
            match jobs {
                Some(ids) => {
                    for id in ids {
                        keys.extend(reader.batch_of(id)?);
                    }
                }
                None => {
                    let newest = reader.jobs(JobFilter::default(), None, NEWEST)?;
                    keys.extend(newest.items.into_iter().map(|job| job.batch));
                }
            }
            // What is said is out for good: not as the switch stood when somebody last looked, but as it stands with these jobs.
            let is_safe = started_safe || reader.identity()?.1;
            keys.into_iter().map(|key| read(reader, key, is_safe)).collect()
        })
        .await
}

fn read(reader: &Reader<'_>, key: String, is_safe: bool) -> Result<Batch> {
    let (created_at, goes_on) = reader.batch_state(&key)?;
    let ended = if goes_on { None } else { Some(ended(reader, &reader.jobs_of_batch(&key)?, is_safe)?) };
    Ok(Batch { key, created_at, ended })
}

fn ended(reader: &Reader<'_>, jobs: &[Job], is_safe: bool) -> Result<Ended> {
    let jobs: Vec<&Job> = jobs.iter().filter(|job| job.state != JobState::Cancelled).collect();
    let asked_of = |job: &&Job| job.generation_ids.len().max(usize::try_from(job.request.count).unwrap_or(0));
    let asked = jobs.iter().map(asked_of).sum();
    let (uncertain, certain): (Vec<&Job>, Vec<&Job>) =
        jobs.iter().partition(|job| job.state == JobState::Uncertain);
    let undecided = uncertain.iter().map(|job| asked_of(job) - job.generation_ids.len()).sum();
    let images: Vec<GenerationId> = jobs.iter().flat_map(|job| job.generation_ids.iter().copied()).collect();
    let mut may_be_said = !is_safe;
    for job in &jobs {
        may_be_said = may_be_said && !is_hidden(reader, job)?;
    }
    let first = jobs.first().filter(|_| may_be_said);
    let words = first.map(|job| Words {
        about: line(job.request.title.as_ref().map_or(job.request.prompt.as_str(), |title| title.as_str())),
        reason: (certain.iter().chain(&uncertain))
            .find_map(|job| job.failure.as_ref())
            .map(|failure| line(&failure.message)),
    });
    Ok(Ended { asked, images, undecided, words })
}

/// Returns whether a hidden tag or collection is on what a job made, or would have been.
fn is_hidden(reader: &Reader<'_>, job: &Job) -> Result<bool> {
    let tags = job.request.tags.iter().map(|tag| (Label::Tag, tag.as_str()));
    let collections = job.request.collections.iter().map(|name| (Label::Collection, name.as_str()));
    for (label, name) in tags.chain(collections) {
        match reader.label(label, name, false) {
            Ok(row) if row.hidden => return Ok(true),
            Ok(_) | Err(Error::NoLabel { .. }) => {}
            Err(error) => return Err(error),
        }
    }
    // One that was purged meanwhile is not found.
    Ok(reader.generations(&job.generation_ids)?.iter().any(|generation| generation.hidden))
}

/// Returns words on one short line.
fn line(text: &str) -> String {
    shorten(&clean(text), LONGEST)
}
