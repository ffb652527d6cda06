//! The flags of `pixery tag` and `pixery collection`.

use clap::{Args, Subcommand};

use super::SelectionArgs;

/// `pixery tag`
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  pixery tag add fox,winter 140 141
  pixery tag rename foxes fox
  pixery tag hide private")]
pub(crate) struct TagArgs {
    #[command(subcommand)]
    pub(crate) command: TagCommand,
}

/// What to do with tags.
#[derive(Debug, Subcommand)]
pub(crate) enum TagCommand {
    /// Attach tags to images
    #[command(after_help = "Examples:
  pixery tag add fox,winter 140 141
  pixery list --text fox --ids | pixery tag add fox -
  pixery tag add winter --query 'snow -tag:winter'")]
    Add(TagEditArgs),
    /// Take tags off images
    #[command(after_help = "Examples:
  pixery tag remove draft 140 141
  pixery tag remove draft --query is:starred")]
    Remove(TagEditArgs),
    /// List tags with their counts
    List,
    /// Give a tag another name
    #[command(after_help = "Example:
  pixery tag rename foxes fox")]
    Rename {
        /// The tag
        #[arg(value_name = "TAG")]
        tag: String,
        /// Its new name
        #[arg(value_name = "NAME")]
        name: String,
    },
    /// Make one tag of several
    #[command(after_help = "What bore one of the tags bears the last one then; the others are gone.

Example:
  pixery tag merge foxes,vixen fox")]
    Merge {
        /// The tags that go, parted by commas
        #[arg(value_name = "TAG,…")]
        tags: String,
        /// The tag that stays
        #[arg(value_name = "INTO")]
        into: String,
    },
    /// Give tags a colour
    #[command(after_help = "A colour is #rrggbb, red, orange, yellow, green, teal, blue, purple, pink, grey
or none.

Example:
  pixery tag color fox,vixen orange")]
    Color {
        /// Tags, parted by commas
        #[arg(value_name = "TAG,…")]
        tags: String,
        /// The colour
        #[arg(id = "tint", value_name = "COLOUR")]
        color: String,
    },
    /// Delete tags; the images stay
    #[command(after_help = "Example:
  pixery tag delete draft")]
    Delete {
        /// Tags, parted by commas
        #[arg(value_name = "TAG,…")]
        tags: String,
    },
    /// Leave tags and their images out until asked for
    #[command(after_help = "Hidden tags and their images show with --include-hidden only; sensitive ones
always, except while safe mode is on.

Examples:
  pixery tag hide private
  pixery tag hide nude --sensitive")]
    Hide(VeilArgs),
    /// Show hidden tags and their images again
    #[command(after_help = "Example:
  pixery tag show private")]
    Show(VeilArgs),
}

/// Names to be hidden or shown.
#[derive(Debug, Args)]
pub(crate) struct VeilArgs {
    /// Tags, parted by commas
    #[arg(value_name = "TAG,…")]
    pub(crate) names: String,
    /// Only for safe mode: mark as sensitive, or not any more
    #[arg(long)]
    pub(crate) sensitive: bool,
}

/// Tags and the images they are about.
#[derive(Debug, Args)]
pub(crate) struct TagEditArgs {
    /// Tags, parted by commas
    #[arg(value_name = "TAG,…")]
    pub(crate) tags: String,
    #[command(flatten)]
    pub(crate) selection: SelectionArgs,
}

/// `pixery tags`
#[derive(Debug, Args)]
pub(crate) struct ListTagsArgs {}

/// `pixery collection`
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  pixery collection create \"Book\" --description \"for the children's book\"
  pixery collection add Book 140 141
  pixery collection list Book")]
pub(crate) struct CollectionArgs {
    #[command(subcommand)]
    pub(crate) command: CollectionCommand,
}

