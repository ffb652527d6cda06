//! The flags of the commands that only look.

use clap::Args;

/// `pixery list`
#[derive(Debug, Args)]
#[command(after_help = "Columns: id, age, size in pixels, model, star, tags, prompt. Off a terminal
each line is tab-separated and whole: id, time, size, model, star, tags,
prompt.

QUERY is the language of `pixery search --help`; the flags say the same.

Examples:
  pixery list tag:fox is:starred
  pixery list tag:fox -tag:draft since:7d --json
  pixery list lighthouse --count
  pixery list --tag fox --ids | pixery star -")]
pub(crate) struct ListArgs {
    /// Only images that this query finds
    #[arg(value_name = "QUERY")]
    pub(crate) query: Vec<String>,
    /// Only images whose prompt or title holds this text; case and accents
    /// don't matter
    #[arg(long, value_name = "TEXT")]
    pub(crate) text: Option<String>,
    /// Only images with these tags, all of them
    #[arg(short = 't', long = "tag", value_name = "TAG,…", value_delimiter = ',')]
    pub(crate) tags: Vec<String>,
    /// Only images with none of these tags
    #[arg(long = "without-tag", value_name = "TAG,…", value_delimiter = ',')]
    pub(crate) without_tags: Vec<String>,
    /// Only images in these collections
    #[arg(long = "collection", value_name = "NAME")]
    pub(crate) collections: Vec<String>,
    /// Only images of this model
    #[arg(short = 'm', long, value_name = "MODEL")]
    pub(crate) model: Option<String>,
    /// Only images made from this one
    #[arg(long, value_name = "ID")]
    pub(crate) parent: Option<String>,
    /// Only images asked for by this actor
    #[arg(long, value_name = "NAME")]
    pub(crate) actor: Option<String>,
    /// Only images with a star
    #[arg(long)]
    pub(crate) starred: bool,
    /// Only rejected images
    #[arg(long)]
    pub(crate) rejected: bool,
    /// Only images without a tag
    #[arg(long)]
    pub(crate) untagged: bool,
    /// What is in the trash
    #[arg(long)]
    pub(crate) trashed: bool,
    /// How many, 1 to 1000
    #[arg(short = 'n', long, default_value_t = 50, value_name = "COUNT")]
    pub(crate) limit: usize,
    /// Go on after a page: the `next` that it gave
    #[arg(long, value_name = "CURSOR")]
    pub(crate) after: Option<String>,
    /// Print ids only, one a line
    #[arg(long)]
    pub(crate) ids: bool,
    /// Print only how many there are
    #[arg(long, conflicts_with_all = ["ids", "after"])]
    pub(crate) count: bool,
    /// Print how the query is read and answered, and list nothing
    #[arg(long, conflicts_with_all = ["ids", "count"])]
    pub(crate) explain: bool,
}

/// `pixery show`
#[derive(Debug, Args)]
#[command(after_help = "Example:
  pixery show 140 --json")]
pub(crate) struct ShowArgs {
    /// Ids; - reads standard input
    #[arg(value_name = "ID", required = true)]
    pub(crate) ids: Vec<String>,
}

/// `pixery view`
#[derive(Debug, Args)]
#[command(after_help = "Prints path, pixels and the approximate tokens that a model pays to see each
image (width × height / 750). No side passes 1568 px and no file 5 MB unless
--full.

Examples:
  pixery view 140 141 -w 600
  pixery view 1 2 3 4 --sheet
  pixery list --tag fox --ids | pixery view - --sheet")]
pub(crate) struct ViewArgs {
    /// Ids; - reads standard input
    #[arg(value_name = "ID", required = true)]
    pub(crate) ids: Vec<String>,
    /// Largest width in pixels
    #[arg(short = 'w', long, value_name = "PX")]
    pub(crate) width: Option<u32>,
    /// Largest height in pixels
    #[arg(long, value_name = "PX")]
    pub(crate) height: Option<u32>,
    /// All of them on one labelled sheet, in the order of the ids
    #[arg(long)]
    pub(crate) sheet: bool,
    /// The most tokens for one image, about
    #[arg(long, value_name = "N")]
    pub(crate) max_tokens: Option<u32>,
    /// The originals as they are
    #[arg(long, conflicts_with_all = ["width", "height", "sheet", "max_tokens"])]
    pub(crate) full: bool,
}

/// `pixery models`
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  pixery models
  pixery models sketch
  pixery models sketch --guide
  pixery models --refresh")]
pub(crate) struct ModelsArgs {
    /// A model by id or alias
    #[arg(value_name = "MODEL")]
    pub(crate) model: Option<String>,
    /// How to word a prompt for it
    #[arg(long, requires = "model")]
    pub(crate) guide: bool,
    /// Ask the vendors what they offer and for how much, and say what changed
    #[arg(long, conflicts_with_all = ["model", "guide"])]
    pub(crate) refresh: bool,
}

/// `pixery schema`
#[derive(Debug, Args)]
#[command(after_help = "An operation has an input and an output, and the commands that run it. A
command has the `data` that it prints with --json; `envelope` is what that data
comes in.

Examples:
  pixery schema list_generations
  pixery schema tag list
  pixery schema envelope")]
pub(crate) struct SchemaArgs {
    /// An operation or a command; all of them are listed without one
    #[arg(value_name = "NAME")]
    pub(crate) name: Vec<String>,
}
