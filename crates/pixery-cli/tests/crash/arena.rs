//! A library, a vendor, and the real program between them.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

pub(crate) use pixery_testkit::signal;
use pixery_testkit::{StubOptions, StubVendor, Tally, inspect, tally};
use serde_json::Value;
use tempfile::TempDir;

/// Which of the ways a vendor works.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    /// The images come with the answer.
    Synchronous,
    /// The vendor works on it and is asked about it.
    Queued,
    /// The image comes with the answer, in Gemini's shape.
    Gemini,
}

impl Way {
    /// The two that differ in their protocol; Gemini's differs from the first in its shape alone.
    pub(crate) const BOTH: [Self; 2] = [Self::Synchronous, Self::Queued];

    /// Returns the model that is asked.
    pub(crate) fn model(self) -> &'static str {
        match self {
            Self::Synchronous => "crash-synchronous",
            Self::Queued => "crash-queued",
            Self::Gemini => "crash-gemini",
        }
    }
}

/// Models of the three vendors that cost $0.04 an image, as a user's `models.toml` would add them.
const MODELS: &str = r#"
[[model]]
id = "crash-synchronous"
name = "Synchronous"
provider = "openai"
endpoint = "gpt-image-2"
summary = "a model of the crash tests"
guide = "GUIDE"
source = "a test"
[model.capabilities]
count = 4
idempotency = IDEMPOTENT
sizes = { kind = "fixed", sizes = ["64x64", "512x512"] }
[model.price]
kind = "image"
microUsd = 40000
[model.dates]
checked = "2026-11-24"

[[model]]
id = "crash-queued"
name = "Queued"
provider = "fal"
endpoint = "fal-ai/flux/schnell"
summary = "a model of the crash tests"
guide = "GUIDE"
source = "a test"
[model.capabilities]
count = 4
idempotency = IDEMPOTENT
sizes = { kind = "fixed", sizes = ["64x64", "512x512"] }
[model.price]
kind = "image"
microUsd = 40000
[model.dates]
checked = "2026-11-24"

[[model]]
id = "crash-gemini"
name = "Gemini"
provider = "gemini"
endpoint = "gemini-3.1-flash-image"
summary = "a model of the crash tests"
guide = "GUIDE"
source = "a test"
[model.capabilities]
idempotency = IDEMPOTENT
sizes = { kind = "fixed", sizes = ["512x512"] }
[model.price]
kind = "image"
microUsd = 40000
[model.dates]
checked = "2026-11-24"
"#;

/// A library, a vendor, and the real program between them. Whatever still runs is killed at the end.
pub(crate) struct Arena {
    folder: TempDir,
    library: PathBuf,
    pub(crate) vendor: StubVendor,
    /// What every process is armed with.
    faults: String,
}

impl Arena {
    pub(crate) fn new() -> Self {
        Self::with(StubOptions::default())
    }

