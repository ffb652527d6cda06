//! All help texts, in one snapshot: a change of words is seen in one place.

use crate::shell::Shell;

const COMMANDS: &[&[&str]] = &[
    &[],
    &["generate"],
    &["batch"],
    &["compare-models"],
    &["preset"],
    &["preset", "save"],
    &["preset", "list"],
    &["preset", "show"],
    &["preset", "rename"],
    &["preset", "delete"],
    &["remix"],
    &["regenerate"],
    &["list"],
    &["search"],
    &["history"],
    &["saved"],
    &["saved", "add"],
    &["saved", "list"],
    &["saved", "run"],
    &["saved", "rename"],
    &["saved", "delete"],
    &["lineage"],
    &["similar"],
    &["duplicates"],
    &["watch"],
    &["completions"],
    &["man"],
    &["restore"],
    &["show"],
    &["view"],
    &["jobs"],
    &["jobs", "list"],
    &["jobs", "show"],
    &["jobs", "wait"],
    &["jobs", "cancel"],
    &["jobs", "retry"],
    &["jobs", "dismiss"],
    &["jobs", "resolve"],
    &["models"],
    &["tag"],
    &["tag", "add"],
    &["tag", "remove"],
    &["tag", "list"],
    &["tag", "rename"],
    &["tag", "merge"],
    &["tag", "color"],
    &["tag", "delete"],
    &["tag", "hide"],
    &["tag", "show"],
    &["collection"],
    &["collection", "create"],
    &["collection", "list"],
    &["collection", "add"],
    &["collection", "remove"],
    &["collection", "reorder"],
    &["collection", "move"],
    &["collection", "rename"],
    &["collection", "describe"],
    &["collection", "delete"],
    &["collection", "hide"],
    &["collection", "show"],
    &["star"],
    &["unstar"],
    &["reject"],
    &["unreject"],
    &["update"],
    &["note"],
    &["note", "add"],
    &["note", "list"],
    &["note", "reply"],
    &["note", "resolve"],
    &["note", "delete"],
    &["trash"],
    &["restore"],
    &["purge"],
    &["undo"],
    &["redo"],
    &["log"],
    &["safe-mode"],
    &["serve"],
    &["selection"],
    &["open"],
    &["ui"],
    &["ui", "compare"],
    &["ui", "highlight"],
    &["schema"],
    &["failures"],
    &["budget"],
    &["budget", "show"],
    &["budget", "set"],
    &["cost"],
    &["worker"],
    &["config"],
    &["keys"],
    &["keys", "set"],
    &["keys", "list"],
    &["keys", "test"],
    &["keys", "remove"],
];

#[test]
fn every_help_text_fits_eighty_columns_and_is_as_written() {
    let shell = Shell::new();
    let mut all = String::new();
    for command in COMMANDS {
        let said = shell.run(command.iter().copied().chain(["--help"]));
        assert_eq!(said.code, 0, "{command:?}");
        for line in said.stdout.lines() {
            assert!(line.chars().count() <= 80, "{command:?}: {line}");
        }
        all.push_str(&format!("$ pixery {} --help\n{}\n", command.join(" "), said.stdout));
    }
    insta::assert_snapshot!(all);
}

#[test]
fn the_snapshot_holds_every_command_there_is() {
    let shell = Shell::new();
    let mut groups: Vec<Vec<String>> = vec![Vec::new()];
    while let Some(words) = groups.pop() {
        let help = shell.run(words.iter().map(String::as_str).chain(["--help"])).stdout;
        let named =
            help.split_once("\nCommands:\n").map_or("", |(_, rest)| rest.split("\n\n").next().unwrap());
        let names = named.lines().filter_map(|line| line.strip_prefix("  ")?.split(' ').next());
        for name in names.filter(|name| !name.is_empty() && *name != "help") {
            let words: Vec<String> = words.iter().cloned().chain([name.to_owned()]).collect();
            assert!(COMMANDS.iter().any(|known| *known == words), "{words:?} is not in the snapshot");
            groups.push(words);
        }
    }
}

#[test]
fn no_line_of_help_is_broken_in_two_by_the_terminal() {
    let shell = Shell::new();
    for command in COMMANDS {
        let help = shell.run(command.iter().copied().chain(["--help"])).stdout;
        let lines: Vec<&str> = help.lines().collect();
        for three in lines.windows(3) {
            let is_prose = |line: &str| !line.is_empty() && !line.starts_with(' ');
            let is_rest = three[1].len() < 20 && !three[1].ends_with([':', '.']);
            assert!(!(three.iter().all(|line| is_prose(line)) && is_rest), "{command:?}: {three:#?}");
        }
    }
}

#[test]
fn without_a_command_the_help_is_printed() {
    let said = Shell::new().run::<&str>([]);
    assert_eq!(said.code, 0);
    assert!(said.stdout.contains("An agent's loop"), "{}", said.stdout);
}
