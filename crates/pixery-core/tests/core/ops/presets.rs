//! Presets: kept, used, and out of sight in safe mode.

use std::collections::BTreeMap;

use pixery_core::domain::{Parameters, PresetName, PresetUse, Seed, Template};
use pixery_core::ops::generate::{Generate, generate};
use pixery_core::ops::presets::{
    ListPresets, RenamePreset, SavePreset, ThisPreset, delete, list, rename, save, show,
};
use pixery_core::ops::undo::{Undo, undo};
use pixery_core::{ErrorCode, Library};
use pixery_testkit::{GenerationBuilder, TestLibrary};

use super::asking_for;
use crate::tag;

fn name(text: &str) -> PresetName {
    PresetName::new(text).unwrap()
}

fn poster() -> SavePreset {
    SavePreset {
        name: name("Poster"),
        template: Template::new("a poster of {animal=a fox}, {mood}").unwrap(),
        style_suffix: Some(Template::new("ink on {paper=vellum}").unwrap()),
        negative_prompt: Some(Template::new("{avoid=}").unwrap()),
        model: Some("sketch".to_owned()),
        tags: vec![tag("ink")],
        parameters: Parameters { ratio: Some("16:9".parse().unwrap()), steps: Some(9), ..Default::default() },
        replace: false,
    }
}

fn using(values: &[(&str, &str)]) -> Generate {
    let variables: BTreeMap<String, String> =
        values.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    let preset = Some(PresetUse { name: name("poster"), variables });
    Generate { prompt: None, preset, parameters: Parameters::default(), ..asking_for("x") }
}

async fn names(library: &Library) -> Vec<String> {
    let items = list(library, ListPresets {}).await.unwrap().items;
    items.into_iter().map(|preset| preset.name.to_string()).collect()
}

#[tokio::test]
async fn a_presets_parts_are_what_is_not_given_otherwise() {
    let library = TestLibrary::new();
    save(&library, poster()).await.unwrap();
    let made = generate(&library, using(&[("mood", "calm")])).await.unwrap();
    let request = &made.jobs[0].request;
    assert_eq!(request.prompt.as_str(), "a poster of a fox, calm, ink on vellum");
    assert_eq!(made.planned.prompt, request.prompt);
    assert_eq!(request.negative_prompt, None, "a negative prompt that comes to nothing is none");
    assert_eq!(request.tags, [tag("ink")]);
    assert_eq!(
        (request.parameters.steps, request.parameters.ratio),
        (Some(9), Some("16:9".parse().unwrap()))
    );

    let own = Generate {
        prompt: asking_for("a boat").prompt,
        tags: vec![tag("boat")],
        parameters: Parameters {
            size: Some("128x64".parse().unwrap()),
            seed: Some(Seed(3)),
            ..Default::default()
        },
        ..using(&[("avoid", "people")])
    };
    let made = generate(&library, own).await.unwrap();
    let request = &made.jobs[0].request;
    assert_eq!(request.prompt.as_str(), "a boat, ink on vellum");
    assert_eq!(request.negative_prompt.as_ref().map(|negative| negative.as_str()), Some("people"));
    assert_eq!(request.tags, [tag("boat"), tag("ink")]);
    let Parameters { size, ratio, seed, steps, .. } = request.parameters.clone();
    assert_eq!(
        (size, ratio),
        (Some("128x64".parse().unwrap()), None),
        "a size goes before the preset's ratio"
    );
    assert_eq!((seed, steps), (Some(Seed(3)), Some(9)));
}

#[tokio::test]
async fn what_does_not_fit_a_preset_queues_nothing() {
    let library = TestLibrary::new();
    save(&library, poster()).await.unwrap();
    let missing = generate(&library, using(&[])).await.unwrap_err();
    assert_eq!(
        (missing.code(), missing.to_string().as_str()),
        (ErrorCode::Invalid, "preset \"Poster\" needs a value for {mood}")
    );
    let unknown = generate(&library, using(&[("mood", "x"), ("papr", "x")])).await.unwrap_err();
    assert!(
        unknown.hint().starts_with("did you mean paper? it has {animal=a fox}, {mood}"),
        "{}",
        unknown.hint()
    );
    let preset = Some(PresetUse { name: name("Postr"), variables: BTreeMap::new() });
    let no_preset = generate(&library, Generate { preset, ..using(&[]) }).await.unwrap_err();
    assert_eq!(no_preset.code(), ErrorCode::NotFound);
    assert_eq!(no_preset.hint(), "did you mean \"Poster\"? `pixery preset list` shows them all");
    let nothing = generate(&library, Generate { preset: None, ..using(&[]) }).await.unwrap_err();
    assert_eq!(nothing.to_string(), "the prompt is missing");
    assert_eq!(library.value::<i64>("SELECT count(*) FROM jobs"), 0);
}

