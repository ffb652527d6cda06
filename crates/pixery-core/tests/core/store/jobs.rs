//! The queue's table: claimed once, ended once.

use pixery_core::Error;
use pixery_core::domain::{Cost, JobId, JobState, Prompt, ProviderId};
use pixery_core::ops::generate::{Generate, generate};
use pixery_core::store::Claim;
use pixery_testkit::TestLibrary;

use crate::ops::asking_for;

async fn with_jobs(count: u32) -> (TestLibrary, Vec<JobId>) {
    let library = TestLibrary::new();
    let asked = Generate { count, prompt: Prompt::new("a fox").unwrap(), ..asking_for("a fox") };
    let jobs = generate(&library, asked).await.unwrap().jobs.into_iter().map(|job| job.id).collect();
    (library, jobs)
}

fn claim(library: &TestLibrary, jobs: &[JobId], owner: &str) -> Option<Claim> {
    library.change("claim", |writer| writer.claim(jobs, owner, &library.new_key())).unwrap()
}

#[tokio::test]
async fn the_oldest_queued_job_is_claimed_first_and_by_one_only() {
    let (library, jobs) = with_jobs(2).await;
    let claims: Vec<_> =
        ["a", "b", "c"].map(|owner| claim(&library, &jobs, owner).map(|claim| claim.job.id)).into();
    assert_eq!(claims, [Some(jobs[0]), Some(jobs[1]), None]);
}

#[tokio::test]
async fn only_asked_for_jobs_are_claimed() {
    let (library, jobs) = with_jobs(2).await;
    assert_eq!(claim(&library, &jobs[1..], "a").unwrap().job.id, jobs[1]);
    assert!(claim(&library, &jobs[1..], "a").is_none());
}

#[tokio::test]
async fn a_worker_whose_job_was_taken_over_writes_nothing_more() {
    let (library, jobs) = with_jobs(1).await;
    let slow = claim(&library, &jobs, "slow").unwrap();
    let provider = ProviderId::new("sketch").unwrap();
    library.change("requeue", |writer| writer.requeue_jobs_of("slow", &provider)).unwrap();
    let quick = claim(&library, &jobs, "quick").unwrap();
    let late = [
        library.change("late", |writer| writer.advance(&slow, JobState::Downloading)),
        library.change("late", |writer| writer.set_progress(&slow, Some(1), Some(2))),
        library.change("late", |writer| writer.end(&slow, JobState::Done, Cost::NOTHING, None)),
    ];
    assert!(late.iter().all(|answer| matches!(answer, Err(Error::Internal(_)))), "{late:?}");
    library.change("end", |writer| writer.end(&quick, JobState::Done, Cost::NOTHING, None)).unwrap();
    assert_eq!(library.look(|reader| reader.job(jobs[0])).attempts, 2);
}

#[tokio::test]
async fn a_job_ends_exactly_once() {
    let (library, jobs) = with_jobs(1).await;
    let claim = claim(&library, &jobs, "a").unwrap();
    library.change("end", |writer| writer.end(&claim, JobState::Failed, Cost::NOTHING, None)).unwrap();
    assert!(library.change("end", |writer| writer.end(&claim, JobState::Done, Cost::NOTHING, None)).is_err());
    assert_eq!(library.look(|reader| reader.job(jobs[0])).state, JobState::Failed);
}

#[tokio::test]
async fn cancelling_ends_what_is_queued_and_a_running_job_when_its_worker_dies() {
    let (library, jobs) = with_jobs(3).await;
    let provider = ProviderId::new("sketch").unwrap();
    claim(&library, &jobs, "a").unwrap();
    library.change("cancel", |writer| writer.cancel(&jobs)).unwrap();
    let states = || jobs.iter().map(|id| library.look(|reader| reader.job(*id)).state).collect::<Vec<_>>();
    assert_eq!(states(), [JobState::Submitting, JobState::Cancelled, JobState::Cancelled]);
    library.change("requeue", |writer| writer.requeue_jobs_of("a", &provider)).unwrap();
    assert_eq!(states()[0], JobState::Cancelled, "it was to stop, and is not run again");
}

#[tokio::test]
async fn only_jobs_that_nobody_looks_after_are_left_behind() {
    let (library, jobs) = with_jobs(3).await;
    let provider = ProviderId::new("sketch").unwrap();
    let left_behind = || library.change("look", |writer| writer.jobs_left_behind(&provider)).unwrap();
    assert_eq!(left_behind(), [], "their asker may be about to adopt them");
    library.change("adopt", |writer| writer.adopt(&jobs[..2], "alive")).unwrap();
    library.clock().advance(std::time::Duration::from_secs(61));
    assert_eq!(left_behind(), jobs[2..]);
    library.change("requeue", |writer| writer.requeue_jobs_of("alive", &provider)).unwrap();
    assert_eq!(left_behind(), jobs, "their worker died");
}

#[tokio::test]
async fn a_page_of_jobs_is_newest_first_and_goes_on() {
    let (library, jobs) = with_jobs(5).await;
    let first = library.look(|reader| reader.jobs(None, None, 3));
    let before = first.next.map(|cursor| JobId(cursor.0));
    let second = library.look(|reader| reader.jobs(Some(JobState::Queued), before, 3));
    let ids: Vec<_> = first.items.iter().chain(&second.items).map(|job| job.id).collect();
    assert_eq!(ids, jobs.into_iter().rev().collect::<Vec<_>>());
    assert_eq!(second.next, None);
}
