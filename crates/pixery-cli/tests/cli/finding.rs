//! Finding: queries on the command line, history, saved searches, lineage, look-alikes.

use serde_json::Value;

use crate::shell::Shell;

/// A library with six images: three foxes, a lighthouse, and two that came from the first fox.
fn foxes() -> Shell {
    let shell = Shell::new();
    let make = |words: &[&str]| {
        let said = shell.run(words.iter().copied().chain(["--size", "64x64", "--seed", "7", "-q"]));
        assert_eq!(said.code, 0, "{}", said.stderr);
    };
    make(&["generate", "a red fox in deep snow, ink", "-n", "3", "--tag", "fox,winter"]);
    make(&["generate", "a lighthouse, forêt à l'été", "--tag", "ink"]);
    make(&["remix", "1", "-p", "a red fox at night"]);
    make(&["remix", "5", "-p", "a blue fox at night"]);
    shell.run(["star", "1", "4"]);
    shell
}

fn ids(page: &Value) -> Vec<i64> {
    page["data"]["items"].as_array().unwrap().iter().map(|item| item["id"].as_i64().unwrap()).collect()
}

#[test]
fn a_query_says_which_images_are_meant() {
    let shell = foxes();
    for (query, found) in [
        (&["fox"][..], &[6, 5, 3, 2, 1][..]),
        (&["fox", "night"], &[6, 5]),
        (&["\"fox at night\" -blue"], &[5]),
        (&["ETE"], &[4]),
        (&["tag:fox", "is:starred"], &[1]),
        (&["-tag:winter"], &[4]),
        (&["is:starred", "-tag:winter"], &[4]),
        (&["parent:1"], &[5]),
        (&["origin:remix", "since:1h", "until:today"], &[6, 5]),
        (&["has:parent id:1,4,6"], &[6]),
        (&["cost:>0"], &[]),
        (&["ratio:1:1 seed:8 model:sketch by:person"], &[2]),
        (&["'; DROP TABLE generations; --"], &[]),
    ] {
        assert_eq!(ids(&shell.json(["list"].into_iter().chain(query.iter().copied()))), found, "{query:?}");
        assert_eq!(ids(&shell.json(["search"].into_iter().chain(query.iter().copied()))), found, "{query:?}");
        let count = shell.json(["list", "--count"].into_iter().chain(query.iter().copied()));
        assert_eq!(count["data"]["count"], found.len(), "{query:?}");
    }
    assert_eq!(shell.run(["list", "fox", "--tag", "winter", "--starred", "--ids"]).stdout, "1\n");
    assert_eq!(shell.run(["list", "tag:fox", "--count"]).stdout, "5\n");
}

#[test]
fn a_search_says_where_the_words_are() {
    let shell = foxes();
    let found = shell.json(["search", "foret", "ete"]);
    let hit = &found["data"]["items"][0];
    assert_eq!(
        hit["highlights"]["prompt"],
        serde_json::json!([{ "start": 14, "end": 19 }, { "start": 24, "end": 27 }])
    );
    assert_eq!(hit["highlights"]["title"], serde_json::json!([]));
    assert!(found["data"]["next"].is_null());
}

#[test]
fn by_relevance_whole_words_come_first_and_there_is_one_page() {
    let shell = foxes();
    let make = |prompt| shell.run(["generate", prompt, "--size", "64x64", "-q"]);
    make("foxgloves in a garden");
    assert_eq!(shell.run(["search", "fox", "-n", "1", "--ids"]).stdout, "7\n");
    let ranked = shell.json(["search", "fox", "--sort", "relevance"]);
    assert_eq!(*ids(&ranked).last().unwrap(), 7, "a part of a word is the worst answer");
    assert_eq!(ranked["data"]["ranked"], 6);
    let next = shell.json(["search", "fox", "-n", "1"])["data"]["next"].as_str().unwrap().to_owned();
    let refused = shell.json(["search", "fox", "--sort", "relevance", "--after", &next]);
    assert_eq!(refused["error"]["code"], "invalid");
}

#[test]
fn a_query_that_can_not_be_read_points_at_its_column() {
    let shell = foxes();
    for command in ["list", "search", "history"] {
        let said = shell.run([command, "fox", "tga:winter"]);
        assert_eq!((said.code, said.stdout.as_str()), (2, ""));
        insta::allow_duplicates! { insta::assert_snapshot!("mistake", said.stderr) };
    }
    let saved = shell.json(["saved", "add", "x", "~cosy"]);
    assert_eq!(saved["error"]["code"], "invalid");
    assert_eq!(shell.json(["saved", "list"])["data"]["items"].as_array().unwrap().len(), 0);
}

#[test]
fn a_name_that_nothing_bears_is_answered_with_the_nearest() {
    let shell = foxes();
    let said = shell.run(["list", "tag:wintr"]);
    assert_eq!((said.code, said.stdout.as_str()), (0, ""));
    assert_eq!(said.stderr, "nothing matches\nno image has the tag \"wintr\"; did you mean \"winter\"?\n");
}

