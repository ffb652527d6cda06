//! What is printed fits what `pixery schema` says: every command, on success, on errors, and when only a part was done.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead as _, BufReader};
use std::process::Stdio;

use jsonschema::Validator;
use pixery_core::domain::GenerationId;
use pixery_core::ops::focus::{ReportView, report};
use pixery_testkit::{StubOptions, StubVendor};
use serde_json::Value;

use crate::shell::Shell;

/// Command lines, in an order in which each finds what it needs. `jobs wait` and the like meet jobs of the built-in model.
const LINES: &[&str] = &[
    "--version",
    "--help",
    "help list",
    "help agent",
    "list --help",
    "tag add --help",
    "schema",
    "schema list_generations",
    "schema show",
    "schema generate",
    "schema envelope",
    "config",
    "keys list",
    "keys remove fal",
    "completions bash",
    "man list",
    "man --dir pages",
    "models",
    "models sketch",
    "models sketch --guide",
    "safe-mode",
    "generate fox --size 64x64 -n 3 -t red,animal --collection Book --title T",
    "generate fox --size 64x64 --dry-run",
    "batch house --size 64x64 -n 2 --negative people",
    "remix 1 -p bear --size 64x64",
    "regenerate 1 -n 2",
    "generate boat --size 64x64 --ref 1 --strength 0.5",
    "list",
    "preset save Ink {prompt},{paper=vellum} --suffix ink --negative blur -t ink -m sketch --ratio 16:9",
    "preset save Ink {prompt} --replace",
    "preset list",
    "preset show ink",
    "generate fox --preset Ink --dry-run",
    "preset rename Ink Wash",
    "preset delete Wash",
    "compare-models fox --models sketch,flux-dev --dry-run",
    "selection",
    "open 1",
    "ui compare 1 2",
    "list fox -n 2",
    "list nothing-at-all",
    "list fox --count",
    "list fox --explain",
    "search fox",
    "search fox --sort relevance",
    "history",
    "saved add Foxes fox",
    "saved list",
    "saved run Foxes",
    "saved rename Foxes Fuchs",
    "saved delete Fuchs",
    "show 1",
    "show 1 2",
    "view 1 -w 100",
    "view 1 2 --sheet",
    "lineage 1",
    "similar 1",
    "duplicates",
    "jobs list",
    "jobs show 1",
    "jobs wait 1",
    "jobs cancel 1",
    "jobs dismiss 1",
    "failures",
    "budget set --day 5",
    "budget show",
    "cost",
    "tag list",
    "tags",
    "tag add winter 1 2",
    "tag add winter --query fox",
    "tag remove winter 2",
    "untag winter 3",
    "tag rename winter snow",
    "tag color snow blue",
    "tag merge red,animal snow",
    "tag hide snow",
    "tag list --include-hidden",
    "tag show snow",
    "tag delete snow",
    "collection create Empty --description nothing",
    "collection list",
    "collection list Book",
    "collection add Book 1 2 4",
    "collection remove Book 2",
    "collection reorder Book 4 --last",
    "collection move Empty --before Book",
    "collection rename Empty Full",
    "collection describe Full all",
    "collection hide Full",
    "collection show Full",
    "collection delete Full",
    "star 1",
    "star 1",
    "unstar 1",
    "reject 2",
    "unreject 2",
    "update 1 --title New",
    "note add 1 fine --region 0.1,0.1,0.2,0.2",
    "note reply 1 thanks",
    "note list",
    "note list 1",
    "note resolve 1",
    "note delete 1",
    "regen-thumbs 1 2",
    "trash 3",
    "list --trashed",
    "restore 3",
    "trash 3",
    "purge 3 --yes",
    "show 3",
    "undo",
    "redo",
    "log",
    "watch --timeout 0",
    "worker --idle 0",
    // What a user can cause.
    "frobnicate",
    "list --frob",
    "show 999",
    "show fox",
    "list tag:",
    "list -t ''",
    "jobs show 99",
    "jobs retry 99",
    "jobs resolve 99 --drop",
    "models nosuch",
    "generate x -m nosuch",
    "generate x --size 1x",
    "purge 1 --yes",
    "purge 1",
    "tag rename a b",
    "saved run Nosuch",
    "schema nosuch",
    "man nosuch",
    "keys test openai",
    "cost --since yesterday-ish",
    "watch --topic nosuch",
    "undo 999",
];

/// Commands that need a vendor, a key on standard input or a gallery, or that go on until they are ended: the other tests of this
/// file have them.
const ELSEWHERE: [&str; 9] = [
    "keys set",
    "keys test",
    "jobs retry",
    "jobs resolve",
    "selection",
    "open",
    "ui compare",
    "ui highlight",
    "serve",
];