    pub(crate) fn with(options: StubOptions) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let library = folder.path().join("library");
        Self::at(folder, library, options)
    }

    /// Puts the library somewhere else: onto a small disk, or one whose power is cut.
    pub(crate) fn with_library(library: PathBuf) -> Self {
        Self::at(tempfile::tempdir().unwrap(), library, StubOptions::default())
    }

    fn at(folder: TempDir, library: PathBuf, options: StubOptions) -> Self {
        let idempotent = options.idempotent.to_string();
        let settings = folder.path().join("config/pixery");
        std::fs::create_dir_all(&settings).unwrap();
        let models = MODELS.replace("IDEMPOTENT", &idempotent).replace("GUIDE", "sketch");
        std::fs::write(settings.join("models.toml"), models).unwrap();
        Self { folder, library, vendor: StubVendor::start(options), faults: String::new() }
    }

    /// Arms every process that starts from now on.
    pub(crate) fn arm(&mut self, faults: &str) {
        faults.clone_into(&mut self.faults);
    }

    pub(crate) fn library(&self) -> &Path {
        &self.library
    }

    /// Returns a place beside the library.
    pub(crate) fn beside(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Returns the program with these arguments and a world of its own.
    pub(crate) fn pixery(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_pixery"));
        command.args(arguments).stdin(Stdio::null());
        self.surround(&mut command);
        command
    }

    /// Gives a command the arena's environment.
    pub(crate) fn surround(&self, command: &mut Command) {
        let at = |name: &str| OsString::from(self.folder.path().join(name));
        command
            .env("PIXERY_LIBRARY", &self.library)
            .env("XDG_CONFIG_HOME", at("config"))
            .env("XDG_STATE_HOME", at("state"))
            .env("XDG_CACHE_HOME", at("cache"))
            .env("HOME", at("home"))
            .env("PIXERY_OPENAI_BASE_URL", self.vendor.openai_url())
            .env("PIXERY_FAL_BASE_URL", self.vendor.fal_url())
            .env("PIXERY_GEMINI_BASE_URL", self.vendor.gemini_url())
            .env("GEMINI_API_KEY", "AIza-crash")
            .env("OPENAI_API_KEY", "sk-crash")
            .env("FAL_KEY", "id:crash")
            .env("PIXERY_FAULTS", &self.faults);
    }

    /// Runs a command to its end.
    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        Ran(self.pixery(arguments).output().unwrap())
    }

    /// Asks for images and waits for them.
    pub(crate) fn generate(&self, way: Way, prompt: &str, more: &[&str]) -> Ran {
        self.run(&[&["generate", prompt, "-m", way.model(), "--json", "--yes"], more].concat())
    }

    /// Asks for images in a process group of its own, and doesn't wait.
    pub(crate) fn ask(&self, way: Way, prompt: &str, more: &[&str]) -> Child {
        use std::os::unix::process::CommandExt as _;
        let arguments = [&["generate", prompt, "-m", way.model(), "--json", "--yes"], more].concat();
        self.pixery(&arguments).process_group(0).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
    }

    /// Returns the workers that live.
    pub(crate) fn workers(&self) -> Vec<u32> {
        let ours = self.library.as_os_str().as_encoded_bytes().to_vec();
        processes(|words| {
            words.iter().any(|word| word == b"worker") && words.iter().any(|word| *word == ours)
        })
    }

    pub(crate) fn tally(&self) -> Tally {
        if self.library.join("library.db").exists() { tally(&self.library) } else { Tally::default() }
    }

    /// Lets workers finish whatever can be finished, with nobody armed but by `off=`.
    pub(crate) fn settle(&mut self) {
        let protections: Vec<_> =
            self.faults.split(',').filter(|word| word.starts_with("off=")).map(str::to_owned).collect();
        self.faults = protections.join(",");
        let began = Instant::now();
        while self.tally().open > 0 {
            assert!(began.elapsed() < Duration::from_secs(120), "jobs never end: {:?}", self.tally());
            let ran = self.run(&["worker", "--idle", "1"]);
            assert!(ran.0.status.success(), "{}", ran.words());
            std::thread::sleep(Duration::from_millis(20));
        }
        // What is idle by now is asked to end at once.
        for worker in self.workers() {
            signal(worker, rustix::process::Signal::TERM);
        }
        self.wait_for_workers();
        // Recovery also sweeps what is left behind.
        self.run(&["worker", "--idle", "0"]);
    }

    /// Waits until every worker has ended itself.
    pub(crate) fn wait_for_workers(&self) {
        let began = Instant::now();
        while !self.workers().is_empty() && began.elapsed() < Duration::from_secs(60) {
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// Holds the library against the vendor's books: nothing lost, nothing paid twice, no bad file, no orphan.
    pub(crate) fn wrongs(&self) -> Vec<String> {
        let mut wrong = inspect(&self.library);
        wrong.extend(self.unaccounted());
        wrong
    }

    /// Holds each charge against its job, by the key that both know: what was charged is an image or uncertain, and nothing was
    /// charged twice. A job may be uncertain and not have been charged: its worker died between saying that it sends and sending.
    fn unaccounted(&self) -> Vec<String> {
        let (charged, tally) = (self.vendor.charged_images(), self.tally());
        let mut wrong = Vec::new();
        if charged < tally.images || charged > tally.images + tally.uncertain {
            wrong.push(format!("charged {charged}, {} images, {} uncertain", tally.images, tally.uncertain));
        }
        let jobs = if self.library.join("library.db").exists() { jobs(&self.library) } else { Vec::new() };
        let mut charges: BTreeMap<String, (u64, u64)> = BTreeMap::new();
        for entry in self.vendor.ledger() {
            let (times, images) = charges.entry(entry.idempotency_key.unwrap_or_default()).or_default();
            *times += 1;
            *images += u64::from(entry.images);
        }
        for (key, (times, images)) in &charges {
            match jobs.iter().find(|job| job.key == *key) {
                None => wrong.push(format!("{key}: charged, and no job knows of it")),
                Some(job) if *times > 1 => wrong.push(format!("{job:?}: charged {times} times")),
                Some(job) if job.state == "done" && job.images != *images => {
                    wrong.push(format!("{job:?}: charged for {images} images"));
                }
                Some(job) if !matches!(job.state.as_str(), "done" | "uncertain") => {
                    wrong.push(format!("{job:?}: charged for nothing"));
                }
                Some(_) => {}
            }
        }
        for job in jobs.iter().filter(|job| job.state == "done" && !charges.contains_key(&job.key)) {
            wrong.push(format!("{job:?}: never charged"));
        }
        wrong
    }

    /// Lets workers finish, and fails unless everything is as it should be.
    pub(crate) fn settle_and_check(&mut self, what: &str) {
        self.settle();
        let wrong = self.wrongs();
        assert!(wrong.is_empty(), "{what}: {wrong:#?}\n{}", self.log());
    }

    /// Returns what the workers wrote.
    pub(crate) fn log(&self) -> String {
        let Ok(entries) = std::fs::read_dir(self.folder.path().join("state/pixery")) else {
            return String::new();
        };
        entries.flatten().map(|entry| std::fs::read_to_string(entry.path()).unwrap_or_default()).collect()
    }

    /// Kills everything that works on the library.
    pub(crate) fn kill_all(&self) {
        let ours = self.library.as_os_str().as_encoded_bytes().to_vec();
        for process in processes(|words| words.iter().any(|word| *word == ours)) {
            kill(process);
        }
    }
}

impl Drop for Arena {
    fn drop(&mut self) {
        self.kill_all();
    }
}

/// A job as it stands.
#[derive(Debug)]
struct Standing {
    key: String,
    state: String,
    images: u64,
}

fn jobs(library: &Path) -> Vec<Standing> {
    let connection = rusqlite::Connection::open(library.join("library.db")).unwrap();
    let mut statement = connection
        .prepare(
            "SELECT client_key, state, (SELECT count(*) FROM generations WHERE job_id = jobs.id) FROM jobs",
        )
        .unwrap();
    let rows = statement.query_map([], |row| {
        Ok(Standing { key: row.get(0)?, state: row.get(1)?, images: row.get::<_, i64>(2)?.unsigned_abs() })
    });
    rows.unwrap().map(Result::unwrap).collect()
}

/// How a command ended.
pub(crate) struct Ran(pub(crate) Output);

impl Ran {
    pub(crate) fn code(&self) -> Option<i32> {
        self.0.status.code()
    }

    /// Returns what it printed as JSON.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.0.stdout).unwrap_or_else(|error| panic!("{error}: {}", self.words()))
    }

    /// Returns everything it said.
    pub(crate) fn words(&self) -> String {
        format!(
            "{:?}\n{}\n{}",
            self.0.status,
            String::from_utf8_lossy(&self.0.stdout),
            String::from_utf8_lossy(&self.0.stderr)
        )
    }
}

