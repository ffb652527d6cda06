//! The worker: from queued jobs to images on disk.

use pixery_core::archive::original_path;
use pixery_core::domain::{Cost, ImageFormat, JobState};
use pixery_core::ops::generate::generate;
use pixery_core::queue::{Stop, Worker};
use pixery_testkit::{TestLibrary, recount};

use crate::queue::claim_as;

use super::{asking_for, ids_of, run};

#[tokio::test]
async fn queued_jobs_become_images_with_ids_in_order() {
    let library = TestLibrary::new();
    let mut request = asking_for("a red fox in snow");
    (request.count, request.tags) = (3, vec![crate::tag("fox")]);
    let queued = generate(&library, request).await.unwrap();
    let jobs = run(&library, &queued).await.unwrap();
    assert!(
        jobs.iter().all(|job| job.state == JobState::Done && job.cost == Cost::NOTHING && job.attempts == 1)
    );
    let ids: Vec<_> = jobs.iter().flat_map(|job| job.generation_ids.iter().map(|id| id.0)).collect();
    assert_eq!(ids, [1, 2, 3]);
    let ledger = "SELECT kind, micro_usd, images, day FROM ledger";
    assert_eq!(library.rows(ledger), vec!["not_charged|0|1|2026-11-23"; 3]);
    assert_eq!(library.rows("SELECT finished FROM generations"), ["1", "1", "1"], "derived facts are there");
    assert_eq!(recount(library.path()), Vec::<String>::new());
}

#[tokio::test]
async fn originals_bear_the_documented_name_and_cannot_be_written() {
    let library = TestLibrary::new();
    let queued = generate(&library, asking_for("a red fox in snow")).await.unwrap();
    run(&library, &queued).await.unwrap();
    let key: String = library.value("SELECT client_key FROM jobs");
    let path = original_path("2026-11-23", "a red fox in snow", &key, 0, ImageFormat::Png);
    assert!(path.starts_with("images/2026-11-23/a-red-fox-in-snow-"), "{path}");
    assert_eq!(library.value::<String>("SELECT path FROM generations"), path);
    let facts = std::fs::metadata(library.path().join(&path)).unwrap();
    #[cfg(unix)]
    assert_eq!(std::os::unix::fs::PermissionsExt::mode(&facts.permissions()) & 0o777, 0o444);
    assert_eq!(library.value::<i64>("SELECT bytes FROM generations"), i64::try_from(facts.len()).unwrap());
}

#[tokio::test]
async fn the_same_recipe_gives_the_same_bytes() {
    let library = TestLibrary::new();
    for _ in 0..2 {
        let queued = generate(&library, asking_for("a fox")).await.unwrap();
        run(&library, &queued).await.unwrap();
    }
    assert_eq!(library.value::<i64>("SELECT count(DISTINCT sha256) FROM generations"), 1);
    assert_eq!(
        library.value::<i64>("SELECT count(DISTINCT path) FROM generations"),
        2,
        "but never share a file"
    );
}

#[tokio::test]
async fn the_jobs_of_a_dead_worker_are_taken_up_by_the_next() {
    let library = TestLibrary::new();
    let queued = generate(&library, asking_for("a fox")).await.unwrap();
    let jobs = ids_of(&queued);
    claim_as(&library, &jobs, "2026-11-23", "worker-of-a-dead-process", 9).unwrap();
    let taken_up = Worker::start(&library).unwrap().finish_left_behind(&Stop::default()).await.unwrap();
    assert_eq!(taken_up, jobs);
    let job = library.look(|reader| reader.job(jobs[0]));
    assert_eq!((job.state, job.attempts), (JobState::Done, 2), "it was claimed and not begun: claimed anew");
    assert_eq!(library.value::<i64>("SELECT count(*) FROM generations"), 1);
}

#[tokio::test]
async fn the_jobs_of_a_living_worker_are_left_alone() {
    let library = TestLibrary::new();
    let _living = Worker::start(&library).unwrap();
    let locks = std::fs::read_dir(library.path().join("locks")).unwrap();
    let living = locks
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .find(|name| name.starts_with("worker-"))
        .unwrap();
    let queued = generate(&library, asking_for("a fox")).await.unwrap();
    claim_as(&library, &ids_of(&queued), "2026-11-23", &living, 9).unwrap();
    let jobs = run(&library, &queued).await.unwrap();
    assert_eq!((jobs[0].state, jobs[0].attempts), (JobState::Submitting, 1));
}

#[tokio::test]
async fn stopping_cancels_what_is_queued() {
    let library = TestLibrary::new();
    let mut request = asking_for("a fox");
    request.count = 3;
    let queued = generate(&library, request).await.unwrap();
    let stop = Stop::default();
    stop.ask();
    Worker::start(&library).unwrap().run(ids_of(&queued), &stop).await.unwrap();
    let states: Vec<_> =
        ids_of(&queued).into_iter().map(|id| library.look(|reader| reader.job(id)).state).collect();
    assert_eq!(states, [JobState::Cancelled; 3]);
    assert_eq!(library.value::<i64>("SELECT count(*) FROM generations"), 0);
}

#[tokio::test]
async fn a_free_picture_that_the_disk_refuses_fails_at_once_with_the_place() {
    let library = TestLibrary::new();
    let queued = generate(&library, asking_for("a fox")).await.unwrap();
    std::fs::write(library.path().join("images/2026-11-23"), "a file where today's folder should be")
        .unwrap();
    let jobs = run(&library, &queued).await.unwrap();
    let failure = jobs[0].failure.as_ref().unwrap();
    assert_eq!((jobs[0].state, jobs[0].cost), (JobState::Failed, Cost::NOTHING));
    assert_eq!(failure.code, pixery_core::ErrorCode::Storage);
    assert!(failure.message.contains("images/2026-11-23"), "{}", failure.message);
}

#[tokio::test]
async fn a_worker_leaves_no_lock_and_no_part_behind() {
    let library = TestLibrary::new();
    let queued = generate(&library, asking_for("a fox")).await.unwrap();
    run(&library, &queued).await.unwrap();
    let names = |folder: &str| {
        std::fs::read_dir(library.path().join(folder))
            .unwrap()
            .map(|entry| entry.unwrap().file_name())
            .collect::<Vec<_>>()
    };
    assert_eq!(names("locks"), ["schema"]);
    assert_eq!(names("incoming"), Vec::<std::ffi::OsString>::new());
}
