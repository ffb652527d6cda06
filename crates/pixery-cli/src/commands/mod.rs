//! The commands, one file per noun: arguments to a typed request, the core's function, and what is printed.

mod budget;
mod config;
mod consent;
mod cost;
mod generate;
mod ids;
mod jobs;
mod keys;
mod list;
mod models;
mod money;
mod organise;
mod schema;
mod show;
mod view;
mod waiting;
mod worker;

use std::ffi::OsString;

use crate::cli::{self, Cli, Command};
use crate::context::Context;
use crate::failure::Failure;
use crate::output;

/// Runs a command line and returns its exit code.
pub(crate) fn run(arguments: &[OsString]) -> u8 {
    let wants_json = arguments.iter().any(|argument| argument == "--json" || argument == "--json-lines");
    let cli = match Cli::read(arguments) {
        Ok(cli) => cli,
        Err(error) => return output::parse_error(&error, wants_json),
    };
    if !matches!(cli.command, Some(Command::Worker(_))) {
        // A worker writes a log instead.
        trace_to_standard_error();
    }
    let context = Context::new(cli.global);
    let Some(command) = cli.command else {
        if context.output.shape != output::Shape::Human {
            let failure = Failure::usage("no command was named", "`pixery --help` lists them");
            context.output.failure("", &failure);
            return failure.exit_code();
        }
        context.output.print(&cli::command().render_help().to_string());
        return 0;
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

fn dispatch(context: &Context, command: Command, name: &'static str) -> Result<(), Failure> {
    match command {
        Command::Generate(args) => generate::generate(context, name, args.count, args.recipe),
        Command::Batch(args) => generate::generate(context, name, args.count, args.recipe),
        Command::Remix(args) => generate::remix(context, name, args),
        Command::Regenerate(args) => generate::regenerate(context, name, &args),
        Command::List(args) => list::list(context, name, args),
        Command::Show(args) => show::show(context, name, &args),
        Command::View(args) => view::view(context, name, &args),
        Command::Jobs(args) => jobs::jobs(context, name, args.command),
        Command::Models(args) => models::models(context, name, args),
        Command::Keys(args) => keys::keys(context, name, args.command),
        Command::Tag(args) => organise::tag(context, name, args.command),
        Command::Star(args) => organise::star(context, name, &args, true),
        Command::Unstar(args) => organise::star(context, name, &args, false),
        Command::Trash(args) => organise::trash(context, name, &args),
        Command::Restore(args) => organise::restore(context, name, &args),
        Command::Schema(args) => schema::schema(context, name, args),
        Command::Failures(args) => jobs::failures(context, name, &args),
        Command::Budget(args) => budget::budget(context, name, args.command),
        Command::Cost(args) => cost::cost(context, name, &args),
        Command::Worker(args) => worker::worker(context, name, &args),
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
