//! What one `pixery list` costs as a whole process, against the `sqlite3` shell printing the same columns of the same fifty
//! images. Figures to be read, never a test that can fail for its time.
//!
//! `cargo bench -p pixery-cli --bench list [-- LIBRARY [PAIRS]]` takes a library that `pixery-fill` filled, or fills one of
//! 100,000 images. Instructions need `valgrind`, the comparison the `sqlite3` shell; what isn't installed is left out. CPU is
//! user and system time of each finished process, as the kernel accounts for it: in turns, so that a loud machine is as loud
//! for both.

#![expect(
    clippy::print_stdout,
    clippy::disallowed_macros,
    clippy::disallowed_methods,
    reason = "a bench is a door: it reads argv and prints a table"
)]

/// The same columns of the same rows as `pixery list` prints, newest first; of the ways tried, the one that costs the shell
/// least.
const QUERY: &str = "\
    SELECT g.id, g.created_at, g.width || 'x' || g.height, m.name, g.starred, \
      (SELECT group_concat(t.name) FROM generation_tags AS l JOIN tags AS t ON t.id = l.tag_id WHERE l.generation_id = g.id), \
      g.prompt \
    FROM generations AS g INDEXED BY generations_order CROSS JOIN models AS m ON m.id = g.model_id \
    WHERE +g.shelf IN (0, 1) ORDER BY g.sort_key DESC LIMIT 50";

#[cfg(not(unix))]
fn main() {
    println!(
        "this bench reads what Unix accounts for a process; there is none here for {} bytes of SQL",
        QUERY.len()
    );
}

#[cfg(unix)]
fn main() -> std::io::Result<()> {
    unix::main()
}

#[cfg(unix)]
mod unix {
    use std::ffi::OsString;
    use std::io;
    use std::path::{Path, PathBuf};
    use std::process::{Command, ExitStatus, Output, Stdio};

    use nix::sys::resource::{UsageWho, getrusage};
    use nix::sys::time::TimeValLike;
    use pixery_core::Library;
    use pixery_testkit::fill::{Filling, fill};
    use pixery_testkit::{config, system_clock};

    use super::QUERY;

    /// Pairs of processes that are timed; the first few warm the caches and don't count.
    const PAIRS: usize = 500;
    const WARM_UP: usize = 20;

    pub(super) fn main() -> io::Result<()> {
        let mut arguments = std::env::args().skip(1).filter(|argument| argument != "--bench");
        let given = arguments.next().map(PathBuf::from);
        let pairs = arguments.next().and_then(|pairs| pairs.parse().ok()).unwrap_or(PAIRS);
        let folder = tempfile::tempdir()?;
        let library = match given {
            Some(library) => std::path::absolute(library)?,
            None => filled(folder.path())?,
        };
        let pixery = Line::pixery(&library, folder.path());
        let shell = Line::shell(&library);
        let shell = shell.is_installed().then_some(shell);

        if let Some(shell) = &shell {
            check_both_print_the_same_images(&pixery, shell)?;
        } else {
            println!("the sqlite3 shell is not installed: no comparison");
        }
        println!("{:<28}{:>12}{:>12}{:>9}", "", "pixery list", "sqlite3", "ratio");
        match (pixery.instructions(), shell.as_ref().and_then(Line::instructions)) {
            (Some(ours), theirs) => row("instructions, millions", ours, theirs),
            (None, _) => println!("valgrind is not installed: no instructions"),
        }
        time(&pixery, shell.as_ref(), pairs)?;
        if let Some(lines) = Line::new("ldd", [env!("CARGO_BIN_EXE_pixery").into()]).lines() {
            println!("{:<28}{lines:>12}", "lines of ldd");
        }
        Ok(())
    }

    fn filled(folder: &Path) -> io::Result<PathBuf> {
        let path = folder.join("library");
        let filling = Filling { rows: 100_000, batch: 2_000, seed: 1 };
        let library = Library::open(config(path.clone(), system_clock(), filling.seed));
        library.and_then(|library| fill(&library, filling, |_| {})).map_err(io::Error::other)?;
        Ok(path)
    }

    fn check_both_print_the_same_images(pixery: &Line, shell: &Line) -> io::Result<()> {
        let ids = |output: Output, separator: char| -> Vec<String> {
            let text = String::from_utf8_lossy(&output.stdout).into_owned();
            text.lines().filter_map(|line| line.split(separator).next().map(str::to_owned)).collect()
        };
        let (ours, theirs) = (ids(pixery.run()?, '\t'), ids(shell.run()?, '|'));
        if ours.is_empty() || ours != theirs {
            return Err(io::Error::other("pixery and the shell don't print the same images"));
        }
        Ok(())
    }

