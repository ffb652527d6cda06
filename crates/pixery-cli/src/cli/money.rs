//! The flags of the commands on money.

use clap::{Args, Subcommand};

/// `pixery budget`
#[derive(Debug, Args)]
pub(crate) struct BudgetArgs {
    #[command(subcommand)]
    pub(crate) command: BudgetCommand,
}

/// What to do with budgets.
#[derive(Debug, Subcommand)]
pub(crate) enum BudgetCommand {
    /// Show every budget, what is spent and held of it, and what is left
    #[command(after_help = "Held is the worst case of what runs, and of what ended without anybody knowing
what it cost. Off a terminal each line is tab-separated: period, actor, limit,
spent, held, left.

Example:
  pixery budget show --json")]
    Show,
    /// Set or lift what may be spent in a day or a month
    #[command(after_help = "A request whose worst case would pass a budget is refused before it is sent.
Days and months are counted in the library's time zone.

Examples:
  pixery budget set --day 5
  pixery budget set --month 40 --actor claude
  pixery budget set --day off")]
    Set(SetBudgetArgs),
}

/// `pixery budget set`
#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("limits").required(true).multiple(true))]
pub(crate) struct SetBudgetArgs {
    /// The most for a day in US dollars, such as 5 or 2.50; off lifts it
    #[arg(long, value_name = "USD|off", group = "limits", allow_negative_numbers = true)]
    pub(crate) day: Option<String>,
    /// The most for a month in US dollars; off lifts it
    #[arg(long, value_name = "USD|off", group = "limits", allow_negative_numbers = true)]
    pub(crate) month: Option<String>,
    /// Whose requests it is for [default: everybody's together]
    #[arg(long, value_name = "NAME")]
    pub(crate) actor: Option<String>,
}

/// `pixery cost`
#[derive(Debug, Args)]
#[command(after_help = "Columns: day (or month, model …), reported by the provider, estimated where it
reports nothing, unknown (requests, and the most they may have cost), requests
not charged, all requests, images. They are known in different ways, and never
added up as one.

Examples:
  pixery cost --since 7d
  pixery cost --since 2026-11-01 --by model
  pixery cost --by actor --csv")]
pub(crate) struct CostArgs {
    /// The first day: 2026-11-01, or 7d for the last seven days [default: 30d]
    #[arg(long, value_name = "DAY")]
    pub(crate) since: Option<String>,
    /// The last day [default: today]
    #[arg(long, value_name = "DAY")]
    pub(crate) until: Option<String>,
    /// Gather by day, month, model, provider or actor
    #[arg(long, value_name = "WHAT", default_value = "day", hide_default_value = true)]
    pub(crate) by: String,
    /// Print comma-separated values with a head line
    #[arg(long, conflicts_with_all = ["json", "json_lines"])]
    pub(crate) csv: bool,
}
