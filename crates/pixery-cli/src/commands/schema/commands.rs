//! Which shape each command's `data` has. A test runs every command and holds what it prints against this.

use pixery_core::domain::{
    Collection, Entry, Event, Generation, Guide, Job, Model, Note, Page, PastPrompt, PersonsSelection,
    Preset, SavedSearch, Tag,
};
use pixery_core::ops::activity::ActivityImages;
use pixery_core::ops::budgets::Budgets;
use pixery_core::ops::collections::CollectionCounts;
use pixery_core::ops::costs::Costs;
use pixery_core::ops::generations::{ChangedGenerations, Shown};
use pixery_core::ops::jobs::ChangedJobs;
use pixery_core::ops::likeness::{Duplicates, Similar};
use pixery_core::ops::lineage::Lineage;
use pixery_core::ops::models::ModelPage;
use pixery_core::ops::notes::ChangedNotes;
use pixery_core::ops::purge::PurgedGenerations;
use pixery_core::ops::queries::{Count, Explained};
use pixery_core::ops::refresh::Refreshed;
use pixery_core::ops::search::Found;
use pixery_core::ops::tags::TagCounts;
use pixery_core::ops::thumbnails::RebuiltThumbnails;
use pixery_core::ops::undo::Undone;
use pixery_core::ops::view::Viewed;
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};
use serde::Serialize;

use super::{Overview, Shapes};
use crate::commands::compare::{Comparison, WouldCompare};
use crate::commands::completions::Completion;
use crate::commands::config::Lines;
use crate::commands::generate::WouldMake;
use crate::commands::guide::AgentGuide;
use crate::commands::keys::{KeptKey, KnownKeys, RemovedKey, TriedKey};
use crate::commands::man::Manual;
use crate::commands::point::Pointed;
use crate::commands::safe_mode::Switch;
use crate::commands::serve::Serving;
use crate::commands::waiting::Made;
use crate::commands::worker::Service;
use crate::output::{HelpText, VersionText};

/// What a command prints.
#[derive(Debug)]
pub(super) struct Printed {
    /// The command, as it stands in JSON; `pixery` for what `--version` and `--help` print, whatever the command.
    pub(super) command: &'static str,
    /// The operations that it runs.
    pub(super) operations: &'static [&'static str],
    /// Returns the schema of its data.
    pub(super) data: fn() -> Schema,
}

/// Writes the table from one line each: `"command" [operation, …] => shapes;` where there is more than one shape, any of them.
macro_rules! printed {
    ($( $command:literal [$($operation:ident),*] => $($shape:ty)|+; )*) => {
        /// Every command that prints an object.
        pub(super) const COMMANDS: &[Printed] = &[$( Printed {
            command: $command,
            operations: &[$(stringify!($operation)),*],
            data: || any_of(vec![$(of::<$shape>()),+]),
        } ),*];
    };
}

