//! Safe mode at the command line: every command and every flag there is, asked for a sensitive image, says nothing of it.

use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use pixery_core::domain::GenerationId;
use pixery_core::ops::focus::{ReportView, report};

use crate::shell::{Said, Shell};

/// What is sensitive bears this in every name and text.
const CANARY: &str = "kanarie";

/// A library with open images (1, 3, 4, 6, 7) and sensitive ones (2, 5, 8): 3 was made from 2, 5 lies in the
/// trash with a file that can't be removed, and 8 has the pixels of 7. Notes, jobs and the journal speak of them.
fn template() -> Shell {
    let shell = Shell::new();
    let run = |line: &[&str]| {
        let said = shell.run(line);
        assert_eq!(said.code, 0, "{line:?}: {}", said.stderr);
    };
    let make = |prompt: &str, more: &[&str]| {
        run(&[&["generate", prompt, "--size", "64x64", "--seed", "7", "-q"], more].concat());
    };
    let secret: &[&str] = &[
        "-t",
        "kanarietag,animal",
        "--collection",
        "KanarieBox",
        "--title",
        "kanarie title",
        "--negative",
        "kanarie negative",
    ];
    make("house", &["-t", "animal", "--collection", "Houses"]);
    make("kanarie prompt", secret);
    make("garden", &["--ref", "2", "--parent", "2"]);
    make("meadow", &[]);
    make("kanarie trash", secret);
    make("bay", &["--parent", "1"]);
    make("twin", &[]);
    make("twin", &["-t", "kanarietag", "--title", "kanarie twin"]);
    run(&["note", "add", "2", "kanarie note"]);
    run(&["note", "add", "1", "open note"]);
    run(&["note", "reply", "1", "kanarie reply"]);
    run(&["tag", "hide", "kanarietag", "--sensitive"]);
    run(&["collection", "describe", "KanarieBox", "kanarie description"]);
    run(&["collection", "hide", "KanarieBox", "--sensitive"]);
    run(&["saved", "add", "Houses", "house"]);
    run(&["saved", "add", "KanarieSearch", "house -tag:kanarietag"]);
    run(&["preset", "save", "KanariePreset", "kanarie {animal}", "-t", "kanarietag"]);
    let path = shell.json(["show", "5"])["data"]["path"].as_str().unwrap().to_owned();
    run(&["trash", "5"]);
    std::fs::remove_file(&path).unwrap();
    std::fs::create_dir_all(Path::new(&path).join("kept")).unwrap();
    std::fs::rename(shell.library(), shell.path("template")).unwrap();
    shell
}

/// Returns a value of that name, such as a person could give who knows nothing of the secret but its ids.
fn value(name: &str) -> &'static str {
    match name {
        "ID" | "ID|FILE" => "2",
        "ENTRY" | "NOTE" | "CURSOR" | "SEQUENCE" => "1",
        "ENTRY,…" => "1,2,3,4,5,6,7,8,9,10",
        "JOB" => "2",
        "TAG" | "TAG,…" | "INTO" => "animal",
        "NAME" | "NEW_NAME" | "SEARCH" | "COLLECTION" => "Houses",
        "PRESET" => "KanariPreset",
        "TEMPLATE" => "{prompt}, ink",
        "MODEL,…" => "sketch,flux-dev",
        "ADDR" => "127.0.0.1",
        "WHEN" => "always",
        "QUERY" => "is:sensitive",
        "TEXT" | "PROMPT" | "TITLE" | "DESCRIPTION" => "words",
        "COUNT" | "N" | "SECONDS" | "BITS" => "0",
        "PX" => "64",
        "X" => "0.5",
        "NAME[:X" | "NAME[:X]" => "film",
        "NAME=VALUE" => "a=b",
        "RATIO" => "1:1",
        "WxH" => "64x64",
        "FILE" => "missing.png",
        "PATH" => "copies",
        "DIR" => "pages",
        "MODEL" => "sketch",
        "ORDER" => "relevance",
        "STATE" => "done",
        "TOPIC,…" => "generations",
        "TIME" | "DAY" => "1d",
        "WHAT" => "model",
        "USD" | "USD|off" => "1",
        "REGION" => "0.1,0.1,0.2,0.2",
        "COLOUR" => "red",
        "PROVIDER" => "fal",
        "SHELL" => "bash",
        "COMMAND" => "list",
        "on|off" => "on",
        "OPERATION" => "generate",
        "REFERENCE" => "2",
        other => panic!("this walk knows no value for <{other}>: give it one"),
    }
}

/// Returns names that are nearly those of the secret, for whoever guesses: no hint may say how they are meant.
fn near(name: &str) -> &'static [&'static str] {
    match name {
        "TAG" | "TAG,…" | "NAME" | "COLLECTION" | "SEARCH" | "PRESET" | "INTO" => {
            &["kanaritag", "KanariBox", "KanariSearch", "KanariPreset"]
        }
        "QUERY" => &["tag:kanaritag", "-collection:KanariBox", "kanari"],
        _ => &[],
    }
}

