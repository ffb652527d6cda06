//! The commands, one file per noun: arguments to a typed request, the core's function, and what is printed.

mod activity;
mod arguments;
mod budget;
mod collections;
mod compare;
mod completions;
mod config;
mod consent;
mod copy;
mod cost;
mod gallery;
mod generate;
mod guide;
mod history;
mod ids;
mod jobs;
mod keys;
mod likeness;
mod lineage;
mod list;
mod man;
mod models;
mod money;
mod notes;
mod organise;
mod point;
mod presets;
mod safe_mode;
mod saved;
mod schema;
mod screen;
mod search;
mod selected;
mod selection;
mod serve;
mod show;
mod since;
mod tags;
mod thumbnails;
mod view;
mod waiting;
mod watch;
mod worker;

use std::borrow::Cow;
use std::ffi::OsString;

use crate::cli::{self, Cli, Command};
use crate::context::Context;
use crate::failure::Failure;
use crate::output;

pub(crate) use compare::{Contender, Costs};
pub use completions::answer_shell;
pub(crate) use waiting::care_for;

/// Runs a command line and returns its exit code.
pub fn run(arguments: &[OsString]) -> u8 {
    if guide::is_asked_for(arguments) {
        return guide::print(arguments);
    }
    let arguments = &help_as_flag(arguments)[..];
    let wants_json = arguments.iter().any(|argument| argument == "--json" || argument == "--json-lines");
    let cli = match Cli::read(arguments) {
        Ok(cli) => cli,
        Err(error) => return output::parse_error(&error, wants_json.then(|| cli::named_in(arguments))),
    };
    if !matches!(cli.command, Some(Command::Worker(_))) {
        // A worker writes a log instead.
        trace_to_standard_error();
    }
    let context = Context::new(cli.global, arguments, cli.command.as_ref());
    let Some(command) = cli.command else {
        if context.output.shape != output::Shape::Human {
            let failure = Failure::usage("no command was named", "`pixery --help` lists them");
            context.output.failure("", &failure);
            return failure.exit_code();
        }
        return match gallery::open(&context) {
            Ok(true) => 0,
            Ok(false) => {
                context.output.print(&cli::command().render_help().to_string());
                0
            }
            Err(failure) => {
                context.output.failure("", &failure);
                failure.exit_code()
            }
        };
    };
    let name = command.name();
    let code = match dispatch(&context, command, name) {
        Ok(()) => 0,
        Err(failure) => {
            context.output.failure(name, &failure);
            failure.exit_code()
        }
    };
    let code = match context.output.lost() {
        Some(error) => {
            output::write_error(&format!("error: can't write to standard output: {error}\n"));
            code.max(1)
        }
        None => code,
    };
    context.leave();
    code
}

/// Returns `pixery help tag add` as `pixery tag add --help`, which takes further flags.
fn help_as_flag(arguments: &[OsString]) -> Cow<'_, [OsString]> {
    match arguments {
        [program, help, words @ ..] if help == "help" => {
            let words = words.iter().cloned();
            Cow::Owned(std::iter::once(program.clone()).chain(words).chain(["--help".into()]).collect())
        }
        _ => Cow::Borrowed(arguments),
    }
}

fn dispatch(context: &Context, command: Command, name: &'static str) -> Result<(), Failure> {
    match command {
        Command::Generate(args) => generate::generate(context, name, args.count, args.recipe),
        Command::Batch(args) => generate::generate(context, name, args.count, args.recipe),
        Command::Remix(args) => generate::remix(context, name, args),
        Command::Regenerate(args) => generate::regenerate(context, name, &args),
        Command::CompareModels(args) => compare::compare(context, name, args),
        Command::Preset(args) => presets::preset(context, name, args.command),
        Command::List(args) => list::list(context, name, args),
        Command::Search(args) => search::search(context, name, &args),
        Command::History(args) => history::history(context, name, &args),
        Command::Saved(args) => saved::saved(context, name, args.command),
        Command::Lineage(args) => lineage::lineage(context, name, &args),
        Command::Similar(args) => likeness::similar(context, name, &args),
        Command::Duplicates(args) => likeness::duplicates(context, name, &args),
        Command::Watch(args) => watch::watch(context, name, &args),
        Command::Selection(args) => selected::selected(context, name, &args),
        Command::Open(args) => point::open(context, name, &args),
        Command::Ui(args) => point::ui(context, name, args.command),
        Command::Completions(args) => completions::completions(context, name, &args),
        Command::Man(args) => man::man(context, name, &args),
        Command::Show(args) => show::show(context, name, &args),
        Command::View(args) => view::view(context, name, &args),
        Command::Jobs(args) => jobs::jobs(context, name, args.command),
        Command::Models(args) => models::models(context, name, args),
        Command::Keys(args) => keys::keys(context, name, args.command),
        Command::Tag(args) => tags::tag(context, name, args.command),
        Command::Untag(args) => tags::remove(context, name, &args),
        Command::Tags(_) => tags::list(context, name),
        Command::Collection(args) => collections::collection(context, name, args.command),
        Command::Star(args) => organise::star(context, name, &args.selection, true),
        Command::Unstar(args) => organise::star(context, name, &args.selection, false),
        Command::Reject(args) => organise::reject(context, name, &args.selection, true),
        Command::Unreject(args) => organise::reject(context, name, &args.selection, false),
        Command::Update(args) => organise::update(context, name, args),
        Command::Note(args) => notes::note(context, name, args.command),
        Command::Trash(args) => organise::trash(context, name, &args.selection),
        Command::Restore(args) => organise::restore(context, name, &args.selection),
        Command::Purge(args) => organise::purge(context, name, &args.selection),
        Command::Undo(args) => activity::undo(context, name, &args),
        Command::Redo(args) => activity::redo(context, name, &args),
        Command::Log(args) => activity::log(context, name, &args),
        Command::SafeMode(args) => safe_mode::safe_mode(context, name, args.state.as_deref()),
        Command::Serve(args) => serve::serve(context, name, args),
        Command::Schema(args) => schema::schema(context, name, &args),
        Command::Failures(args) => jobs::failures(context, name, &args),
        Command::Budget(args) => budget::budget(context, name, args.command),
        Command::Cost(args) => cost::cost(context, name, &args),
        Command::Worker(args) => worker::worker(context, name, &args),
        Command::RegenThumbs(args) => thumbnails::rebuild(context, name, &args),
        Command::Config(_) => config::config(context, name),
    }
}

/// Traces go to standard error: warnings always, more with PIXERY_LOG=info or debug.
fn trace_to_standard_error() {
    #[expect(clippy::disallowed_methods, reason = "the command line is the door that reads the environment")]
    let wanted = std::env::var("PIXERY_LOG").ok();
    let level = wanted.as_deref().and_then(|level| level.parse().ok()).unwrap_or(tracing::Level::ERROR);
    tracing_subscriber::fmt()
        .with_max_level(level)
        .with_writer(std::io::stderr)
        .with_target(false)
        .without_time()
        .init();
}
