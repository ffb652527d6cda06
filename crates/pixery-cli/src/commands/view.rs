//! `view`: bounded previews and contact sheets.

use pixery_core::ops::view::{self, ViewGenerations, ViewedImage};

use super::ids;
use crate::cli::ViewArgs;
use crate::context::Context;
use crate::failure::Failure;
use crate::output::Ink;

pub(super) fn view(context: &Context, command: &str, args: &ViewArgs) -> Result<(), Failure> {
    let request = ViewGenerations {
        ids: ids::read(&args.ids)?,
        width: args.width,
        height: args.height,
        max_tokens: args.max_tokens,
        sheet: args.sheet,
        full: args.full,
    };
    let library = context.library()?;
    let viewed = pollster::block_on(view::view(library, request))?;
    let ink = context.output.ink();
    context.output.data(command, &viewed, || {
        viewed.items.iter().chain(&viewed.sheet).map(|image| line(image, ink)).collect()
    })
}

fn line(image: &ViewedImage, ink: Ink) -> String {
    let id = image.id.map_or_else(|| "sheet".to_owned(), |id| id.to_string());
    let size = format!("{}x{}", image.width, image.height);
    let price = format!("≈ {} tokens", image.tokens);
    if let Some(why) = image.withheld {
        return format!("{}  {}\n", ink.strong(id), ink.faint(why.words()));
    }
    let path = image.path.as_deref().unwrap_or_default();
    format!("{}  {size}  {}  {path}\n", ink.strong(id), ink.faint(price))
}
