//! Measures changes of very many images, and how long another process waits meanwhile. The library is changed: give it a copy.

#![expect(
    clippy::print_stdout,
    clippy::disallowed_macros,
    reason = "a tool talks to whoever runs it, and starts itself once more"
)]

use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use clap::Parser;
use pixery_core::Library;
use pixery_core::domain::{Filter, GenerationId, JournalId, PageRequest, Selection, TagName};
use pixery_core::ops::generations::{ListGenerations, StarGenerations, list, star};
use pixery_core::ops::tags::{AddTags, UpdateTags, add, update};
use pixery_core::ops::undo::{Undo, undo};
use pixery_testkit::{config, system_clock};

/// Measures changes of very many images.
#[derive(Debug, Parser)]
struct Arguments {
    /// A filled library (pixery-fill).
    library: PathBuf,
    /// Be the other process: star and list until standard input is closed.
    #[arg(long, hide = true)]
    beside: bool,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let asked = Arguments::parse();
    let library =
        Library::open(config(asked.library.clone(), system_clock(), u64::from(std::process::id())))?;
    if asked.beside {
        return beside(&library);
    }
    let tag = |name: &str| TagName::new(name).map(|name| vec![name]);
    let newest = library
        .store()
        .read(|reader| reader.find(&Filter::default(), false, &PageRequest { after: None, limit: 10_000 }))?;
    let few = Selection::Ids(newest.items);
    let every = || Filter { include_hidden: true, ..Filter::default() }.into();
    let tagged = |selection, name| {
        let done = wait(add(&library, AddTags { selection, tags: tag(name)? }))?;
        Ok((done.changed, done.entry))
    };
    let veil = |sensitive: Option<bool>, hidden: Option<bool>| {
        let request = UpdateTags { tags: tag("everything")?, hidden, sensitive, ..UpdateTags::default() };
        let done = wait(update(&library, request))?;
        Ok((done.changed, done.entry))
    };
    let take_back = |entry| {
        let done = wait(undo(&library, Undo { entry, ..Undo::default() }))?;
        Ok((done.changed, done.entry))
    };
    let entry = measure(&asked.library, "tag 10,000 by id", || tagged(few, "ten-thousand"))?;
    measure(&asked.library, "undo that", || take_back(entry))?;
    measure(&asked.library, "tag every image by query", || tagged(every(), "everything"))?;
    let entry = measure(&asked.library, "hide the tag on all of them", || veil(None, Some(true)))?;
    measure(&asked.library, "undo that", || take_back(entry))?;
    measure(&asked.library, "mark the tag as sensitive", || veil(Some(true), None))?;
    Ok(())
}

/// What a change did: how many things changed, and the entry of the journal.
type Change = (usize, Option<JournalId>);

/// Waits for an operation.
fn wait<T>(operation: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    runtime.expect("a runtime can be made").block_on(operation)
}

/// Runs a change with another process at work beside it, and prints what both took.
fn measure(
    library: &Path,
    what: &str,
    change: impl FnOnce() -> Result<Change, Box<dyn std::error::Error>>,
) -> Result<Option<JournalId>, Box<dyn std::error::Error>> {
    let mut other = Command::new(std::env::current_exe()?)
        .arg(library)
        .arg("--beside")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    let began = Instant::now();
    let (changed, entry) = change()?;
    let took = began.elapsed();
    drop(other.stdin.take());
    let mut waits = String::new();
    if let Some(mut said) = other.stdout.take() {
        said.read_to_string(&mut waits)?;
    }
    other.wait()?;
    println!("{what}: {changed} in {:.2} s; the other: {}", took.as_secs_f64(), waits.trim());
    Ok(entry)
}

/// Stars and lists until nobody holds standard input any more; prints the longest of each.
fn beside(library: &Library) -> Result<(), Box<dyn std::error::Error>> {
    static IS_OVER: AtomicBool = AtomicBool::new(false);
    std::thread::spawn(|| {
        let _closed = std::io::stdin().read_to_end(&mut Vec::new());
        IS_OVER.store(true, Ordering::SeqCst);
    });
    let (mut write, mut read, mut rounds) = (Duration::ZERO, Duration::ZERO, 0_u32);
    while !IS_OVER.load(Ordering::SeqCst) {
        let began = Instant::now();
        let selection = Selection::Ids(vec![GenerationId(1)]);
        wait(star(library, StarGenerations { selection, starred: rounds % 2 == 0 }))?;
        write = write.max(began.elapsed());
        let began = Instant::now();
        wait(list(library, ListGenerations::default()))?;
        read = read.max(began.elapsed());
        rounds += 1;
        std::thread::sleep(Duration::from_millis(5));
    }
    println!("{rounds} rounds, longest write {} ms, longest list {} ms", write.as_millis(), read.as_millis());
    Ok(())
}
