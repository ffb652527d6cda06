//! The flags of the commands that make images.

use std::path::PathBuf;

use clap::Args;

use super::{PresetArgs, SpendArgs};

/// `pixery generate`
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  pixery generate \"a lighthouse on a cliff at dusk, watercolour\"
  pixery generate \"three birds over a lake\" -n 4 --ratio wide --seed 7 --json
  pixery generate \"the same mood, as a forest\" --ref 12
  pixery generate \"a boat\" --ref 12 --mask mask.png --strength 0.8
  pixery generate \"a market at night\" -m MODEL -n 8 --dry-run
  pixery generate \"a market at night\" -m MODEL --detach --max-cost 0.50
  pixery generate --preset Poster --var animal=owl
  echo \"a desert at noon\" | pixery generate -")]
pub(crate) struct GenerateArgs {
    /// How many images; image k uses the seed + k
    #[arg(short = 'n', long, default_value_t = 1, value_name = "COUNT")]
    pub(crate) count: u32,
    #[command(flatten)]
    pub(crate) recipe: RecipeArgs,
}

/// `pixery batch`
#[derive(Debug, Args)]
#[command(after_help = "Example:
  pixery batch \"a small house under a large sky\" -n 6 --tag house")]
pub(crate) struct BatchArgs {
    /// How many images; image k uses the seed + k
    #[arg(short = 'n', long, default_value_t = 4, value_name = "COUNT")]
    pub(crate) count: u32,
    #[command(flatten)]
    pub(crate) recipe: RecipeArgs,
}

/// What a new picture is made of.
#[derive(Debug, Args)]
pub(crate) struct RecipeArgs {
    #[command(flatten)]
    pub(crate) words: PromptArgs,
    #[command(flatten)]
    pub(crate) preset: PresetArgs,
    /// An input image: an id, or a file (./140 for a file of that name)
    #[arg(short = 'r', long = "ref", value_name = "ID|FILE")]
    pub(crate) references: Vec<String>,
    /// Where to paint over the first input image: white is painted
    #[arg(long, value_name = "FILE")]
    pub(crate) mask: Option<PathBuf>,
    /// The image that this one comes from
    #[arg(long, value_name = "ID")]
    pub(crate) parent: Option<String>,
    /// The model [default: default_model of the configuration, else sketch]
    #[arg(short = 'm', long, value_name = "MODEL")]
    pub(crate) model: Option<String>,
    #[command(flatten)]
    pub(crate) settings: SettingArgs,
    #[command(flatten)]
    pub(crate) filing: FilingArgs,
    #[command(flatten)]
    pub(crate) spend: SpendArgs,
}

/// Where the prompt comes from.
#[derive(Debug, Args)]
pub(crate) struct PromptArgs {
    /// What the picture should show; - reads standard input
    #[arg(value_name = "PROMPT", conflicts_with_all = ["prompt_flag", "prompt_file"])]
    pub(crate) prompt: Option<String>,
    /// The prompt, as a flag
    #[arg(short = 'p', long = "prompt", value_name = "PROMPT", conflicts_with = "prompt_file")]
    pub(crate) prompt_flag: Option<String>,
    /// A file that holds the prompt
    #[arg(short = 'f', long = "file", value_name = "FILE")]
    pub(crate) prompt_file: Option<PathBuf>,
    /// What the picture should not show
    #[arg(long, value_name = "TEXT")]
    pub(crate) negative: Option<String>,
}

