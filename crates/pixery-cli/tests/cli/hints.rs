//! Every error that a user can cause is caused here, or by a test that is named; and whoever follows its hint gets on.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Seek as _, SeekFrom, Write as _};
use std::process::Command;

use serde_json::Value;

use crate::safe_mode::copy;
use crate::shell::Shell;

/// The core's errors, as they are written.
const ERRORS: &str = include_str!("../../../pixery-core/src/error.rs");

/// Errors that a command line can't cause alone, each with the test that causes it.
const ELSEWHERE: &[(&str, &str, &str)] = &[
    ("Cabinet", "pixery-core/tests/core/ops/keys.rs", "Error::Cabinet"),
    ("Cancelled", "pixery-cli/tests/cli/streams.rs", "ctrl_c_stops_the_work_and_keeps_what_is_made"),
    ("StillRunning", "pixery-cli/tests/cli/schemas.rs", "a_part_that_was_done_has_the_shape_of_the_whole"),
    ("DiskFull", "pixery-core/tests/archive/full_disk.rs", "a_part_that_does_not_fit_is_removed"),
    ("ReadOnly", "pixery-core/tests/core/library.rs", "Error::ReadOnly"),
    ("TakenOver", "pixery-core/tests/core/store/jobs.rs", "Error::TakenOver"),
    (
        "NetworkFileSystem",
        "pixery-cli/tests/cli/hints.rs",
        "a_library_on_a_network_share_is_refused_by_the_kind_of_share",
    ),
    ("Busy", "pixery-cli/tests/cli/hints.rs", "whoever_is_kept_out_for_too_long_is_told_and_gets_on_later"),
    (
        "NoPointer",
        "pixery-core/tests/core/ops/focus.rs",
        "old_pointers_are_not_shown_any_more_and_swept_in_the_end",
    ),
    ("NoReference", "pixery-serve/tests/serve/media.rs", "(\"/media/reference/999\".to_owned(), 404)"),
    ("WithheldReference", "pixery-serve/tests/serve/media.rs", "(reference(&from_secret), 403)"),
    (
        "UndoneMeanwhile",
        "pixery-core/tests/core/errors.rs",
        "what_was_undone_while_it_was_carried_out_is_not_gone_on_with",
    ),
];

/// What causes each other error: the variant, a command line, its code, and words of its message.
const CAUSED: &[(&str, &str, &str, &str)] = &[
    ("Invalid", "generate a --size 0x0", "invalid", "size"),
    ("Query", "list tag:", "invalid", "column"),
    ("NoGeneration", "show 999", "not_found", "no generation #999"),
    ("Purged", "remix 3", "not_found", "purged"),
    ("NotInTrash", "purge 1 --yes", "conflict", "not in the trash"),
    ("Unconfirmed", "purge 2", "budget", "can't be undone"),
    ("NoLabel", "tag remove hous 1", "not_found", "no tag"),
    ("NameTaken", "tag rename house garden", "conflict", "already"),
    ("NoNote", "note reply 99 x", "not_found", "no note"),
    ("NoEntry", "undo 9999", "not_found", "no journal entry"),
    ("NotUndoable", "undo 1", "conflict", "can't be undone"),
    ("NoJob", "jobs show 99", "not_found", "no job"),
    ("NoModel", "models sketsh", "not_found", "no model"),
    ("NoSavedSearch", "saved run Keepes", "not_found", "no saved search"),
    ("SavedSearchExists", "saved add Keepers x", "conflict", "already"),
    ("NoPreset", "preset show Inkk", "not_found", "no preset"),
    ("PresetExists", "preset save Ink x", "conflict", "already"),
    ("Misfits", "compare-models a --models sketch,flux-dev --guidance 7", "invalid", "don't fit"),
    ("NoGallery", "selection", "not_found", "no gallery"),
    ("NoLikeness", "similar 4", "conflict", "looks like"),
    ("Retired", "generate a -m fal-ai/retired --max-cost 1", "invalid", "was retired on"),
    ("NotTaken", "generate a --guidance 7", "invalid", "takes no"),
    ("ImageRefused", "generate a --ref notes.txt", "invalid", "not a PNG"),
    ("Io", "generate a --ref missing.png", "not_found", "missing.png"),
    ("Original", "view 5 --full", "storage", "is missing"),
    ("Provider", "generate a -m gpt-image-2 --max-cost 1", "missing_key", "key"),
    ("Consent", "generate a -m gpt-image-2 --max-cost 0.001", "budget", "nothing was sent"),
    ("JobState", "jobs resolve 1 --drop", "conflict", "job #1"),
    ("Withheld", "remix 6", "invalid", "safe mode"),
    ("OverBudget", "generate a -m gpt-image-2 --max-cost 1", "budget", "budget"),
    ("NotALibrary", "list", "storage", "not a Pixery library"),
    ("NewerLibrary", "list", "storage", "format"),
    ("Catalog", "models", "invalid", "models.toml"),
    ("Database", "list", "storage", "malformed"),
    ("Internal", "list", "internal", "Nowhere/Land"),
];

