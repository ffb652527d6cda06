//! The table. To add an operation: write its function in `pixery_core::ops`, then one line here.

use pixery_core::domain::{
    Collection, Entry, Event, Generation, Guide, Job, Model, Note, Page, PastPrompt, Pointer, Preset,
    SavedSearch, Tag, Topic,
};
use pixery_core::ops::activity::{self, ActivityImages, ListActivity, ListActivityImages};
use pixery_core::ops::add::{self, AddImages, AddedImages};
use pixery_core::ops::budgets::{self, Budgets, SetBudget, ShowBudgets};
use pixery_core::ops::changes::{self, ListChanges};
use pixery_core::ops::collections::{
    self, CollectionCounts, CreateCollection, DeleteCollections, FileGenerations, ListCollections,
    ReorderCollection, ReorderCollections, ShowCollection, UpdateCollections,
};
use pixery_core::ops::compare::{self, CompareModels, Compared};
use pixery_core::ops::costs::{self, Costs, ShowCosts};
use pixery_core::ops::focus::{
    self, AnswerPointer, ListPointers, Point, Pointers, ReportView, ReportedView, ShowPointer, ShowSelection,
    ShownSelection,
};
use pixery_core::ops::generate::{self, Generate};
use pixery_core::ops::generations::{
    self, ChangedGenerations, ListGenerations, RejectGenerations, ShowGenerations, Shown, StarGenerations,
    TrashGenerations, UpdateGenerations,
};
use pixery_core::ops::history::{self, ListPrompts};
use pixery_core::ops::jobs::{
    self, ChangedJobs, ListJobs, ResolveJob, RetriedJobs, RetryJobs, ShowJob, TheseJobs,
};
use pixery_core::ops::keys::{self, ListKeys, ProviderKeys, RemoveKey, SetKey, TestKey, TestedKey};
use pixery_core::ops::layout::{self, Layout, LayoutGenerations};
use pixery_core::ops::likeness::{self, Duplicates, FindDuplicates, FindSimilar, Similar};
use pixery_core::ops::lineage::{self, Lineage, ShowLineage};
use pixery_core::ops::models::{self, ListModels, ModelPage, ShowModel};
use pixery_core::ops::notes::{
    self, AddNote, ChangedNotes, DeleteNotes, ListNotes, ReplyToNote, ResolveNotes,
};
use pixery_core::ops::preferences::{
    self, Preferences, SafeMode, SetPreference, SetSafeMode, ShowPreferences,
};
use pixery_core::ops::presence::{self, ListPresence, Presence};
use pixery_core::ops::presets::{self, ListPresets, RenamePreset, SavePreset, ThisPreset};
use pixery_core::ops::purge::{self, PurgeGenerations, PurgedGenerations};
use pixery_core::ops::queries::{self, Count, CountGenerations, ExplainQuery, Explained};
use pixery_core::ops::recipe::Queued;
use pixery_core::ops::refresh::{self, RefreshModels, Refreshed};
use pixery_core::ops::regenerate::{self, Regenerate};
use pixery_core::ops::remix::{self, Remix};
use pixery_core::ops::saved::{self, ListSavedSearches, RenameSavedSearch, SaveSearch, ThisSavedSearch};
use pixery_core::ops::search::{self, Found, SearchGenerations};
use pixery_core::ops::tags::{
    self, AddTags, DeleteTags, ListTags, MergeTags, RemoveTags, TagCounts, UpdateTags,
};
use pixery_core::ops::thumbnails::{self, RebuildThumbnails, RebuiltThumbnails};
use pixery_core::ops::tiles::{self, ListTiles, Tiles};
use pixery_core::ops::undo::{self, Redo, Undo, Undone};
use pixery_core::ops::view::{self, ViewGenerations, Viewed};
use schemars::schema_for;

use crate::operation::{Effect, Operation, Run, bytes_schema, run, run_for_bytes, run_hushed};
use crate::type_set::{Line, TypeSet};

