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
fn without_a_command_the_help_is_printed() {
    let said = Shell::new().run::<&str>([]);
    assert_eq!(said.code, 0);
    assert!(said.stdout.contains("An agent's loop"), "{}", said.stdout);
}
