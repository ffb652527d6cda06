//! What agents lean on: the guide, the stream of changes, manual pages.

use std::io::{BufRead, BufReader, Read};
use std::process::Stdio;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::shell::Shell;

#[test]
fn the_guide_for_agents_fits_and_its_commands_exist() {
    let shell = Shell::new();
    let said = shell.run(["help", "agent"]);
    assert_eq!(said.code, 0);
    assert!(said.stdout.lines().count() <= 120, "{} lines", said.stdout.lines().count());
    for line in said.stdout.lines() {
        assert!(line.chars().count() <= 80, "{line}");
    }
    let named = said.stdout.split("pixery ").skip(1).filter_map(|rest| rest.split_whitespace().next());
    for command in named.filter(|word| word.bytes().all(|byte| byte.is_ascii_lowercase())) {
        assert_eq!(shell.run([command, "--help"]).code, 0, "{command}");
    }
    let envelope = shell.json(["help", "agent"]);
    assert_eq!(envelope["data"]["guide"], said.stdout);
    assert!(shell.is_without_a_library(), "reading the guide makes no library");
}

#[test]
fn every_query_in_the_guide_can_be_read() {
    let shell = Shell::with_images(1);
    let guide = shell.run(["help", "agent"]).stdout;
    let lines = guide.lines().filter_map(|line| {
        line.trim().strip_prefix("pixery list ").or(line.trim().strip_prefix("pixery search "))
    });
    let mut read = 0;
    for line in lines {
        let line = line.split("   ").next().unwrap();
        let words: Vec<String> =
            line.split(' ').take_while(|word| *word != "|").map(|word| word.replace('\'', "")).collect();
        let command = if line.contains("--sort") { "search" } else { "list" };
        let said = shell.run([command.to_owned()].into_iter().chain(words));
        assert_eq!(said.code, 0, "{line}: {}", said.stderr);
        read += 1;
    }
    assert!(read >= 8, "{read}");
}

#[test]
fn a_watch_tells_what_was_missed_and_what_happens() {
    let shell = Shell::with_images(1);
    let began = shell.json(["watch", "--timeout", "0"]);
    assert_eq!(
        (&began["data"]["kind"], &began["data"]["changes"]),
        (&"changed".into(), &serde_json::json!([]))
    );
    let cursor = began["data"]["sequence"].as_i64().unwrap();
    shell.run(["star", "1"]);
    let missed = shell.json(["watch", "--since", &cursor.to_string(), "--topic", "generations"]);
    assert_eq!(missed["data"]["changes"], serde_json::json!([{ "topic": "generations", "ids": [1] }]));

    let mut child = shell.command(["watch", "--topic", "tags"]).stdout(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut event = || -> Value { serde_json::from_str(&lines.next().unwrap().unwrap()).unwrap() };
    assert_eq!(event()["changes"], serde_json::json!([]));
    shell.run(["unstar", "1"]);
    shell.run(["tag", "add", "fox", "1"]);
    let heard = event();
    assert_eq!(heard["changes"][0]["topic"], "tags", "{heard}");
    assert!(heard["sequence"].as_i64() > missed["data"]["sequence"].as_i64());
    child.kill().unwrap();
    child.wait().unwrap();
}

#[test]
fn a_cursor_older_than_the_log_is_told_everything() {
    let shell = Shell::with_images(1);
    shell.run(["star", "1"]);
    let database = rusqlite::Connection::open(shell.library().join("library.db")).unwrap();
    database
        .execute("DELETE FROM change_log WHERE sequence < (SELECT max(sequence) FROM change_log)", [])
        .unwrap();
    assert_eq!(shell.json(["watch", "--since", "0"])["data"]["kind"], "everything");
}

#[test]
fn a_watch_whose_reader_went_away_ends_without_an_error() {
    let shell = Shell::with_images(1);
    let mut child = shell.command(["watch"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut first = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut first).unwrap();
    assert!(first.contains("sequence"), "{first}");
    let began = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        assert!(began.elapsed() < Duration::from_secs(30), "it goes on for nobody");
        std::thread::sleep(Duration::from_millis(50));
    };
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert_eq!((status.code(), said.as_str()), (Some(0), ""));
}

#[test]
fn a_topic_that_is_none_is_answered_with_the_nearest() {
    let refused = Shell::new().json(["watch", "--topic", "tag"]);
    assert_eq!(refused["error"]["code"], "invalid");
    assert!(refused["error"]["hint"].as_str().unwrap().starts_with("did you mean tags?"), "{refused}");
}

#[test]
fn there_is_a_manual_page_of_every_command() {
    let shell = Shell::new();
    assert!(shell.run(["man"]).stdout.contains(".TH pixery 1"), "{}", shell.run(["man"]).stdout);
    assert!(shell.run(["man", "saved", "add"]).stdout.contains("Save a query under a name"));
    assert_eq!(shell.run(["man", "frobnicate"]).code, 4);
    let folder = shell.path("man1");
    let written = shell.run(["man", "--dir", folder.to_str().unwrap()]);
    assert_eq!(written.code, 0, "{}", written.stderr);
    let pages: Vec<String> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|page| page.unwrap().file_name().into_string().unwrap())
        .collect();
    for page in ["pixery.1", "pixery-list.1", "pixery-saved-add.1", "pixery-tag-remove.1"] {
        assert!(pages.contains(&page.to_owned()), "{page} of {pages:?}");
    }
    let file = shell.write("taken", "");
    assert_eq!(shell.run(["man", "--dir", file.to_str().unwrap()]).code, 1);
}
