//! A stub vendor in a test's hand: a process that can be killed, or a thread where the program isn't built.

use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::JoinHandle;

use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::sync::oneshot;

use super::{Entry, Received, Refund, StubOptions, ledger, received, serve};

/// A stub vendor that runs, and stops when it is dropped. Everything here fails as loudly as the test it is in.
#[derive(Debug)]
pub struct StubVendor {
    options: StubOptions,
    state: PathBuf,
    /// `None` runs as a thread.
    binary: Option<PathBuf>,
    running: Option<Running>,
    _folder: Option<TempDir>,
}

#[derive(Debug)]
enum Running {
    Process(Child),
    Thread { stop: oneshot::Sender<()>, thread: JoinHandle<()> },
}

impl StubVendor {
    /// Starts the program as a process of its own, found beside this test.
    ///
    /// # Panics
    /// When it isn't built, or doesn't come up.
    #[must_use]
    pub fn start(options: StubOptions) -> Self {
        let binary = Self::binary().expect("cargo build -p pixery-testkit makes pixery-stub-vendor");
        Self::start_at(&binary, options)
    }

    /// Starts a program as a process of its own; it ends with this one, however this one ends.
    ///
    /// # Panics
    /// When it doesn't come up.
    #[must_use]
    pub fn start_at(binary: &Path, options: StubOptions) -> Self {
        Self::up(options, Some(binary.to_owned()))
    }

    /// Starts a stub as a thread of this process.
    ///
    /// # Panics
    /// When it doesn't come up.
    pub async fn in_process(options: StubOptions) -> Self {
        tokio::task::spawn_blocking(|| Self::up(options, None)).await.expect("the stub comes up")
    }

    /// Returns the program in the target folder that this test lies in, when it is built.
    #[must_use]
    pub fn binary() -> Option<PathBuf> {
        let test = std::env::current_exe().ok()?;
        let name = format!("pixery-stub-vendor{}", std::env::consts::EXE_SUFFIX);
        test.ancestors().skip(1).take(2).map(|folder| folder.join(&name)).find(|path| path.is_file())
    }

    fn up(options: StubOptions, binary: Option<PathBuf>) -> Self {
        let folder =
            options.state.is_none().then(|| tempfile::tempdir().expect("a temporary folder can be made"));
        let of_folder = folder.as_ref().map(|folder| folder.path().to_owned());
        let state = options.state.clone().or(of_folder).expect("one of the two is there");
        let options = StubOptions { state: Some(state.clone()), ..options };
        let mut stub = Self { options, state, binary, running: None, _folder: folder };
        stub.restart();
        stub
    }

    /// Ends it without warning, as `kill -9` does; as a thread, it drops every connection at once.
    pub fn kill(&mut self) {
        match self.running.take() {
            Some(Running::Process(mut child)) => {
                // It may have ended by itself.
                let _ended = child.kill();
                let _status = child.wait();
            }
            Some(Running::Thread { stop, thread }) => {
                let _ended = stop.send(());
                let _ended = thread.join();
            }
            None => {}
        }
    }

    /// Starts it again with the same books on the same port; kills it first when it still runs.
    ///
    /// # Panics
    /// When it doesn't come up.
    pub fn restart(&mut self) {
        self.kill();
        let (port, running) = match &self.binary {
            Some(binary) => run_process(binary, &self.options),
            None => run_thread(&self.options),
        }
        .expect("the stub comes up");
        self.options.port = port;
        self.running = Some(running);
    }

    /// Ends it.
    pub fn stop(mut self) {
        self.kill();
    }