#[tokio::test]
async fn a_name_is_taken_until_it_is_replaced_renamed_or_deleted() {
    let library = TestLibrary::new();
    let first = save(&library, poster()).await.unwrap();
    let taken = save(&library, SavePreset { name: name("POSTER"), ..poster() }).await.unwrap_err();
    assert_eq!(taken.code(), ErrorCode::Conflict);
    assert!(taken.hint().contains("--replace"), "{}", taken.hint());
    library.clock().advance(std::time::Duration::from_secs(60));
    let ink = SavePreset { template: Template::new("ink").unwrap(), replace: true, ..poster() };
    let replaced = save(&library, ink).await.unwrap();
    assert_eq!((replaced.id, replaced.created_at), (first.id, first.created_at));
    assert!(replaced.updated_at > first.updated_at);
    save(&library, SavePreset { name: name("Other"), ..poster() }).await.unwrap();
    let renaming = |new: &str| RenamePreset { name: name("poster"), new_name: name(new) };
    assert_eq!(rename(&library, renaming("OTHER")).await.unwrap_err().code(), ErrorCode::Conflict);
    assert_eq!(rename(&library, renaming("POSTER")).await.unwrap().name, name("POSTER"));
    assert_eq!(names(&library).await, ["Other", "POSTER"]);
    delete(&library, ThisPreset { name: name("other") }).await.unwrap();
    let gone = show(&library, ThisPreset { name: name("other") }).await.unwrap_err();
    assert_eq!(gone.code(), ErrorCode::NotFound);
}

#[tokio::test]
async fn undo_leaves_a_preset_whose_name_was_taken_since() {
    let library = TestLibrary::new();
    save(&library, poster()).await.unwrap();
    delete(&library, ThisPreset { name: name("Poster") }).await.unwrap();
    let entry = library.value::<i64>("SELECT max(id) FROM journal");
    save(&library, SavePreset { name: name("POSTER"), ..poster() }).await.unwrap();
    let request = Undo { entry: Some(pixery_core::domain::JournalId(entry)), ..Undo::default() };
    let undone = undo(&library, request).await.unwrap();
    assert_eq!((undone.changed, undone.skipped.len()), (0, 1));
    assert_eq!(undone.skipped[0].reason, pixery_core::domain::SkipReason::NameTaken);
}

#[tokio::test]
async fn a_preset_with_an_unknown_model_or_two_defaults_is_not_saved() {
    let library = TestLibrary::new();
    let unknown =
        save(&library, SavePreset { model: Some("sketc".to_owned()), ..poster() }).await.unwrap_err();
    assert_eq!(unknown.code(), ErrorCode::NotFound);
    let twice = SavePreset { style_suffix: Some(Template::new("{animal=cat}").unwrap()), ..poster() };
    let twice = save(&library, twice).await.unwrap_err();
    assert_eq!(twice.to_string(), "variable \"animal\" has two defaults, \"a fox\" and \"cat\"");
    assert_eq!(names(&library).await, [""; 0]);
}

#[tokio::test]
async fn safe_mode_knows_no_preset_with_a_sensitive_tag() {
    let library = TestLibrary::new();
    library.insert(&GenerationBuilder::new("a fox").tag("SECRETTAG"));
    library.execute("UPDATE tags SET sensitive = 1");
    save(&library, SavePreset { tags: vec![tag("secrettag")], ..poster() }).await.unwrap();
    save(&library, SavePreset { name: name("Open"), ..poster() }).await.unwrap();
    assert_eq!(names(&library).await, ["Open", "Poster"]);
    let safe = library.open_with(|config| config.safe_mode = true).unwrap();
    assert_eq!(names(&safe).await, ["Open"]);
    for said in [
        show(&safe, ThisPreset { name: name("Poste") }).await.unwrap_err(),
        generate(&safe, using(&[("mood", "calm")])).await.unwrap_err(),
        delete(&safe, ThisPreset { name: name("poster") }).await.unwrap_err(),
    ] {
        assert_eq!(said.code(), ErrorCode::NotFound);
        assert!(!format!("{said} {}", said.hint()).contains("Poster"), "{said}: {}", said.hint());
    }
}
