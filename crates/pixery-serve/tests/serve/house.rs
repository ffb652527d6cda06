//! A server on a thread of its own, over a library that vanishes after the test.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::mpsc;
use std::thread::JoinHandle;

use pixery_core::domain::JobId;
use pixery_core::{Library, Session};
use pixery_serve::{Allow, Links, Options, Port, Server};
use pixery_testkit::TestLibrary;
use serde_json::json;
use tokio::sync::oneshot;

use crate::client::{Answer, Ask};

/// Nothing is allowed but looking.
pub(crate) const LOOK: Allow = Allow { write: false, generate: false };
/// Everything is allowed.
pub(crate) const ALL: Allow = Allow { write: true, generate: true };

/// A running server and its library.
pub(crate) struct House {
    pub(crate) library: TestLibrary,
    pub(crate) running: Running,
}

impl House {
    pub(crate) fn new(allow: Allow) -> Self {
        Self::with(TestLibrary::with(|config| config.expose_paths = false), allow)
    }

    pub(crate) fn with(library: TestLibrary, allow: Allow) -> Self {
        let running = Running::start(&library, &library.beside().join("state"), allow, Port::Exactly(0));
        Self { library, running }
    }

    /// A server that nobody expects under another name than this machine's own.
    pub(crate) fn for_this_machine(allow: Allow) -> Self {
        let library = TestLibrary::with(|config| config.expose_paths = false);
        let state = library.beside().join("state");
        let running = Running::start_as(&library, &state, allow, Port::Exactly(0), Vec::new());
        Self { library, running }
    }

    pub(crate) fn address(&self) -> SocketAddr {
        self.running.address
    }

    /// Sends a request as a program with the token does.
    pub(crate) fn ask(&self, ask: Ask) -> Answer {
        ask.with("Authorization", self.running.bearer()).send(self.address())
    }

    pub(crate) fn call(&self, operation: &str, input: &serde_json::Value) -> Answer {
        self.ask(Ask::post(format!("/api/call/{operation}"), input))
    }

    /// Opens the stream of events as a program.
    pub(crate) fn listen(&self, target: &str) -> Answer {
        Ask::get(target).with("Authorization", self.running.bearer()).open(self.address())
    }
}

/// A server on its thread; ends on drop.
pub(crate) struct Running {
    pub(crate) address: SocketAddr,
    pub(crate) links: Links,
    pub(crate) token_file: PathBuf,
    /// Jobs that were queued through it.
    pub(crate) queued: mpsc::Receiver<Vec<JobId>>,
    end: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Running {
    pub(crate) fn start(library: &Library, state: &std::path::Path, allow: Allow, port: Port) -> Self {
        Self::start_as(library, state, allow, port, vec!["gallery.lan".to_owned()])
    }

    fn start_as(
        library: &Library,
        state: &std::path::Path,
        allow: Allow,
        port: Port,
        hosts: Vec<String>,
    ) -> Self {
        let (tell, queued) = mpsc::channel();
        let mut options = Options::default().on_queued(move |jobs| tell.send(jobs).unwrap());
        options.port = port;
        options.allow = allow;
        options.state = Some(state.to_owned());
        options.version = "1.2.3".to_owned();
        options.hosts = hosts;
        Self::start_with(library, options, queued)
    }

    pub(crate) fn start_with(
        library: &Library,
        options: Options,
        queued: mpsc::Receiver<Vec<JobId>>,
    ) -> Self {
        let session = Session::over(library.clone()).unwrap();
        let (end, ends) = oneshot::channel::<()>();
        let (began, begins) = mpsc::channel();
        let thread = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(async {
                let server = Server::bind(session, options).await.unwrap();
                began.send((server.address(), server.links(), server.token_file().unwrap())).unwrap();
                server.run(async { drop(ends.await) }).await;
            });
        });
        let (address, links, token_file) = begins.recv().unwrap();
        Self { address, links, token_file, queued, end: Some(end), thread: Some(thread) }
    }

    pub(crate) fn token(&self) -> String {
        std::fs::read_to_string(&self.token_file).unwrap().trim_end().to_owned()
    }

    pub(crate) fn bearer(&self) -> String {
        format!("Bearer {}", self.token())
    }

    /// Returns a fresh one-time code.
    pub(crate) fn code(&self) -> String {
        let link = self.links.fresh();
        link.split_once("#code=").unwrap().1.to_owned()
    }

    /// Signs in as a browser does; returns what it sends from then on.
    pub(crate) fn cookie(&self) -> String {
        let answer = Ask::post("/api/session", &json!({ "code": self.code() })).send(self.address);
        assert_eq!(answer.status, 204, "{}", answer.text());
        answer.header("set-cookie").unwrap().split(';').next().unwrap().to_owned()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        drop(self.end.take());
        if let Some(thread) = self.thread.take() {
            let ended = thread.join();
            if !std::thread::panicking() {
                ended.unwrap();
            }
        }
    }
}
