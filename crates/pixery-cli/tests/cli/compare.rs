//! `compare-models`: one table, what fails in it, and what is refused before it.

use pixery_testkit::{StubOptions, StubVendor};
use serde_json::{Value, json};

use crate::shell::Shell;

const FAL: &str = "fal-ai/flux/schnell";
const BOTH: &str = "sketch,fal-ai/flux/schnell";

fn with_vendor() -> (StubVendor, Shell) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let vendor = runtime.block_on(StubVendor::in_process(StubOptions::default()));
    let mut shell = Shell::at_the_vendors_own_addresses();
    shell.set("PIXERY_FAL_BASE_URL", &vendor.fal_url());
    shell.set("FAL_KEY", "of:a-test");
    (vendor, shell)
}

#[test]
fn every_model_makes_one_image_of_one_batch_and_costs_stay_apart() {
    let (vendor, shell) = with_vendor();
    let compared = shell.json(["compare-models", "a fox", "--models", BOTH, "--sheet", "--tag", "duel"]);
    assert_eq!(compared["ok"], true, "{compared}");
    let data = &compared["data"];
    let models: Vec<&Value> =
        data["models"].as_array().unwrap().iter().map(|model| &model["model"]).collect();
    assert_eq!(models, ["sketch", FAL]);
    for (model, job) in data["models"].as_array().unwrap().iter().zip(data["jobs"].as_array().unwrap()) {
        assert_eq!(model["jobId"], job["id"]);
        assert_eq!(job["batch"], data["batch"]);
        assert_eq!(model["generationId"], job["generationIds"][0]);
        assert!(model["seconds"].as_f64().is_some_and(|seconds| seconds >= 0.0), "{model}");
        assert_eq!((&model["state"], &model["failure"]), (&json!("done"), &Value::Null));
    }
    assert_eq!(data["generations"].as_array().unwrap().len(), 2);
    assert_eq!(data["generations"][0]["tags"], json!(["duel"]));
    assert_eq!(data["costs"]["notCharged"], 1);
    let paid = &data["models"][1]["cost"];
    let kind = paid["kind"].as_str().unwrap();
    assert_eq!(data["costs"][kind], paid["microUsd"], "{data}");
    assert!(std::path::Path::new(data["sheet"]["path"].as_str().unwrap()).is_file());
    assert_eq!(vendor.charged_images(), 1);
}

#[test]
fn a_model_that_fails_is_named_and_the_others_images_are_there() {
    let (_vendor, shell) = with_vendor();
    let asked = ["compare-models", "a fox {{moderation}}", "--models", BOTH, "--size", "512x512"];
    let said = shell.run(asked);
    assert_eq!(said.code, 9, "{} {}", said.stdout, said.stderr);
    let rows: Vec<Vec<&str>> = said.stdout.lines().map(|line| line.split('\t').collect()).collect();
    assert_eq!((rows[0][0], rows[0][1], rows[0][3]), ("sketch", "#1", "free"));
    assert_eq!((rows[1][0], rows[1][1]), (FAL, "failed"));
    assert!(!rows[1][4].is_empty(), "{rows:?}");
    let failed = shell.json(asked);
    assert_eq!(failed["error"]["code"], "policy");
    assert!(failed["error"]["message"].as_str().unwrap().starts_with("1 of 2 images were made"), "{failed}");
    assert_eq!(failed["data"]["models"][0]["state"], "done");
    assert_eq!(failed["data"]["models"][1]["failure"]["code"], "policy");
    assert_eq!(failed["data"]["models"][1]["generationId"], Value::Null);
}

#[test]
fn what_does_not_fit_is_named_by_model_and_nothing_is_queued() {
    let (vendor, shell) = with_vendor();
    for (arguments, code, said) in [
        (
            &["--models", BOTH, "--negative", "blur"][..],
            "invalid",
            "fal-ai/flux/schnell takes no negative prompt",
        ),
        (&["--models", "sketch,sktch"], "not_found", "no model \"sktch\""),
        (&["--models", "sketch,gpt-image-2"], "missing_key", "gpt-image-2"),
        (&["--models", "sketch"], "invalid", "two models or more"),
        (&["--models", "sketch,sketch"], "invalid", "named twice"),
        (&["--models", BOTH, "--max-cost", "0.0001"], "budget", "--max-cost allows $0.0001"),
        (&[], "invalid", "--models"),
    ] {
        let refused = shell.json(["compare-models", "a fox"].into_iter().chain(arguments.iter().copied()));
        assert_eq!(refused["error"]["code"], code, "{arguments:?}: {refused}");
        assert!(refused["error"]["message"].as_str().unwrap().contains(said), "{arguments:?}: {refused}");
    }
    assert_eq!(shell.json(["jobs", "list"])["data"]["items"], json!([]));
    assert!(vendor.requests().is_empty());
}

#[test]
fn a_dry_run_lists_each_models_price_and_detaching_gives_ids() {
    let (vendor, shell) = with_vendor();
    let asked = ["compare-models", "-p", "a fox", "--models", BOTH, "--seed", "7"];
    let dry = shell.json(asked.into_iter().chain(["--dry-run"]));
    let planned = dry["data"]["planned"].as_array().unwrap();
    assert_eq!(planned.len(), 2);
    assert_eq!(planned[0]["cost"]["kind"], "not_charged");
    assert_eq!((&planned[1]["prompt"], &planned[1]["parameters"]["seed"]), (&json!("a fox"), &json!(7)));
    assert_eq!(dry["data"]["cost"], planned[1]["cost"]);
    assert!(vendor.requests().is_empty());
    shell.json(["preset", "save", "Ink", "{prompt}, {how=ink}"]);
    let detached = shell.json(asked.into_iter().chain(["--preset", "Ink", "--detach"]));
    let models = detached["data"]["models"].as_array().unwrap();
    assert_eq!(models.len(), 2, "{detached}");
    assert!(models.iter().all(|model| model["jobId"].is_i64()));
    let waited = shell.json(["jobs", "wait", "1", "2"]);
    assert_eq!(waited["data"]["generations"][0]["prompt"], "a fox, ink", "{waited}");
}
