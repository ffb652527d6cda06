//! A place to run `pixery` in: its own library, configuration and home folder, nothing of the machine's.

use std::ffi::OsStr;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use pixery_core::Library;
use pixery_core::domain::{
    Actor, Cost, JobId, JobRequest, MicroUsd, ModelId, Origin, Parameters, Prompt, ProviderId, Seed, Size,
};
use pixery_core::store::{NewJob, Stamp};
use serde_json::Value;
use tempfile::TempDir;

/// A fresh home with a library in it.
pub(crate) struct Shell {
    folder: TempDir,
    variables: Vec<(String, String)>,
    /// The addresses that are the vendors' own.
    own: Vec<&'static str>,
}

/// The variable of each vendor's address, and how those of its keys begin. fal.ai's prices and storage are below the same address.
const VENDORS: [(&str, &[&str]); 3] = [
    ("PIXERY_OPENAI_BASE_URL", &["OPENAI_"]),
    ("PIXERY_GEMINI_BASE_URL", &["GEMINI_", "GOOGLE_"]),
    ("PIXERY_FAL_BASE_URL", &["FAL_"]),
];

/// On this machine, and nobody listens.
const NOWHERE: &str = "http://127.0.0.1:9";

/// What a command said.
pub(crate) struct Said {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Shell {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        // An empty folder is a library to be; one that is named and not there is refused.
        std::fs::create_dir(folder.path().join("library")).unwrap();
        Self { folder, variables: Vec::new(), own: Vec::new() }
    }

    /// Returns a shell whose vendors are at their own addresses. It may have no key of theirs: see [`Shell::command`].
    pub(crate) fn at_the_vendors_own_addresses() -> Self {
        let mut shell = Self::new();
        shell.own = VENDORS.map(|(address, _)| address).to_vec();
        shell
    }

    /// Returns whether nothing was made where the library would be.
    pub(crate) fn is_without_a_library(&self) -> bool {
        std::fs::read_dir(self.library()).is_ok_and(|mut entries| entries.next().is_none())
    }

    /// Returns a shell whose library holds `count` small pictures, ids 1 to count.
    pub(crate) fn with_images(count: u32) -> Self {
        let shell = Self::new();
        let count = count.to_string();
        let said = shell.run([
            "generate",
            "a small house, ink",
            "--size",
            "64x64",
            "--seed",
            "7",
            "-n",
            &count,
            "-q",
        ]);
        assert_eq!(said.code, 0, "{}", said.stderr);
        shell
    }

    /// Opens the library as another process would.
    pub(crate) fn open(&self) -> Library {
        Library::open(pixery_testkit::config(self.library(), pixery_testkit::system_clock(), 11)).unwrap()
    }

    /// Queues a picture as if it cost money: a worker runs it, nobody else.
    pub(crate) fn queue_paid(&self, prompt: &str, side: u32) -> JobId {
        self.queue_of("sketch", prompt, side)
    }

    /// Queues a picture of some provider.
    pub(crate) fn queue_of(&self, provider: &str, prompt: &str, side: u32) -> JobId {
        let library = self.open();
        let request = JobRequest {
            prompt: Prompt::new(prompt).unwrap(),
            negative_prompt: None,
            model: ModelId::new("sketch").unwrap(),
            parameters: Parameters {
                size: Some(Size { width: side, height: side }),
                seed: Some(Seed(7)),
                ..Parameters::default()
            },
            references: Vec::new(),
            origin: Origin::Generate,
            parent_id: None,
            tags: Vec::new(),
            collections: Vec::new(),
            title: None,
            count: 1,
        };
        let key = format!("{}-{prompt}", library.new_key());
        let known = library.providers().unwrap().get(&ProviderId::new(provider).unwrap()).cloned();
        let place = known.map(|known| known.place()).unwrap_or_default();
        let new = NewJob {
            client_key: &key,
            batch: &key,
            provider: &ProviderId::new(provider).unwrap(),
            place: &place,
            request: &request,
            cost: Cost::estimated(MicroUsd(40_000)),
            max_cost: None,
            idempotent: false,
            free: false,
            retry_of: None,
        };
        let stamp = Stamp { actor: &Actor::person(), at: library.now(), operation: None };
        library.store().write(&stamp, |writer| writer.insert_job(&new)).unwrap()
    }

    /// Returns the ids of the workers that were called, dead or alive.
    pub(crate) fn workers(&self) -> Vec<u32> {
        let Ok(folder) = std::fs::read_dir(self.path("home/.local/state/pixery")) else { return Vec::new() };
        let logs =
            folder.map(|entry| std::fs::read_to_string(entry.unwrap().path()).unwrap()).collect::<String>();
        let ids = logs.split("begins process=").skip(1).filter_map(|rest| rest.split(' ').next());
        ids.map(|id| id.parse().unwrap()).collect()
    }