/// A command as its help describes it.
struct Described {
    words: Vec<String>,
    positionals: Vec<String>,
    /// How many of them have to be there.
    required: usize,
    /// Flags with the name of their value.
    flags: Vec<(String, Option<String>)>,
}

/// Returns every command there is, from the pages of the manual, which are made of the command line's own description.
fn commands(shell: &Shell) -> Vec<Described> {
    let folder = shell.path("manual");
    shell.run(["man", "--dir", folder.to_str().unwrap()]);
    let pages: BTreeSet<String> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|page| page.unwrap().file_name().into_string().unwrap())
        .filter_map(|name| Some(name.strip_prefix("pixery-")?.trim_end_matches(".1").to_owned()))
        .collect();
    let group = |page: &str| {
        pages
            .iter()
            .find(|other| page.strip_prefix(other.as_str()).is_some_and(|rest| rest.starts_with('-')))
            .cloned()
    };
    let is_group = |page: &String| pages.iter().any(|other| group(other).as_ref() == Some(page));
    let leaves = pages.iter().filter(|page| !is_group(page)).map(|page| match group(page) {
        Some(group) => vec![group.clone(), page[group.len() + 1..].to_owned()],
        None => vec![page.clone()],
    });
    leaves.map(|words| described(shell, words)).collect()
}

fn described(shell: &Shell, words: Vec<String>) -> Described {
    let help = shell.run(words.iter().map(String::as_str).chain(["--help"])).stdout;
    assert!(help.contains("Usage: pixery "), "{words:?}: {help}");
    let (mut positionals, mut required, mut flags) = (Vec::new(), 0, Vec::new());
    let mut section = "";
    for line in help.lines() {
        if !line.starts_with(' ') {
            section = line;
        }
        let Some(item) = line.strip_prefix("  ").filter(|_| section.ends_with(':')) else { continue };
        let bracketed = |text: &str| {
            let inner = text.strip_prefix(['<', '['])?;
            Some(inner[..inner.find(['>', ']'])?].to_owned())
        };
        match section {
            "Arguments:" => {
                positionals.extend(bracketed(item));
                required += usize::from(item.starts_with('<'));
            }
            _ if section.ends_with("ptions:") => {
                let Some(at) = item.find("--").filter(|at| *at <= 4) else { continue };
                let rest = &item[at..];
                let end = rest.find([' ', '[']).unwrap_or(rest.len());
                flags.push((
                    rest[..end].to_owned(),
                    bracketed(rest[end..].trim_start_matches(' ')).filter(|_| rest[end..].starts_with(" <")),
                ));
            }
            _ => {}
        }
    }
    Described { words, positionals, required, flags }
}

/// What makes a command end, or meant at all.
fn companions(words: &[String]) -> &'static [&'static str] {
    match words.join(" ").as_str() {
        "watch" => &["--timeout", "0"],
        "serve" => &["--port", "0"],
        "compare-models" => &["--models", "sketch,flux-dev", "--dry-run"],
        "ui compare" => &["1"],
        "worker" => &["--idle", "0"],
        "jobs resolve" => &["--drop"],
        "budget set" => &["--day", "1"],
        "generate" | "batch" => &["--size", "64x64"],
        _ => &[],
    }
}

fn fresh(shell: &Shell) {
    for folder in [shell.library(), shell.path("work")] {
        if folder.exists() {
            std::fs::remove_dir_all(folder).unwrap();
        }
    }
    copy(&shell.path("template"), &shell.library());
}

/// Copies a folder with all that is in it.
pub(crate) fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let (from, to) = (entry.as_ref().unwrap().path(), to.join(entry.unwrap().file_name()));
        if from.is_dir() {
            copy(&from, &to);
        } else {
            std::fs::copy(&from, &to).unwrap();
        }
    }
}

/// Tells the library that a person looks at the secret, whole: all that galleries report.
fn look_at_the_secret(shell: &Shell) {
    let ids = |ids: &[i64]| ids.iter().copied().map(GenerationId).collect::<Vec<_>>();
    let told = ReportView {
        view: "kanarie window".to_owned(),
        cursor: Some(GenerationId(2)),
        marks: ids(&[2, 5, 1]),
        query: Some("tag:kanarietag".to_owned()),
        collection: Some("KanarieBox".to_owned()),
        visible: ids(&[1, 2, 3]),
        viewer: Some(GenerationId(2)),
        compare: ids(&[1, 2]),
        focused: true,
        ..ReportView::default()
    };
    pollster::block_on(report(&shell.open(), told)).unwrap();
}

