//! `serve`: the gallery in a browser, until somebody ends it.

mod browser;

use std::io::IsTerminal as _;

use pixery_core::domain::JobId;
use pixery_core::{Config, Error, ErrorBody, ErrorCode, Library, Session};
use pixery_serve::{Allow, Links, Options, Port, ServeError, Server};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;
use tokio::sync::Notify;
use tokio::sync::mpsc::unbounded_channel;

use super::screen;
use super::waiting::{Signals, care_for};
use crate::cli::ServeArgs;
use crate::context::{Context, config};
use crate::failure::Failure;
use crate::output::{Shape, print_aside};
use crate::settings::state_folder;

/// The port when none is named.
const PORT: u16 = 7767;

/// Threads for the disk, the database and decoding.
const MOST_THREADS: usize = 16;

pub(super) fn serve(context: &Context, command: &str, args: ServeArgs) -> Result<(), Failure> {
    check_hosts(&args.hosts)?;
    // Nobody on the other side of HTTP may name a path of this machine, or learn one.
    let library = Library::open(Config { expose_paths: false, ..config(&context.settings()?)? })?;
    // One thread: requests are waiting, not work. What works has threads of its own.
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .max_blocking_threads(MOST_THREADS)
        .build()
        .map_err(|error| Error::Internal(format!("no runtime: {error}")))?;
    let answer = runtime.block_on(run(context, command, args, library));
    runtime.shutdown_background();
    answer
}

async fn run(context: &Context, command: &str, args: ServeArgs, library: Library) -> Result<(), Failure> {
    let mut signals = Signals::new()?;
    let (tell, queued) = unbounded_channel::<Vec<JobId>>();
    let mut options = Options::default().on_queued(move |jobs| {
        let _the_server_ends = tell.send(jobs);
    });
    options.listen = args.listen;
    options.port = args.port.map_or(Port::From(PORT), Port::Exactly);
    options.hosts = args.hosts;
    options.allow = Allow { write: args.allow_write, generate: args.allow_generate };
    options.state = state_folder();
    let server = Server::bind(Session::over(library.clone())?, options).await.map_err(refused)?;
    let links = server.links();
    let link = links.fresh();
    let token = server.token_file();
    tell_where(context, command, &server, &link, token.as_deref())?;
    let output = &context.output;
    if !args.no_open
        && output.shape == Shape::Human
        && std::io::stdout().is_terminal()
        && screen::is_at_hand()
    {
        browser::open(&link, output);
    }
    if context.may_ask() {
        print_links_on_enter(links);
    }
    let asked_to_end = Notify::new();
    let listening = async {
        signals.next().await;
        output.say("ending; once more ends at once");
        asked_to_end.notify_one();
        signals.next().await;
        std::process::exit(130);
    };
    tokio::select! {
        () = server.run(asked_to_end.notified()) => {}
        () = listening => {}
        () = care_for(&library, queued, output, None) => {}
    }
    Ok(())
}

/// What `serve --json` prints before it begins.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct Serving {
    /// The link that lets one browser in, once.
    url: String,
    /// The address that it listens at.
    address: String,
    port: u16,
    /// The file with the token for programs; absent where there is no folder for it.
    token_file: Option<String>,
}

fn tell_where(
    context: &Context,
    command: &str,
    server: &Server,
    link: &str,
    token: Option<&std::path::Path>,
) -> Result<(), Failure> {
    let address = server.address();
    let output = &context.output;
    let serving = Serving {
        url: link.to_owned(),
        address: address.ip().to_string(),
        port: address.port(),
        token_file: token.map(|file| file.display().to_string()),
    };
    let said = json!(serving);
    match output.shape {
        Shape::JsonLines => {
            let mut line = said;
            line["event"] = json!("serving");
            output.line(&line);
        }
        Shape::Human | Shape::Json => output.data(command, &said, || format!("{link}\n"))?,
    }
    if !address.ip().is_loopback() {
        output.say(
            "warning: it listens beyond this machine, and nothing is encrypted: whoever reads along on the network sees the \
             images and can sign in as you. Safer: ssh -L, or a proxy with https and --host NAME",
        );
    }
    let enter = if context.may_ask() { "Enter prints a fresh one, Ctrl-C ends" } else { "Ctrl-C ends" };
    output.say(&format!("the link lets one browser in, once, within a minute. {enter}"));
    Ok(())
}

/// Prints a fresh link whenever a person presses Enter. The thread ends with the process.
fn print_links_on_enter(links: Links) {
    std::thread::spawn(move || {
        let mut line = String::new();
        while std::io::stdin().read_line(&mut line).is_ok_and(|read| read > 0) {
            print_aside(&links.fresh());
            line.clear();
        }
    });
}

/// Refuses what is no name as it stands in a link.
fn check_hosts(hosts: &[String]) -> Result<(), Failure> {
    let is_plain =
        |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b':' | b'[' | b']');
    match hosts.iter().find(|host| host.is_empty() || !host.bytes().all(is_plain)) {
        None => Ok(()),
        Some(host) => Err(Failure::usage(
            format!("--host {host:?} is no name of a machine"),
            "write it as it stands in a link, without http:// and slashes: gallery.lan or gallery.lan:8443",
        )),
    }
}

fn refused(error: ServeError) -> Failure {
    let code = match &error {
        ServeError::Listen { .. } => ErrorCode::Conflict,
        ServeError::Token(_) => ErrorCode::Storage,
    };
    ErrorBody { code, message: error.to_string(), hint: error.hint() }.into()
}
