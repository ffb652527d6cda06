//! How it behaves at odd terminals, with odd words, and for those who misspell a folder.

use std::io::Write as _;
use std::process::Stdio;

use crate::shell::Shell;

#[test]
fn a_library_that_was_named_and_is_not_there_is_named_back() {
    let shell = Shell::new();
    std::fs::remove_dir(shell.library()).unwrap();
    for command in
        [&["list"][..], &["show", "1"], &["tag", "list"], &["star", "1"], &["jobs", "list"], &["cost"]]
    {
        let refused = shell.json(command.iter().copied());
        assert_eq!(refused["error"]["code"], "not_found", "{command:?}");
        let message = refused["error"]["message"].as_str().unwrap();
        assert!(message.contains(shell.library().to_str().unwrap()), "{message}");
        assert!(message.contains("PIXERY_LIBRARY"), "{message}");
    }
    assert!(!shell.library().exists(), "none was made");
    // The hint works.
    assert_eq!(shell.run(["generate", "a", "--size", "64x64", "-q"]).code, 0);
    assert_eq!(shell.run(["list", "--ids"]).stdout, "1\n");
}

#[test]
fn the_usual_place_may_be_looked_at_before_anything_is_in_it() {
    let shell = Shell::new();
    let said = shell.command(["list"]).env_remove("PIXERY_LIBRARY").output().unwrap();
    assert!(said.status.success(), "{said:?}");
}

#[test]
fn the_next_page_is_asked_for_with_the_same_filters() {
    let shell = Shell::with_images(3);
    for line in ["list small house -n 2", "search house -n 2", "history -n 1", "jobs list -n 2", "log -n 2"] {
        let said = shell.run(line.split(' '));
        let Some(more) = said.stderr.lines().find_map(|line| line.strip_prefix("more: pixery ")) else {
            assert!(line.starts_with("history") || line.starts_with("log"), "{line}: {}", said.stderr);
            continue;
        };
        assert!(more.starts_with(line), "{more}");
        let next = shell.run(more.split(' '));
        assert_eq!(next.code, 0, "{more}: {}", next.stderr);
        assert!(!next.stdout.is_empty() && next.stdout != said.stdout, "{more}");
    }
}

#[test]
fn an_id_that_is_given_twice_is_one() {
    let shell = Shell::with_images(2);
    assert_eq!(shell.run(["trash", "1", "1"]).stdout, "trashed 1 image\n");
    assert_eq!(shell.run(["trash", "1", "2"]).stdout, "trashed 1 image (1 was already)\n");
}

#[test]
fn jobs_off_a_terminal_have_times_as_images_have() {
    let shell = Shell::with_images(1);
    let line = shell.run(["jobs", "list"]).stdout;
    let fields: Vec<&str> = line.trim_end().split('\t').collect();
    assert_eq!(fields[0], "1");
    assert!(fields[1].len() == 24 && fields[1].ends_with('Z'), "{line}");
}

#[test]
fn the_earlier_names_still_work() {
    let mut shell = Shell::with_images(2);
    for line in [
        "gen fox --size 64x64 --tags red,animal -q",
        "gen fox --size 64x64 -r 1 -q",
        "delete 2",
        "restore 2",
        "tags",
        "untag red 3",
        "failures",
        "regen-thumbs",
        "regen-thumbs 1",
    ] {
        let said = shell.run(line.split(' '));
        assert_eq!(said.code, 0, "{line}: {}", said.stderr);
    }
    assert_eq!(shell.json(["show", "3"])["data"]["tags"], serde_json::json!(["animal"]));
    assert_eq!(shell.json(["show", "4"])["data"]["references"].as_array().unwrap().len(), 1);
    // What is gone is there again.
    shell.run(["view", "1", "-w", "100"]);
    std::fs::remove_dir_all(shell.library().join("cache")).unwrap();
    assert_eq!(shell.run(["regen-thumbs"]).stdout, "rebuilt 4 images\n");
    assert!(files(&shell.library().join("cache")) >= 4);
    let path = shell.json(["show", "1"])["data"]["path"].as_str().unwrap().to_owned();
    std::fs::remove_file(path).unwrap();
    assert_eq!(shell.json(["regen-thumbs"])["data"]["failed"], serde_json::json!([1]));
    shell.set("NO_COLOR", "1");
    assert!(!shell.run(["--help"]).stdout.contains("regen-thumbs"), "no help lists them");
}

fn files(folder: &std::path::Path) -> usize {
    std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .map(|entry| entry.unwrap().path())
        .map(|path| if path.is_dir() { files(&path) } else { 1 })
        .sum()
}

