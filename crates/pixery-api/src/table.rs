//! The table. To add an operation: write its function in `pixery_core::ops`, then one line here.

use pixery_core::domain::{Generation, Job, Model, Page, Tag, Topic};
use pixery_core::ops::budgets::{self, Budgets, SetBudget, ShowBudgets};
use pixery_core::ops::costs::{self, Costs, ShowCosts};
use pixery_core::ops::generate::{self, Generate};
use pixery_core::ops::generations::{
    self, ChangedGenerations, ListGenerations, ShowGenerations, Shown, StarGenerations, TrashGenerations,
};
use pixery_core::ops::jobs::{
    self, ChangedJobs, ListJobs, ResolveJob, RetriedJobs, RetryJobs, ShowJob, TheseJobs,
};
use pixery_core::ops::models::{self, ListModels, ModelPage, ShowModel};
use pixery_core::ops::recipe::Queued;
use pixery_core::ops::regenerate::{self, Regenerate};
use pixery_core::ops::remix::{self, Remix};
use pixery_core::ops::tags::{self, AddTags, ListTags, RemoveTags, TagCounts};
use pixery_core::ops::view::{self, ViewGenerations, Viewed};
use schemars::schema_for;

use crate::operation::{Effect, Operation, run};
use crate::type_set::{Line, TypeSet};

/// Writes [`OPERATIONS`] and the TypeScript lines from one line each:
/// `effect name = module::function(Input) -> Output, from [Topic, …];`
macro_rules! operations {
    ($( #[doc = $summary:literal] $effect:ident $name:ident = $module:ident::$function:ident($input:ty) -> $output:ty $(, from [$($topic:ident),*])?; )*) => {
        /// Every operation, in the order doors list them.
        pub const OPERATIONS: &[Operation] = &[$(
            Operation {
                name: stringify!($name),
                summary: $summary.trim_ascii(),
                effect: operations!(@effect $effect),
                from: &[$($(Topic::$topic),*)?],
                input: || schema_for!($input),
                output: || schema_for!($output),
                run: |library, input| Box::pin(run::<$input, $output, _>(library, $module::$function, input)),
            }
        ),*];

        /// Returns each operation's line of the TypeScript map, and gathers the types that they name.
        pub(crate) fn lines(types: &mut TypeSet) -> Vec<Line> {
            vec![$( Line {
                name: stringify!($name),
                summary: $summary.trim_ascii(),
                from: &[$($(Topic::$topic),*)?],
                input: types.add::<$input>(),
                output: types.add::<$output>(),
            } ),*]
        }
    };
    (@effect read) => { Effect::Read };
    (@effect write) => { Effect::Write };
    (@effect spend) => { Effect::Spend };
    (@effect destroy) => { Effect::Destroy };
}

operations! {
    /// Lists one page of generations, newest first.
    read list_generations = generations::list(ListGenerations) -> Page<Generation>, from [Generations, Tags, Collections];
    /// Returns generations with their whole recipes, in the order of the ids.
    read show_generations = generations::show(ShowGenerations) -> Shown, from [Generations, Tags, Collections];
    /// Returns generations in a size that eyes and budgets take, or all on one labelled sheet.
    read view_generations = view::view(ViewGenerations) -> Viewed, from [Generations];
    /// Queues images from a prompt and returns the jobs; the provider may charge for them.
    spend generate = generate::generate(Generate) -> Queued;
    /// Queues another generation's recipe with something changed, and writes the parent; the provider may charge.
    spend remix = remix::remix(Remix) -> Queued;
    /// Queues another generation's recipe with a new seed, and writes the parent; the provider may charge.
    spend regenerate = regenerate::regenerate(Regenerate) -> Queued;
    /// Gives generations a star, or takes it away.
    write star_generations = generations::star(StarGenerations) -> ChangedGenerations;
    /// Puts generations into the trash; nothing is deleted.
    write trash_generations = generations::trash(TrashGenerations) -> ChangedGenerations;
    /// Takes generations out of the trash.
    write restore_generations = generations::restore(TrashGenerations) -> ChangedGenerations;
    /// Lists tags with their counts, most used first.
    read list_tags = tags::list(ListTags) -> Page<Tag>, from [Tags, Generations];
    /// Attaches every tag to every generation.
    write add_tags = tags::add(AddTags) -> TagCounts;
    /// Takes every tag off every generation.
    write remove_tags = tags::remove(RemoveTags) -> TagCounts;
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
    /// Lists every model of the catalog.
    read list_models = models::list(ListModels) -> Page<Model>;
    /// Returns one model with its prompting guide.
    read show_model = models::show(ShowModel) -> ModelPage;
}