/// Returns the processes whose command line fits.
fn processes(fits: impl Fn(&[&[u8]]) -> bool) -> Vec<u32> {
    let entries = std::fs::read_dir("/proc").unwrap().flatten();
    entries
        .filter_map(|entry| {
            let process: u32 = entry.file_name().to_str()?.parse().ok()?;
            let line = std::fs::read(entry.path().join("cmdline")).ok()?;
            let words: Vec<&[u8]> = line.split(|byte| *byte == 0).collect();
            fits(&words).then_some(process)
        })
        .collect()
}

/// Kills a process; returns whether it was there.
pub(crate) fn kill(process: u32) -> bool {
    signal(process, rustix::process::Signal::KILL)
}

/// Kills a child with its process group, and reaps it.
pub(crate) fn kill_group(child: &mut Child) {
    if let Some(group) = i32::try_from(child.id()).ok().and_then(rustix::process::Pid::from_raw) {
        let _gone = rustix::process::kill_process_group(group, rustix::process::Signal::KILL);
    }
    let _reaped = child.wait();
}

/// Waits until something holds, at most for a while.
pub(crate) fn wait_until(what: &str, seconds: u64, holds: impl Fn() -> bool) {
    let began = Instant::now();
    while !holds() {
        assert!(began.elapsed() < Duration::from_secs(seconds), "never came: {what}");
        std::thread::sleep(Duration::from_millis(10));
    }
}

/// Says loudly that a test could not be made here.
#[expect(
    clippy::disallowed_macros,
    clippy::print_stderr,
    reason = "whoever reads the test's log has to know"
)]
pub(crate) fn skip(reason: &str) {
    eprintln!("SKIPPED: {reason}");
}
