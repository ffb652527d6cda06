//! Presets on the command line.

use crate::shell::Shell;

fn with_poster() -> Shell {
    let shell = Shell::new();
    let saved = shell.json([
        "preset",
        "save",
        "Poster",
        "a poster of {animal=a fox}, {mood}",
        "--suffix",
        "ink on {paper=vellum}",
        "--negative",
        "blur",
        "-t",
        "poster,ink",
        "-m",
        "sketch",
        "--ratio",
        "16:9",
        "--steps",
        "8",
    ]);
    assert_eq!(saved["ok"], true, "{saved}");
    shell
}

#[test]
fn a_preset_is_saved_listed_shown_renamed_and_deleted() {
    let shell = with_poster();
    let shown = shell.json(["preset", "show", "poster"]);
    let preset = &shown["data"];
    assert_eq!(preset["template"], "a poster of {animal=a fox}, {mood}");
    assert_eq!(
        preset["variables"],
        serde_json::json!([
            { "name": "animal", "default": "a fox" },
            { "name": "mood", "default": null },
            { "name": "paper", "default": "vellum" },
        ])
    );
    assert_eq!(preset["tags"], serde_json::json!(["poster", "ink"]));
    assert_eq!(preset["parameters"], serde_json::json!({ "ratio": "16:9", "steps": 8 }));
    insta::assert_snapshot!(shell.run(["preset", "show", "Poster"]).whole(&shell));
    assert_eq!(
        shell.run(["preset", "list"]).stdout,
        "Poster\tsketch\tposter,ink\ta poster of {animal=a fox}, {mood}\n"
    );
    for (arguments, code, exit) in [
        (&["preset", "save", "POSTER", "x"][..], "conflict", 1),
        (&["preset", "save", "Other", "a {fox"], "invalid", 2),
        (&["preset", "save", "Other", "a fox", "-m", "sketc"], "not_found", 4),
        (&["preset", "show", "Postr"], "not_found", 4),
        (&["preset", "rename", "Postr", "x"], "not_found", 4),
        (&["preset", "delete", "Postr"], "not_found", 4),
        (&["preset", "save", "", "x"], "invalid", 2),
    ] {
        let refused = shell.json(arguments.iter().copied());
        assert_eq!(refused["error"]["code"], code, "{arguments:?}: {refused}");
        assert!(!refused["error"]["hint"].as_str().unwrap().is_empty(), "{refused}");
        assert_eq!(shell.run(arguments.iter().copied()).code, exit, "{arguments:?}");
    }
    let replaced = shell.json(["preset", "save", "POSTER", "{prompt}", "--replace"]);
    assert_eq!(replaced["data"]["template"], "{prompt}");
    assert_eq!(shell.run(["undo"]).code, 0);
    assert_eq!(shell.json(["preset", "show", "poster"])["data"]["styleSuffix"], "ink on {paper=vellum}");
    assert_eq!(shell.json(["preset", "rename", "Poster", "Print"])["data"]["name"], "Print");
    assert_eq!(shell.run(["preset", "delete", "print"]).code, 0);
    let none = shell.run(["preset", "list"]);
    assert_eq!((none.stdout.as_str(), none.code), ("", 0));
    assert_eq!(shell.run_with_input(["preset", "save", "In", "-"], b"a {x=y}\n").code, 0);
    assert_eq!(shell.json(["preset", "show", "In"])["data"]["template"], "a {x=y}");
}

#[test]
fn a_preset_makes_the_prompt_and_flags_win() {
    let shell = with_poster();
    let dry = shell.run(["generate", "--preset", "poster", "--var", "mood=calm", "--seed", "7", "--dry-run"]);
    insta::assert_snapshot!(dry.whole(&shell));
    let made = shell.json([
        "batch",
        "a boat",
        "--preset",
        "poster",
        "--var",
        "paper=silk",
        "-n",
        "1",
        "--size",
        "64x64",
        "--negative",
        "people",
        "--tag",
        "boat",
    ]);
    let image = &made["data"]["generations"][0];
    assert_eq!(image["prompt"], "a boat, ink on silk", "{made}");
    assert_eq!(image["negativePrompt"], "people");
    assert_eq!(image["tags"], serde_json::json!(["boat", "ink", "poster"]));
    assert_eq!((&image["parameters"]["steps"], &image["width"]), (&8.into(), &64.into()));
}

#[test]
fn a_presets_shape_goes_before_the_configured_ratio() {
    let mut shell = with_poster();
    shell.run(["preset", "save", "Plain", "a fox"]);
    shell.set("PIXERY_RATIO", "1:1");
    let ratio = |preset: &str| {
        let planned = shell.json(["generate", "--preset", preset, "--var", "mood=x", "--dry-run"]);
        planned["data"]["planned"]["parameters"]["ratio"].clone()
    };
    assert_eq!(ratio("Poster"), "16:9");
    let planned = shell.json(["generate", "--preset", "Plain", "--dry-run"]);
    assert_eq!(planned["data"]["planned"]["parameters"]["ratio"], "1:1");
}

#[test]
fn variables_that_are_missing_unknown_or_misspelt_are_refused_before_anything_is_made() {
    let shell = with_poster();
    for (arguments, said) in [
        (&["--preset", "Poster"][..], "needs a value for {mood}"),
        (&["--preset", "Poster", "--var", "mod=x"], "has no variable \"mod\""),
        (&["--preset", "Poster", "--var", "mood"], "\"mood\" without a value"),
        (&["--preset", "Poster", "--var", "=x"], "without a value"),
        (&["--preset", "Poster", "--var", "mood=x", "--var", "mood=y"], "given twice"),
        (&["--var", "mood=x"], "--preset"),
        (&[], "no prompt"),
    ] {
        let refused = shell.json(["generate"].into_iter().chain(arguments.iter().copied()));
        assert_eq!(refused["error"]["code"], "invalid", "{arguments:?}: {refused}");
        assert!(refused["error"]["message"].as_str().unwrap().contains(said), "{arguments:?}: {refused}");
    }
    let missing = shell.run(["generate", "--preset", "Poster"]);
    assert!(missing.stderr.contains("--var mood=…"), "{}", missing.stderr);
    assert_eq!(shell.json(["jobs", "list"])["data"]["items"], serde_json::json!([]));
}
