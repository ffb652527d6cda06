//! Safe mode, for what is named by its id: what lists leave out in silence is a placeholder here. Every use case that hands
//! generations out goes through this file.

use super::recipe::Planned;
use crate::domain::{Generation, GenerationId, Job, JobRequest, JobState, Prompt, Withheld};
use crate::error::{Error, Result};
use crate::library::Library;
use crate::store::{Label, Reader};

/// Puts placeholders in the place of sensitive generations when safe mode is on, and takes the files of references away that
/// were taken from sensitive ones.
pub(super) fn withhold(reader: &Reader<'_>, safe_mode: bool, items: &mut [Generation]) -> Result<()> {
    if !safe_mode {
        return Ok(());
    }
    for item in items {
        if item.sensitive {
            let sensitive = item.clone();
            *item = sensitive.withheld(Withheld::SafeMode);
        }
        for reference in &mut item.references {
            if let Some(source) = reference.generation_id
                && reader.is_sensitive(source)?
            {
                reference.path = None;
                reference.sha256 = crate::domain::ContentHash([0; 32]);
            }
        }
    }
    Ok(())
}

/// Takes the words, names and references out of jobs that make, or made, something sensitive when safe mode is on.
pub(super) fn withhold_jobs(library: &Library, reader: &Reader<'_>, jobs: &mut [Job]) -> Result<()> {
    if !library.safe_mode() {
        return Ok(());
    }
    for job in jobs {
        if is_about_sensitive(reader, job)? {
            let request = &mut job.request;
            request.prompt = Prompt::new(Withheld::SafeMode.words())?;
            request.negative_prompt = None;
            request.title = None;
            request.references.clear();
            request.tags.clear();
            request.collections.clear();
        }
    }
    Ok(())
}

fn is_about_sensitive(reader: &Reader<'_>, job: &Job) -> Result<bool> {
    // Nobody knows any more what was on an image that was purged.
    let made = u32::try_from(job.generation_ids.len()).unwrap_or(u32::MAX);
    if job.state == JobState::Done && made < job.request.count {
        return Ok(true);
    }
    for id in &job.generation_ids {
        if reader.is_sensitive(*id)? {
            return Ok(true);
        }
    }
    names_sensitive(reader, &job.request)
}

/// Takes the words out of a plan for something sensitive when safe mode is on.
pub(super) fn withhold_planned(library: &Library, request: &JobRequest, planned: &mut Planned) -> Result<()> {
    if library.safe_mode() && library.store().read(|reader| names_sensitive(reader, request))? {
        planned.prompt = Prompt::new(Withheld::SafeMode.words())?;
        planned.negative_prompt = None;
    }
    Ok(())
}

/// Returns whether a request puts a sensitive tag or collection on what it makes.
fn names_sensitive(reader: &Reader<'_>, request: &JobRequest) -> Result<bool> {
    let tags = request.tags.iter().map(|tag| (Label::Tag, tag.as_str()));
    let collections = request.collections.iter().map(|name| (Label::Collection, name.as_str()));
    for (label, name) in tags.chain(collections) {
        if reader.is_sensitive_label(label, name)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Returns a generation whose recipe or pixels are about to be used.
///
/// # Errors
/// `not_found` when there is none; `invalid` when it is sensitive and safe mode is on.
pub(super) fn usable(library: &Library, reader: &Reader<'_>, id: GenerationId) -> Result<Generation> {
    let generation = reader.generation(id)?;
    if library.safe_mode() && generation.sensitive {
        return Err(Error::Withheld(id));
    }
    Ok(generation)
}
