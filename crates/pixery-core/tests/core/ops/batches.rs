//! What is told of a batch that came to its end.

use pixery_core::domain::{GenerationId, JobId};
use pixery_core::ops::batches::{Ended, of_jobs};
use pixery_core::ops::generate::generate;
use pixery_core::ops::jobs::{TheseJobs, cancel};
use pixery_core::ops::preferences::{SetSafeMode, set_safe_mode};
use pixery_testkit::TestLibrary;

use super::{asking_for, ids_of, run};

async fn ended(library: &pixery_core::Library, job: JobId) -> Option<Ended> {
    of_jobs(library, Some(vec![job])).await.unwrap().remove(0).ended
}

#[tokio::test]
async fn a_batch_ends_with_its_last_job_and_what_was_cancelled_is_no_part_of_it() {
    let library = TestLibrary::new();
    let mut request = asking_for("a red fox\nin snow");
    request.count = 3;
    let queued = generate(&library, request).await.unwrap();
    let jobs = ids_of(&queued);
    assert_eq!(ended(&library, jobs[0]).await, None);
    cancel(&library, TheseJobs { ids: vec![jobs[2]] }).await.unwrap();
    assert_eq!(ended(&library, jobs[2]).await, None, "two go on");
    run(&library, &queued).await.unwrap();
    let told = ended(&library, jobs[0]).await.unwrap();
    assert_eq!((told.asked, told.images), (2, vec![GenerationId(1), GenerationId(2)]));
    let words = told.words.unwrap();
    assert_eq!((words.about.as_str(), words.reason), ("a red fox in snow", None));
    let newest = of_jobs(&library, None).await.unwrap();
    assert_eq!(newest.len(), 1);
    assert_eq!(newest[0].created_at, library.now());
}

#[tokio::test]
async fn jobs_that_somebody_has_to_decide_about_are_counted_apart_from_what_failed() {
    let library = TestLibrary::new();
    let mut request = asking_for("a red fox");
    request.count = 3;
    let queued = generate(&library, request).await.unwrap();
    let end = |job: usize, state: &str, message: &str, at: &str| {
        library.execute(&format!(
            "UPDATE jobs SET state = '{state}', ended_at = {at}, failure_code = 'internal', failure_message = '{message}', \
             failure_hint = '' WHERE id = {}",
            ids_of(&queued)[job].0
        ));
    };
    end(0, "uncertain", "the answer was lost", "NULL");
    end(1, "failed", "it was refused", "created_at");
    assert_eq!(ended(&library, ids_of(&queued)[0]).await, None, "one goes on");
    end(2, "failed", "it broke", "created_at");
    let told = ended(&library, ids_of(&queued)[0]).await.unwrap();
    assert_eq!((told.asked, told.images.len(), told.undecided), (3, 0, 1));
    assert_eq!(told.words.unwrap().reason.as_deref(), Some("it was refused"), "of what failed first");
    end(1, "cancelled", "", "created_at");
    end(2, "cancelled", "", "created_at");
    let told = ended(&library, ids_of(&queued)[0]).await.unwrap();
    assert_eq!((told.asked, told.undecided), (1, 1));
    assert_eq!(told.words.unwrap().reason.as_deref(), Some("the answer was lost"));
}

#[tokio::test]
async fn nothing_is_said_of_what_is_hidden_and_in_safe_mode() {
    let library = TestLibrary::new();
    let mut request = asking_for("a secret garden");
    request.tags = vec![crate::tag("private")];
    let queued = generate(&library, request).await.unwrap();
    run(&library, &queued).await.unwrap();
    let job = ids_of(&queued)[0];
    let safe = library.open_with(|config| config.safe_mode = true).unwrap();
    assert!(ended(&library, job).await.unwrap().words.is_some());
    assert_eq!(ended(&safe, job).await.unwrap().words, None);
    library.execute("UPDATE tags SET hidden = 1");
    assert_eq!(ended(&library, job).await.unwrap().words, None);
}

#[tokio::test]
async fn safe_mode_that_another_process_just_switched_on_counts_at_once() {
    let library = TestLibrary::new();
    let queued = generate(&library, asking_for("a secret garden")).await.unwrap();
    run(&library, &queued).await.unwrap();
    let another = library.open_with(|_| ()).unwrap();
    set_safe_mode(&another, SetSafeMode { on: true }).await.unwrap();
    assert!(!library.safe_mode(), "nobody told it yet");
    assert_eq!(ended(&library, ids_of(&queued)[0]).await.unwrap().words, None);
}
