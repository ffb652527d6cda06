//! Pixery in a window of its own: a shell around the gallery's page. It offers the page what every door does (call, events,
//! media) and what only a window has: a menu, a place on the desktop, links that open in it. No product logic.
//!
//! - [`arguments`]: the command line of the shell. [`instance`]: one window for a library.
//! - [`call`]: the one command. [`events`]: what the page hears. [`media`]: pixels by id.
//! - [`dropped`], [`handed`]: files in, as bytes of the page, from other programs and by the system's dialog. [`dragged`]: files out.
//! - [`notices`]: what the desktop is told of work that ended.
//! - [`menu`]: the native menu, as the page's registry has it. [`window`]: the window itself.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]
#![forbid(unsafe_code)]

mod arguments;
mod call;
mod dragged;
mod dropped;
mod events;
mod handed;
mod instance;
mod media;
mod menu;
mod notices;
mod shell;
mod window;
mod workers;

use std::process::ExitCode;
use std::sync::Arc;

use pixery_core::{ErrorBody, Session};
use tauri::Manager as _;

use crate::arguments::Arguments;
use crate::instance::{Claim, Instance};
use crate::shell::Shell;

fn main() -> ExitCode {
    #[expect(clippy::disallowed_methods, reason = "this is the door that reads argv")]
    let arguments = Arguments::read(std::env::args().skip(1));
    match start(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            complain(&error);
            ExitCode::FAILURE
        }
    }
}

fn start(arguments: &Arguments) -> Result<(), ErrorBody> {
    let config = pixery_cli::window::config(arguments.library.as_deref())?;
    let session = Arc::new(Session::open(config).map_err(|error| ErrorBody::from(&error))?);
    match Instance::claim(session.library(), arguments.opens)? {
        Claim::Other => Ok(()),
        Claim::Ours(instance) => run(session, instance, arguments),
    }
}

fn run(session: Arc<Session>, instance: Instance, arguments: &Arguments) -> Result<(), ErrorBody> {
    let shell = Shell::new(session, arguments.opens);
    let media = Arc::clone(shell.session());
    let builder = tauri::Builder::default()
        .plugin(tauri_plugin_window_state::Builder::new().build())
        .plugin(tauri_plugin_deep_link::init())
        .plugin(tauri_plugin_dialog::init())
        .manage(shell)
        .register_asynchronous_uri_scheme_protocol("pixery-media", move |_context, request, responder| {
            media::answer(Arc::clone(&media), request, responder);
        })
        .invoke_handler(tauri::generate_handler![call::call])
        .on_menu_event(|app, event| menu::chosen(app, event.id()))
        .setup(move |app| {
            let window = window::open(app.handle())?;
            events::forward(app.handle());
            workers::care(app.handle());
            notices::follow(app.handle());
            dragged::answer(&window, app.state::<Shell>().dragged())?;
            handed::listen(&window, app.state::<Shell>().handed())?;
            window::hear_links(app.handle());
            instance.hear(window);
            Ok(())
        });
    builder.run(context()).map_err(|error| ErrorBody {
        code: pixery_core::ErrorCode::Internal,
        message: format!("the window can't be opened: {error}"),
        hint: "`pixery serve` shows the gallery in a browser".to_owned(),
    })
}

/// Returns the page and the configuration that are built into the program.
#[expect(clippy::disallowed_macros, reason = "the toolkit's macro warns of its own on standard error")]
fn context() -> tauri::Context {
    tauri::generate_context!()
}

/// Says on standard error why there is no window.
#[expect(
    clippy::print_stderr,
    clippy::disallowed_macros,
    reason = "whoever started the window has to be told"
)]
fn complain(error: &ErrorBody) {
    eprintln!("error: {}", error.message);
    if !error.hint.is_empty() {
        eprintln!("hint: {}", error.hint);
    }
}
