//! The flags of `serve`.

use std::net::{IpAddr, Ipv4Addr};

use clap::Args;

const NOTES: &str = "\
The link lets one browser in, once, within a minute; Enter prints a fresh one.
A browser stays signed in for a week, also when the server is started anew.

From another machine, through SSH, with nothing open to the network:
  ssh -L 7767:127.0.0.1:7767 HOST pixery serve --no-open

Nothing can be changed and nothing generated unless a flag allows it.
Programs: `Authorization: Bearer TOKEN`; --json says where the token lies.";

/// `pixery serve`
#[derive(Debug, Args)]
#[command(after_help = NOTES)]
pub(crate) struct ServeArgs {
    /// The port [default: 7767, or the next that is free]
    #[arg(long, value_name = "N")]
    pub(crate) port: Option<u16>,
    /// Listen at this address of the machine, not only for itself
    #[arg(long, value_name = "ADDR", default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST), hide_default_value = true)]
    pub(crate) listen: IpAddr,
    /// A further name that browsers may call it by (repeatable)
    #[arg(long = "host", value_name = "NAME")]
    pub(crate) hosts: Vec<String>,
    /// Let browsers change the library
    #[arg(long)]
    pub(crate) allow_write: bool,
    /// Let browsers generate; what costs money needs a budget
    #[arg(long)]
    pub(crate) allow_generate: bool,
    /// Do not open a browser
    #[arg(long)]
    pub(crate) no_open: bool,
}