fn variants() -> BTreeSet<String> {
    let body = ERRORS.split_once("pub enum Error {").unwrap().1;
    let body = body.split_once("\n}\n").unwrap().0;
    let lines = body.lines().filter_map(|line| line.strip_prefix("    "));
    lines
        .filter(|line| line.starts_with(|c: char| c.is_ascii_uppercase()))
        .map(|line| line.split(|c: char| !c.is_alphanumeric()).next().unwrap().to_owned())
        .collect()
}

#[test]
fn every_variant_of_the_cores_error_has_a_test() {
    let caused: BTreeSet<String> =
        CAUSED.iter().map(|row| row.0).chain(ELSEWHERE.iter().map(|row| row.0)).map(str::to_owned).collect();
    assert_eq!(variants(), caused);
    for (variant, file, name) in ELSEWHERE {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().join(file);
        let text = std::fs::read_to_string(&path)
            .unwrap_or_else(|error| panic!("{variant}: {}: {error}", path.display()));
        assert!(text.contains(name), "{variant}: {file} has no {name}");
    }
}

/// A library in which every row of the table goes wrong for its own reason.
fn place() -> Shell {
    let shell = Shell::with_images(6);
    let run = |line: &str| {
        let said = shell.run(line.split(' '));
        assert_eq!(said.code, 0, "{line}: {}", said.stderr);
    };
    for line in [
        "trash 2 3",
        "purge 3 --yes",
        "tag add house,garden 1",
        "tag add secret 6",
        "tag hide secret --sensitive",
        "saved add Keepers is:starred",
        "preset save Ink {prompt}",
    ] {
        run(line);
    }
    let path = shell.json(["show", "5"])["data"]["path"].as_str().unwrap().to_owned();
    std::fs::remove_file(path).unwrap();
    let database = rusqlite::Connection::open(shell.library().join("library.db")).unwrap();
    database.execute("UPDATE generations SET gradient_hash = NULL WHERE id = 4", []).unwrap();
    shell
}

/// Brings about what a row needs besides.
fn prepare(shell: &mut Shell, variant: &str) {
    let database = || rusqlite::Connection::open(shell.library().join("library.db")).unwrap();
    match variant {
        "Withheld" => shell.set("PIXERY_SAFE_MODE", "true"),
        "OverBudget" => {
            shell.set("OPENAI_API_KEY", "sk-test");
            assert_eq!(shell.run(["budget", "set", "--day", "0.001"]).code, 0);
        }
        "Consent" => shell.set("OPENAI_API_KEY", "sk-test"),
        "NotALibrary" => {
            std::fs::remove_dir_all(shell.library()).unwrap();
            shell.write("library/letter.txt", "dear friend");
        }
        "NewerLibrary" => {
            database()
                .execute_batch("PRAGMA user_version = 99; UPDATE library SET oldest_reader = 99")
                .unwrap();
        }
        "Catalog" => {
            shell.write("config/models.toml", "[[model]]\nname = 7\n");
        }
        "Database" => scratch(shell),
        "Internal" => {
            database().execute("UPDATE library SET zone = 'Nowhere/Land'", []).unwrap();
        }
        _ => {}
    }
}

/// Overwrites the pages that hold images, as a dying disk would.
fn scratch(shell: &Shell) {
    let path = shell.library().join("library.db");
    let database = rusqlite::Connection::open(&path).unwrap();
    let pages = "SELECT rootpage FROM sqlite_schema WHERE tbl_name = 'generations' AND rootpage > 0";
    let pages: Vec<i64> = database
        .prepare(pages)
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    let size: i64 = database.query_row("PRAGMA page_size", [], |row| row.get(0)).unwrap();
    database.close().unwrap();
    let mut file = std::fs::OpenOptions::new().write(true).open(&path).unwrap();
    for page in pages {
        file.seek(SeekFrom::Start(u64::try_from((page - 1) * size).unwrap())).unwrap();
        file.write_all(&vec![0xff; usize::try_from(size).unwrap()]).unwrap();
    }
}

#[test]
fn every_error_is_caused_and_says_what_to_do() {
    let template = place();
    let mut hints = BTreeMap::new();
    for (variant, line, code, words) in CAUSED {
        // Who has a key is at nobody's address; who has none is told so.
        let has_key = ["OverBudget", "Consent"].contains(variant);
        let mut shell = if has_key { Shell::new() } else { Shell::at_the_vendors_own_addresses() };
        copy(&template.library(), &shell.library());
        shell.write("work/notes.txt", "hello");
        prepare(&mut shell, variant);
        let line = match *variant {
            "Retired" => retired(&shell),
            "NotUndoable" => purge_undone(&shell),
            _ => (*line).to_owned(),
        };
        let printed = shell.json(line.split(' '));
        let error = &printed["error"];
        assert_eq!(error["code"], *code, "{variant}: {printed}");
        assert!(error["message"].as_str().unwrap().contains(words), "{variant}: {printed}");
        let hint = error["hint"].as_str().unwrap();
        assert!(!hint.is_empty(), "{variant} has no hint: {printed}");
        follow(&shell, variant, hint);
        hints.insert(*variant, hint.to_owned());
    }
    assert!(hints.values().filter(|hint| hint.contains("`pixery ")).count() >= 15, "{hints:#?}");
}

