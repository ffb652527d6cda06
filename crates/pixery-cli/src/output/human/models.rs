//! Models and guides as a person reads them.

use pixery_core::domain::{Capabilities, Guide, Model, PromptStyle, Range, Sizes};
use pixery_core::ops::models::ModelPage;

use super::super::table::{Cell, lay_out};
use super::super::text::{Ink, clean_lines, wrap};
use super::{Page, facts, prices};

/// From this many columns on a model takes one line, below it two.
const ONE_LINE: usize = 130;

/// Lists the models that can be asked, with what decides between them: what one image costs, what they take, what they are.
pub(crate) fn models_table(models: &[Model], today: &str, width: Option<usize>, ink: Ink) -> String {
    let is_alive = |model: &&Model| model.dates.retired.as_deref().is_none_or(|day| day > today);
    let living = || models.iter().filter(is_alive);
    let Some(width) = width else {
        return living()
            .map(|model| {
                let fields = [
                    model.id.as_str(),
                    model.provider.as_str(),
                    &prices::short(model),
                    &takes(&model.capabilities),
                    &model.summary,
                ];
                fields.join("\t") + "\n"
            })
            .collect();
    };
    let mut rows = Vec::new();
    let mut last = None;
    for model in living() {
        if last != Some(&model.provider) {
            last = Some(&model.provider);
            rows.push(vec![Cell::inked(model.provider.as_str(), |text| ink.strong(text))]);
        }
        let mut row = vec![
            Cell::inked(format!("  {}", short_name(model)), |text| ink.name(text)),
            Cell::plain(prices::short(model)),
            Cell::inked(takes_short(&model.capabilities), |text| ink.faint(text)),
        ];
        let summary = Cell::plain(model.summary.as_str());
        if width >= ONE_LINE {
            row.push(summary);
            rows.push(row);
        } else {
            // An empty cell at the end keeps the row's own columns aligned.
            row.push(Cell::plain(""));
            rows.push(row);
            rows.push(vec![Cell::plain(format!("    {}", model.summary))]);
        }
    }
    let dead = models.len() - living().count();
    let mut text = lay_out(rows, width);
    let told = "\nPrices are for one image of the usual size. `pixery models MODEL` has the rest.";
    for line in wrap(told.trim(), width) {
        text.push_str(&ink.faint(line));
        text.push('\n');
    }
    if dead > 0 {
        text.push_str(
            &ink.faint(format!("{dead} more are switched off; asking for one names its successor.\n")),
        );
    }
    text
}

/// Returns the name that fits a table: the id, or the first alias of one with a long id.
fn short_name(model: &Model) -> &str {
    /// What fits beside price and summary in 80 columns.
    const LONGEST: usize = 24;
    let names = std::iter::once(model.id.as_str()).chain(model.aliases.iter().map(String::as_str));
    names
        .clone()
        .find(|name| name.len() <= LONGEST)
        .or_else(|| names.min_by_key(|name| name.len()))
        .unwrap_or_default()
}

/// Returns what a model takes in few letters: `16 refs mask seed`.
fn takes_short(capabilities: &Capabilities) -> String {
    let references = match capabilities.references {
        0 => None,
        1 => Some("1 ref".to_owned()),
        count => Some(format!("{count} refs")),
    };
    let named =
        [(capabilities.mask, "mask"), (capabilities.negative_prompt, "neg"), (capabilities.seed, "seed")];
    let named = named.into_iter().filter(|(has, _)| *has).map(|(_, name)| name.to_owned());
    references.into_iter().chain(named).collect::<Vec<_>>().join(" ")
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
        ("price", prices::long(model)),
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
        Sizes::Free { min_side, max_side, max_pixels, default, multiple, max_ratio } => {
            let megapixels = max_pixels / 1_000_000;
            let multiples =
                if *multiple > 1 { format!(" in multiples of {multiple}") } else { String::new() };
            let shape =
                max_ratio.map_or_else(String::new, |most| format!(", ratios of 1:{most} to {most}:1"));
            format!(
                "any, {min_side} to {max_side} px a side{multiples}, up to {megapixels} megapixels{shape}; \
                 {default} if you don't say"
            )
        }
        Sizes::Fixed { sizes } => sizes.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        Sizes::Ratios { ratios, pixels, also } => {
            let ratios: Vec<String> = ratios.iter().map(ToString::to_string).collect();
            let mut resolutions: Vec<u64> = std::iter::once(*pixels).chain(also.iter().copied()).collect();
            resolutions.sort_unstable();
            let square = |pixels: &u64| pixels.isqrt().to_string();
            let sides: Vec<String> = resolutions.iter().map(square).collect();
            let many = if sides.len() > 1 {
                format!(
                    "; as large as a square of {} px, {} if you don't say",
                    sides.join(", "),
                    pixels.isqrt()
                )
            } else {
                String::new()
            };
            format!("ratios {}{many}", ratios.join(", "))
        }
    }
}

fn range(range: Option<Range>) -> String {
    range
        .map(|range| format!("{} to {}, {} if you don't say", range.min, range.max, range.default))
        .unwrap_or_default()
}
