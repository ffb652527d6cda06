//! The flags of `pixery keys`.

use clap::{Args, Subcommand};

/// `pixery keys`
#[derive(Debug, Args)]
#[command(after_help = "Providers: openai, gemini, fal. A key is looked for in the environment
(OPENAI_API_KEY, GEMINI_API_KEY or GOOGLE_API_KEY, FAL_KEY), in .env of the
configuration folder, in the system's keyring and in keys.toml beside it. No
key is ever shown.

Examples:
  pixery keys set openai
  pixery keys set fal < key.txt
  pixery keys test gemini
  pixery keys list")]
pub(crate) struct KeysArgs {
    #[command(subcommand)]
    pub(crate) command: KeysCommand,
}

/// What is done with keys.
#[derive(Debug, Subcommand)]
pub(crate) enum KeysCommand {
    /// Keep a key, read from standard input or asked for without showing it
    Set(ProviderArgs),
    /// Say which providers have a key, and where from
    List,
    /// Ask a provider whether it takes the key; costs nothing, keeps nothing
    Test(ProviderArgs),
    /// Remove a key from the keyring and from keys.toml
    Remove(ProviderArgs),
}

/// A provider.
#[derive(Debug, Args)]
pub(crate) struct ProviderArgs {
    /// openai, gemini or fal
    #[arg(value_name = "PROVIDER")]
    pub(crate) provider: String,
}
