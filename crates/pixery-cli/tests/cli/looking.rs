//! Listing, showing, viewing.

use crate::shell::Shell;

#[test]
fn an_empty_library_lists_nothing_and_says_how_to_begin() {
    let shell = Shell::new();
    let said = shell.run(["list"]);
    assert_eq!((said.code, said.stdout.as_str()), (0, ""));
    assert!(said.stderr.contains("pixery generate"), "{}", said.stderr);
    assert_eq!(shell.json(["list"])["data"]["items"].as_array().unwrap().len(), 0);
}

#[test]
fn pages_go_on_where_the_last_ended() {
    let shell = Shell::with_images(5);
    let first = shell.json(["list", "-n", "2"]);
    let ids = |page: &serde_json::Value| -> Vec<i64> {
        page["data"]["items"].as_array().unwrap().iter().map(|item| item["id"].as_i64().unwrap()).collect()
    };
    assert_eq!(ids(&first), [5, 4]);
    let next = first["data"]["next"].as_str().unwrap();
    let second = shell.json(["list", "-n", "2", "--after", next]);
    assert_eq!(ids(&second), [3, 2]);
    let last = shell.json(["list", "-n", "2", "--after", second["data"]["next"].as_str().unwrap()]);
    assert_eq!(ids(&last), [1]);
    assert!(last["data"]["next"].is_null());
}

#[test]
fn off_a_terminal_the_list_is_tab_separated() {
    let shell = Shell::with_images(2);
    let said = shell.run(["list"]);
    insta::assert_snapshot!(said.whole(&shell));
}

#[test]
fn show_prints_the_recipe() {
    let shell = Shell::with_images(1);
    shell.run(["tag", "add", "ink", "1"]);
    let said = shell.run(["show", "1"]);
    insta::assert_snapshot!(shell.normal(&said.stdout));
}

#[test]
fn several_ids_are_shown_in_the_order_asked() {
    let shell = Shell::with_images(3);
    let shown = shell.json(["show", "3", "1", "#2"]);
    let ids: Vec<i64> =
        shown["data"]["items"].as_array().unwrap().iter().map(|item| item["id"].as_i64().unwrap()).collect();
    assert_eq!(ids, [3, 1, 2]);
}

#[test]
fn views_are_bounded_priced_and_made_once() {
    let shell = Shell::new();
    shell.json(["generate", "a bay", "--size", "1024x512", "--seed", "1"]);
    let view = |arguments: &[&str]| {
        let viewed = shell.json(["view", "1"].into_iter().chain(arguments.iter().copied()));
        viewed["data"]["items"][0].clone()
    };
    let bounded = view(&["-w", "600"]);
    assert_eq!((bounded["width"].as_u64(), bounded["height"].as_u64()), (Some(600), Some(300)));
    assert_eq!(bounded["tokens"], 240);
    assert_eq!(view(&["-w", "600"])["path"], bounded["path"]);
    assert_eq!(view(&["--height", "100"])["width"], 200);
    let cheap = view(&["--max-tokens", "100"]);
    assert!(cheap["tokens"].as_u64().unwrap() <= 100, "{cheap}");
    assert_eq!(view(&["--full"])["width"], 1024);
}

#[test]
fn a_sheet_shows_all_of_them_on_one_image() {
    let shell = Shell::with_images(4);
    let viewed = shell.json(["view", "1", "2", "3", "4", "--sheet"]);
    let sheet = &viewed["data"]["sheet"];
    assert!(sheet["width"].as_u64().unwrap() <= 1568 && sheet["bytes"].as_u64().unwrap() > 0);
    assert!(std::path::Path::new(sheet["path"].as_str().unwrap()).is_file());
    assert_eq!(viewed["data"]["items"].as_array().unwrap().len(), 0);
}

#[test]
fn jobs_and_models_are_listed_and_shown() {
    let shell = Shell::with_images(2);
    let jobs = shell.json(["jobs", "list", "--state", "done"]);
    assert_eq!(jobs["data"]["items"].as_array().unwrap().len(), 2);
    assert_eq!(shell.json(["jobs", "show", "1"])["data"]["generationIds"][0], 1);
    assert_eq!(shell.json(["models"])["data"]["items"][0]["id"], "sketch");
    insta::assert_snapshot!("model", shell.run(["models", "sketch"]).stdout);
    insta::assert_snapshot!("guide", shell.run(["models", "sketch", "--guide"]).stdout);
}

#[test]
fn every_operation_has_its_schema() {
    let shell = Shell::new();
    let operations = shell.json(["schema"]);
    for operation in operations["data"]["items"].as_array().unwrap() {
        let name = operation["name"].as_str().unwrap();
        let schema = shell.json(["schema", name]);
        assert!(schema["data"]["input"]["type"] == "object", "{name}: {}", schema["data"]["input"]);
    }
}
