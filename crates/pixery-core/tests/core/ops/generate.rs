//! Generating: what is asked becomes jobs, or is refused before anything is queued.

use pixery_core::domain::{
    Cost, GenerationId, JobState, NegativePrompt, Parameters, ReferenceRole, Seed, Size,
};
use pixery_core::ops::generate::{Generate, generate};
use pixery_core::ops::input::ReferenceInput;
use pixery_core::{Error, ErrorCode};
use pixery_testkit::{GenerationBuilder, Picture, TestLibrary};

use super::asking_for;

async fn refused(library: &TestLibrary, request: Generate) -> String {
    let error = generate(library, request).await.expect_err("it is refused");
    assert!(matches!(error.code(), ErrorCode::Invalid | ErrorCode::NotFound), "{error:?}");
    assert_eq!(library.value::<i64>("SELECT count(*) FROM jobs"), 0, "nothing is queued");
    error.to_string()
}

fn with(change: impl FnOnce(&mut Generate)) -> Generate {
    let mut request = asking_for("a fox");
    change(&mut request);
    request
}

fn png(library: &TestLibrary, name: &str) -> ReferenceInput {
    let path = library.beside().join(name);
    std::fs::write(&path, Picture::of(0xff_80_00).png()).unwrap();
    ReferenceInput::File(path)
}

#[tokio::test]
async fn a_count_becomes_as_many_jobs_with_seeds_one_apart() {
    let library = TestLibrary::new();
    let queued = generate(&library, with(|request| request.count = 4)).await.unwrap();
    let seeds: Vec<_> = queued.jobs.iter().map(|job| job.request.parameters.seed).collect();
    assert_eq!(seeds, [7, 8, 9, 10].map(|seed| Some(Seed(seed))));
    assert!(queued.jobs.iter().all(|job| job.batch == queued.jobs[0].batch && job.state == JobState::Queued));
    assert!(queued.jobs.iter().all(|job| job.cost == Cost::NOTHING && job.request.count == 1));
}

#[tokio::test]
async fn seeds_wrap_at_the_end_of_their_range() {
    let library = TestLibrary::new();
    let queued = generate(
        &library,
        with(|request| (request.count, request.parameters.seed) = (2, Some(Seed(u64::MAX)))),
    )
    .await
    .unwrap();
    assert_eq!(queued.jobs[1].request.parameters.seed, Some(Seed(0)));
}

#[tokio::test]
async fn a_seed_is_drawn_and_a_size_filled_in_where_none_was_asked_for() {
    let library = TestLibrary::new();
    let queued =
        generate(&library, with(|request| request.parameters = Parameters::default())).await.unwrap();
    let parameters = &queued.jobs[0].request.parameters;
    assert!(parameters.seed.is_some_and(|seed| seed.0 <= u64::from(u32::MAX)));
    assert_eq!(parameters.size, Some(Size { width: 1024, height: 1024 }));
}

#[tokio::test]
async fn an_unknown_model_suggests_the_nearest() {
    let library = TestLibrary::new();
    let error =
        generate(&library, with(|request| request.model = Some("skecth".to_owned()))).await.unwrap_err();
    assert!(
        matches!(&error, Error::NoModel { nearest: Some(nearest), .. } if nearest == "sketch"),
        "{error:?}"
    );
    assert!(error.hint().contains("did you mean sketch?"));
}

#[tokio::test]
async fn what_the_model_does_not_take_is_refused() {
    let library = TestLibrary::new();
    for count in [0, 1_001] {
        assert!(refused(&library, with(|request| request.count = count)).await.contains("1 to 1000"));
    }
    for (width, height) in [(63, 64), (4097, 64), (64, 5000)] {
        refused(&library, with(|request| request.parameters.size = Some(Size { width, height }))).await;
    }
    for steps in [0, 7, 65] {
        assert!(
            refused(&library, with(|request| request.parameters.steps = Some(steps)))
                .await
                .contains("8 and 64")
        );
    }
    for strength in [-0.1, 1.1, f32::NAN, f32::INFINITY] {
        refused(&library, with(|request| request.parameters.strength = Some(strength))).await;
    }
    assert_eq!(
        refused(&library, with(|request| request.parameters.guidance_scale = Some(7.0))).await,
        "sketch takes no guidance"
    );
    assert_eq!(
        refused(&library, with(|request| request.parameters.sampler = Some("ddim".to_owned()))).await,
        "sketch takes no sampler"
    );
}

#[tokio::test]
async fn the_limits_themselves_are_taken() {
    let library = TestLibrary::new();
    for (width, height) in [(64, 64), (4096, 4096), (4096, 64)] {
        generate(&library, with(|request| request.parameters.size = Some(Size { width, height })))
            .await
            .unwrap();
    }
    for steps in [8, 64] {
        generate(&library, with(|request| request.parameters.steps = Some(steps))).await.unwrap();
    }
    generate(&library, with(|request| request.negative_prompt = NegativePrompt::new("dogs").ok()))
        .await
        .unwrap();
}

#[tokio::test]
async fn a_mask_without_an_image_to_paint_over_is_refused() {
    let library = TestLibrary::new();
    let mask = png(&library, "mask.png");
    assert!(refused(&library, with(|request| request.mask = Some(mask))).await.contains("without an image"));
}

#[tokio::test]
async fn a_fifth_reference_is_one_too_many() {
    let library = TestLibrary::new();
    let references = vec![png(&library, "one.png"); 5];
    assert!(refused(&library, with(|request| request.references = references)).await.contains('5'));
}

#[tokio::test]
async fn what_is_no_image_is_no_reference() {
    let library = TestLibrary::new();
    let text = library.beside().join("notes.txt");
    std::fs::write(&text, "words, not pixels").unwrap();
    let folder = library.beside().to_owned();
    for input in [
        ReferenceInput::File(text),
        ReferenceInput::File(folder),
        ReferenceInput::File("missing.png".into()),
        ReferenceInput::Data("not base64!".to_owned()),
        ReferenceInput::Generation(GenerationId(99)),
    ] {
        refused(&library, with(|request| request.references = vec![input])).await;
    }
}

#[tokio::test]
async fn a_door_that_shows_no_paths_takes_none() {
    let library = TestLibrary::with(|config| config.expose_paths = false);
    let reference = png(&library, "one.png");
    assert!(
        refused(&library, with(|request| request.references = vec![reference]))
            .await
            .contains("paths are not taken")
    );
}

#[tokio::test]
async fn references_are_stored_once_and_the_mask_comes_last() {
    let library = TestLibrary::new();
    let id = library.insert(&GenerationBuilder::new("a fox").file(Picture::of(0x00_ff_00)));
    let file = png(&library, "one.png");
    let request = with(|request| {
        request.references = vec![file.clone(), ReferenceInput::Generation(id)];
        request.mask = Some(file);
        request.count = 2;
    });
    let queued = generate(&library, request).await.unwrap();
    let references = &queued.jobs[1].request.references;
    let roles: Vec<_> = references.iter().map(|reference| reference.role).collect();
    assert_eq!(roles, [ReferenceRole::Reference, ReferenceRole::Reference, ReferenceRole::Mask]);
    assert_eq!(references[1].generation_id, Some(id));
    assert_eq!(
        library.value::<i64>("SELECT count(*) FROM reference_files"),
        2,
        "the same bytes are one file"
    );
}

#[tokio::test]
async fn an_unknown_parent_queues_nothing() {
    let library = TestLibrary::new();
    assert_eq!(
        refused(&library, with(|request| request.parent_id = Some(GenerationId(5)))).await,
        "no generation #5"
    );
}