/// What to do with collections.
#[derive(Debug, Subcommand)]
pub(crate) enum CollectionCommand {
    /// Make an empty collection
    #[command(after_help = "Example:
  pixery collection create Book --description \"for the children's book\"")]
    Create {
        /// Its name
        #[arg(value_name = "NAME")]
        name: String,
        /// What it is for
        #[arg(long, value_name = "TEXT")]
        description: Option<String>,
    },
    /// List collections, or the images of one in their order
    #[command(after_help = "Examples:
  pixery collection list
  pixery collection list Book --json")]
    List {
        /// A collection, to list its images
        #[arg(value_name = "COLLECTION")]
        name: Option<String>,
        /// How many images, 1 to 1000
        #[arg(short = 'n', long, default_value_t = 50, value_name = "COUNT")]
        limit: usize,
        /// Go on after a page: the `next` that it gave
        #[arg(long, value_name = "CURSOR")]
        after: Option<String>,
        /// Print ids only, one a line
        #[arg(long, requires = "name")]
        ids: bool,
    },
    /// Put images into a collection, made when it is new
    #[command(after_help = "Examples:
  pixery collection add Book 140 141
  pixery collection add Book --query 'tag:fox is:starred'")]
    Add(FileArgs),
    /// Take images out of a collection; they stay in the library
    #[command(after_help = "Example:
  pixery collection remove Book 140")]
    Remove(FileArgs),
    /// Give images another place in a collection
    #[command(after_help = "The images come in the order of the ids, to the front when no place is named.

Examples:
  pixery collection reorder Book 141 140
  pixery collection reorder Book 150 --after 141")]
    Reorder(ReorderArgs),
    /// Give collections another place in the list
    #[command(after_help = "The collections come in the order of the names, to the front when no place is
named.

Examples:
  pixery collection move Book
  pixery collection move Covers Posters --after Book")]
    Move(MoveArgs),
    /// Give a collection another name
    #[command(after_help = "Example:
  pixery collection rename Book \"The book\"")]
    Rename {
        /// The collection
        #[arg(value_name = "COLLECTION")]
        name: String,
        /// Its new name
        #[arg(value_name = "NAME")]
        new_name: String,
    },
    /// Say what a collection is for
    #[command(after_help = "Example:
  pixery collection describe Book \"for the children's book\"")]
    Describe {
        /// The collection
        #[arg(value_name = "COLLECTION")]
        name: String,
        /// What it is for; \"\" takes the words away
        #[arg(value_name = "TEXT")]
        text: String,
    },
    /// Delete collections; the images stay
    #[command(after_help = "Example:
  pixery collection delete Book")]
    Delete {
        /// The collections
        #[arg(value_name = "COLLECTION", required = true)]
        names: Vec<String>,
    },
    /// Leave collections and their images out until asked for
    #[command(after_help = "Examples:
  pixery collection hide Private
  pixery collection hide Nudes --sensitive")]
    Hide(VeilCollectionArgs),
    /// Show hidden collections and their images again
    #[command(after_help = "Example:
  pixery collection show Private")]
    Show(VeilCollectionArgs),
}

/// A collection and the images that go in or out.
#[derive(Debug, Args)]
pub(crate) struct FileArgs {
    /// The collection
    #[arg(value_name = "COLLECTION")]
    pub(crate) name: String,
    #[command(flatten)]
    pub(crate) selection: SelectionArgs,
}

/// `pixery collection reorder`
#[derive(Debug, Args)]
pub(crate) struct ReorderArgs {
    /// The collection
    #[arg(value_name = "COLLECTION")]
    pub(crate) name: String,
    /// Ids in their new order; - reads standard input
    #[arg(value_name = "ID", required = true)]
    pub(crate) ids: Vec<String>,
    /// Put them in front of this image
    #[arg(long, value_name = "ID", conflicts_with_all = ["after", "last"])]
    pub(crate) before: Option<String>,
    /// Put them behind this image
    #[arg(long, value_name = "ID", conflicts_with = "last")]
    pub(crate) after: Option<String>,
    /// Put them at the end
    #[arg(long)]
    pub(crate) last: bool,
}

/// Collections and where they go.
#[derive(Debug, Args)]
pub(crate) struct MoveArgs {
    /// The collections
    #[arg(value_name = "COLLECTION", required = true)]
    pub(crate) names: Vec<String>,
    /// Put them in front of this collection
    #[arg(long, value_name = "COLLECTION", conflicts_with_all = ["after", "last"])]
    pub(crate) before: Option<String>,
    /// Put them behind this collection
    #[arg(long, value_name = "COLLECTION", conflicts_with = "last")]
    pub(crate) after: Option<String>,
    /// Put them at the end
    #[arg(long)]
    pub(crate) last: bool,
}

/// Collections to be hidden or shown.
#[derive(Debug, Args)]
pub(crate) struct VeilCollectionArgs {
    /// The collections
    #[arg(value_name = "COLLECTION", required = true)]
    pub(crate) names: Vec<String>,
    /// Only for safe mode: mark as sensitive, or not any more
    #[arg(long)]
    pub(crate) sensitive: bool,
}