#[test]
fn hostile_words_do_no_harm() {
    let shell = Shell::with_images(2);
    let long = "x".repeat(10_000);
    let words = [
        "'; DROP TABLE generations; --",
        "\"",
        "'",
        "\\",
        "%",
        "_",
        "*",
        "a\"b'c`d$(e)",
        "\u{1b}[31mred",
        "\u{202e}abc",
        "\u{0}",
        "\r\n",
        "🦊🦊",
        "狐",
        "لي",
        "é",
        "e\u{301}",
        "ab",
        "zz",
        "-",
        "--x",
        "id:",
        "tag:\"",
        "(",
        ")",
        "OR",
        "NEAR(a b)",
        "a* OR b",
        &long,
    ];
    for word in words.iter().filter(|word| !word.contains('\0')) {
        for command in [
            &["search"][..],
            &["list"],
            &["history"],
            &["tag", "rename", "a"],
            &["saved", "run"],
            &["models"],
            &["jobs", "show"],
        ] {
            let said = shell.run(command.iter().copied().chain([*word, "--json"]));
            assert!(said.code >= 0 && said.code != 1, "{command:?} {word:?}: {} {}", said.code, said.stderr);
            let parsed: serde_json::Value = serde_json::from_str(&said.stdout)
                .unwrap_or_else(|error| panic!("{command:?} {word:?}: {error} {:?}", said.stdout));
            assert_eq!(parsed["ok"], said.code == 0);
            let said = shell.run(command.iter().copied().chain([*word]));
            let all = said.stdout + &said.stderr;
            assert!(!all.contains(['\u{1b}', '\u{202e}', '\r']), "{command:?} {word:?}: {all:?}");
            assert!(!all.contains("panicked"), "{command:?} {word:?}: {all}");
        }
    }
    for tag in ["🦊", "狐", "a'b", "a\"b", "'; DROP TABLE tags; --"] {
        assert_eq!(shell.run(["tag", "add", tag, "1"]).code, 0, "{tag}");
        let query = format!("tag:\"{}\"", tag.replace('\\', "\\\\").replace('"', "\\\""));
        assert_eq!(shell.run(["list", "--ids", "-t", tag]).stdout, "1\n", "{tag} by flag");
        if !tag.contains('"') {
            assert_eq!(shell.run(["list", "--ids", &query]).stdout, "1\n", "{query}");
        }
    }
    assert_eq!(shell.json(["tag", "add", &long, "1"])["error"]["code"], "invalid");
    assert_eq!(shell.run(["list", "--count"]).stdout, "2\n", "nothing was lost");
}

#[test]
fn very_many_ids_on_standard_input_are_refused_with_a_way_on() {
    let shell = Shell::with_images(1);
    let ids: String = (1..=2_000_000).map(|id| format!("{id}\n")).collect();
    let said = shell.run_with_input(["star", "-", "--json"], ids.as_bytes());
    let refused: serde_json::Value = serde_json::from_str(&said.stdout).unwrap();
    assert_eq!(refused["error"]["code"], "invalid", "{refused}");
    assert!(refused["error"]["hint"].as_str().unwrap().contains("part it"), "{refused}");
}

#[cfg(unix)]
#[test]
fn every_stream_may_be_closed() {
    let shell = Shell::with_images(2);
    for line in [
        "list",
        "list --json",
        "show 1",
        "tag list",
        "star -",
        "purge 1",
        "models",
        "history",
        "log",
        "view 1",
    ] {
        for closed in ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"] {
            let script = format!("exec \"$0\" {line} {closed}");
            let mut command = std::process::Command::new("sh");
            let said = command
                .args(["-c", &script, env!("CARGO_BIN_EXE_pixery")])
                .env_clear()
                .env("HOME", shell.path("home"))
                .env("LANG", "C")
                .env("PIXERY_LIBRARY", shell.library())
                .env("PIXERY_CONFIG_DIR", shell.path("config"))
                .envs(shell.away_from_vendors())
                .stdin(Stdio::null())
                .output()
                .unwrap();
            let code = said.status.code();
            assert!(code.is_some_and(|code| code <= 10), "{line} {closed}: {said:?}");
            assert!(!String::from_utf8_lossy(&said.stderr).contains("panicked"), "{line} {closed}: {said:?}");
        }
    }
    let mut child = shell.command(["star", "-"]).stdin(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(b"1 #2\n").unwrap();
    assert!(child.wait().unwrap().success());
}
