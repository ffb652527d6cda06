//! Holding what was asked against what the model takes.

use super::draft::{Draft, MOST_IMAGES};
use super::input::Input;
use crate::domain::{Capabilities, Invalid, Model, Parameters, Range, ReferenceRole, Size, Sizes};
use crate::error::{Error, Result};

/// Returns the size of the picture that an edit starts from, or the nearest that the model makes, where nobody asked for another.
pub(super) fn base_size(model: &Model, draft: &Draft, inputs: &[Input]) -> Option<Size> {
    let is_edit = draft.mask.is_some()
        || draft.parameters.strength.is_some()
        || draft.kept_references.iter().any(|reference| reference.role == ReferenceRole::Mask);
    // A model that makes ratios edits by instruction: what it is shown is what it changes.
    let follows = is_edit || matches!(model.capabilities.sizes, Sizes::Ratios { .. });
    if !follows || draft.parameters.size.is_some() || draft.parameters.ratio.is_some() {
        return None;
    }
    let kept =
        draft.kept_references.iter().map(|reference| (reference.role, reference.width, reference.height));
    let given = inputs.iter().map(|input| (input.role, input.inspected.width, input.inspected.height));
    let (_, width, height) = kept.chain(given).find(|(role, ..)| *role == ReferenceRole::Reference)?;
    model.capabilities.sizes.nearest(Size { width, height })
}

pub(super) fn check_count(count: u32) -> Result<()> {
    if (1..=MOST_IMAGES).contains(&count) {
        return Ok(());
    }
    Err(Invalid::new("count", count, format!("is not 1 to {MOST_IMAGES}"))
        .hint("ask for a number in that range; several commands make more")
        .into())
}

/// Holds the settings against the model's capabilities and fills in size and defaults.
pub(super) fn check_against(model: &Model, draft: &Draft) -> Result<Parameters> {
    let capabilities = &model.capabilities;
    let asked = &draft.parameters;
    let not_taken = |what| Error::NotTaken { model: model.id.to_string(), what };
    check_inputs(capabilities, draft, model)?;
    if draft.negative_prompt.is_some() && !capabilities.negative_prompt {
        return Err(not_taken("negative prompt"));
    }
    if asked.seed.is_some() && !capabilities.seed {
        return Err(not_taken("seed"));
    }
    if !asked.loras.is_empty() && !capabilities.loras {
        return Err(not_taken("LoRA"));
    }
    if let Some(sampler) = &asked.sampler {
        if capabilities.samplers.is_empty() {
            return Err(not_taken("sampler"));
        }
        if !capabilities.samplers.contains(sampler) {
            return Err(Invalid::new("sampler", sampler, "is not one that the model has")
                .hint(format!("it has {}", capabilities.samplers.join(", ")))
                .into());
        }
    }
    let number = |what, value: Option<f32>, range: Option<Range>| match (value, range) {
        (None, _) => Ok(()),
        (Some(_), None) => Err(not_taken(what)),
        (Some(value), Some(range)) if range.contains(value) => Ok(()),
        (Some(value), Some(range)) => {
            let reason = format!("is not between {} and {}", range.min, range.max);
            Err(Invalid::new(what, value, reason).hint(format!("leave it out for {}", range.default)).into())
        }
    };
    #[expect(clippy::cast_precision_loss, reason = "steps are far below 2^24")]
    number("steps", asked.steps.map(|steps| steps as f32), capabilities.steps)?;
    number("guidance", asked.guidance_scale, capabilities.guidance)?;
    number("strength", asked.strength, capabilities.strength)?;
    number("reference strength", asked.reference_strength, capabilities.reference_strength)?;
    let size = capabilities.sizes.resolve(asked.size, asked.ratio)?;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the catalog's steps are small and positive"
    )]
    let usual_steps = capabilities.steps.map(|range| range.default as u32);
    let usual_guidance = capabilities.guidance.map(|range| range.default);
    Ok(Parameters {
        size: Some(size),
        steps: asked.steps.or(usual_steps),
        guidance_scale: asked.guidance_scale.or(usual_guidance),
        ..asked.clone()
    })
}

fn check_inputs(capabilities: &Capabilities, draft: &Draft, model: &Model) -> Result<()> {
    let kept = |role| draft.kept_references.iter().filter(|reference| reference.role == role).count();
    let references = draft.references.len() + kept(ReferenceRole::Reference);
    let masks = usize::from(draft.mask.is_some()) + kept(ReferenceRole::Mask);
    let most = capabilities.references as usize;
    if references > 0 && most == 0 {
        return Err(Error::NotTaken { model: model.id.to_string(), what: "references" });
    }
    if references > most {
        let reason = format!("is more than {} takes", model.name);
        return Err(Invalid::new("number of references", references, reason)
            .hint(format!("give at most {most}"))
            .into());
    }
    if masks > 0 && !capabilities.mask {
        return Err(Error::NotTaken { model: model.id.to_string(), what: "mask" });
    }
    if draft.parameters.strength.is_some() && references == 0 {
        return Err(Invalid::new("strength", "", "was given without an image to start from")
            .hint("give the image as a reference, with --ref")
            .into());
    }
    if masks > 0 && references == 0 {
        return Err(Invalid::new("mask", "", "was given without an image to paint over")
            .hint("give the image as the first reference, with --ref")
            .into());
    }
    Ok(())
}
