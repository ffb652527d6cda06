//! `models`: which model, what it takes, what it costs, how to prompt it.

use pixery_core::ops::models::{self, ListModels, ShowModel};

use crate::cli::ModelsArgs;
use crate::context::Context;
use crate::failure::Failure;
use crate::output;

pub(super) fn models(context: &Context, command: &str, args: ModelsArgs) -> Result<(), Failure> {
    let library = context.library()?;
    let ink = context.output.ink();
    match args.model {
        None => {
            let page = pollster::block_on(models::list(library, ListModels {}))?;
            context
                .output
                .data(command, &page, || output::models_table(&page.items, context.output.width(), ink))
        }
        Some(model) => {
            let page = pollster::block_on(models::show(library, ShowModel { model }))?;
            if args.guide {
                context
                    .output
                    .data(command, &page.guide, || output::guide_page(&page.guide, context.output.page()))
            } else {
                context.output.data(command, &page, || output::model_page(&page, context.output.page()))
            }
        }
    }
}
