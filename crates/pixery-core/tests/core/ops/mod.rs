//! The use cases, as a door calls them.

mod activity;
mod add;
mod batches;
mod collections;
mod compare;
mod focus;
mod generate;
mod generations;
mod history;
mod keys;
mod layout;
mod likeness;
mod lineage;
mod notes;
mod originals;
mod preferences;
mod presets;
mod purge;
mod remix;
mod safe_mode;
mod saved;
mod search;
mod selection;
mod tags;
mod tiles;
mod undo;
mod view;
mod worker;

use pixery_core::domain::{Job, JobId, Parameters, Prompt, Seed, Size};
use pixery_core::ops::consent::Consent;
use pixery_core::ops::generate::Generate;
use pixery_core::ops::recipe::Queued;
use pixery_core::queue::{Stop, Worker};
use pixery_core::{Library, Result};

/// Returns a request for one small picture.
pub(crate) fn asking_for(prompt: &str) -> Generate {
    Generate {
        prompt: Some(Prompt::new(prompt).unwrap()),
        preset: None,
        negative_prompt: None,
        model: None,
        count: 1,
        parameters: Parameters {
            size: Some(Size { width: 64, height: 64 }),
            seed: Some(Seed(7)),
            steps: Some(8),
            ..Parameters::default()
        },
        references: Vec::new(),
        mask: None,
        parent_id: None,
        tags: Vec::new(),
        collections: Vec::new(),
        title: None,
        consent: Consent::default(),
    }
}

pub(crate) fn ids_of(queued: &Queued) -> Vec<JobId> {
    queued.jobs.iter().map(|job| job.id).collect()
}

/// Runs the jobs to their ends and returns them.
pub(crate) async fn run(library: &Library, queued: &Queued) -> Result<Vec<Job>> {
    let ids = ids_of(queued);
    Worker::start(library)?.run(ids.clone(), &Stop::default()).await?;
    library.read(move |reader| ids.into_iter().map(|id| reader.job(id)).collect()).await
}
