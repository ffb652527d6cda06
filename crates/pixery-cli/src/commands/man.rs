//! `man`: manual pages, made from the same words as the help.

use std::path::Path;

use clap_mangen::Man;
use pixery_core::{Error, ErrorBody, ErrorCode};
use schemars::JsonSchema;
use serde::Serialize;

use crate::cli::{self, ManArgs};
use crate::context::Context;
use crate::failure::Failure;

/// What `man` prints: one of the two.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Manual<'a> {
    /// The folder that the pages were written into.
    #[serde(skip_serializing_if = "Option::is_none")]
    folder: Option<&'a str>,
    /// The page, in roff.
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<&'a str>,
}

pub(super) fn man(context: &Context, command: &str, args: &ManArgs) -> Result<(), Failure> {
    match &args.dir {
        Some(folder) => {
            std::fs::create_dir_all(folder).map_err(|error| refused(folder, &error))?;
            clap_mangen::generate_to(built(), folder).map_err(|error| refused(folder, &error))?;
            let folder = folder.display().to_string();
            context
                .output
                .data(command, &Manual { folder: Some(&folder), page: None }, || format!("{folder}\n"))
        }
        None => {
            let mut page = built();
            for name in &args.command {
                let sub = page.find_subcommand(name).cloned();
                page = sub.ok_or_else(|| no_command(name))?;
            }
            let mut text = Vec::new();
            let rendered = Man::new(page).render(&mut text);
            rendered.map_err(|error| Failure::from(Error::Internal(error.to_string())))?;
            let text = String::from_utf8_lossy(&text).into_owned();
            context.output.data(command, &Manual { folder: None, page: Some(&text) }, || text.clone())
        }
    }
}

/// Returns the command line with all names and flags worked out.
fn built() -> clap::Command {
    let mut command = cli::whole_command().disable_help_subcommand(true);
    command.build();
    command
}

fn no_command(name: &str) -> Failure {
    let hint = "`pixery --help` lists the commands".to_owned();
    Failure::from(ErrorBody { code: ErrorCode::NotFound, message: format!("no command {name:?}"), hint })
}

fn refused(folder: &Path, error: &std::io::Error) -> Failure {
    let message = format!("can't write manual pages into {}: {error}", folder.display());
    Failure::from(ErrorBody {
        code: ErrorCode::Storage,
        message,
        hint: "name a folder that you may write into".to_owned(),
    })
}
