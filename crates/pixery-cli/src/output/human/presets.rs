//! Presets as a person reads them.

use pixery_core::domain::{Parameters, Preset};

use super::super::table::{Cell, lay_out};
use super::super::text::{Ink, clean, cut};
use super::{Page, facts};

/// Lists presets: name, model, tags, template.
pub(crate) fn presets_table(presets: &[Preset], width: Option<usize>, ink: Ink) -> String {
    let tags =
        |preset: &Preset| preset.tags.iter().map(|tag| clean(tag.as_str())).collect::<Vec<_>>().join(",");
    let model = |preset: &Preset| preset.model.as_deref().map(clean).unwrap_or_default();
    let line = |preset: &Preset| {
        let (name, template) = (clean(preset.name.as_str()), clean(preset.template.as_str()));
        format!("{name}\t{}\t{}\t{template}\n", model(preset), tags(preset))
    };
    let Some(width) = width else { return presets.iter().map(line).collect() };
    let rows = presets.iter().map(|preset| {
        vec![
            Cell::inked(clean(preset.name.as_str()), |text| ink.name(text)),
            Cell::inked(cut(&model(preset), 20), |text| ink.faint(text)),
            Cell::inked(cut(&tags(preset), 20), |text| ink.faint(text)),
            Cell::plain(clean(preset.template.as_str())),
        ]
    });
    lay_out(rows.collect(), width)
}

/// Returns a whole preset.
pub(crate) fn preset_page(preset: &Preset, page: Page) -> String {
    let text = |value: &Option<_>| value.as_ref().map(ToString::to_string).unwrap_or_default();
    let variables: Vec<String> = preset.variables.iter().map(ToString::to_string).collect();
    let tags: Vec<&str> = preset.tags.iter().map(|tag| tag.as_str()).collect();
    let lines = [
        ("template", preset.template.to_string()),
        ("suffix", text(&preset.style_suffix)),
        ("negative", text(&preset.negative_prompt)),
        ("variables", variables.join(" ")),
        ("model", preset.model.clone().unwrap_or_default()),
        ("settings", settings(&preset.parameters)),
        ("tags", tags.join(", ")),
        ("saved", preset.updated_at.to_string()),
    ];
    format!("{}\n{}", page.ink.strong(clean(preset.name.as_str())), facts(&lines, page))
}

/// Returns the settings as flags give them.
fn settings(parameters: &Parameters) -> String {
    let Parameters { size, ratio, seed, steps, guidance_scale, strength, reference_strength, .. } =
        parameters;
    let text = |value: Option<String>| value.unwrap_or_default();
    let named = [
        ("size", text(size.map(|value| value.to_string()))),
        ("ratio", text(ratio.map(|value| value.to_string()))),
        ("seed", text(seed.map(|value| value.to_string()))),
        ("steps", text(steps.map(|value| value.to_string()))),
        ("guidance", text(guidance_scale.map(|value| value.to_string()))),
        ("strength", text(strength.map(|value| value.to_string()))),
        ("ip-scale", text(reference_strength.map(|value| value.to_string()))),
    ];
    let named = named.into_iter().filter(|(_, value)| !value.is_empty());
    let named = named.map(|(name, value)| format!("{name} {value}"));
    let loras = parameters.loras.iter().map(|lora| format!("lora {}:{}", lora.name, lora.scale));
    let extras = parameters.extras.iter().map(|(name, value)| match value.as_str() {
        Some(text) => format!("{name}={text}"),
        None => format!("{name}={value}"),
    });
    named.chain(loras).chain(extras).collect::<Vec<_>>().join(", ")
}
