//! Remixing and regenerating: the recipe goes on, the parent is written.

use pixery_core::domain::{GenerationId, Origin, Parameters, Prompt, Ratio, ReferenceUse, Seed, Size};
use pixery_core::ops::consent::Consent;
use pixery_core::ops::generate::generate;
use pixery_core::ops::input::ReferenceInput;
use pixery_core::ops::regenerate::{Regenerate, regenerate};
use pixery_core::ops::remix::{Remix, remix};
use pixery_testkit::{GenerationBuilder, Picture, TestLibrary};

use super::asking_for;

/// A library with one generation that has references, tags and a collection.
async fn with_parent() -> (TestLibrary, GenerationId, Vec<ReferenceUse>) {
    let library = TestLibrary::new();
    let source = library.insert(&GenerationBuilder::new("a source").file(Picture::of(0x11_22_33)));
    let mut request = asking_for("a fox");
    request.references = vec![ReferenceInput::Generation(source)];
    let references = generate(&library, request).await.unwrap().jobs.remove(0).request.references;
    let parameters = Parameters {
        size: Some(Size { width: 64, height: 64 }),
        seed: Some(Seed(7)),
        steps: Some(9),
        ..Parameters::default()
    };
    let parent = library.insert(
        &GenerationBuilder::new("a fox")
            .negative("dogs")
            .tag("fox")
            .collection("Album")
            .parameters(parameters)
            .references(&references),
    );
    (library, parent, references)
}

fn remix_of(id: GenerationId) -> Remix {
    Remix {
        id,
        prompt: None,
        negative_prompt: None,
        model: None,
        references: None,
        parameters: Parameters::default(),
        same_seed: false,
        count: None,
        tags: None,
        collections: Vec::new(),
        title: None,
        consent: Consent::default(),
    }
}

#[tokio::test]
async fn a_remix_keeps_what_is_not_changed_and_writes_its_parent() {
    let (library, parent, references) = with_parent().await;
    let asked = Remix { prompt: Prompt::new("a vixen").ok(), ..remix_of(parent) };
    let job = remix(&library, asked).await.unwrap().jobs.remove(0).request;
    assert_eq!((job.prompt.as_str(), job.origin, job.parent_id), ("a vixen", Origin::Remix, Some(parent)));
    assert_eq!(job.negative_prompt.unwrap().as_str(), "dogs");
    assert_eq!((job.parameters.steps, job.tags), (Some(9), vec![crate::tag("fox")]));
    assert_eq!(
        job.references.iter().map(|one| one.id).collect::<Vec<_>>(),
        references.iter().map(|one| one.id).collect::<Vec<_>>()
    );
    assert_ne!(job.parameters.seed, Some(Seed(7)), "the seed is drawn anew");
}

#[tokio::test]
async fn the_same_seed_stays_where_it_is_asked_for() {
    let (library, parent, _) = with_parent().await;
    let asked = Remix { same_seed: true, count: Some(2), ..remix_of(parent) };
    let seeds: Vec<_> =
        remix(&library, asked).await.unwrap().jobs.iter().map(|job| job.request.parameters.seed).collect();
    assert_eq!(seeds, [Some(Seed(7)), Some(Seed(8))]);
}

#[tokio::test]
async fn a_ratio_takes_the_place_of_a_size() {
    let (library, parent, _) = with_parent().await;
    let ratio = Ratio::new(16, 9).unwrap();
    let asked =
        Remix { parameters: Parameters { ratio: Some(ratio), ..Parameters::default() }, ..remix_of(parent) };
    let size = remix(&library, asked).await.unwrap().jobs[0].request.parameters.size.unwrap();
    assert!(size.width > size.height, "{size}");
}

#[tokio::test]
async fn no_references_at_all_can_be_asked_for() {
    let (library, parent, _) = with_parent().await;
    let job = remix(&library, Remix { references: Some(Vec::new()), ..remix_of(parent) })
        .await
        .unwrap()
        .jobs
        .remove(0);
    assert_eq!(job.request.references, []);
}

#[tokio::test]
async fn regenerating_keeps_the_recipe_but_for_the_seed() {
    let (library, parent, references) = with_parent().await;
    let job = regenerate(
        &library,
        Regenerate { id: parent, count: 1, same_seed: false, consent: Consent::default() },
    )
    .await
    .unwrap()
    .jobs
    .remove(0)
    .request;
    assert_eq!((job.prompt.as_str(), job.origin, job.parent_id), ("a fox", Origin::Regenerate, Some(parent)));
    assert_eq!(job.references.len(), references.len());
    assert_ne!(job.parameters.seed, Some(Seed(7)));
    let again = regenerate(
        &library,
        Regenerate { id: parent, count: 1, same_seed: true, consent: Consent::default() },
    )
    .await
    .unwrap();
    assert_eq!(again.jobs[0].request.parameters.seed, Some(Seed(7)));
}

#[tokio::test]
async fn what_is_not_there_cannot_be_remixed() {
    let library = TestLibrary::new();
    assert_eq!(remix(&library, remix_of(GenerationId(4))).await.unwrap_err().to_string(), "no generation #4");
    let asked = Regenerate { id: GenerationId(4), count: 1, same_seed: false, consent: Consent::default() };
    assert_eq!(regenerate(&library, asked).await.unwrap_err().to_string(), "no generation #4");
}