    /// Runs both in turns and prints what they cost in the mean, in the median, and as the median of the pairs' ratios.
    fn time(pixery: &Line, shell: Option<&Line>, pairs: usize) -> io::Result<()> {
        let (mut ours, mut theirs) = (Vec::new(), Vec::new());
        for pair in 0..WARM_UP + pairs {
            let (our, their) = (pixery.cost()?, shell.map(Line::cost).transpose()?);
            if pair >= WARM_UP {
                ours.push(our);
                theirs.extend(their);
            }
        }
        let figure = |of: fn(&Cost) -> f64, summed: fn(Vec<f64>) -> f64| {
            let whole = |costs: &[Cost]| summed(costs.iter().map(of).collect());
            (whole(&ours), shell.map(|_| whole(&theirs)))
        };
        let (our, their) = figure(|cost| cost.millis, mean);
        row(&format!("CPU, ms, mean of {pairs}"), our, their);
        let (our, their) = figure(|cost| cost.millis, median);
        row("CPU, ms, median", our, their);
        let (our, their) = figure(|cost| cost.faults, median);
        row("page faults", our, their);
        if shell.is_some() {
            let mut ratios: Vec<f64> =
                ours.iter().zip(&theirs).map(|(our, their)| our.millis / their.millis).collect();
            ratios.sort_by(f64::total_cmp);
            let at = |part: usize| ratios[(ratios.len() - 1) * part / 100];
            println!(
                "ratio of CPU, pair by pair: median {:.2} (5 % {:.2}, 95 % {:.2})",
                at(50),
                at(5),
                at(95)
            );
        }
        Ok(())
    }

    fn row(name: &str, ours: f64, theirs: Option<f64>) {
        match theirs {
            Some(theirs) => println!("{name:<28}{ours:>12.2}{theirs:>12.2}{:>9.2}", ours / theirs),
            None => println!("{name:<28}{ours:>12.2}"),
        }
    }

    fn mean(figures: Vec<f64>) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "a few hundred")]
        let count = figures.len() as f64;
        figures.into_iter().sum::<f64>() / count
    }

    fn median(mut figures: Vec<f64>) -> f64 {
        figures.sort_by(f64::total_cmp);
        figures.get(figures.len() / 2).copied().unwrap_or(f64::NAN)
    }

    /// What a finished process cost.
    struct Cost {
        /// User and system time, in ms.
        millis: f64,
        /// Page faults that read nothing from the disk.
        faults: f64,
    }

    /// A command line.
    struct Line {
        program: OsString,
        arguments: Vec<OsString>,
        settings: Option<PathBuf>,
    }

    impl Line {
        fn new<const N: usize>(program: &str, arguments: [OsString; N]) -> Self {
            Self { program: program.into(), arguments: arguments.into(), settings: None }
        }

        /// Returns `pixery list` of the library, with no settings but the built-in ones.
        fn pixery(library: &Path, settings: &Path) -> Self {
            let arguments = ["--library".into(), library.into(), "list".into()];
            let line = Self::new(env!("CARGO_BIN_EXE_pixery"), arguments);
            Self { settings: Some(settings.to_owned()), ..line }
        }

        /// Returns the shell's query of the library.
        fn shell(library: &Path) -> Self {
            Self::new("sqlite3", ["-readonly".into(), library.join("library.db").into(), QUERY.into()])
        }

        fn command(&self) -> Command {
            let mut command = Command::new(&self.program);
            command.args(&self.arguments);
            if let Some(settings) = &self.settings {
                command.env("PIXERY_CONFIG_DIR", settings);
            }
            command
        }

        fn run(&self) -> io::Result<Output> {
            let output = self.command().output()?;
            if output.status.success() { Ok(output) } else { Err(self.ended(output.status)) }
        }

        fn ended(&self, status: ExitStatus) -> io::Error {
            io::Error::other(format!("{:?} ended with {status}", self.program))
        }

        fn is_installed(&self) -> bool {
            Command::new(&self.program).arg("--version").output().is_ok()
        }

        fn lines(&self) -> Option<usize> {
            self.run().ok().map(|output| String::from_utf8_lossy(&output.stdout).lines().count())
        }

        /// Runs the line and returns what it cost alone: nothing else is waited for meanwhile.
        fn cost(&self) -> io::Result<Cost> {
            let mut command = self.command();
            command.stdout(Stdio::null()).stderr(Stdio::null());
            let before = children()?;
            let status = command.status()?;
            let after = children()?;
            if !status.success() {
                return Err(self.ended(status));
            }
            Ok(Cost { millis: after.millis - before.millis, faults: after.faults - before.faults })
        }

        /// Returns how many million instructions the line takes; nothing without valgrind.
        fn instructions(&self) -> Option<f64> {
            let valgrind = Self {
                program: "valgrind".into(),
                arguments: ["--tool=callgrind", "--callgrind-out-file=/dev/null"]
                    .map(OsString::from)
                    .into_iter()
                    .chain([self.program.clone()])
                    .chain(self.arguments.iter().cloned())
                    .collect(),
                settings: self.settings.clone(),
            };
            let said = String::from_utf8_lossy(&valgrind.run().ok()?.stderr).into_owned();
            let collected = said.lines().find_map(|line| line.split_once("Collected : "))?.1;
            collected.trim().parse::<f64>().ok().map(|instructions| instructions / 1e6)
        }
    }

    /// Returns what all finished processes of this one cost together.
    fn children() -> io::Result<Cost> {
        let usage = getrusage(UsageWho::RUSAGE_CHILDREN)?;
        let micros = usage.user_time().num_microseconds() + usage.system_time().num_microseconds();
        #[expect(clippy::cast_precision_loss, reason = "minutes in µs are far below 2^52")]
        let (millis, faults) = (micros as f64 / 1e3, usage.minor_page_faults() as f64);
        Ok(Cost { millis, faults })
    }
}
