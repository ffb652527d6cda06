//! `models`: which model, what it takes, what it costs, how to prompt it.

use pixery_core::domain::Zone;
use pixery_core::ops::models::{self, ListModels, ShowModel};
use pixery_core::ops::refresh::{self, RefreshModels};

use crate::cli::ModelsArgs;
use crate::context::Context;
use crate::failure::Failure;
use crate::output;

pub(super) fn models(context: &Context, command: &str, args: ModelsArgs) -> Result<(), Failure> {
    let library = context.library()?;
    let ink = context.output.ink();
    if args.refresh {
        return ask_vendors(context, command);
    }
    let today = library.config().clock.now().day_in(Zone::utc());
    match args.model {
        None => {
            let page = pollster::block_on(models::list(library, ListModels {}))?;
            context.output.data(command, &page, || {
                output::models_table(&page.items, &today, context.output.width(), ink)
            })
        }
        Some(model) if args.guide => {
            let guide = pollster::block_on(models::guide(library, ShowModel { model }))?;
            context.output.data(command, &guide, || output::guide_page(&guide, context.output.page()))
        }
        Some(model) => {
            let page = pollster::block_on(models::show(library, ShowModel { model }))?;
            context.output.data(command, &page, || output::model_page(&page, context.output.page()))
        }
    }
}

/// Asks every vendor that lists its models. One that can't be asked is named, and fails the command only when none could.
fn ask_vendors(context: &Context, command: &str) -> Result<(), Failure> {
    let library = context.library()?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|error| Failure::usage(format!("no runtime: {error}"), "try again"))?;
    let refreshed = runtime.block_on(refresh::refresh(library, RefreshModels {}))?;
    let failures = refreshed.providers.iter().filter_map(|asked| asked.failure.clone());
    match failures.clone().next() {
        Some(first) if failures.count() == refreshed.providers.len() => Err(Failure::from(first)),
        _ => context
            .output
            .data(command, &refreshed, || output::refreshed_page(&refreshed, context.output.page())),
    }
}
