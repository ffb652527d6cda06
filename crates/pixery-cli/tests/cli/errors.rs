//! Bad input: a clear error, the right exit code, and nothing lost.

use crate::shell::Shell;

/// Runs a command that must fail, and returns code, message and hint.
pub(crate) fn refused(shell: &Shell, arguments: &[&str]) -> String {
    let envelope = shell.json(arguments.iter().copied());
    assert_eq!(envelope["ok"], false, "{arguments:?}");
    let code = shell.run(arguments).code;
    let error = &envelope["error"];
    let text = |name: &str| error[name].as_str().unwrap().to_owned();
    format!(
        "{code} {}: {}\n    {}\n",
        text("code"),
        shell.normal(&text("message")).trim_end(),
        shell.normal(&text("hint")).trim_end()
    )
}

#[test]
fn every_mistake_is_named_with_its_value_and_a_way_on() {
    let shell = Shell::with_images(1);
    let long = "x".repeat(40 * 1024);
    let text = shell.write("notes.txt", "hello");
    let empty = shell.write("empty.png", "");
    let svg = shell.write("drawing.png", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    let missing = shell.path("missing.png");
    let folder = shell.path("work");
    let [text, empty, svg, missing, folder] =
        [&text, &empty, &svg, &missing, &folder].map(|path| path.to_str().unwrap());
    let cases: [&[&str]; 32] = [
        &["generate", "a", "-m", "sketsh"],
        &["generate", "a", "-m", "no-such-thing-at-all"],
        &["generate", "a", "--size", "0x0"],
        &["generate", "a", "--size", "100000x64"],
        &["generate", "a", "--size", "16384x16384"],
        &["generate", "a", "--size", "big"],
        &["generate", "a", "--ratio", "1:40"],
        &["generate", "a", "--ratio", "widest"],
        &["generate", "a", "--seed", "-1"],
        &["generate", "a", "--seed", "many"],
        &["generate", "a", "--steps", "1000"],
        &["generate", "a", "--strength", "1.5", "--ref", "1"],
        &["generate", "a", "--guidance", "7"],
        &["generate", "a", "--lora", "film:0.5"],
        &["generate", "a", "-n", "0"],
        &["generate", "a", "-n", "5000"],
        &["generate", ""],
        &["generate", &long],
        &["generate", "a\u{1b}[2Jb"],
        &["generate", "a", "--ref", "99"],
        &["generate", "a", "--ref", missing],
        &["generate", "a", "--ref", text],
        &["generate", "a", "--ref", empty],
        &["generate", "a", "--ref", svg],
        &["generate", "a", "--ref", folder],
        &["generate", "a", "--mask", svg],
        &["generate", "a", "--tag", "a\u{202e}b"],
        &["generate", "a", "--parent", "99"],
        &["show", "99"],
        &["show", "fox"],
        &["jobs", "show", "99"],
        &["view", "1", "-w", "0"],
    ];
    let all: String = cases
        .iter()
        .map(|case| {
            let shown = case.iter().map(|word| {
                if word.len() > 100 {
                    "<40 KiB>".to_owned()
                } else {
                    shell.normal(word).trim_end().escape_debug().to_string()
                }
            });
            format!("{}\n  {}", shown.collect::<Vec<_>>().join(" "), refused(&shell, case))
        })
        .collect();
    insta::assert_snapshot!(all);
    assert_eq!(shell.run(["list", "--ids"]).stdout, "1\n", "nothing was made");
    assert_eq!(
        shell.json(["jobs", "list"])["data"]["items"].as_array().unwrap().len(),
        1,
        "nothing was queued"
    );
}

#[test]
fn a_missing_original_is_named_as_what_it_is() {
    let shell = Shell::with_images(1);
    let path = shell.json(["show", "1"])["data"]["path"].as_str().unwrap().to_owned();
    std::fs::remove_dir_all(shell.library().join("cache")).unwrap();
    std::fs::remove_file(path).unwrap();
    for arguments in [&["view", "1"][..], &["view", "1", "--full"]] {
        let refused = shell.json(arguments.iter().copied());
        assert_eq!(refused["error"]["code"], "storage", "{refused}");
        let message = refused["error"]["message"].as_str().unwrap();
        assert!(message.starts_with("the original of #1 is missing: images/"), "{message}");
    }
}

#[test]
fn nothing_in_a_repositorys_settings_steers_the_terminal() {
    let shell = Shell::new();
    shell.write("work/.pixery.toml", "tags = [\"\\u001b[31mEVIL\", \"\\u202eabc\"]\n");
    let said = shell.run(["config"]);
    assert!(
        said.stdout.contains("EVIL") && !said.stdout.contains(['\u{1b}', '\u{202e}']),
        "{:?}",
        said.stdout
    );
}

#[test]
fn a_wrong_command_line_is_an_error_object_too() {
    let shell = Shell::new();
    for arguments in [&["generate", "a", "--sise", "1x1"][..], &["frobnicate"], &["show"]] {
        let envelope = shell.json(arguments.iter().copied());
        assert_eq!(envelope["error"]["code"], "invalid", "{arguments:?}");
        assert_eq!(shell.run(arguments).code, 2);
    }
}

#[test]
fn a_folder_of_other_things_does_not_become_a_library() {
    let shell = Shell::new();
    shell.write("library/letter.txt", "dear friend");
    let envelope = shell.json(["generate", "a"]);
    assert_eq!(envelope["error"]["code"], "storage");
    assert!(envelope["error"]["message"].as_str().unwrap().contains("is not a Pixery library"), "{envelope}");
    assert_eq!(std::fs::read_dir(shell.library()).unwrap().count(), 1, "nothing was written");
}