/// Writes [`OPERATIONS`] and the TypeScript lines from one line each:
/// `effect name = module::function(Input) -> Output, from [Topic, …];`, and `, in bytes` at its end where the answer is bytes.
macro_rules! operations {
    ($( #[doc = $summary:literal] $effect:ident $name:ident = $module:ident::$function:ident($input:ty) -> $output:ty $(, from [$($topic:ident),*])? $(, in $bytes:ident)?; )*) => {
        /// Every operation, in the order doors list them.
        pub const OPERATIONS: &[Operation] = &[$(
            Operation {
                name: stringify!($name),
                summary: $summary.trim_ascii(),
                effect: operations!(@effect $effect),
                from: &[$($(Topic::$topic),*)?],
                input: || schema_for!($input),
                output: operations!(@schema $output $(, $bytes)?),
                run: operations!(@run $effect $module::$function($input) -> $output $(, $bytes)?),
            }
        ),*];

        /// Returns each operation's line of the TypeScript map, and gathers the types that they name.
        pub(crate) fn lines(types: &mut TypeSet) -> Vec<Line> {
            vec![$( Line {
                name: stringify!($name),
                summary: $summary.trim_ascii(),
                from: &[$($(Topic::$topic),*)?],
                input: types.add::<$input>(),
                output: operations!(@type types, $output $(, $bytes)?),
                is_in_bytes: operations!(@is $($bytes)?),
            } ),*]
        }
    };
    (@effect read) => { Effect::Read };
    (@effect signal) => { Effect::Signal };
    (@effect write) => { Effect::Write };
    (@effect spend) => { Effect::Spend };
    (@effect destroy) => { Effect::Destroy };
    (@effect keys) => { Effect::Keys };
    (@schema $output:ty) => { || schema_for!($output) };
    (@schema $output:ty, bytes) => { bytes_schema };
    (@run keys $module:ident::$function:ident($input:ty) -> $output:ty) => {
        Run::Json(|library, input| Box::pin(run_hushed::<$input, $output, _>(library, $module::$function, input)))
    };
    (@run $effect:ident $module:ident::$function:ident($input:ty) -> $output:ty) => {
        Run::Json(|library, input| Box::pin(run::<$input, $output, _>(library, $module::$function, input)))
    };
    (@run $effect:ident $module:ident::$function:ident($input:ty) -> $output:ty, bytes) => {
        Run::Bytes(|library, input| Box::pin(run_for_bytes::<$input, $output, _>(library, $module::$function, input)))
    };
    (@type $types:ident, $output:ty) => { $types.add::<$output>() };
    (@type $types:ident, $output:ty, bytes) => { "ArrayBuffer".to_owned() };
    (@is) => { false };
    (@is bytes) => { true };
}

operations! {
    /// Lists one page of generations, newest first.
    read list_generations = generations::list(ListGenerations) -> Page<Generation>, from [Generations, Tags, Collections];
    /// Returns one page of what a query finds, with the places where its texts are; newest first or by relevance.
    read search_generations = search::search(SearchGenerations) -> Found, from [Generations, Tags, Collections];
    /// Returns every image of a view with its size, time and marks, in bytes.
    read layout_generations = layout::lay_out(LayoutGenerations) -> Layout, from [Generations, Tags, Collections], in bytes;
    /// Returns what a gallery shows of images, in the order of the ids.
    read list_tiles = tiles::list(ListTiles) -> Tiles, from [Generations, Tags, Collections, Notes];
    /// Counts what a query finds.
    read count_generations = queries::count(CountGenerations) -> Count, from [Generations, Tags, Collections];
    /// Says how a query is read, and how it is answered.
    read explain_query = queries::explain(ExplainQuery) -> Explained, from [Generations, Tags, Collections];
    /// Lists prompts that were used before, each once with its newest image.
    read list_prompts = history::list(ListPrompts) -> Page<PastPrompt>, from [Generations];
    /// Returns what an image came from, itself, and what came from it.
    read show_lineage = lineage::show(ShowLineage) -> Lineage, from [Generations];
    /// Returns images that look like one, the most alike first.
    read find_similar = likeness::similar(FindSimilar) -> Similar, from [Generations];
    /// Returns groups of images that are one picture.
    read find_duplicates = likeness::duplicates(FindDuplicates) -> Duplicates, from [Generations];
    /// Saves a query under a name.
    write save_search = saved::save(SaveSearch) -> SavedSearch;
    /// Lists every saved search.
    read list_saved_searches = saved::list(ListSavedSearches) -> Page<SavedSearch>, from [SavedSearches];
    /// Returns one saved search.
    read show_saved_search = saved::show(ThisSavedSearch) -> SavedSearch, from [SavedSearches];
    /// Gives a saved search another name.
    write rename_saved_search = saved::rename(RenameSavedSearch) -> SavedSearch;
    /// Deletes a saved search; the images that it finds stay.
    write delete_saved_search = saved::delete(ThisSavedSearch) -> SavedSearch;
    /// Saves a prompt template with variables, and what goes with it.
    write save_preset = presets::save(SavePreset) -> Preset;
    /// Lists every preset by name.
    read list_presets = presets::list(ListPresets) -> Page<Preset>, from [Presets, Tags];
    /// Returns one preset.
    read show_preset = presets::show(ThisPreset) -> Preset, from [Presets, Tags];
    /// Gives a preset another name.
    write rename_preset = presets::rename(RenamePreset) -> Preset;
    /// Deletes a preset; the images that it made stay.
    write delete_preset = presets::delete(ThisPreset) -> Preset;
    /// Returns everything that changed after a cursor, and the next cursor.
    read list_changes = changes::list(ListChanges) -> Event;
    /// Returns generations with their whole recipes, in the order of the ids.
    read show_generations = generations::show(ShowGenerations) -> Shown, from [Generations, Tags, Collections];
    /// Returns generations in a size that eyes and budgets take, or all on one labelled sheet.
    read view_generations = view::view(ViewGenerations) -> Viewed, from [Generations];
    /// Queues images from a prompt and returns the jobs; the provider may charge for them.
    spend generate = generate::generate(Generate) -> Queued;
    /// Queues one recipe for several models as one batch, one image each; the providers may charge for them.
    spend compare_models = compare::compare(CompareModels) -> Compared;
    /// Queues another generation's recipe with something changed, and writes the parent; the provider may charge.
    spend remix = remix::remix(Remix) -> Queued;
    /// Queues another generation's recipe with a new seed, and writes the parent; the provider may charge.
    spend regenerate = regenerate::regenerate(Regenerate) -> Queued;
    /// Copies files into the library, each as an image of its own; what is there already is named.
    write add_images = add::add(AddImages) -> AddedImages;
    /// Gives generations a star, or takes it away.
    write star_generations = generations::star(StarGenerations) -> ChangedGenerations;
    /// Rejects generations, or takes that back; rejected ones are dimmed, not trashed.
    write reject_generations = generations::reject(RejectGenerations) -> ChangedGenerations;
    /// Changes titles and prompts; search follows.
    write update_generations = generations::update(UpdateGenerations) -> ChangedGenerations;
    /// Puts generations into the trash; nothing is deleted.
    write trash_generations = generations::trash(TrashGenerations) -> ChangedGenerations;
    /// Takes generations out of the trash.
    write restore_generations = generations::restore(TrashGenerations) -> ChangedGenerations;
    /// Deletes trashed generations and their files for good.
    destroy purge_generations = purge::purge(PurgeGenerations) -> PurgedGenerations;
    /// Makes thumbnails, colours and hashes of images anew from their originals.
    write rebuild_thumbnails = thumbnails::rebuild(RebuildThumbnails) -> RebuiltThumbnails;
    /// Lists tags with their counts, most used first.
    read list_tags = tags::list(ListTags) -> Page<Tag>, from [Tags, Generations];
    /// Attaches every tag to every generation.
    write add_tags = tags::add(AddTags) -> TagCounts;
    /// Takes every tag off every generation.
    write remove_tags = tags::remove(RemoveTags) -> TagCounts;
    /// Renames, colours, hides or shows tags.
    write update_tags = tags::update(UpdateTags) -> TagCounts;
    /// Makes one tag of several.
    write merge_tags = tags::merge(MergeTags) -> TagCounts;
    /// Deletes tags; the images stay.
    write delete_tags = tags::delete(DeleteTags) -> TagCounts;
    /// Lists collections with their counts, in their order.
    read list_collections = collections::list(ListCollections) -> Page<Collection>, from [Collections, Generations];
    /// Lists one page of a collection's images in the order that it was given by hand.
    read show_collection = collections::show(ShowCollection) -> Page<Generation>, from [Collections, Generations, Tags];
    /// Makes an empty collection.
    write create_collection = collections::create(CreateCollection) -> CollectionCounts;
    /// Renames, describes, hides or shows collections.
    write update_collections = collections::update(UpdateCollections) -> CollectionCounts;
    /// Puts generations into a collection, made when it is new.
    write add_to_collection = collections::add(FileGenerations) -> ChangedGenerations;
    /// Takes generations out of a collection; they stay in the library.
    write remove_from_collection = collections::remove(FileGenerations) -> ChangedGenerations;
    /// Gives images of a collection another place in its order.
    write reorder_collection = collections::reorder(ReorderCollection) -> CollectionCounts;
    /// Gives collections another place in the list.
    write reorder_collections = collections::reorder_all(ReorderCollections) -> CollectionCounts;
    /// Deletes collections; the images stay.
    write delete_collections = collections::delete(DeleteCollections) -> CollectionCounts;
    /// Lists an image's notes with their replies, or the open notes of every image.
    read list_notes = notes::list(ListNotes) -> Page<Note>, from [Notes, Generations];
    /// Adds a note to an image, or to a region of it.
    write add_note = notes::add(AddNote) -> Note;
    /// Answers a note.
    write reply_to_note = notes::reply(ReplyToNote) -> Note;
    /// Marks notes as settled, or as open again.
    write resolve_notes = notes::resolve(ResolveNotes) -> ChangedNotes;
    /// Deletes notes with their replies.
    write delete_notes = notes::delete(DeleteNotes) -> ChangedNotes;
    /// Lists one page of what was done and by whom, newest first.
    read list_activity = activity::list(ListActivity) -> Page<Entry>, from [Activity];
    /// Returns the images that entries of the log changed, what was changed last first.
    read list_activity_images = activity::images(ListActivityImages) -> ActivityImages, from [Activity, Generations, Tags, Collections, Notes];
    /// Puts back what was done: the newest entry, one by its id, or all of an actor since some time.
    write undo = undo::undo(Undo) -> Undone;
    /// Takes an undoing back.
    write redo = undo::redo(Redo) -> Undone;
    /// Lists one page of jobs, newest first.
    read list_jobs = jobs::list(ListJobs) -> Page<Job>, from [Jobs];
    /// Returns one job with its request, its images, and why it failed if it did.
    read show_job = jobs::show(ShowJob) -> Job, from [Jobs];
    /// Cancels queued jobs and asks vendors to stop running ones; what a vendor has begun may still cost something.
    write cancel_jobs = jobs::cancel(TheseJobs) -> ChangedJobs;
    /// Queues ended jobs' requests anew; the provider may charge for each.
    spend retry_jobs = jobs::retry(RetryJobs) -> RetriedJobs;
    /// Puts ended jobs out of sight.
    write dismiss_jobs = jobs::dismiss(TheseJobs) -> ChangedJobs;
    /// Decides about a job of which nobody knows whether it ran: check, resend (it may be paid twice) or drop.
    spend resolve_job = jobs::resolve(ResolveJob) -> Job;
    /// Returns what was spent by day, month, model, provider or actor; what is known in different ways stays apart.
    read show_costs = costs::show(ShowCosts) -> Costs, from [Costs];
    /// Returns every budget with what is spent and held of it.
    read show_budgets = budgets::show(ShowBudgets) -> Budgets, from [Budgets, Costs];
    /// Sets or lifts a limit on what may be spent in a day or month.
    write set_budget = budgets::set(SetBudget) -> Budgets;
    /// Takes down what a window of a gallery shows, and that it is still there.
    signal report_view = focus::report(ReportView) -> ReportedView;
    /// Returns what the person has selected in the gallery that has the focus.
    read show_selection = focus::selection(ShowSelection) -> ShownSelection, from [Focus];
    /// Asks the open galleries to show, compare or highlight images.
    signal point = focus::point(Point) -> Pointer;
    /// Returns what is pointed at and not done with.
    read list_pointers = focus::list_pointers(ListPointers) -> Pointers, from [Focus];
    /// Returns one pointer with what became of it.
    read show_pointer = focus::show_pointer(ShowPointer) -> Pointer, from [Focus];
    /// Takes down what became of a pointer.
    signal answer_pointer = focus::answer_pointer(AnswerPointer) -> Pointer;
    /// Returns the agents that did something in the last minute.
    read list_presence = presence::list(ListPresence) -> Presence, from [Activity, Jobs, Focus];
    /// Returns every preference, and how safe mode stands.
    read show_preferences = preferences::show(ShowPreferences) -> Preferences, from [Preferences];
    /// Keeps a preference, or forgets it.
    write set_preference = preferences::set(SetPreference) -> Preferences;
    /// Switches safe mode for everybody who has the library open.
    write set_safe_mode = preferences::set_safe_mode(SetSafeMode) -> SafeMode;
    /// Returns where every provider's keys are; never a key.
    keys list_keys = keys::list(ListKeys) -> ProviderKeys;
    /// Keeps a provider's key, in the system's keyring where there is one.
    keys set_key = keys::set(SetKey) -> ProviderKeys;
    /// Removes a provider's key that was kept.
    keys remove_key = keys::remove(RemoveKey) -> ProviderKeys;
    /// Asks a vendor whether it takes a key, the one that is given or the one that counts; costs and keeps nothing.
    keys test_key = keys::test(TestKey) -> TestedKey;
    /// Lists every model of the catalog.
    read list_models = models::list(ListModels) -> Page<Model>;
    /// Returns one model with its prompting guide.
    read show_model = models::show(ShowModel) -> ModelPage;
    /// Returns how to word a prompt for a model, or for a family by its name.
    read show_guide = models::guide(ShowModel) -> Guide;
    /// Asks the vendors which models they have and what they cost, and keeps what changed beside the user's models; counts from the next start.
    write refresh_models = refresh::refresh(RefreshModels) -> Refreshed;
}