/// Schemas as they are printed, compiled when they are first needed.
struct Schemas<'a> {
    shell: &'a Shell,
    known: BTreeMap<String, Validator>,
    envelope: Validator,
}

impl<'a> Schemas<'a> {
    fn new(shell: &'a Shell) -> Self {
        let printed = shell.json(["schema", "envelope"]);
        let envelope = jsonschema::validator_for(&printed["data"]["output"]).unwrap();
        Self { shell, known: BTreeMap::new(), envelope }
    }

    /// Holds what was printed against the schemas.
    fn check(&mut self, line: &str, printed: &Value) {
        if let Err(error) = self.envelope.validate(printed) {
            panic!("{line}: the envelope: {error}");
        }
        let Some(data) = printed.get("data") else { return };
        let command = printed["command"].as_str().unwrap().to_owned();
        let is_help = data.get("help").is_some() || data.get("version").is_some();
        let key = if is_help { "pixery".to_owned() } else { command };
        let shell = self.shell;
        let validator = self.known.entry(key.clone()).or_insert_with(|| schema_of(shell, &key));
        let errors: Vec<String> = validator
            .iter_errors(data)
            .map(|error| format!("{} at {}", error, error.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{line}: {errors:?}\n{data}");
    }
}

/// Returns the schema of a command's data, with every object closed: what is printed and not described is a fault too.
fn schema_of(shell: &Shell, command: &str) -> Validator {
    let words: Vec<&str> = command.split(' ').collect();
    let printed = shell.json(["schema"].into_iter().chain(words.clone()));
    let shapes = printed["data"]["commands"].as_array().unwrap();
    let name = words.join(" ");
    let shape = shapes.iter().find(|shape| shape["command"] == name.as_str()).unwrap();
    let mut schema = shape["data"].clone();
    close(&mut schema);
    jsonschema::validator_for(&schema).unwrap_or_else(|error| panic!("{command}: {error}"))
}

/// Refuses properties that no schema names, where no other schema is laid over it.
fn close(schema: &mut Value) {
    match schema {
        Value::Object(fields) => {
            let is_whole = ["allOf", "anyOf", "oneOf", "$ref"].iter().all(|key| !fields.contains_key(*key));
            if fields.get("properties").is_some_and(Value::is_object) && is_whole {
                fields.entry("additionalProperties").or_insert(Value::Bool(false));
            }
            fields.values_mut().for_each(close);
        }
        Value::Array(items) => items.iter_mut().for_each(close),
        _ => {}
    }
}

/// Runs a line with `--json`; standard output must be one object and nothing else, and standard error silent.
fn print(shell: &Shell, line: &str) -> Value {
    let words = line.split(' ').map(|word| if word == "''" { "" } else { word });
    let said = shell.run(words.chain(["--json"]));
    let printed: Value = serde_json::from_str(&said.stdout)
        .unwrap_or_else(|error| panic!("{line}: {error}: {:?} {:?}", said.stdout, said.stderr));
    assert_eq!(said.stdout.lines().count(), 1, "{line}");
    assert_eq!(said.stderr, "", "{line}");
    assert_eq!(printed["ok"], said.code == 0, "{line}: {printed}");
    if said.code != 0 {
        assert_ne!(printed["error"]["hint"], "", "{line} has no hint: {printed}");
    }
    printed
}

#[test]
fn every_command_prints_what_its_schema_says() {
    let shell = Shell::new();
    let mut schemas = Schemas::new(&shell);
    let mut succeeded = BTreeSet::new();
    for line in LINES {
        let printed = print(&shell, line);
        schemas.check(line, &printed);
        if printed["ok"] == true && printed["data"].get("help").is_none() {
            let command = printed["command"].as_str().unwrap();
            succeeded.insert(if command.is_empty() { "pixery" } else { command }.to_owned());
        }
    }
    succeeded.extend(ELSEWHERE.map(str::to_owned));
    let described = described(&shell);
    let only_in = |one: &BTreeSet<String>, other: &BTreeSet<String>| -> Vec<String> {
        one.difference(other).cloned().collect()
    };
    assert_eq!(only_in(&described, &succeeded), Vec::<String>::new(), "not run");
    assert_eq!(only_in(&succeeded, &described), Vec::<String>::new(), "not described");
}

/// Returns the commands that `pixery schema` describes.
fn described(shell: &Shell) -> BTreeSet<String> {
    let overview = shell.json(["schema"]);
    let commands = overview["data"]["commands"].as_array().unwrap();
    commands.iter().map(|line| line["command"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn every_command_of_the_manual_has_a_schema() {
    let shell = Shell::new();
    let folder = shell.path("pages");
    shell.run(["man", "--dir", folder.to_str().unwrap()]);
    let pages: BTreeSet<String> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|page| page.unwrap().file_name().into_string().unwrap())
        .map(|name| name.trim_end_matches(".1").replacen("pixery-", "", 1))
        .collect();
    let described = described(&shell);
    for page in &pages {
        let is_group = pages.iter().any(|other| {
            other.strip_prefix(page.as_str()).is_some_and(|rest| {
                rest.starts_with('-')
                    && ["jobs", "budget", "keys", "tag", "collection", "note", "saved", "preset", "ui"]
                        .contains(&page.as_str())
            })
        });
        let is_alias = ["untag", "tags", "pixery"].contains(&page.as_str());
        let known = described.iter().any(|command| command.replace(' ', "-") == *page);
        assert!(known || is_group || is_alias, "{page} has no schema");
    }
}

#[test]
fn a_part_that_was_done_has_the_shape_of_the_whole() {
    let shell = Shell::with_images(1);
    // The second image of the batch can't be saved: its day's folder is taken by a file of that name, as soon as one is made.
    let mut schemas = Schemas::new(&shell);
    let detached = print(&shell, "generate bay --size 2048x2048 -n 3 --timeout 0");
    assert_eq!(detached["error"]["code"], "still_running", "{detached}");
    assert!(detached["data"]["jobs"].as_array().unwrap().len() == 3, "{detached}");
    schemas.check("generate --timeout 0", &detached);
    shell.run(["jobs", "cancel", "2", "3", "4"]);
    let waited = print(&shell, "jobs wait 1 2 3 4");
    schemas.check("jobs wait", &waited);
}

/// Runs lines that succeed, holds them against their schemas, and returns the commands that they were.
fn succeed(shell: &Shell, lines: &[&str]) -> BTreeSet<String> {
    let mut schemas = Schemas::new(shell);
    let run = |line: &&str| {
        let printed = print(shell, line);
        assert_eq!(printed["ok"], true, "{line}: {printed}");
        schemas.check(line, &printed);
        printed["command"].as_str().unwrap().to_owned()
    };
    lines.iter().map(run).collect()
}

#[test]
fn what_needs_a_vendor_has_its_shape_too() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let vendor = runtime.block_on(StubVendor::in_process(StubOptions::default()));
    let mut shell = Shell::new();
    shell.set("PIXERY_OPENAI_BASE_URL", &vendor.openai_url());
    let kept: Value =
        serde_json::from_str(&shell.run_with_input(["keys", "set", "openai", "--json"], b"sk-test").stdout)
            .unwrap();
    assert_eq!(kept["ok"], true, "{kept}");
    Schemas::new(&shell).check("keys set", &kept);
    for line in
        ["generate {{drop_after}}{{times=1}} -m gpt-image-2", "generate {{quota}}{{times=1}} -m gpt-image-2"]
    {
        let failed = print(&shell, line);
        assert_eq!(failed["ok"], false, "{line}: {failed}");
        Schemas::new(&shell).check(line, &failed);
    }
    let lines = [
        "keys test openai",
        "jobs resolve 1 --resend --yes",
        "jobs retry 2 --yes",
        "compare-models fox --models sketch,gpt-image-2 --size 1024x1024 --sheet --max-cost 1",
    ];
    let done = succeed(&shell, &lines);
    assert_eq!(Vec::from_iter(done), ["compare-models", "jobs resolve", "jobs retry", "keys test"]);
}

#[test]
fn what_needs_a_gallery_has_its_shape_too() {
    let shell = Shell::with_images(2);
    let told = ReportView {
        view: "window".to_owned(),
        cursor: Some(GenerationId(1)),
        marks: vec![GenerationId(2)],
        query: Some("fox".to_owned()),
        visible: vec![GenerationId(2), GenerationId(1)],
        focused: true,
        ..ReportView::default()
    };
    pollster::block_on(report(&shell.open(), told)).unwrap();
    let done = succeed(&shell, &["selection", "open 1", "ui compare 1 2", "ui highlight 1 --label this"]);
    assert_eq!(done.len(), 4);
}

#[test]
fn the_first_line_of_a_server_has_its_shape() {
    let shell = Shell::with_images(1);
    let mut child = shell
        .command(["serve", "--no-open", "--port", "0", "--json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    let printed: Value = serde_json::from_str(&line).unwrap();
    assert_eq!(printed["ok"], true, "{printed}");
    Schemas::new(&shell).check("serve", &printed);
}
