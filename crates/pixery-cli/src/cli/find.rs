//! The flags of the commands that find.

use clap::{Args, Subcommand, ValueEnum};

/// What a query may hold, for the help of every command that takes one.
const LANGUAGE: &str = "\
Queries (all terms must hold; - before a term turns it round):
  fox \"in snow\"                words and phrases of prompt or title
  tag:fox -tag:draft           tag:a,b asks for both
  collection:Covers model:sketch provider:fal by:claude origin:import
  is:starred                   rejected trashed hidden sensitive tagged
                               untagged collected uncollected reference
  has:parent                   reference title negative note
  since:7d until:2026-11       30min 12h 2w 3mo 1y today 2026-11-23
  cost:>0.05 size:>1024 width:512..1024 ratio:16:9 seed:7
  parent:140 id:140,141";

/// `pixery search`
#[derive(Debug, Args)]
#[command(after_help = format!("{LANGUAGE}

Examples:
  pixery search fox in snow
  pixery search '\"in snow\" -tag:draft' --sort relevance
  pixery search fox since:7d --json"))]
pub(crate) struct SearchArgs {
    /// What to find
    #[arg(value_name = "QUERY", required = true)]
    pub(crate) query: Vec<String>,
    /// newest, or relevance: the best of the newest 500 first
    #[arg(long, value_name = "ORDER", default_value = "newest", hide_possible_values = true)]
    pub(crate) sort: Sort,
    /// How many, 1 to 1000
    #[arg(short = 'n', long, default_value_t = 50, value_name = "COUNT")]
    pub(crate) limit: usize,
    /// Go on after a page: the `next` that it gave
    #[arg(long, value_name = "CURSOR")]
    pub(crate) after: Option<String>,
    /// Print ids only, one a line
    #[arg(long)]
    pub(crate) ids: bool,
}

/// The order of what is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Sort {
    /// Newest first
    Newest,
    /// The best of the newest 500 first
    Relevance,
}

/// `pixery history`
#[derive(Debug, Args)]
#[command(after_help = "Columns: id of the newest image of that prompt, age, model, prompt.

Examples:
  pixery history
  pixery history by:claude since:7d
  pixery history lighthouse -n 10 --json")]
pub(crate) struct HistoryArgs {
    /// Only prompts of images that this query finds
    #[arg(value_name = "QUERY")]
    pub(crate) query: Vec<String>,
    /// How many, 1 to 1000
    #[arg(short = 'n', long, default_value_t = 20, value_name = "COUNT")]
    pub(crate) limit: usize,
    /// Go on after a page: the `next` that it gave
    #[arg(long, value_name = "CURSOR")]
    pub(crate) after: Option<String>,
}

/// `pixery saved`
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  pixery saved add Keepers is:starred -is:rejected
  pixery saved run Keepers --ids")]
pub(crate) struct SavedArgs {
    #[command(subcommand)]
    pub(crate) command: SavedCommand,
}

/// What to do with saved searches.
#[derive(Debug, Subcommand)]
pub(crate) enum SavedCommand {
    /// Save a query under a name
    #[command(after_help = "Example:
  pixery saved add \"This week\" since:7d -is:rejected")]
    Add {
        /// Its name
        #[arg(value_name = "NAME")]
        name: String,
        /// The query
        #[arg(value_name = "QUERY", required = true)]
        query: Vec<String>,
    },
    /// List saved searches
    List,
    /// List the images that a saved search finds
    #[command(after_help = "Example:
  pixery saved run \"This week\" -n 10 --json")]
    Run {
        /// Its name
        #[arg(value_name = "SEARCH")]
        name: String,
        /// How many, 1 to 1000
        #[arg(short = 'n', long, default_value_t = 50, value_name = "COUNT")]
        limit: usize,
        /// Go on after a page: the `next` that it gave
        #[arg(long, value_name = "CURSOR")]
        after: Option<String>,
        /// Print ids only, one a line
        #[arg(long)]
        ids: bool,
    },
    /// Give a saved search another name
    Rename {
        /// The name it has
        #[arg(value_name = "SEARCH")]
        name: String,
        /// The name it gets
        #[arg(value_name = "NAME")]
        new_name: String,
    },
    /// Delete a saved search; the images stay
    Delete {
        /// Its name
        #[arg(value_name = "SEARCH")]
        name: String,
    },
}

/// `pixery lineage`
#[derive(Debug, Args)]
#[command(after_help = "Off a terminal each line is tab-separated: id, parent, depth, state, how it
came to be, model, prompt.

Example:
  pixery lineage 140")]
pub(crate) struct LineageArgs {
    /// An id
    #[arg(value_name = "ID")]
    pub(crate) id: String,
}

/// `pixery similar`
#[derive(Debug, Args)]
#[command(after_help = "Pictures are compared by a 64-bit hash of their light and dark: at most 5 bits
differ in the same picture, 6 to 10 in what may be.

Columns: id, bits that differ, likeness, size, model, prompt.

Example:
  pixery similar 140 --most 16")]
pub(crate) struct SimilarArgs {
    /// An id
    #[arg(value_name = "ID")]
    pub(crate) id: String,
    /// The most bits that differ, up to 32
    #[arg(long, value_name = "BITS", default_value_t = 10)]
    pub(crate) most: u32,
    /// How many, 1 to 1000
    #[arg(short = 'n', long, default_value_t = 50, value_name = "COUNT")]
    pub(crate) limit: usize,
    /// Print ids only, one a line
    #[arg(long)]
    pub(crate) ids: bool,
}

/// `pixery duplicates`
#[derive(Debug, Args)]
#[command(after_help = "Each group begins with its oldest image; groups are parted by an empty line.
Look before you trash: pictures with little in them look alike.

Examples:
  pixery duplicates
  pixery duplicates --ids | pixery view - --sheet")]
pub(crate) struct DuplicatesArgs {
    /// Also what may be one: up to 10 bits differ instead of 5
    #[arg(long)]
    pub(crate) maybe: bool,
    /// How many groups, 1 to 1000
    #[arg(short = 'n', long, default_value_t = 50, value_name = "COUNT")]
    pub(crate) limit: usize,
    /// Print ids only, one a line, without the oldest of each group
    #[arg(long)]
    pub(crate) ids: bool,
}

/// `pixery watch`
#[derive(Debug, Args)]
#[command(after_help = "Prints one JSON object a line:
  {\"kind\":\"changed\",\"changes\":[{\"topic\":\"generations\",\"ids\":[140]}],
   \"sequence\":812}
The first line says where you stand: what changed since --since, or nothing.
Give the last `sequence` as --since next time, and nothing is missed.
\"ids\":null means any of them; {\"kind\":\"everything\",…} that the cursor is older
than 7 days: read anew. With --json one object is printed as soon as something
changed.

Topics: generations, tags, collections, jobs, costs, budgets, notes, presets,
saved_searches, preferences, activity, focus.

Examples:
  pixery watch --topic generations,notes
  pixery watch --since 812 --timeout 60 --json")]
pub(crate) struct WatchArgs {
    /// The `sequence` of the last event that you heard
    #[arg(long, value_name = "SEQUENCE")]
    pub(crate) since: Option<i64>,
    /// Only these topics
    #[arg(long = "topic", value_name = "TOPIC,…", value_delimiter = ',')]
    pub(crate) topics: Vec<String>,
    /// End after so many seconds
    #[arg(long, value_name = "SECONDS")]
    pub(crate) timeout: Option<u64>,
}
