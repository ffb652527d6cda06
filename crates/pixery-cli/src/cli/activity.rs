//! The flags of `pixery undo`, `redo` and `log`.

use clap::Args;

/// `pixery undo`
#[derive(Debug, Args)]
#[command(after_help = "Takes back the newest thing that you did: one command, however many images it
changed. What somebody changed since stays as it is, and is named. Making
images, spending and purging can't be undone.

Examples:
  pixery undo                              your newest change
  pixery undo 12                           this entry of `pixery log`
  pixery undo --actor claude --since 2h    all that claude did in two hours
  pixery undo --actor claude --burst       what it did last, in one go")]
pub(crate) struct UndoArgs {
    /// An entry of `pixery log`
    #[arg(value_name = "ENTRY", conflicts_with_all = ["actor", "since", "burst"])]
    pub(crate) entry: Option<String>,
    /// What this actor did, instead of you
    #[arg(long, value_name = "NAME")]
    pub(crate) actor: Option<String>,
    /// Everything since then: 30min, 2h, 7d, 2026-11-23 or a whole time
    #[arg(long, value_name = "TIME", conflicts_with = "burst")]
    pub(crate) since: Option<String>,
    /// The newest change with those that led up to it within a minute each
    #[arg(long)]
    pub(crate) burst: bool,
}

/// `pixery redo`
#[derive(Debug, Args)]
#[command(after_help = "Takes your newest undo back, unless you changed something since.

Examples:
  pixery redo
  pixery redo 12       this undo, or the entry that was undone")]
pub(crate) struct RedoArgs {
    /// An entry of `pixery log`
    #[arg(value_name = "ENTRY")]
    pub(crate) entry: Option<String>,
}

/// `pixery log`
#[derive(Debug, Args)]
#[command(after_help = "Columns: entry, age, actor, what was done, how much changed, what became of it.
Off a terminal each line is tab-separated: entry, time, actor, operation,
changes, the entry that undid it.
With --images: ids, one a line, what was changed last first; those in the trash
too, hidden ones not. -n takes up to 500 then.

Examples:
  pixery log --actor claude --since 2h
  pixery log --images 12,13 | pixery view - --sheet
  pixery log -n 5 --json")]
pub(crate) struct LogArgs {
    /// Only what this actor did
    #[arg(long, value_name = "NAME")]
    pub(crate) actor: Option<String>,
    /// Only since then: 30min, 2h, 7d, 2026-11-23 or a whole time
    #[arg(long, value_name = "TIME")]
    pub(crate) since: Option<String>,
    /// How many, 1 to 1000
    #[arg(short = 'n', long, default_value_t = 50, value_name = "COUNT")]
    pub(crate) limit: usize,
    /// Go on after a page: the `next` that it gave
    #[arg(long, value_name = "CURSOR")]
    pub(crate) after: Option<String>,
    /// The images that these entries changed, instead of the log
    #[arg(long, value_name = "ENTRY,…", value_delimiter = ',', conflicts_with_all = ["actor", "since", "after"])]
    pub(crate) images: Vec<String>,
}
