//! Several processes, one library.

#![expect(clippy::unwrap_used, reason = "a test's helpers fail as loudly as the test")]

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use pixery_core::Session;
use pixery_core::domain::{Changed, Event, Topic};
use pixery_testkit::{TestLibrary, recount};

/// What a process printed.
struct Said {
    library: String,
    inserted: i64,
    links: i64,
}

fn hammer(library: &Path, operations: u32, seed: u32) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_pixery-hammer"));
    command.arg(library).args(["--operations", &operations.to_string(), "--seed", &seed.to_string()]);
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Runs so many processes at once, and returns what each said. One that fails fails the test with its words.
fn together(library: &Path, processes: u32, operations: u32) -> Vec<Said> {
    let running: Vec<_> =
        (1..=processes).map(|seed| hammer(library, operations, seed).spawn().unwrap()).collect();
    let ended = running.into_iter().map(|process| process.wait_with_output().unwrap());
    ended
        .map(|output| {
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
            let text = String::from_utf8(output.stdout).unwrap();
            let words: Vec<_> = text.split_whitespace().collect();
            Said {
                library: words[0].to_owned(),
                inserted: words[1].parse().unwrap(),
                links: words[2].parse().unwrap(),
            }
        })
        .collect()
}

fn hammer_together(operations: u32) {
    let library = TestLibrary::new();
    let said = together(library.path(), 4, operations);
    assert_eq!(
        library.value::<i64>("SELECT count(*) FROM generations"),
        said.iter().map(|one| one.inserted).sum::<i64>()
    );
    assert_eq!(
        library.value::<i64>("SELECT count(*) FROM generation_tags"),
        said.iter().map(|one| one.links).sum::<i64>()
    );
    assert_eq!(recount(library.path()), Vec::<String>::new());
    assert_eq!(library.value::<String>("PRAGMA integrity_check"), "ok");
    let log = std::fs::metadata(library.path().join("library.db-wal")).map_or(0, |log| log.len());
    assert!(log < 64 << 20, "{log} bytes of log are left");
}

#[test]
fn four_processes_at_once_lose_no_update_and_are_never_locked_out() {
    hammer_together(300);
}

#[test]
#[ignore = "takes minutes: the full size"]
fn four_processes_with_five_thousand_operations_each_lose_no_update() {
    hammer_together(5_000);
}

#[test]
fn eight_processes_that_open_a_fresh_folder_at_once_make_one_library() {
    for round in 0..25 {
        let folder = tempfile::tempdir().unwrap();
        let mut ids: Vec<_> =
            together(&folder.path().join("library"), 8, 0).into_iter().map(|said| said.library).collect();
        ids.dedup();
        assert_eq!(ids.len(), 1, "round {round}: {ids:?}");
    }
}

#[tokio::test]
async fn a_commit_of_another_process_is_heard_with_its_topics_and_ids() {
    let library = TestLibrary::new();
    let session = Session::over(library.open_again().unwrap()).unwrap();
    let mut listener = session.listen();
    together(library.path(), 1, 1);
    let ended = Instant::now();
    let event = tokio::time::timeout(Duration::from_secs(20), listener.recv())
        .await
        .expect("an event comes")
        .unwrap();
    let Event::Changed { changes, .. } = event else { panic!("rows changed") };
    let changed = |topic| Changed { topic, ids: Some(vec![1]) };
    assert_eq!(changes, [changed(Topic::Generations), changed(Topic::Activity)]);
    assert!(ended.elapsed() < Duration::from_secs(2), "{:?}", ended.elapsed());
}
