//! `saved`: searches with a name.

use pixery_core::domain::{Filter, SavedSearch, SavedSearchName};
use pixery_core::ops::generations::ListGenerations;
use pixery_core::ops::saved::{self, ListSavedSearches, RenameSavedSearch, SaveSearch, ThisSavedSearch};

use super::{ids, list};
use crate::cli::SavedCommand;
use crate::context::Context;
use crate::failure::Failure;
use crate::output;

pub(super) fn saved(context: &Context, command: &str, args: SavedCommand) -> Result<(), Failure> {
    let library = context.library()?;
    let named = |name: &str| -> Result<ThisSavedSearch, Failure> {
        Ok(ThisSavedSearch { name: SavedSearchName::new(name)? })
    };
    match args {
        SavedCommand::Add { name, query } => {
            let request = SaveSearch { name: SavedSearchName::new(&name)?, query: query.join(" ") };
            report(context, command, "saved", &pollster::block_on(saved::save(library, request))?)
        }
        SavedCommand::Rename { name, new_name } => {
            let request = RenameSavedSearch {
                name: SavedSearchName::new(&name)?,
                new_name: SavedSearchName::new(&new_name)?,
            };
            report(context, command, "renamed", &pollster::block_on(saved::rename(library, request))?)
        }
        SavedCommand::Delete { name } => {
            report(context, command, "deleted", &pollster::block_on(saved::delete(library, named(&name)?))?)
        }
        SavedCommand::List => {
            let page = pollster::block_on(saved::list(library, ListSavedSearches {}))?;
            context.output.data(command, &page, || {
                output::saved_table(&page.items, context.output.width(), context.output.ink())
            })?;
            if page.items.is_empty() {
                context.output.say("no saved searches yet; save one: pixery saved add Keepers is:starred");
            }
            Ok(())
        }
        SavedCommand::Run { name, limit, after, ids: only_ids } => {
            let search = pollster::block_on(saved::show(library, named(&name)?))?;
            let request = ListGenerations {
                query: Some(search.query.clone()),
                filter: Filter { include_hidden: context.global.include_hidden, ..Filter::default() },
                after: after.as_deref().map(ids::one).transpose()?,
                limit: Some(limit),
            };
            let page = list::whole_page(library, request)?;
            list::print(context, command, page, only_ids)?;
            Ok(())
        }
    }
}

fn report(context: &Context, command: &str, verb: &str, search: &SavedSearch) -> Result<(), Failure> {
    context.output.data(command, search, || {
        format!("{verb} {}: {}\n", output::clean(search.name.as_str()), output::clean(&search.query))
    })
}
