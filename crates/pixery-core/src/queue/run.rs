//! One attempt at one job: ask the provider, keep what it made, end the job.

use super::{Stop, progress, save};
use crate::domain::{Cost, JobState, ReferenceRole};
use crate::error::{Error, ErrorBody, ErrorCode, Result};
use crate::library::Library;
use crate::providers::{AnswerImage, Call, Provider, ProviderRequest, Providers};
use crate::store::{Claim, Stamp};

/// Runs a claimed job to its end. What goes wrong with the job stands on its row.
///
/// # Errors
/// `storage` when even that could not be written; the job is then taken up again after a restart.
pub(super) async fn run(library: Library, providers: Providers, claim: Claim, stop: Stop) -> Result<()> {
    let (state, error) = match attempt(&library, &providers, &claim, &stop).await {
        Ok(()) => return Ok(()),
        Err(error @ Error::Cancelled) => (JobState::Cancelled, error),
        Err(error) if error.code() == ErrorCode::Policy => (JobState::Rejected, error),
        Err(error) => (JobState::Failed, error),
    };
    tracing::info!(job = %claim.job.id, %error, "a job ended without an image");
    let failure = ErrorBody::from(&error);
    library
        .apart(move |library| {
            let stamp = Stamp { actor: &claim.job.actor, at: library.now(), operation: None };
            library.store().write(&stamp, |writer| writer.end(&claim, state, Cost::NOTHING, Some(&failure)))
        })
        .await
}

/// What a provider made, whole.
pub(super) struct Made {
    pub(super) images: Vec<Vec<u8>>,
    pub(super) cost: Cost,
}

async fn attempt(library: &Library, providers: &Providers, claim: &Claim, stop: &Stop) -> Result<()> {
    let provider = providers.get(&claim.job.provider)?;
    let request = provider_request(library, claim).await?;
    let answer = ask(library, provider.as_ref(), claim, request, stop).await?;
    let saving = claim.clone();
    library.apart(move |library| save::save(library, &saving, &answer)).await
}

#[derive(Default)]
struct Memory(Vec<u8>);

impl crate::providers::AnswerSink for Memory {
    fn append(&mut self, bytes: &[u8]) -> Result<()> {
        self.0.extend_from_slice(bytes);
        Ok(())
    }

    fn restart(&mut self) -> Result<()> {
        self.0.clear();
        Ok(())
    }
}

async fn ask(
    library: &Library,
    provider: &dyn Provider,
    claim: &Claim,
    request: ProviderRequest,
    stop: &Stop,
) -> Result<Made> {
    let mut memory = Memory::default();
    let call = Call { progress: &progress::sink(library, claim, stop), answer: &mut memory };
    provider.submit(&request, call).await.map_err(|failed| failed.error)?;
    let answer =
        provider.read_answer(&memory.0, &crate::domain::Price::Free).map_err(|failed| failed.error)?;
    let images = answer
        .images
        .into_iter()
        .filter_map(|image| match image {
            AnswerImage::File(bytes) => Some(bytes),
            AnswerImage::Remote(_) => None,
        })
        .collect();
    let (stamped, claim) = (library.now(), claim.clone());
    library
        .apart(move |library| {
            let stamp = Stamp { actor: &claim.job.actor, at: stamped, operation: None };
            library.store().write(&stamp, |writer| writer.advance(&claim, JobState::Downloading))
        })
        .await?;
    Ok(Made { images, cost: Cost::NOTHING })
}

/// Completes a job's request with the bytes of its references.
async fn provider_request(library: &Library, claim: &Claim) -> Result<ProviderRequest> {
    let (request, key) = (claim.job.request.clone(), claim.client_key.clone());
    library
        .apart(move |library| {
            let model = library.catalog()?.living_model(request.model.as_str(), library.now())?;
            let (mut references, mut mask) = (Vec::new(), None);
            for reference in &request.references {
                let bytes = library.archive().read(reference.path.as_deref().unwrap_or_default())?;
                match reference.role {
                    ReferenceRole::Reference => references.push(bytes),
                    ReferenceRole::Mask => mask = Some(bytes),
                }
            }
            Ok(ProviderRequest {
                endpoint: model.endpoint.clone(),
                prompt: request.prompt.to_string(),
                negative_prompt: request.negative_prompt.as_ref().map(ToString::to_string),
                parameters: request.parameters,
                count: request.count,
                references,
                mask,
                idempotency_key: key,
            })
        })
        .await
}