/// Settings.
#[derive(Debug, Args)]
pub(crate) struct SettingArgs {
    /// Ratio of width to height: 16:9, portrait, landscape, square, wide, tall
    #[arg(long, value_name = "RATIO", conflicts_with = "size")]
    pub(crate) ratio: Option<String>,
    /// Size in pixels: 1024x768
    #[arg(long, value_name = "WxH")]
    pub(crate) size: Option<String>,
    /// Makes the same picture again [default: drawn at random]
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    pub(crate) seed: Option<String>,
    /// Number of steps
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    pub(crate) steps: Option<u32>,
    /// Guidance scale: how closely the prompt is followed
    #[arg(long, value_name = "X", allow_negative_numbers = true)]
    pub(crate) guidance: Option<f32>,
    /// How far the result may go from its input image, 0 to 1
    #[arg(long, value_name = "X", allow_negative_numbers = true)]
    pub(crate) strength: Option<f32>,
    /// Reference strength (IP-Adapter scale), 0 to 1
    #[arg(long, value_name = "X", allow_negative_numbers = true)]
    pub(crate) ip_scale: Option<f32>,
    /// A LoRA with its weight
    #[arg(long = "lora", value_name = "NAME[:X]")]
    pub(crate) loras: Vec<String>,
    /// A setting by the vendor's own name: quality=low, rendering_speed=TURBO
    #[arg(long = "set", value_name = "NAME=VALUE")]
    pub(crate) extras: Vec<String>,
}

/// Where the result is filed.
#[derive(Debug, Args)]
pub(crate) struct FilingArgs {
    /// Tags for the result, parted by commas
    #[arg(short = 't', long = "tag", visible_alias = "tags", value_name = "TAG,…", value_delimiter = ',')]
    pub(crate) tags: Vec<String>,
    /// Collections for the result; made when they are new
    #[arg(long, value_name = "NAME")]
    pub(crate) collection: Vec<String>,
    /// A title for the result
    #[arg(long, value_name = "TITLE")]
    pub(crate) title: Option<String>,
    /// Also copy the result to this file or folder; nothing is overwritten
    #[arg(long, value_name = "PATH")]
    pub(crate) copy_to: Option<PathBuf>,
}

/// `pixery remix`
#[derive(Debug, Args)]
#[command(after_help = "What you don't name stays as it was; the seed is drawn anew.

Examples:
  pixery remix 12 -p \"the same bay, in winter\"
  pixery remix 12 -p \"the same bay, woodblock\" --same-seed
  pixery remix 12 --ratio tall -n 3")]
pub(crate) struct RemixArgs {
    /// The image whose recipe is taken
    #[arg(value_name = "ID")]
    pub(crate) id: String,
    /// The new prompt; - reads standard input
    #[arg(short = 'p', long = "prompt", value_name = "PROMPT")]
    pub(crate) prompt: Option<String>,
    /// What the picture should not show
    #[arg(long, value_name = "TEXT")]
    pub(crate) negative: Option<String>,
    /// New input images in place of the old ones
    #[arg(short = 'r', long = "ref", value_name = "ID|FILE")]
    pub(crate) references: Vec<String>,
    /// How many images
    #[arg(short = 'n', long, default_value_t = 1, value_name = "COUNT")]
    pub(crate) count: u32,
    /// Keep the seed
    #[arg(long, conflicts_with = "seed")]
    pub(crate) same_seed: bool,
    /// The model [default: the one that made the image]
    #[arg(short = 'm', long, value_name = "MODEL")]
    pub(crate) model: Option<String>,
    #[command(flatten)]
    pub(crate) settings: SettingArgs,
    #[command(flatten)]
    pub(crate) filing: FilingArgs,
    #[command(flatten)]
    pub(crate) spend: SpendArgs,
}

/// `pixery regenerate`
#[derive(Debug, Args)]
#[command(after_help = "Example:
  pixery regenerate 12 -n 4")]
pub(crate) struct RegenerateArgs {
    /// The image whose recipe is run again
    #[arg(value_name = "ID")]
    pub(crate) id: String,
    /// How many images
    #[arg(short = 'n', long, default_value_t = 1, value_name = "COUNT")]
    pub(crate) count: u32,
    /// Keep the seed
    #[arg(long)]
    pub(crate) same_seed: bool,
    /// Also copy the result to this file or folder; nothing is overwritten
    #[arg(long, value_name = "PATH")]
    pub(crate) copy_to: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) spend: SpendArgs,
}
