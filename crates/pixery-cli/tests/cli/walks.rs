//! Two walks from end to end: an agent that has read the guide and nothing else, and a person at a narrow terminal.

use serde_json::Value;

use crate::shell::Shell;

/// Returns the commands that the guide shows under a heading, in order, without what it says of them.
fn commands_under(guide: &str, heading: &str) -> Vec<String> {
    let section = guide.split_once(&format!("## {heading}\n")).unwrap_or_else(|| panic!("no {heading}")).1;
    let section = section.split("\n## ").next().unwrap();
    let lines = section.lines().filter(|line| line.starts_with("    pixery "));
    lines
        .flat_map(|line| line.trim().split("  ").map(str::trim))
        .filter_map(|part| part.strip_prefix("pixery "))
        .map(str::to_owned)
        .collect()
}

/// Returns a command of the guide as words, its ids and prompts filled in.
fn filled_in(command: &str, ids: &[i64]) -> Vec<String> {
    let word = |word: &str| match word {
        "\"...\"" => "a felt hat on a peg, linocut".to_owned(),
        "140" => ids[0].to_string(),
        "141" => ids[1].to_string(),
        "142" => ids[2].to_string(),
        other => other.to_owned(),
    };
    let words = command.split(' ').filter(|word| *word != "--json").map(word);
    words.chain(["--json".to_owned()]).collect()
}

fn answer(shell: &Shell, words: &[String]) -> Value {
    let said = shell.run(words);
    let envelope: Value = serde_json::from_str(&said.stdout)
        .unwrap_or_else(|error| panic!("{words:?}: {error}: {}", said.stdout));
    assert_eq!(envelope["ok"], true, "{words:?}: {envelope}");
    envelope["data"].clone()
}

fn ids(generations: &Value) -> Vec<i64> {
    generations.as_array().unwrap().iter().map(|generation| generation["id"].as_i64().unwrap()).collect()
}

#[test]
fn an_agent_that_has_read_the_guide_makes_compares_tags_and_collects() {
    let mut shell = Shell::new();
    shell.set("PIXERY_ACTOR", "claude");
    let guide = shell.json(["help", "agent"])["data"]["guide"].as_str().unwrap().to_owned();
    let mut made: Vec<i64> = Vec::new();
    let mut sheet = None;
    let the_loop = commands_under(&guide, "The loop");
    assert!(the_loop.len() >= 8, "{the_loop:?}");
    for command in &the_loop {
        let data = answer(&shell, &filled_in(command, if made.is_empty() { &[0, 0, 0] } else { &made }));
        match command.split(' ').next().unwrap() {
            "generate" | "remix" | "regenerate" => made.extend(ids(&data["generations"])),
            "models" if command.contains("--guide") => {
                assert!(data["text"].as_str().unwrap().len() > 100, "{data}")
            }
            "models" => {
                assert!(data["items"].as_array().unwrap().iter().any(|model| model["id"] == "sketch"))
            }
            "view" if command.contains("--sheet") => {
                sheet = data["sheet"]["path"].as_str().map(str::to_owned)
            }
            "view" => {
                for item in data["items"].as_array().unwrap() {
                    assert!(item["width"].as_u64().unwrap() <= 600 && item["tokens"].is_number(), "{item}");
                    assert!(std::path::Path::new(item["path"].as_str().unwrap()).exists());
                }
            }
            "compare-models" => assert_eq!(data["planned"].as_array().unwrap().len(), 2, "{data}"),
            other => panic!("this walk can't judge {other}: {command}"),
        }
    }
    assert!(made.len() >= 7, "{made:?}");
    assert!(std::path::Path::new(&sheet.expect("one sheet to compare on")).exists());
    // The guide's draft is a tag that somebody gave before.
    answer(&shell, &["tag", "add", "draft", &made[0].to_string(), "--json"].map(str::to_owned));
    for command in commands_under(&guide, "Keeping order") {
        answer(&shell, &filled_in(&command, &made));
    }
    let shown = shell.json(["show", &made[1].to_string()])["data"].clone();
    assert_eq!((&shown["tags"], &shown["actor"]), (&serde_json::json!(["fox", "winter"]), &"claude".into()));
    assert_eq!(shown["collections"], serde_json::json!(["Hats"]));
    for command in commands_under(&guide, "Finding") {
        // Words that the guide quotes for the shell.
        let mut words: Vec<String> = Vec::new();
        for (place, part) in command.split('\'').enumerate() {
            match place % 2 {
                1 => words.push(part.to_owned()),
                _ => words
                    .extend(part.split_whitespace().map(|word| word.replace("140", &made[0].to_string()))),
            }
        }
        words.retain(|word| word != "--json");
        words.push("--json".to_owned());
        answer(&shell, &words);
    }
    let log = shell.json(["log"])["data"]["items"].as_array().unwrap().clone();
    assert!(log.iter().all(|entry| entry["actor"] == "claude"), "{log:?}");
}

#[cfg(unix)]
mod narrow {
    use std::io::Read as _;

    use nix::pty::{Winsize, openpty};
    use unicode_width::UnicodeWidthStr as _;