    /// Returns `http://127.0.0.1:PORT`.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.options.port)
    }

    /// Returns the base URL for OpenAI's clients: `…/v1`.
    #[must_use]
    pub fn openai_url(&self) -> String {
        format!("{}/v1", self.url())
    }

    /// Returns the base URL for fal's clients: `…/fal`.
    #[must_use]
    pub fn fal_url(&self) -> String {
        format!("{}/fal", self.url())
    }

    /// Returns the base URL that a Gemini client is given.
    #[must_use]
    pub fn gemini_url(&self) -> String {
        format!("{}/v1beta", self.url())
    }

    /// Returns the folder of its books.
    #[must_use]
    pub fn state(&self) -> &Path {
        &self.state
    }

    /// Returns all charges, oldest first, straight from the file: it need not run.
    ///
    /// # Panics
    /// When the file can't be read.
    #[must_use]
    pub fn ledger(&self) -> Vec<Entry> {
        ledger::read(&self.state).expect("the ledger can be read")
    }

    /// Returns all charges taken back, oldest first.
    ///
    /// # Panics
    /// When the file can't be read.
    #[must_use]
    pub fn refunds(&self) -> Vec<Refund> {
        ledger::read_refunds(&self.state).expect("the refunds can be read")
    }

    /// Returns how many images are paid for: those charged less those taken back.
    #[must_use]
    pub fn charged_images(&self) -> u64 {
        let refunds = self.refunds();
        let kept = self
            .ledger()
            .into_iter()
            .filter(|entry| !refunds.iter().any(|back| back.sequence == entry.sequence));
        kept.map(|entry| u64::from(entry.images)).sum()
    }

    /// Returns all requests, in the order they came, straight from the file.
    ///
    /// # Panics
    /// When the file can't be read.
    #[must_use]
    pub fn requests(&self) -> Vec<Received> {
        received::read(&self.state).expect("the requests can be read")
    }

    /// Sets directives, without braces, for every submit to come. A restart forgets them.
    ///
    /// # Panics
    /// When one isn't a directive.
    pub fn behave(&self, directives: &[&str]) {
        self.control(&json!({"default": directives}));
    }

    /// Sets directives, without braces, for the next submits. A restart forgets them.
    ///
    /// # Panics
    /// When one isn't a directive.
    pub fn behave_next(&self, times: u32, directives: &[&str]) {
        self.control(&json!({"next": [{"times": times, "behaviour": directives}]}));
    }

    fn control(&self, orders: &Value) {
        let said = post(self.options.port, "/control", &orders.to_string()).expect("the stub answers");
        assert!(said.starts_with("HTTP/1.1 200"), "{said}");
    }
}

impl Drop for StubVendor {
    fn drop(&mut self) {
        self.kill();
    }
}

fn run_process(binary: &Path, options: &StubOptions) -> io::Result<(u16, Running)> {
    let mut command = Command::new(binary);
    command.arg("--with-parent").args(["--port", &options.port.to_string()]);
    command.arg("--state").arg(options.state.as_deref().unwrap_or(Path::new(".")));
    command.args(["--micro-usd", &options.micro_usd.to_string()]);
    if options.idempotent {
        command.arg("--idempotent");
    }
    if !options.keys.is_empty() {
        command.args(["--keys", &options.keys.join(",")]);
    }
    // A witness outlives a kill of the test's whole process group.
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
    let mut line = String::new();
    if let Some(output) = child.stdout.as_mut() {
        BufReader::new(output).read_line(&mut line)?;
    }
    let port = line.trim().rsplit(':').next().and_then(|port| port.parse().ok());
    let port = port.ok_or_else(|| io::Error::other(format!("the stub said {line:?}")))?;
    Ok((port, Running::Process(child)))
}

fn run_thread(options: &StubOptions) -> io::Result<(u16, Running)> {
    let listener = TcpListener::bind(("127.0.0.1", options.port))?;
    let port = listener.local_addr()?.port();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let (stop, stopped) = oneshot::channel();
    let options = options.clone();
    let thread = std::thread::spawn(move || {
        runtime.block_on(async {
            tokio::select! {
                served = serve(listener, &options) => served.expect("the stub serves"),
                _ = stopped => {}
            }
        });
        // Dropping the runtime drops every connection with it.
        drop(runtime);
    });
    Ok((port, Running::Thread { stop, thread }))
}

/// Posts JSON, without a client to be depended on.
fn post(port: u16, path: &str, body: &str) -> io::Result<String> {
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    write!(
        stream,
        "POST {path} HTTP/1.1\r\nHost: stub\r\nConnection: close\r\nContent-Type: application/json\r\n\
         Content-Length: {}\r\n\r\n{body}",
        body.len()
    )?;
    let mut said = String::new();
    stream.read_to_string(&mut said)?;
    Ok(said)
}