/// Returns a line that would take a purge back.
fn purge_undone(shell: &Shell) -> String {
    let log = shell.json(["log"]);
    let entries = log["data"]["items"].as_array().unwrap();
    let purge = entries.iter().find(|entry| entry["operation"] == "purge_generations").unwrap();
    format!("undo {}", purge["id"])
}

/// Returns a line that asks for a model that is gone.
fn retired(shell: &Shell) -> String {
    let models = shell.json(["models"]);
    let items = models["data"]["items"].as_array().unwrap();
    let gone = |model: &&Value| model["dates"]["retired"].as_str().is_some_and(|day| day < "2026-11-01");
    let model = items.iter().find(gone).expect("the catalog knows a model that is gone");
    format!("generate a -m {} --max-cost 1", model["id"].as_str().unwrap())
}

/// Runs the commands that a hint names, as they stand, where no word is left to be filled in.
fn follow(shell: &Shell, variant: &str, hint: &str) {
    for command in hint.split('`').skip(1).step_by(2).filter_map(|quoted| quoted.strip_prefix("pixery ")) {
        let has_place = command
            .split(' ')
            .any(|word| word.len() > 1 && word.chars().all(|c| c.is_ascii_uppercase() || c == '_'));
        if has_place {
            continue;
        }
        let words = command.split(' ').map(|word| word.trim_matches('"'));
        // A purge, and what would be paid for, is only looked at.
        // What serves until somebody ends it is only looked at, too.
        let is_looked_at =
            (command.starts_with("generate") && variant != "Invalid") || command.starts_with("serve");
        let said = if is_looked_at {
            shell.run(words.chain(["--help"]))
        } else if command.starts_with("keys set") {
            shell.run_with_input(words, b"sk-test")
        } else {
            shell.run(words)
        };
        assert_eq!(said.code, 0, "{variant}: `pixery {command}`: {}{}", said.stdout, said.stderr);
    }
}

#[test]
fn whoever_is_kept_out_for_too_long_is_told_and_gets_on_later() {
    let shell = Shell::with_images(1);
    let rival = rusqlite::Connection::open(shell.library().join("library.db")).unwrap();
    rival.execute_batch("BEGIN IMMEDIATE").unwrap();
    let listed = shell.json(["list"]);
    assert_eq!(listed["ok"], true, "looking waits for nobody: {listed}");
    let began = std::time::Instant::now();
    let printed = shell.json(["star", "1"]);
    let error = &printed["error"];
    assert_eq!(error["code"], "storage", "{printed}");
    // The wait of a minute is over by now: what it says is how long it was.
    let message = error["message"].as_str().unwrap();
    let said = message.strip_prefix("the library was busy for ").and_then(|rest| rest.strip_suffix(" s"));
    let (said, waited) = (said.unwrap().parse::<u64>().unwrap(), began.elapsed().as_secs());
    assert!(said >= 60 && said <= waited, "{message}, after {waited} s");
    assert_eq!(error["hint"], "try again; nothing was changed");
    rival.execute_batch("ROLLBACK").unwrap();
    assert_eq!(shell.json(["show", "1"])["data"]["starred"], false);
    assert_eq!(shell.json(["star", "1"])["ok"], true, "as the hint says");
}

/// The kernel's word for the kind of the file system is changed on its way, since no share can be mounted in a test.
#[test]
#[expect(clippy::disallowed_macros, reason = "a test that is skipped says so")]
fn a_library_on_a_network_share_is_refused_by_the_kind_of_share() {
    if cfg!(not(target_os = "linux")) || Command::new("strace").arg("-V").output().is_err() {
        eprintln!("SKIPPED: there is no strace");
        return;
    }
    for (kind, magic) in
        [("NFS", "6969000000000000"), ("CIFS", "424d53ff00000000"), ("9P", "9719020100000000")]
    {
        let shell = Shell::new();
        let plain = shell.command(["list", "--json"]);
        let mut traced = Command::new("strace");
        traced.args([
            "-f",
            "-o",
            "/dev/null",
            "-e",
            &format!("inject=statfs,fstatfs:poke_exit=@arg2={magic}"),
        ]);
        traced.arg(plain.get_program()).args(plain.get_args()).env_clear();
        traced.envs(plain.get_envs().filter_map(|(name, value)| value.map(|value| (name, value))));
        let output = traced.current_dir(plain.get_current_dir().unwrap()).output().unwrap();
        if String::from_utf8_lossy(&output.stderr).contains("ptrace") {
            eprintln!("SKIPPED: nothing can be traced here");
            return;
        }
        let printed: Value = serde_json::from_slice(&output.stdout).unwrap();
        let error = &printed["error"];
        assert_eq!(error["code"], "storage", "{printed}");
        assert!(error["message"].as_str().unwrap().contains(kind), "{printed}");
        assert!(error["hint"].as_str().unwrap().contains("local disk"), "{printed}");
        assert!(!shell.library().join("library.db").exists(), "nothing is begun there");
    }
}