#[test]
fn explain_says_how_a_query_is_read() {
    let shell = foxes();
    insta::assert_snapshot!(
        "explain",
        shell.run(["list", "fox tag:winter -is:rejected size:>32", "--explain"]).stdout
    );
    let explained = shell.json(["list", "T:Fox", "--explain"]);
    assert_eq!(explained["data"]["query"], "tag:Fox");
    assert_eq!(explained["data"]["way"], "the images with the tag \"fox\"");
}

#[test]
fn history_has_each_prompt_once_with_its_newest_image() {
    let shell = foxes();
    let all = shell.json(["history"]);
    assert_eq!(ids(&all), [6, 5, 4, 3]);
    let mut paged = Vec::new();
    let mut page = shell.json(["history", "-n", "1"]);
    loop {
        paged.extend(ids(&page));
        let Some(next) = page["data"]["next"].as_str().map(str::to_owned) else { break };
        page = shell.json(["history", "-n", "1", "--after", &next]);
    }
    assert_eq!(paged, [6, 5, 4, 3]);
    assert_eq!(ids(&shell.json(["history", "night"])), [6, 5]);
}

#[test]
fn saved_searches_are_kept_run_renamed_and_deleted() {
    let shell = foxes();
    let saved = shell.json(["saved", "add", "Night foxes", "fox", "\"at night\"", "-is:rejected"]);
    assert_eq!(saved["data"]["query"], "fox \"at night\" -is:rejected");
    assert_eq!(ids(&shell.json(["saved", "run", "night FOXES"])), [6, 5]);
    assert_eq!(shell.run(["saved", "run", "Night foxes", "-n", "1", "--ids"]).stdout, "6\n");
    for (arguments, code, exit) in [
        (&["saved", "add", "NIGHT foxes", "x"][..], "conflict", 1),
        (&["saved", "run", "Nightfoxes"], "not_found", 4),
        (&["saved", "rename", "Day foxes", "x"], "not_found", 4),
        (&["saved", "add", "", "x"], "invalid", 2),
    ] {
        assert_eq!(shell.json(arguments.iter().copied())["error"]["code"], code, "{arguments:?}");
        assert_eq!(shell.run(arguments).code, exit, "{arguments:?}");
    }
    assert_eq!(shell.json(["saved", "rename", "Night foxes", "Foxes"])["data"]["name"], "Foxes");
    assert_eq!(shell.run(["saved", "list"]).stdout, "Foxes\tfox \"at night\" -is:rejected\n");
    assert_eq!(shell.run(["saved", "delete", "foxes"]).code, 0);
    assert_eq!(shell.run(["saved", "list"]).stdout, "");
}

#[test]
fn a_lineage_is_a_tree() {
    let shell = foxes();
    shell.run(["remix", "1", "-p", "a fox at dawn", "-q"]);
    shell.run(["trash", "6"]);
    let lineage = shell.json(["lineage", "5"]);
    let line = |item: &Value| {
        format!("{} {} {} {} {}", item["id"], item["parentId"], item["depth"], item["kinship"], item["state"])
    };
    let lines: Vec<String> = lineage["data"]["items"].as_array().unwrap().iter().map(line).collect();
    assert_eq!(
        lines,
        ["1 null 0 \"ancestor\" \"live\"", "5 1 1 \"itself\" \"live\"", "6 5 2 \"descendant\" \"trashed\""]
    );
    assert_eq!(ids(&shell.json(["lineage", "1"])), [1, 5, 6, 7]);
    assert_eq!(shell.run(["lineage", "99"]).code, 4);
}

#[test]
fn look_alikes_are_found_and_what_has_none_says_so() {
    let shell = foxes();
    let again =
        shell.run(["generate", "a red fox in deep snow, ink", "--size", "128x128", "--seed", "7", "-q"]);
    assert_eq!(again.code, 0);
    let similar = shell.json(["similar", "1", "--most", "32"]);
    let items = similar["data"]["items"].as_array().unwrap();
    assert!(items.windows(2).all(|pair| pair[0]["distance"].as_u64() <= pair[1]["distance"].as_u64()));
    assert!(items.iter().all(|item| item["id"] != 1), "{similar}");
    let duplicates = shell.json(["duplicates", "--maybe"]);
    assert!(duplicates["data"]["items"].is_array());
    assert_eq!(shell.run(["similar", "99"]).code, 4);
}

#[test]
fn the_tables_fit_and_mark_what_was_found() {
    let shell = foxes();
    let said = shell.run(["search", "fox", "--color", "never"]);
    assert_eq!(said.stdout.lines().next().unwrap().split('\t').count(), 7, "off a terminal lines are whole");
}
