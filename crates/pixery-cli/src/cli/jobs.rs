//! The flags of the commands on the queue.

use clap::{Args, Subcommand};

use super::WaitArgs;

/// `pixery jobs`
#[derive(Debug, Args)]
#[command(after_help = "A job is one request to a provider. It ends once: done, rejected, failed,
expired or cancelled. An uncertain one may have run and may have been charged;
`resolve` it.

Examples:
  pixery jobs list --state failed
  pixery jobs wait 12 13 --timeout 60
  pixery jobs retry 12 --max-cost 0.10")]
pub(crate) struct JobsArgs {
    #[command(subcommand)]
    pub(crate) command: JobsCommand,
}

/// What to do with the queue.
#[derive(Debug, Subcommand)]
pub(crate) enum JobsCommand {
    /// List jobs, newest first
    List(ListJobsArgs),
    /// Show one job: its request, its images, why it failed
    Show {
        /// The job's id
        #[arg(value_name = "JOB")]
        id: String,
    },
    /// Wait until jobs have ended, and print their images
    Wait(WaitForArgs),
    /// Cancel queued jobs, and ask providers to stop running ones
    #[command(after_help = "A queued job is cancelled at once and costs nothing. A running one is asked to
stop; what its provider has begun may still cost something.

Example:
  pixery jobs cancel 12 13")]
    Cancel {
        /// The jobs' ids; - reads standard input
        #[arg(value_name = "JOB", required = true)]
        ids: Vec<String>,
    },
    /// Ask again for what failed, was refused, expired or was cancelled
    Retry(RetryArgs),
    /// Put ended jobs out of sight (they stay in the ledger)
    #[command(after_help = "Example:
  pixery jobs dismiss 12 13")]
    Dismiss {
        /// The jobs' ids; - reads standard input
        #[arg(value_name = "JOB", required = true)]
        ids: Vec<String>,
    },
    /// Decide about a job of which nobody knows whether it ran
    Resolve(ResolveArgs),
}

/// `pixery jobs list`
#[derive(Debug, Args)]
#[command(after_help = "Columns: id, age, state, images, cost, model, prompt. Off a terminal each line
is tab-separated and whole.

Examples:
  pixery jobs list --state uncertain
  pixery jobs list --all --json")]
pub(crate) struct ListJobsArgs {
    /// Only jobs of this state: queued, submitting, submitted, downloading,
    /// done, uncertain, rejected, failed, expired, cancelled
    #[arg(long, value_name = "STATE")]
    pub(crate) state: Option<String>,
    /// Also those that somebody dismissed
    #[arg(long)]
    pub(crate) all: bool,
    /// How many, 1 to 1000
    #[arg(short = 'n', long, default_value_t = 50, value_name = "COUNT")]
    pub(crate) limit: usize,
    /// Go on after a page: the `next` that it gave
    #[arg(long, value_name = "CURSOR")]
    pub(crate) after: Option<String>,
}

/// `pixery failures`
#[derive(Debug, Args)]
#[command(after_help = "Like `pixery jobs list` for the states failed, rejected, expired and uncertain.
`pixery jobs show JOB` says why, whether it cost anything, and what to do.

Example:
  pixery failures --json")]
pub(crate) struct FailuresArgs {
    /// Also those that somebody dismissed
    #[arg(long)]
    pub(crate) all: bool,
    /// How many, 1 to 1000
    #[arg(short = 'n', long, default_value_t = 50, value_name = "COUNT")]
    pub(crate) limit: usize,
    /// Go on after a page: the `next` that it gave
    #[arg(long, value_name = "CURSOR")]
    pub(crate) after: Option<String>,
}

/// `pixery jobs wait`
#[derive(Debug, Args)]
#[command(after_help = "Starts a worker where none runs them. Ctrl-C and --timeout end the wait, never
the work.

Examples:
  pixery jobs wait 12
  pixery generate \"a boat\" --detach -q | pixery jobs wait - --timeout 60")]
pub(crate) struct WaitForArgs {
    /// The jobs' ids; - reads standard input
    #[arg(value_name = "JOB", required = true)]
    pub(crate) ids: Vec<String>,
    /// Wait no longer than this; the work goes on
    #[arg(long, value_name = "SECONDS")]
    pub(crate) timeout: Option<u64>,
}

/// `pixery jobs retry`
#[derive(Debug, Args)]
#[command(after_help = "Makes new jobs with the same recipes; each is charged like any other.

Example:
  pixery jobs retry 12 13 --max-cost 0.20")]
pub(crate) struct RetryArgs {
    /// The jobs' ids; - reads standard input
    #[arg(value_name = "JOB", required = true)]
    pub(crate) ids: Vec<String>,
    /// The most that each job may cost, in US dollars
    #[arg(long, value_name = "USD", allow_negative_numbers = true)]
    pub(crate) max_cost: Option<String>,
    #[command(flatten)]
    pub(crate) wait: WaitArgs,
}

/// `pixery jobs resolve`
#[derive(Debug, Args)]
#[command(
    group = clap::ArgGroup::new("decision").required(true),
    after_help = "Examples:
  pixery jobs resolve 12 --check
  pixery jobs resolve 12 --resend --yes"
)]
pub(crate) struct ResolveArgs {
    /// The job's id
    #[arg(value_name = "JOB")]
    pub(crate) id: String,
    /// Ask the provider once more, or read an answer that came; costs nothing
    #[arg(long, group = "decision")]
    pub(crate) check: bool,
    /// Send it again; it may be paid twice
    #[arg(long, group = "decision")]
    pub(crate) resend: bool,
    /// Give it up; what it may have cost stays unknown
    #[arg(long, group = "decision")]
    pub(crate) drop: bool,
    #[command(flatten)]
    pub(crate) wait: WaitArgs,
}
