//! `budget`: what may be spent in a day or a month.

use pixery_core::domain::{Actor, BudgetPeriod, MicroUsd};
use pixery_core::ops::budgets::{self, Budgets, SetBudget, ShowBudgets};

use super::money;
use crate::cli::{BudgetCommand, SetBudgetArgs};
use crate::context::Context;
use crate::failure::Failure;
use crate::output;

pub(super) fn budget(context: &Context, command: &str, args: BudgetCommand) -> Result<(), Failure> {
    let shown = match args {
        BudgetCommand::Show => pollster::block_on(budgets::show(context.library()?, ShowBudgets {}))?,
        BudgetCommand::Set(args) => set(context, &args)?,
    };
    context.output.data(command, &shown, || {
        output::budgets_table(&shown.items, context.output.width(), context.output.ink())
    })?;
    if shown.items.is_empty() {
        context.output.say("no budget; set one: pixery budget set --day 5");
    }
    Ok(())
}

fn set(context: &Context, args: &SetBudgetArgs) -> Result<Budgets, Failure> {
    let actor = args.actor.as_deref().map(Actor::new).transpose()?;
    let limits = [(BudgetPeriod::Day, "--day", &args.day), (BudgetPeriod::Month, "--month", &args.month)];
    // All of them are read before the first is set.
    let limits: Vec<SetBudget> = limits
        .into_iter()
        .filter_map(|(period, flag, text)| Some((period, flag, text.as_deref()?)))
        .map(|(period, flag, text)| Ok(SetBudget { period, actor: actor.clone(), limit: limit(flag, text)? }))
        .collect::<Result<_, Failure>>()?;
    let library = context.library()?;
    for limit in limits {
        pollster::block_on(budgets::set(library, limit))?;
    }
    Ok(pollster::block_on(budgets::show(library, ShowBudgets {}))?)
}

fn limit(flag: &str, text: &str) -> Result<Option<MicroUsd>, Failure> {
    if text.trim().eq_ignore_ascii_case("off") { Ok(None) } else { money::read(flag, text).map(Some) }
}
