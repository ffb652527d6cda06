//! One recipe over several models.

use pixery_core::domain::{CostKind, MicroUsd, Parameters, Prompt};
use pixery_core::ops::compare::{CompareModels, Compared, compare};
use pixery_core::ops::consent::Consent;
use pixery_core::ops::generate::Generate;
use pixery_core::providers::Providers;
use pixery_core::{ErrorCode, Library, Result};
use pixery_testkit::TestLibrary;

use super::asking_for;
use crate::queue::Scripted;

const PAINTERS: &str = r#"
[[model]]
id = "second"
name = "Second"
provider = "sketch"
endpoint = "sketch"
summary = "paints without a seed"
guide = "sketch"
source = "a test"
[model.capabilities]
count = 1
sizes = { kind = "fixed", sizes = ["64x64", "1024x1024"] }
[model.price]
kind = "free"
[model.dates]
checked = "2026-11-23"
"#;

fn library() -> (TestLibrary, Library) {
    let library = TestLibrary::new();
    let file = library.beside().join("models.toml");
    std::fs::write(&file, PAINTERS).unwrap();
    let opened = library.open_with(|config| config.models_file = Some(file)).unwrap();
    (library, opened)
}

fn recipe() -> Generate {
    Generate { parameters: Parameters::default(), ..asking_for("a fox") }
}

async fn of(library: &Library, models: &[&str], recipe: Generate) -> Result<Compared> {
    let models = models.iter().map(|name| (*name).to_owned()).collect();
    compare(library, CompareModels { models, recipe }).await
}

#[tokio::test]
async fn each_model_gets_one_job_of_one_batch_and_one_seed() {
    let (_library, library) = library();
    let compared = of(&library, &["second", "sketch"], recipe()).await.unwrap();
    let models: Vec<&str> = compared.jobs.iter().map(|job| job.request.model.as_str()).collect();
    assert_eq!(models, ["second", "sketch"]);
    assert_eq!(compared.jobs[0].batch, compared.jobs[1].batch);
    let seeds: Vec<_> = compared.jobs.iter().map(|job| job.request.parameters.seed).collect();
    assert!(seeds[0].is_none() && seeds[1].is_some(), "{seeds:?}");
    assert_eq!(compared.planned.len(), 2);
    assert_eq!(compared.cost.kind, CostKind::NotCharged);

    let dry = Generate { consent: Consent { dry_run: true, ..Consent::default() }, ..recipe() };
    let dry = of(&library, &["sketch", "fal-ai/flux/dev", "fal-ai/flux/schnell"], dry).await.unwrap();
    let seeds: Vec<_> = dry.planned.iter().map(|planned| planned.parameters.seed).collect();
    assert!(seeds[0].is_some() && seeds.iter().all(|seed| *seed == seeds[0]), "{seeds:?}");
    assert!(dry.jobs.is_empty());
}

#[tokio::test]
async fn every_model_that_does_not_fit_is_named_and_nothing_is_queued() {
    let (files, library) = library();
    let negative = pixery_core::domain::NegativePrompt::new("blur").unwrap();
    let asked = Generate { negative_prompt: Some(negative), ..recipe() };
    let refused = of(&library, &["sketch", "second", "sktch"], asked).await.unwrap_err();
    assert_eq!(
        refused.to_string(),
        "2 of 3 models don't fit, so nothing was queued: second takes no negative prompt; no model \"sktch\""
    );
    assert_eq!(refused.code(), ErrorCode::Invalid, "their codes differ");
    assert!(refused.hint().contains("did you mean sketch?"), "{}", refused.hint());
    let unknown = of(&library, &["sketch", "sktch"], recipe()).await.unwrap_err();
    assert_eq!(unknown.code(), ErrorCode::NotFound);
    assert_eq!(files.value::<i64>("SELECT count(*) FROM jobs"), 0);
}

#[tokio::test]
async fn a_comparison_needs_two_models_each_once_and_no_count() {
    let (files, library) = library();
    for (models, recipe, said) in [
        (&["sketch"][..], recipe(), "needs two models"),
        (&[], recipe(), "needs two models"),
        (&["sketch", "second", "sketch"], recipe(), "is named twice"),
        (&["sketch", "second"], Generate { model: Some("sketch".to_owned()), ..recipe() }, "has a model"),
        (&["sketch", "second"], Generate { count: 2, ..recipe() }, "one image a model"),
        (&["sketch"; 25], recipe(), "at most 24"),
    ] {
        let refused = of(&library, models, recipe).await.unwrap_err();
        assert_eq!(refused.code(), ErrorCode::Invalid);
        assert!(refused.to_string().contains(said), "{refused}");
    }
    assert_eq!(files.value::<i64>("SELECT count(*) FROM jobs"), 0);
}

#[tokio::test]
async fn what_is_known_to_cost_too_much_is_refused_beside_what_is_unknown() {
    let model = |id: &str, price: &str| {
        let text = PAINTERS.replace("second", id).replace("provider = \"sketch\"", "provider = \"paid\"");
        text.replace("kind = \"free\"", price)
    };
    let models =
        model("dear", "kind = \"image\"\nmicroUsd = 160000") + &model("mystery", "kind = \"unknown\"");
    let library = TestLibrary::with(|config| {
        let file = config.library.with_file_name("models.toml");
        std::fs::write(&file, models).unwrap();
        config.models_file = Some(file);
    });
    library.set_providers(Providers::these(vec![Scripted::of([])]));
    let asked = |most: i64| Generate {
        prompt: Some(Prompt::new("a fox").unwrap()),
        consent: Consent { max_cost: Some(MicroUsd(most)), ..Consent::default() },
        ..recipe()
    };
    let refused = of(&library, &["dear", "mystery"], asked(150_000)).await.unwrap_err();
    assert_eq!(refused.code(), ErrorCode::Budget);
    assert!(refused.to_string().contains("$0.16"), "{refused}");
    of(&library, &["dear", "mystery"], asked(200_000)).await.unwrap();
    let shares = library.rows("SELECT max_cost_micro FROM jobs ORDER BY id");
    assert_eq!(shares, ["160000", "40000"], "the unknown one may cost what the known one leaves");
}
