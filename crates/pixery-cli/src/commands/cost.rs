//! `cost`: what was spent.

use chrono::{Days, NaiveDate};
use pixery_core::Library;
use pixery_core::domain::CostGrouping;
use pixery_core::ops::costs::{self, ShowCosts};

use crate::cli::CostArgs;
use crate::context::Context;
use crate::failure::Failure;
use crate::output;

pub(super) fn cost(context: &Context, command: &str, args: &CostArgs) -> Result<(), Failure> {
    let by = CostGrouping::from_name(&args.by)?;
    let library = context.library()?;
    let day = |text: &Option<String>| text.as_deref().map(|text| day(library, text)).transpose();
    let request = ShowCosts { by, since: day(&args.since)?, until: day(&args.until)? };
    let costs = pollster::block_on(costs::show(library, request))?;
    if args.csv {
        context.output.print(&output::costs_csv(&costs, by));
        return Ok(());
    }
    context.output.data(command, &costs, || {
        output::costs_table(&costs, by, context.output.width(), context.output.ink())
    })?;
    if costs.items.is_empty() {
        context.output.say(&format!("nothing was asked of anybody from {} to {}", costs.since, costs.until));
    }
    Ok(())
}

/// Reads `7d` or `2w`: that many days, today included. What is no number of days is a day, which the core checks.
fn day(library: &Library, text: &str) -> Result<String, Failure> {
    let text = text.trim();
    let Some(days) = days(text) else { return Ok(text.to_owned()) };
    let today = library.now().day_in(library.identity().zone);
    let first = today.parse::<NaiveDate>().ok().and_then(|today| today.checked_sub_days(Days::new(days - 1)));
    first.map(|first| first.format("%Y-%m-%d").to_string()).ok_or_else(|| {
        Failure::usage(
            format!("{text:?} is before the calendar begins"),
            "give a day such as 2026-11-01, or 7d",
        )
    })
}

fn days(text: &str) -> Option<u64> {
    let (number, unit) = text.split_at_checked(text.len().checked_sub(1)?)?;
    let days_each = match unit {
        "d" => 1,
        "w" => 7,
        _ => return None,
    };
    number.parse::<u64>().ok().filter(|number| *number > 0)?.checked_mul(days_each)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_weeks_are_counted_and_dates_are_not() {
        let counted = ["7d", "2w", "1d", "0d", "d", "", "2026-11-01", "-3d", "é"].map(days);
        assert_eq!(counted, [Some(7), Some(14), Some(1), None, None, None, None, None, None]);
    }
}
