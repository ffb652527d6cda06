//! Tags, stars, trash.

use crate::shell::Shell;

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