/// Runs a line; a server is ended when it has said where it listens.
fn run(shell: &Shell, line: &[&str]) -> Said {
    if line[0] != "serve" {
        return shell.run(line);
    }
    let mut child = shell.command(line).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut first = String::new();
    BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut first).unwrap();
    // A refusal ends by itself.
    if !first.is_empty() && !first.contains("\"ok\":false") {
        let ended = Command::new("kill").args(["-TERM", &child.id().to_string()]).status().unwrap();
        assert!(ended.success());
    }
    let mut said = Said::from(child.wait_with_output().unwrap());
    said.stdout.insert_str(0, &first);
    said
}

fn assert_silent(line: &[String], said: &Said) {
    let all = format!("{}\n{}", said.stdout, said.stderr).to_lowercase();
    let leak = all.find(CANARY).map(|at| {
        let from = all.floor_char_boundary(at.saturating_sub(100));
        let to = all.floor_char_boundary((at + 100).min(all.len()));
        all[from..to].to_owned()
    });
    assert_eq!(leak, None, "{}", line.join(" "));
}

/// Nothing that a command left beside the library holds a name or text either.
fn assert_nothing_left(folder: &Path, line: &[String]) {
    for entry in std::fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        assert!(
            !path.to_string_lossy().to_lowercase().contains(CANARY),
            "{}: {}",
            line.join(" "),
            path.display()
        );
        if path.is_dir() {
            assert_nothing_left(&path, line);
        } else {
            let bytes = std::fs::read(&path).unwrap().to_ascii_lowercase();
            let is_told = bytes.windows(CANARY.len()).any(|window| window == CANARY.as_bytes());
            assert!(!is_told, "{}: {}", line.join(" "), path.display());
        }
    }
}

#[test]
fn no_command_and_no_flag_says_anything_of_a_sensitive_image() {
    let mut shell = template();
    shell.set("PIXERY_SAFE_MODE", "true");
    walk(&shell, |_| {});
}

#[test]
fn nor_does_any_when_the_switch_of_the_library_is_on() {
    let shell = template();
    walk(&shell, |shell| assert_eq!(shell.run(["safe-mode", "on"]).code, 0));
}

/// Asks every command with every flag, each command on a library of its own that `prepare` has seen.
fn walk(shell: &Shell, prepare: impl Fn(&Shell)) {
    let commands = commands(shell);
    let mut walked = 0;
    for command in &commands {
        fresh(shell);
        if ["selection", "open", "ui"].contains(&command.words[0].as_str()) {
            look_at_the_secret(shell);
        }
        prepare(shell);
        let base: Vec<String> = command
            .words
            .iter()
            .cloned()
            .chain(command.positionals.iter().map(|name| value(name).to_owned()))
            .chain(companions(&command.words).iter().map(|word| (*word).to_owned()))
            .collect();
        let mut lines = vec![base.clone()];
        if command.required < command.positionals.len() {
            let mut least = base.clone();
            least.drain(
                command.words.len() + command.required..command.words.len() + command.positionals.len(),
            );
            lines.push(least);
        }
        if command.positionals.iter().any(|name| name == "ID") {
            for id in ["5", "7"] {
                let other = |word: &String| if word == "2" { id.to_owned() } else { word.clone() };
                lines.push(base.iter().map(other).chain(["--yes".to_owned()]).collect());
            }
            let query = command.words.iter().cloned();
            lines
                .push(query.chain(["--query".to_owned(), "id:2,5".to_owned(), "--yes".to_owned()]).collect());
        }
        for (at, name) in command.positionals.iter().enumerate() {
            for guess in near(name) {
                let mut line = base.clone();
                (*guess).clone_into(&mut line[command.words.len() + at]);
                lines.push(line);
            }
        }
        for (flag, takes) in &command.flags {
            if ["--help", "--version", "--json", "--library"].contains(&flag.as_str()) {
                continue;
            }
            let taken = match (flag.as_str(), takes.as_deref()) {
                ("--color", _) => Some("always"),
                (_, name) => name.map(value),
            };
            // Else it waits for somebody to select something else.
            let ends: &[&str] =
                if flag == "--wait" && command.words[0] == "selection" { &["--timeout", "0"] } else { &[] };
            let guesses = takes.as_deref().map_or(&[][..], near).iter().copied().map(Some);
            for taken in [taken].into_iter().chain(guesses) {
                let flagged = base.iter().map(String::as_str).chain([flag.as_str()]).chain(taken);
                lines.push(flagged.chain(ends.iter().copied()).map(str::to_owned).collect());
            }
        }
        for line in lines {
            for shape in [None, Some("--json")] {
                if shape.is_some() && line.iter().any(|word| word == "--json-lines") {
                    continue;
                }
                let said = run(shell, &Vec::from_iter(line.iter().map(String::as_str).chain(shape)));
                assert!(said.code >= 0, "{line:?}");
                assert_silent(&line, &said);
                walked += 1;
            }
            assert_nothing_left(&shell.path("work"), &line);
        }
    }
    assert!(walked > 500, "{walked} lines");
}
