//! What a model costs, as a person reads it.

use pixery_core::domain::{Choice, MicroUsd, Model, Parameters, Price, Size, Step};

/// Returns what one image of the usual size and settings costs: `free`, `$0.04`, `≈ $0.0527`, `unknown`.
pub(super) fn short(model: &Model) -> String {
    match (&model.price, usual(model)) {
        (Price::Free, _) => "free".to_owned(),
        (Price::Token { .. }, Some(amount)) => format!("≈ {}", rounded(amount)),
        (_, Some(amount)) => rounded(amount).to_string(),
        (_, None) => "unknown".to_owned(),
    }
}

/// Rounds to a tenth of a cent: a table is for comparing.
fn rounded(amount: MicroUsd) -> MicroUsd {
    if amount.0 < 10_000 { amount } else { MicroUsd((amount.0 + 500) / 1_000 * 1_000) }
}

/// Returns everything that is known: the usual image, and what makes it dearer or cheaper.
pub(super) fn long(model: &Model) -> String {
    let usual = usual(model).map(|amount| format!("{amount} for {}", usual_image(model)));
    let lines: Vec<String> = match &model.price {
        Price::Free => vec!["free".to_owned()],
        Price::Unknown => vec!["unknown: under a budget a request needs --max-cost".to_owned()],
        Price::Image { micro_usd } => vec![format!("{micro_usd} an image")],
        Price::Megapixel { micro_usd, further_micro_usd: None } => {
            vec![format!("{micro_usd} for each started megapixel (1,000,000 px)")]
                .into_iter()
                .chain(usual)
                .collect()
        }
        Price::Megapixel { micro_usd, further_micro_usd: Some(further) } => vec![format!(
            "{micro_usd} for the first megapixel (1,000,000 px), {further} for each further one started"
        )]
        .into_iter()
        .chain(usual)
        .collect(),
        Price::Steps { choice, steps } => {
            let amount = |step: &Step| MicroUsd(i64::try_from(step.amount).unwrap_or(i64::MAX));
            steps.iter().map(|step| format!("{} {}", amount(step), for_what(choice.as_ref(), step))).collect()
        }
        Price::Token { text_in, image_in, text_out, image_out, choice, tokens, drafts, .. } => {
            let amount = |step: &Step| {
                let millionths = i128::from(step.amount) * i128::from(image_out.0);
                MicroUsd(i64::try_from(millionths / 1_000_000).unwrap_or(i64::MAX))
            };
            let steps =
                tokens.iter().map(|step| format!("≈ {} {}", amount(step), for_what(choice.as_ref(), step)));
            let rates = format!(
                "counted in tokens and reported with the answer; a million cost {text_in} for text in, {image_in} for images in, \
                 {text_out} for text out, {image_out} for images out"
            );
            let drafts = drafts.as_ref().map(|drafts| {
                let millionths = i128::from(drafts.tokens) * i128::from(image_out.0);
                let each = MicroUsd(i64::try_from(millionths / 1_000_000).unwrap_or(i64::MAX));
                format!("≈ {each} more for each draft of {}", drafts.setting)
            });
            steps.chain(drafts).chain([rates]).collect()
        }
    };
    lines.join("\n")
}

/// Returns a price in a few words.
pub(super) fn rate(price: &Price) -> String {
    match price {
        Price::Free => "nothing".to_owned(),
        Price::Image { micro_usd } => format!("{micro_usd} an image"),
        Price::Megapixel { micro_usd, .. } => format!("{micro_usd} a megapixel"),
        Price::Steps { .. } | Price::Token { .. } => "a price by size and settings".to_owned(),
        Price::Unknown => "an unknown amount".to_owned(),
    }
}

fn usual_image(model: &Model) -> String {
    model.capabilities.sizes.resolve(None, None).map(|size: Size| size.to_string()).unwrap_or_default()
}

fn usual(model: &Model) -> Option<MicroUsd> {
    let size = model.capabilities.sizes.resolve(None, None).ok()?;
    model.price.estimate(&Parameters { size: Some(size), ..Parameters::default() }, 1)
}

fn for_what(choice: Option<&Choice>, step: &Step) -> String {
    let of = match (choice, &step.of) {
        (Some(Choice { setting, assumed }), Some(of)) if of == assumed => {
            Some(format!("{setting} {of} (if you don't say)"))
        }
        (Some(Choice { setting, .. }), Some(of)) => Some(format!("{setting} {of}")),
        _ => None,
    };
    #[expect(clippy::cast_precision_loss, reason = "for display")]
    let size = step.max_pixels.map(|most| format!("up to {:.1} megapixels", most as f64 / 1e6));
    let parts: Vec<String> = of.into_iter().chain(size).collect();
    if parts.is_empty() { "an image".to_owned() } else { format!("an image, {}", parts.join(", ")) }
}
