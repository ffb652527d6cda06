//! What must hold over the whole catalog, beyond each file's own shape.

use std::collections::HashMap;

use super::Catalog;
use crate::domain::{Choice, Model, Price, Range, Sizes, Step};
use crate::error::{Error, Result};

/// Checks names, ranges, sizes, dates and guides.
pub(super) fn check(catalog: &Catalog) -> Result<()> {
    let mut owners: HashMap<String, &str> = HashMap::new();
    for model in &catalog.models {
        let id = model.id.as_str();
        let names =
            std::iter::once(id.to_owned()).chain(model.aliases.iter().map(|alias| alias.to_lowercase()));
        for name in names {
            if let Some(other) = owners.insert(name.clone(), id)
                && other != id
            {
                return Err(refused(model, format!("the name {name:?} belongs to {other} too")));
            }
        }
        check_ranges(model)?;
        check_sizes(model)?;
        check_dates(model)?;
        check_price(model)?;
        if !catalog.guides.iter().any(|guide| guide.name == model.guide) {
            let known: Vec<&str> = catalog.guides.iter().map(|guide| guide.name.as_str()).collect();
            return Err(refused(
                model,
                format!("no guide {:?}; there are {}", model.guide, known.join(", ")),
            ));
        }
    }
    Ok(())
}

fn refused(model: &Model, reason: String) -> Error {
    Error::Catalog { file: "models".to_owned(), reason: format!("model {:?}: {reason}", model.id.as_str()) }
}

fn check_ranges(model: &Model) -> Result<()> {
    let capabilities = &model.capabilities;
    let ranges: [(&str, Option<Range>); 4] = [
        ("steps", capabilities.steps),
        ("guidance", capabilities.guidance),
        ("strength", capabilities.strength),
        ("referenceStrength", capabilities.reference_strength),
    ];
    for (name, range) in ranges {
        if let Some(range) = range
            && !(range.min <= range.default && range.default <= range.max)
        {
            return Err(refused(
                model,
                format!("{name}: {} ≤ {} ≤ {} does not hold", range.min, range.default, range.max),
            ));
        }
    }
    if capabilities.count == 0 {
        return Err(refused(model, "count: a request makes at least one image".to_owned()));
    }
    Ok(())
}

fn check_sizes(model: &Model) -> Result<()> {
    let empty = match &model.capabilities.sizes {
        Sizes::Free { multiple: 0, .. } => return Err(refused(model, "sizes: multiple is 0".to_owned())),
        Sizes::Free { .. } => false,
        Sizes::Fixed { sizes } => sizes.is_empty(),
        Sizes::Ratios { ratios, .. } => ratios.is_empty(),
    };
    if empty {
        return Err(refused(model, "sizes: the list is empty".to_owned()));
    }
    match model.capabilities.sizes.resolve(None, None) {
        Ok(_) => Ok(()),
        Err(invalid) => Err(refused(model, format!("sizes: the default is none of them: {invalid}"))),
    }
}

/// A step that no picture can reach is a mistake in the data, and so is a choice that no step names.
fn check_price(model: &Model) -> Result<()> {
    let (choice, steps) = match &model.price {
        Price::Steps { choice, steps } => (choice, steps),
        Price::Token { choice, tokens, .. } => (choice, tokens),
        Price::Megapixel { micro_usd, further_micro_usd }
            if further_micro_usd.unwrap_or(*micro_usd).0 < 0 =>
        {
            return Err(refused(model, "price: an amount is below 0".to_owned()));
        }
        _ => return Ok(()),
    };
    if steps.is_empty() {
        return Err(refused(model, "price: there are no steps".to_owned()));
    }
    let named = steps.iter().find_map(|step| step.of.as_ref());
    match (choice, named) {
        (None, Some(of)) => {
            return Err(refused(model, format!("price: a step is for {of:?}, and no setting is named")));
        }
        (Some(Choice { setting, assumed }), _)
            if !steps.iter().any(|step| step.of.as_ref().is_none_or(|of| of == assumed)) =>
        {
            return Err(refused(model, format!("price: no step for the assumed {setting} {assumed:?}")));
        }
        _ => {}
    }
    for (index, later) in steps.iter().enumerate() {
        let hides = |earlier: &Step| {
            let is_wider = match (earlier.max_pixels, later.max_pixels) {
                (None, _) => true,
                (Some(earlier), Some(later)) => earlier >= later,
                (Some(_), None) => false,
            };
            is_wider && (earlier.of.is_none() || earlier.of == later.of)
        };
        if steps[..index].iter().any(hides) {
            return Err(refused(model, format!("price: step {} can't be reached", index + 1)));
        }
    }
    Ok(())
}

fn check_dates(model: &Model) -> Result<()> {
    let dates = [Some(&model.dates.checked), model.dates.retired.as_ref()];
    for date in dates.into_iter().flatten() {
        if chrono::NaiveDate::parse_from_str(date, "%Y-%m-%d").is_err() {
            return Err(refused(model, format!("dates: {date:?} is not YYYY-MM-DD")));
        }
    }
    Ok(())
}
