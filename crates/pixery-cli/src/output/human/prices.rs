//! What a model costs, as a person reads it.

use pixery_core::domain::{Choice, MicroUsd, Model, Parameters, Price, Size, Step};

use super::super::text::columns;

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
            let amount = |step: &Step| MicroUsd(i64::try_from(step.amount).unwrap_or(i64::MAX)).to_string();
            by_step(choice.as_ref(), steps, amount)
        }
        Price::Token { text_in, image_in, text_out, image_out, choice, tokens, drafts, .. } => {
            let amount = |step: &Step| {
                let millionths = i128::from(step.amount) * i128::from(image_out.0);
                format!("≈ {}", rounded(MicroUsd(i64::try_from(millionths / 1_000_000).unwrap_or(i64::MAX))))
            };
            let steps = by_step(choice.as_ref(), tokens, amount).into_iter();
            let words = text_out.map_or_else(String::new, |text_out| format!("{text_out} for text out, "));
            let rates = format!(
                "counted in tokens and reported with the answer; a million cost {text_in} for text in, {image_in} for images in, \
                 {words}{image_out} for images out"
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

/// Returns a line for each step; where a setting and the size both decide, a table: settings down, sizes across.
fn by_step(choice: Option<&Choice>, steps: &[Step], amount: impl Fn(&Step) -> String) -> Vec<String> {
    let mut sizes: Vec<Option<u64>> = Vec::new();
    let mut settings: Vec<&str> = Vec::new();
    for step in steps {
        if !sizes.contains(&step.max_pixels) {
            sizes.push(step.max_pixels);
        }
        if let Some(of) = step.of.as_deref().filter(|of| !settings.contains(of)) {
            settings.push(of);
        }
    }
    let Some(choice) = choice.filter(|_| sizes.len() > 1 && settings.len() > 1) else {
        return steps.iter().map(|step| format!("{} {}", amount(step), for_what(choice, step))).collect();
    };
    let cell = |of: &str, size: Option<u64>| {
        let step = steps.iter().find(|step| step.of.as_deref() == Some(of) && step.max_pixels == size);
        step.map_or_else(|| "unknown".to_owned(), &amount)
    };
    let mut rows = vec![std::iter::once(choice.setting.clone()).chain(sizes_across(&sizes)).collect()];
    for of in settings {
        let name = if of == choice.assumed { format!("{of} *") } else { of.to_owned() };
        rows.push(std::iter::once(name).chain(sizes.iter().map(|size| cell(of, *size))).collect());
    }
    let told =
        format!("an image, by {} and megapixels (* is reckoned with if you don't say):", choice.setting);
    std::iter::once(told).chain(columns_of(&rows)).collect()
}

/// Names the sizes of a table: one that begins where the one before ended is that size alone.
fn sizes_across(sizes: &[Option<u64>]) -> Vec<String> {
    #[expect(clippy::cast_precision_loss, reason = "for display")]
    let megapixels = |pixels: u64| format!("{:.2}", pixels as f64 / 1e6);
    let name = |(index, size): (usize, &Option<u64>)| match size {
        None => "any".to_owned(),
        Some(most) if index > 0 && sizes[index - 1] == Some(most - 1) => megapixels(*most),
        Some(most) if sizes.get(index + 1) == Some(&Some(most + 1)) => format!("< {}", megapixels(most + 1)),
        Some(most) => format!("≤ {}", megapixels(*most)),
    };
    sizes.iter().enumerate().map(name).collect()
}

/// Lays rows out in columns of their own widths.
fn columns_of(rows: &[Vec<String>]) -> Vec<String> {
    let count = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| columns(cell)).max();
    let widths: Vec<usize> = (0..count).map(|column| width(column).unwrap_or(0)).collect();
    let pad = |(cell, width): (&String, &usize)| format!("{cell}{}", " ".repeat(width - columns(cell)));
    let line = |row: &Vec<String>| row.iter().zip(&widths).map(pad).collect::<Vec<_>>().join("  ");
    rows.iter().map(|row| line(row).trim_end().to_owned()).collect()
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