    use crate::shell::Shell;

    const COLUMNS: u16 = 60;

    /// Runs a command at a terminal of 60 columns and returns what the person sees, escapes included.
    fn at_terminal(shell: &Shell, line: &str, variables: &[(&str, &str)]) -> String {
        let size = Winsize { ws_row: 24, ws_col: COLUMNS, ws_xpixel: 0, ws_ypixel: 0 };
        let pty = openpty(Some(&size), None).unwrap();
        let end = || pty.slave.try_clone().unwrap();
        let mut command = shell.command(line.split(' '));
        command.stdin(end()).stdout(end()).stderr(end()).env("TERM", "xterm").envs(variables.iter().copied());
        let mut child = command.spawn().unwrap();
        drop(command);
        drop(pty.slave);
        let mut seen = Vec::new();
        // The other end closes with an error when the last process of the terminal is gone.
        let _closed = std::fs::File::from(pty.master).read_to_end(&mut seen);
        assert!(child.wait().unwrap().success(), "{line}: {}", String::from_utf8_lossy(&seen));
        String::from_utf8(seen).unwrap().replace("\r\n", "\n")
    }

    /// Returns a text without colours.
    fn bare(text: &str) -> String {
        let mut bare = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("\u{1b}[") {
            bare.push_str(before);
            rest = after.split_once(|c: char| c.is_ascii_alphabetic()).map_or("", |(_, after)| after);
        }
        bare + rest
    }

    fn furnished() -> Shell {
        let shell = Shell::new();
        let long = "a very long prompt about a lighthouse on a cliff at dusk with waves and birds and clouds";
        for (prompt, tag) in [
            (long, "lighthouse"),
            ("日本語の長いプロンプトで灯台と海と鳥と雲を描いてください、夕暮れに", "灯台"),
        ] {
            let line = ["generate", prompt, "--size", "64x64", "-t", tag, "--title", "Dusk", "-q"];
            assert_eq!(shell.run(line).code, 0);
        }
        for line in [
            "remix 1 -p another-long-prompt-without-any-space-in-it-at-all-that-goes-on-and-on -q",
            "collection create Lighthouses --description a-description-that-is-much-longer-than-a-line-can-be",
            "collection add Lighthouses 1 2",
            "note add 1 a-note-that-says-more-than-fits-on-one-line-of-a-narrow-terminal-window",
            "saved add Keepers is:starred -is:rejected tag:lighthouse since:7d model:sketch",
            "budget set --day 5",
        ] {
            assert_eq!(shell.run(line.split(' ')).code, 0, "{line}");
        }
        shell
    }

    #[test]
    fn nothing_runs_over_at_sixty_columns() {
        let shell = furnished();
        for line in [
            "list",
            "list --trashed",
            "search lighthouse",
            "history",
            "show 1",
            "show 2",
            "lineage 1",
            "similar 1",
            "duplicates --maybe",
            "jobs list",
            "jobs show 1",
            "failures",
            "models",
            "models sketch",
            "models sketch --guide",
            "tag list",
            "collection list",
            "collection list Lighthouses",
            "note list",
            "saved list",
            "saved run Keepers",
            "budget show",
            "log",
            "list lighthouse --explain",
            "undo",
            "redo",
            "schema",
            "safe-mode",
            "keys list",
            "generate boat --size 64x64 --dry-run",
        ] {
            let seen = bare(&at_terminal(&shell, line, &[]));
            for row in seen.lines() {
                let row = row.rsplit('\r').next().unwrap();
                // A path is never cut or broken: it is there to be copied.
                if row.contains(shell.library().to_str().unwrap()) {
                    continue;
                }
                assert!(row.width() <= usize::from(COLUMNS), "{line}: {} columns: {row:?}", row.width());
            }
        }
    }

    #[test]
    fn colours_come_at_a_terminal_and_go_when_nobody_wants_them() {
        let shell = furnished();
        assert!(at_terminal(&shell, "list", &[]).contains("\u{1b}["));
        for variables in [&[("NO_COLOR", "1")][..], &[("NO_COLOR", "1"), ("LANG", "C")]] {
            for line in ["list", "show 1", "models", "list --help"] {
                let seen = at_terminal(&shell, line, variables);
                assert!(!seen.contains('\u{1b}'), "{line}: {seen:?}");
            }
        }
        assert!(!at_terminal(&shell, "list --color never", &[]).contains('\u{1b}'));
    }

    #[test]
    fn a_person_makes_looks_marks_and_takes_back() {
        let shell = Shell::new();
        assert!(at_terminal(&shell, "generate fox --size 64x64 -n 2", &[]).contains("64x64"));
        for (line, words) in [
            ("tag add red 1", "added 1 tag"),
            ("star 1 2", "starred 2 images"),
            ("trash 2", "pixery restore brings them back"),
            ("undo", "undone"),
            ("list is:starred", "fox"),
        ] {
            let seen = at_terminal(&shell, line, &[("LANG", "C")]);
            assert!(seen.contains(words), "{line}: {seen}");
        }
    }
}
