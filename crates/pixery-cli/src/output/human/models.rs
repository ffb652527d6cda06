//! Models and guides as a person reads them.

use pixery_core::domain::{Capabilities, Guide, Model, Price, PromptStyle, Range, Sizes};
use pixery_core::ops::models::ModelPage;

use super::super::table::{Cell, lay_out};
use super::super::text::{Ink, clean_lines, wrap};
use super::{Page, facts};

/// Lists models with what decides between them: price, what they take, what they are.
pub(crate) fn models_table(models: &[Model], width: Option<usize>, ink: Ink) -> String {
    match width {
        Some(width) => {
            let rows = models.iter().map(|model| {
                vec![
                    Cell::inked(model.id.as_str(), |text| ink.name(text)),
                    Cell::plain(price(&model.price)),
                    Cell::inked(takes(&model.capabilities), |text| ink.faint(text)),
                    Cell::plain(model.summary.as_str()),
                ]
            });
            lay_out(rows.collect(), width)
        }
        None => models
            .iter()
            .map(|model| {
                let fields = [
                    model.id.as_str(),
                    model.provider.as_str(),
                    &price(&model.price),
                    &takes(&model.capabilities),
                    &model.summary,
                ];
                fields.join("\t") + "\n"
            })
            .collect(),
    }
}

/// Returns one model's facts.
pub(crate) fn model_page(shown: &ModelPage, page: Page) -> String {
    let ink = page.ink;
    let ModelPage { model, guide, is_default } = shown;
    let capabilities = &model.capabilities;
    let lines = [
        ("what", model.summary.clone()),
        ("good at", bullets(&model.strengths)),
        ("bad at", bullets(&model.weaknesses)),
        ("price", price(&model.price)),
        ("sizes", sizes(&capabilities.sizes)),
        ("takes", takes(capabilities)),
        ("steps", range(capabilities.steps)),
        ("guidance", range(capabilities.guidance)),
        ("strength", range(capabilities.strength)),
        ("guide", format!("{} · pixery models {} --guide", guide.title, model.id)),
        ("provider", format!("{} · {}", model.provider, model.endpoint)),
        ("also called", model.aliases.join(", ")),
        ("facts from", format!("{}, checked {}", model.source, model.dates.checked)),
        ("retired", model.dates.retired.clone().unwrap_or_default()),
    ];
    let default = if *is_default { ink.faint("  the default") } else { String::new() };
    format!("{}{default}\n{}", ink.strong(&model.name), facts(&lines, page))
}

/// Returns how to word a prompt for a model.
pub(crate) fn guide_page(guide: &Guide, page: Page) -> String {
    let ink = page.ink;
    let style = match guide.style {
        PromptStyle::Prose => "whole sentences",
        PromptStyle::Tags => "tags parted by commas",
        PromptStyle::Hybrid => "phrases parted by commas",
    };
    let lines = [
        ("style", style.to_owned()),
        ("start with", guide.required_prefix.clone().unwrap_or_default()),
        ("structure", guide.structure.clone()),
        ("example", format!("{}\n({})", guide.example.prompt, guide.example.why)),
        ("tips", bullets(&guide.tips)),
        ("avoid", bullets(&guide.avoid)),
        ("negative", guide.negative_template.clone().unwrap_or_default()),
        ("settings", guide.settings.clone().unwrap_or_default()),
    ];
    let prose = wrap_paragraphs(&guide.text, page.width);
    format!("{}\n{}\n{prose}", ink.strong(format!("Prompting {}", guide.title)), facts(&lines, page))
}

/// Wraps markdown prose: a blank line parts paragraphs, single line breaks don't count.
fn wrap_paragraphs(text: &str, width: usize) -> String {
    let paragraphs =
        text.split("\n\n").map(|paragraph| paragraph.lines().map(str::trim).collect::<Vec<_>>().join(" "));
    paragraphs
        .map(|paragraph| wrap(&clean_lines(&paragraph), width).join("\n") + "\n")
        .collect::<Vec<_>>()
        .join("\n")
}

fn bullets(items: &[String]) -> String {
    items.iter().map(|item| format!("· {item}")).collect::<Vec<_>>().join("\n")
}

fn price(price: &Price) -> String {
    match price {
        Price::Free => "free".to_owned(),
        Price::Image { micro_usd } => format!("{micro_usd} an image"),
        Price::Megapixel { micro_usd, .. } => format!("{micro_usd} a megapixel"),
        Price::Steps { steps, .. } => format!("{} steps", steps.len()),
        Price::Token { image_out, .. } => format!("{image_out} a million image tokens"),
        Price::Unknown => "unknown".to_owned(),
    }
}

fn takes(capabilities: &Capabilities) -> String {
    let references = match capabilities.references {
        0 => None,
        1 => Some("1 reference".to_owned()),
        count => Some(format!("{count} references")),
    };
    let named = [
        (capabilities.mask, "mask"),
        (capabilities.negative_prompt, "negative prompt"),
        (capabilities.seed, "seed"),
        (capabilities.loras, "LoRAs"),
    ];
    let named = named.into_iter().filter(|(has, _)| *has).map(|(_, name)| name.to_owned());
    references.into_iter().chain(named).collect::<Vec<_>>().join(", ")
}

fn sizes(sizes: &Sizes) -> String {
    match sizes {
        Sizes::Free { min_side, max_side, max_pixels, default, .. } => {
            let megapixels = max_pixels / 1_000_000;
            format!(
                "any, {min_side} to {max_side} px a side, up to {megapixels} megapixels; {default} if you don't say"
            )
        }
        Sizes::Fixed { sizes } => sizes.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        Sizes::Ratios { ratios, .. } => ratios.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
    }
}

fn range(range: Option<Range>) -> String {
    range
        .map(|range| format!("{} to {}, {} if you don't say", range.min, range.max, range.default))
        .unwrap_or_default()
}