printed! {
    "pixery" [] => VersionText | HelpText;
    "help" [] => AgentGuide;
    "generate" [generate] => Made | WouldMake<'static>;
    "batch" [generate] => Made | WouldMake<'static>;
    "remix" [remix] => Made | WouldMake<'static>;
    "regenerate" [regenerate] => Made | WouldMake<'static>;
    "compare-models" [compare_models] => Comparison<'static> | WouldCompare<'static>;
    "preset save" [save_preset] => Preset;
    "preset list" [list_presets] => Page<Preset>;
    "preset show" [show_preset] => Preset;
    "preset rename" [rename_preset] => Preset;
    "preset delete" [delete_preset] => Preset;
    "list" [list_generations, count_generations, explain_query] => Page<Generation> | Count | Explained;
    "search" [search_generations] => Found;
    "history" [list_prompts] => Page<PastPrompt>;
    "saved add" [save_search] => SavedSearch;
    "saved list" [list_saved_searches] => Page<SavedSearch>;
    "saved run" [show_saved_search, list_generations] => Page<Generation>;
    "saved rename" [rename_saved_search] => SavedSearch;
    "saved delete" [delete_saved_search] => SavedSearch;
    "show" [show_generations] => Generation | Shown;
    "view" [view_generations] => Viewed;
    "lineage" [show_lineage] => Lineage;
    "similar" [find_similar] => Similar;
    "duplicates" [find_duplicates] => Duplicates;
    "jobs list" [list_jobs] => Page<Job>;
    "jobs show" [show_job] => Job;
    "jobs wait" [show_job] => Made;
    "jobs cancel" [cancel_jobs] => ChangedJobs;
    "jobs retry" [retry_jobs] => Made;
    "jobs dismiss" [dismiss_jobs] => ChangedJobs;
    "jobs resolve" [resolve_job] => Made;
    "failures" [list_jobs] => Page<Job>;
    "budget show" [show_budgets] => Budgets;
    "budget set" [set_budget] => Budgets;
    "cost" [show_costs] => Costs;
    "models" [list_models, show_model] => Page<Model> | ModelPage | Guide | Refreshed;
    "keys set" [] => KeptKey<'static>;
    "keys list" [] => KnownKeys<'static>;
    "keys test" [] => TriedKey<'static>;
    "keys remove" [] => RemovedKey<'static>;
    "tag add" [add_tags] => TagCounts;
    "tag remove" [remove_tags] => TagCounts;
    "tag list" [list_tags] => Page<Tag>;
    "tag rename" [update_tags] => TagCounts;
    "tag merge" [merge_tags] => TagCounts;
    "tag color" [update_tags] => TagCounts;
    "tag delete" [delete_tags] => TagCounts;
    "tag hide" [update_tags] => TagCounts;
    "tag show" [update_tags] => TagCounts;
    "collection create" [create_collection] => CollectionCounts;
    "collection list" [list_collections, show_collection] => Page<Collection> | Page<Generation>;
    "collection add" [add_to_collection] => ChangedGenerations;
    "collection remove" [remove_from_collection] => ChangedGenerations;
    "collection reorder" [reorder_collection] => CollectionCounts;
    "collection move" [reorder_collections] => CollectionCounts;
    "collection rename" [update_collections] => CollectionCounts;
    "collection describe" [update_collections] => CollectionCounts;
    "collection delete" [delete_collections] => CollectionCounts;
    "collection hide" [update_collections] => CollectionCounts;
    "collection show" [update_collections] => CollectionCounts;
    "star" [star_generations] => ChangedGenerations;
    "unstar" [star_generations] => ChangedGenerations;
    "reject" [reject_generations] => ChangedGenerations;
    "unreject" [reject_generations] => ChangedGenerations;
    "update" [update_generations] => ChangedGenerations;
    "note add" [add_note] => Note;
    "note list" [list_notes] => Page<Note>;
    "note reply" [reply_to_note] => Note;
    "note resolve" [resolve_notes] => ChangedNotes;
    "note delete" [delete_notes] => ChangedNotes;
    "trash" [trash_generations] => ChangedGenerations;
    "restore" [restore_generations] => ChangedGenerations;
    "purge" [purge_generations] => PurgedGenerations;
    "regen-thumbs" [rebuild_thumbnails] => RebuiltThumbnails;
    "undo" [undo] => Undone;
    "redo" [redo] => Undone;
    "log" [list_activity, list_activity_images] => Page<Entry> | ActivityImages;
    "safe-mode" [] => Switch<'static>;
    "watch" [list_changes] => Event;
    "selection" [show_selection] => PersonsSelection;
    "open" [point, show_pointer] => Pointed<'static>;
    "ui compare" [point, show_pointer] => Pointed<'static>;
    "ui highlight" [point, show_pointer] => Pointed<'static>;
    "serve" [] => Serving;
    "schema" [] => Overview | Shapes;
    "worker" [] => Service<'static>;
    "config" [] => Lines<'static>;
    "completions" [] => Completion<'static>;
    "man" [] => Manual<'static>;
}

/// Returns a type's schema as it is written.
fn of<T: JsonSchema + Serialize>() -> Schema {
    SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<T>()
}

/// Returns the schema of what has one of several shapes. Each keeps its own definitions, under an id of its own.
fn any_of(mut shapes: Vec<Schema>) -> Schema {
    if shapes.len() == 1 {
        return shapes.remove(0);
    }
    for (place, shape) in shapes.iter_mut().enumerate() {
        shape.insert("$id".to_owned(), format!("urn:pixery:shape:{place}").into());
    }
    schemars::json_schema!({ "$schema": "https://json-schema.org/draft/2020-12/schema", "anyOf": shapes })
}
