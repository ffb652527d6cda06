//! The flags of the commands that may cost money, and of those that wait.

use std::time::Duration;

use clap::Args;

/// What it may cost, and whether it is waited for.
#[derive(Debug, Args)]
#[command(next_help_heading = "Money and waiting")]
pub(crate) struct SpendArgs {
    /// The most that all images together may cost, in US dollars
    #[arg(long, value_name = "USD", allow_negative_numbers = true)]
    pub(crate) max_cost: Option<String>,
    /// Say what would be done and what it would cost; do nothing
    #[arg(long, conflicts_with_all = ["detach", "timeout"])]
    pub(crate) dry_run: bool,
    #[command(flatten)]
    pub(crate) wait: WaitArgs,
}

/// Whether and how long a command waits.
#[derive(Debug, Clone, Copy, Args)]
pub(crate) struct WaitArgs {
    /// Don't wait: print the jobs' ids; they go on in the background
    #[arg(long, conflicts_with = "timeout")]
    pub(crate) detach: bool,
    /// Wait no longer than this; the work goes on
    #[arg(long, value_name = "SECONDS")]
    pub(crate) timeout: Option<u64>,
}

impl WaitArgs {
    /// Returns the longest wait, if there is one.
    pub(crate) fn timeout(self) -> Option<Duration> {
        self.timeout.map(Duration::from_secs)
    }
}

/// `pixery worker`
#[derive(Debug, Args)]
#[command(after_help = "Runs the jobs that cost money, and what other processes left behind when they
were killed. `generate` starts one by itself; nobody has to. It ends when there
is nothing to do, and on SIGTERM as soon as nothing would be lost.
Its log is pixery/worker-ID.log in the state folder (~/.local/state).

Example:
  pixery worker --idle 600")]
pub(crate) struct WorkerArgs {
    /// End when there has been nothing to do for this long
    #[arg(long, default_value_t = 20, value_name = "SECONDS")]
    pub(crate) idle: u64,
    /// Work although another worker does: that one hangs
    #[arg(long)]
    pub(crate) beside: bool,
}
