//! Tags, stars, trash.

use crate::shell::Shell;

#[test]
fn since_is_said_as_in_a_query() {
    let shell = Shell::with_images(1);
    shell.run(["star", "1"]);
    for time in ["today", "yesterday", "2020", "2020-11", "2020-11-23", "3mo", "90s", "15m"] {
        let log = shell.json(["log", "--since", time]);
        assert_eq!(log["data"]["items"][0]["operation"], "star_generations", "{time}: {log}");
    }
    assert_eq!(shell.json(["undo", "--since", "today"])["data"]["changed"], 1);
}

#[test]
fn tags_come_and_go() {
    let shell = Shell::with_images(3);
    let added = shell.json(["tag", "add", "fox,winter", "1", "2"]);
    assert_eq!(added["data"]["changed"], 4);
    assert_eq!(shell.json(["tag", "add", "FOX", "1"])["data"]["changed"], 0, "one tag in two spellings");
    assert_eq!(shell.json(["list", "--tag", "fox,winter"])["data"]["items"].as_array().unwrap().len(), 2);
    assert_eq!(shell.json(["list", "--without-tag", "fox"])["data"]["items"][0]["id"], 3);
    shell.json(["tag", "remove", "winter", "1"]);
    let tags = shell.json(["tag", "list"]);
    let counts: Vec<(&str, i64)> = tags["data"]["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|tag| (tag["name"].as_str().unwrap(), tag["count"].as_i64().unwrap()))
        .collect();
    assert_eq!(counts, [("fox", 2), ("winter", 1)]);
}

#[test]
fn ids_flow_from_one_command_into_the_next() {
    let shell = Shell::with_images(3);
    let ids = shell.run(["list", "--ids"]).stdout;
    assert_eq!(ids, "3\n2\n1\n");
    let said = shell.run_with_input(["star", "-"], ids.as_bytes());
    assert_eq!((said.code, said.stdout.as_str()), (0, "starred 3 images\n"));
    assert_eq!(shell.run(["list", "--starred", "--ids"]).stdout, "3\n2\n1\n");
    assert_eq!(shell.run(["unstar", "2"]).stdout, "unstarred 1 image\n");
}

#[test]
fn trash_keeps_the_file_and_restore_brings_it_back() {
    let shell = Shell::with_images(2);
    let path = shell.json(["show", "1"])["data"]["path"].as_str().unwrap().to_owned();
    shell.json(["trash", "1"]);
    assert!(std::path::Path::new(&path).is_file());
    assert_eq!(shell.run(["list", "--ids"]).stdout, "2\n");
    assert_eq!(shell.run(["list", "--trashed", "--ids"]).stdout, "1\n");
    assert_eq!(shell.json(["trash", "1"])["data"]["unchanged"][0], 1);
    shell.json(["restore", "1"]);
    assert_eq!(shell.run(["list", "--ids"]).stdout, "2\n1\n");
}

#[test]
fn one_wrong_id_changes_nothing() {
    let shell = Shell::with_images(2);
    let refused = shell.json(["star", "1", "99"]);
    assert_eq!(refused["error"]["message"], "no generation #99");
    assert_eq!(shell.run(["list", "--starred", "--ids"]).stdout, "");
}

fn items(envelope: &serde_json::Value) -> &Vec<serde_json::Value> {
    envelope["data"]["items"].as_array().unwrap()
}

#[test]
fn tags_are_renamed_merged_coloured_hidden_and_deleted() {
    let shell = Shell::with_images(3);
    shell.json(["tag", "add", "foxes,snow", "1", "2"]);
    assert_eq!(shell.json(["tag", "rename", "foxes", "fox"])["data"]["tags"][0]["name"], "fox");
    shell.json(["tag", "add", "vixen", "3"]);
    assert_eq!(shell.run(["tag", "merge", "vixen", "fox"]).stdout, "merged into: fox (3)\n");
    assert_eq!(shell.json(["tag", "color", "fox", "red"])["data"]["tags"][0]["color"], "#d9534f");
    shell.json(["tag", "hide", "snow"]);
    assert_eq!(items(&shell.json(["tag", "list"])).len(), 1);
    assert_eq!(items(&shell.json(["tag", "list", "--include-hidden"])).len(), 2);
    assert_eq!(shell.run(["list", "--ids"]).stdout, "3\n");
    assert_eq!(shell.json(["star", "--query", "tag:snow"])["data"]["changedCount"], 0);
    assert_eq!(shell.json(["star", "--query", "tag:snow", "--include-hidden"])["data"]["changedCount"], 2);
    shell.json(["tag", "show", "snow"]);
    shell.json(["tag", "delete", "snow"]);
    assert_eq!(shell.run(["tags"]).stdout, "fox\t3\n");
    assert_eq!(shell.json(["untag", "fox", "1"])["command"], "tag remove");
}

#[test]
fn a_collection_is_filled_by_a_query_and_ordered_by_hand() {
    let shell = Shell::with_images(3);
    shell.json(["collection", "create", "Book", "--description", "for the book"]);
    assert_eq!(shell.json(["collection", "add", "book", "--query", "house"])["data"]["changedCount"], 3);
    shell.json(["collection", "reorder", "Book", "1", "--before", "3"]);
    assert_eq!(shell.run(["collection", "list", "Book", "--ids"]).stdout, "1\n3\n2\n");
    shell.json(["collection", "remove", "Book", "3"]);
    shell.json(["collection", "rename", "Book", "The book"]);
    shell.json(["collection", "describe", "The book", "for you"]);
    assert_eq!(shell.run(["collection", "list"]).stdout, "The book\t2\t\tfor you\n");
    shell.json(["collection", "delete", "The book"]);
    assert!(items(&shell.json(["collection", "list"])).is_empty());
    assert_eq!(shell.run(["list", "--ids"]).stdout, "3\n2\n1\n", "the images stay");
}

/// Returns the names of the collections that an answer lists.
fn items_named(answer: &serde_json::Value) -> Vec<&str> {
    answer["data"]["collections"].as_array().unwrap().iter().filter_map(|one| one["name"].as_str()).collect()
}

#[test]
fn collections_have_an_order_by_hand_and_moving_them_is_undone() {
    let shell = Shell::with_images(1);
    for name in ["Book", "Covers", "Posters", "Prints"] {
        shell.json(["collection", "create", name]);
    }
    let listed = || {
        let lines = shell.run(["collection", "list"]).stdout;
        lines.lines().filter_map(|line| line.split('\t').next()).collect::<Vec<_>>().join(" ")
    };
    shell.json(["collection", "move", "prints", "Posters"]);
    assert_eq!(listed(), "Prints Posters Book Covers");
    shell.json(["collection", "move", "Prints", "--after", "book"]);
    assert_eq!(listed(), "Posters Book Prints Covers");
    shell.json(["collection", "move", "Book", "Covers", "--before", "Posters"]);
    assert_eq!(listed(), "Book Covers Posters Prints");
    shell.json(["collection", "move", "Book", "--last"]);
    assert_eq!(listed(), "Covers Posters Prints Book");
    shell.json(["undo"]);
    assert_eq!(listed(), "Book Covers Posters Prints");
    let same = shell.json(["collection", "move", "Book", "--before", "Covers"]);
    assert_eq!(same["data"]["changed"], 0, "it is there already: {same}");
    let twice = shell.json(["collection", "move", "Covers", "covers", "--last"]);
    assert_eq!(items_named(&twice), ["Covers"], "{twice}");
    let said = shell.run(["collection", "move", "Book", "--before", "Book"]);
    assert_eq!(
        (said.code, said.stderr.contains("beside a collection that is itself")),
        (2, true),
        "{}",
        said.stderr
    );
}

#[test]
fn rejecting_and_retitling_change_what_is_found() {
    let shell = Shell::with_images(2);
    shell.json(["reject", "1"]);
    assert_eq!(shell.run(["list", "--rejected", "--ids"]).stdout, "1\n");
    shell.json(["unreject", "1"]);
    shell.json(["update", "2", "--title", "Lighthouse"]);
    assert_eq!(shell.run(["list", "--text", "lighthouse", "--ids"]).stdout, "2\n");
    assert_eq!(shell.json(["show", "2"])["data"]["title"], "Lighthouse");
}

#[test]
fn notes_are_left_answered_and_settled() {
    let shell = Shell::with_images(1);
    let note = shell.json(["note", "add", "1", "six fingers", "--region", "0.1,0.2,0.3,0.4"]);
    assert_eq!(note["data"]["region"]["kind"], "rectangle");
    shell.json(["note", "reply", "1", "mended"]);
    assert_eq!(items(&shell.json(["note", "list", "1"])).len(), 2);
    shell.json(["note", "resolve", "1"]);
    assert!(items(&shell.json(["note", "list"])).is_empty());
    assert_eq!(shell.run(["note", "delete", "1"]).stdout, "deleted 1 note\n");
}

#[test]
fn purge_wants_a_word_and_is_for_good() {
    let shell = Shell::with_images(2);
    let path = shell.json(["show", "1"])["data"]["path"].as_str().unwrap().to_owned();
    shell.json(["trash", "1"]);
    let refused = shell.run(["purge", "1"]);
    assert_eq!((refused.code, refused.stderr.contains("agree with --yes")), (7, true), "{}", refused.stderr);
    assert!(std::path::Path::new(&path).is_file());
    assert_eq!(shell.run(["purge", "1", "--yes"]).stdout, "purged 1 image\n");
    assert!(!std::path::Path::new(&path).exists());
    assert_eq!(shell.json(["show", "1"])["error"]["message"], "generation #1 was purged");
}

#[test]
fn an_agent_is_known_by_its_environment_and_undone_by_name() {
    let mut shell = Shell::with_images(2);
    shell.set("CLAUDECODE", "1");
    shell.json(["star", "1", "2"]);
    shell.json(["tag", "add", "fox", "1"]);
    let mut person = shell;
    person.set("CLAUDECODE", "");
    let log = person.json(["log", "--actor", "claude"]);
    let operations: Vec<_> = items(&log).iter().map(|entry| entry["operation"].as_str().unwrap()).collect();
    assert_eq!(operations, ["add_tags", "star_generations"]);
    // It is the person's star now.
    person.json(["unstar", "1"]);
    person.json(["star", "1"]);
    let undone = person.json(["undo", "--actor", "claude", "--since", "1h"]);
    assert_eq!(undone["data"]["entries"].as_array().unwrap().len(), 2);
    assert_eq!(undone["data"]["skipped"][0]["reason"], "changed_since");
    assert_eq!(person.run(["list", "--starred", "--ids"]).stdout, "1\n");
    person.json(["redo"]);
    assert_eq!(person.run(["list", "--starred", "--ids"]).stdout, "2\n1\n");
    assert_eq!(person.json(["config"])["data"]["items"][5]["value"], "person");
}

#[test]
fn nothing_to_undo_is_no_error() {
    let shell = Shell::with_images(1);
    let said = shell.run(["undo"]);
    assert_eq!((said.code, said.stdout.as_str()), (0, ""));
    assert!(said.stderr.starts_with("nothing to undo"), "{}", said.stderr);
}

#[test]
fn safe_mode_is_a_switch_that_no_command_sees_around() {
    let shell = Shell::with_images(2);
    shell.json(["update", "1", "-p", "SECRET words", "--title", "SECRET"]);
    shell.json(["tag", "add", "SECRETTAG", "1"]);
    shell.json(["collection", "add", "SECRETBOX", "1"]);
    shell.json(["note", "add", "1", "SECRET note"]);
    shell.write("config/config.toml", "# mine\nratio = \"1:1\"\n");
    shell.json(["tag", "hide", "SECRETTAG", "--sensitive"]);
    shell.json(["collection", "hide", "SECRETBOX", "--sensitive"]);
    assert_eq!(shell.run(["safe-mode", "on"]).stdout, "safe mode is on\n");
    for arguments in [
        &["show", "1"][..],
        &["show", "1", "2"],
        &["view", "1"],
        &["view", "1", "--full"],
        &["view", "1", "2", "--sheet"],
        &["list", "--include-hidden"],
        &["list", "--text", "words", "--include-hidden"],
        &["list", "--parent", "1"],
        &["tag", "list", "--include-hidden"],
        &["collection", "list", "--include-hidden"],
        &["collection", "list", "secretbox", "--include-hidden"],
        &["collection", "list", "secretbo"],
        &["tag", "remove", "secretta", "2"],
        &["note", "list", "--include-hidden"],
        &["note", "list", "1"],
        &["jobs", "list", "--all"],
        &["jobs", "show", "1"],
        &["remix", "1"],
        &["regenerate", "1"],
        &["generate", "x", "--ref", "1"],
        &["log"],
        &["star", "1"],
        &["tag", "add", "plain", "1"],
        &["undo"],
    ] {
        for json in [true, false] {
            let said = shell.run(arguments.iter().copied().chain(json.then_some("--json")));
            let all = format!("{}{}", said.stdout, said.stderr);
            assert!(!all.contains("SECRET"), "{arguments:?}: {all}");
            assert!(
                !all.contains("a-small-house-ink-") || !arguments.contains(&"1") || arguments.contains(&"2"),
                "{arguments:?}: {all}"
            );
        }
    }
    assert_eq!(shell.json(["show", "1"])["data"]["withheld"], "safe_mode");
    shell.run(["safe-mode", "off"]);
    assert_eq!(shell.json(["show", "1"])["data"]["title"], "SECRET");
    let file = std::fs::read_to_string(shell.path("config/config.toml")).unwrap();
    assert_eq!(file, "# mine\nratio = \"1:1\"\n", "the switch is the library's");
}

#[test]
fn switching_safe_mode_off_takes_it_out_of_the_users_file_too() {
    let mut shell = Shell::with_images(1);
    shell.write("config/config.toml", "# mine\nsafe_mode = true\n");
    let said = shell.json(["safe-mode", "off"]);
    assert_eq!(said["data"]["safeMode"], false);
    let file = std::fs::read_to_string(shell.path("config/config.toml")).unwrap();
    assert_eq!(file, "# mine\nsafe_mode = false\n");
    shell.json(["safe-mode", "on"]);
    assert_eq!(shell.json(["safe-mode"])["data"]["source"], "library");
    shell.set("PIXERY_SAFE_MODE", "true");
    let said = shell.run(["safe-mode", "off"]);
    assert_eq!(said.stdout, "safe mode is on\n");
    assert!(said.stderr.contains("PIXERY_SAFE_MODE says otherwise"), "{}", said.stderr);
}

#[test]
fn every_mistake_in_organising_has_a_code_and_a_way_on() {
    let shell = Shell::with_images(2);
    shell.json(["tag", "add", "fox,snow", "1"]);
    shell.json(["collection", "add", "Book", "1"]);
    let entry = shell.json(["star", "1"])["data"]["entry"].to_string();
    shell.json(["undo"]);
    let cases: [&[&str]; 35] = [
        &["star"],
        &["star", "1", "--query", "fox"],
        &["star", "--query", ""],
        &["star", "--query", "colour:red"],
        &["star", "--query", "is:pretty"],
        &["star", "-"],
        &["update", "1"],
        &["update", "1", "--title", "a\u{1b}[2Jb"],
        &["tag", "add", ",", "1"],
        &["tag", "remove", "foxx", "1"],
        &["tag", "remove", "unheard-of", "1"],
        &["tag", "rename", "fox", "snow"],
        &["tag", "merge", "wolf", "fox"],
        &["tag", "color", "fox", "reddish"],
        &["tag", "delete", "foxs"],
        &["tag", "hide", "wolf"],
        &["collection", "create", "BOOK"],
        &["collection", "list", "Bok"],
        &["collection", "list", "Book", "-n", "0"],
        &["collection", "remove", "Shelf", "1"],
        &["collection", "reorder", "Book", "2"],
        &["collection", "reorder", "Book", "1", "--after", "2"],
        &["collection", "move", "Bok"],
        &["collection", "move", "Book", "--after", "Book"],
        &["note", "add", "1", ""],
        &["note", "add", "9", "hello"],
        &["note", "add", "1", "hello", "--region", "here"],
        &["note", "add", "1", "hello", "--region", "0.5,0.5,0.9,0.9"],
        &["note", "reply", "9", "hello"],
        &["note", "resolve", "9"],
        &["purge", "1", "--yes"],
        &["purge", "1"],
        &["undo", "99"],
        &["undo", &entry],
        &["log", "--since", "the day before"],
    ];
    let all: String = cases
        .iter()
        .map(|case| {
            let shown: Vec<String> = case.iter().map(|word| word.escape_debug().to_string()).collect();
            format!("{}\n  {}", shown.join(" "), crate::errors::refused(&shell, case))
        })
        .collect();
    insta::assert_snapshot!(all);
}