    pub(crate) fn set(&mut self, name: &str, value: &str) {
        self.variables.push((name.to_owned(), value.to_owned()));
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn library(&self) -> PathBuf {
        self.path("library")
    }

    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, content).unwrap();
        path
    }

    /// Returns the addresses at which no vendor is. Panics where a request could reach one: at its own address, with a key.
    pub(crate) fn away_from_vendors(&self) -> Vec<(&'static str, &'static str)> {
        let is_in_a_file = ["config/.env", "config/keys.toml"].iter().any(|name| self.path(name).exists());
        let is_set = |name: &str| self.variables.iter().any(|(set, _)| set == name);
        let has_key = |starts: &[&str]| {
            let names = |start: &&str| self.variables.iter().any(|(set, _)| set.starts_with(*start));
            is_in_a_file || starts.iter().any(names)
        };
        for (address, keys) in VENDORS.iter().filter(|(address, _)| self.own.contains(address)) {
            assert!(is_set(address) || !has_key(keys), "with a key, a test sets {address}");
        }
        let pinned = VENDORS.iter().filter(|(address, _)| !self.own.contains(address));
        pinned.map(|(address, _)| (*address, NOWHERE)).collect()
    }

    /// Returns the command, not started: nothing of the machine's environment reaches it, and it reaches no vendor.
    pub(crate) fn command<S: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = S>) -> Command {
        let work = self.path("work");
        std::fs::create_dir_all(&work).unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_pixery"));
        command
            .args(arguments)
            .env_clear()
            .env("HOME", self.path("home"))
            .env("PIXERY_LIBRARY", self.library())
            .env("PIXERY_CONFIG_DIR", self.path("config"));
        command.envs(self.away_from_vendors());
        command
            .envs(self.variables.iter().map(|(name, value)| (name, value)))
            .current_dir(work)
            .stdin(Stdio::null());
        command
    }

    pub(crate) fn run<S: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = S>) -> Said {
        Said::from(self.command(arguments).output().unwrap())
    }

    pub(crate) fn run_with_input<S: AsRef<OsStr>>(
        &self,
        arguments: impl IntoIterator<Item = S>,
        input: &[u8],
    ) -> Said {
        let mut child = self
            .command(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // A command that refuses early closes its input; that is its right.
        drop(child.stdin.take().unwrap().write_all(input));
        Said::from(child.wait_with_output().unwrap())
    }

    /// Runs with `--json` and returns the envelope; standard output must be exactly one object.
    pub(crate) fn json<'a>(&self, arguments: impl IntoIterator<Item = &'a str>) -> Value {
        let said = self.run(arguments.into_iter().chain(["--json"]));
        let envelope: Value = serde_json::from_str(&said.stdout)
            .unwrap_or_else(|error| panic!("{error}: {:?} {:?}", said.stdout, said.stderr));
        assert_eq!(envelope["ok"], said.code == 0, "{envelope}");
        assert_eq!(envelope["version"], 1);
        envelope
    }

    /// Returns a text without what differs from run to run: folders, times, keys, seeds that were drawn.
    pub(crate) fn normal(&self, text: &str) -> String {
        let folder = self.folder.path().to_string_lossy().into_owned();
        let text = text.replace(&folder, "~");
        let mut normal = String::new();
        for line in text.lines() {
            let words = line.split_inclusive([' ', '\t']).map(normal_word).collect::<String>();
            normal.push_str(&words);
            normal.push('\n');
        }
        normal
    }
}

fn normal_word(word: &str) -> String {
    let bare = word.trim();
    let is_time = bare.len() == 24 && bare.ends_with('Z') && bare.as_bytes().get(10) == Some(&b'T');
    let is_file = bare.contains("/images/") || bare.contains("/cache/");
    if is_time {
        word.replace(bare, "TIME")
    } else if is_file {
        let ending = Path::new(bare).extension().and_then(OsStr::to_str).unwrap_or_default();
        word.replace(bare, &format!("FILE.{ending}"))
    } else {
        word.to_owned()
    }
}

impl Drop for Shell {
    /// No worker outlives its library.
    fn drop(&mut self) {
        let library = self.library().to_string_lossy().into_owned();
        for id in self.workers() {
            let line = std::fs::read_to_string(format!("/proc/{id}/cmdline")).unwrap_or_default();
            if line.contains(&library) {
                drop(Command::new("kill").args(["-KILL", &id.to_string()]).status());
            }
        }
    }
}

impl From<Output> for Said {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code().unwrap_or(-1),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

impl Said {
    /// Returns everything for a snapshot.
    pub(crate) fn whole(&self, shell: &Shell) -> String {
        format!(
            "exit {}\n── stdout\n{}── stderr\n{}",
            self.code,
            shell.normal(&self.stdout),
            shell.normal(&self.stderr)
        )
    }
}
