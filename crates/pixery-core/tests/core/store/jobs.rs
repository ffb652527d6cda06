//! The queue's table: claimed once, ended once.

use std::time::Duration;

use pixery_core::Error;
use pixery_core::domain::{Cost, JobId, JobState, Prompt, Ticket};
use pixery_core::ops::generate::{Generate, generate};
use pixery_core::store::{Claim, JobEnd, JobFilter, JobStep};
use pixery_testkit::TestLibrary;

use crate::ops::asking_for;
use crate::queue::{claim, claim_as};

const TODAY: &str = "2026-11-23";

async fn with_jobs(count: u32) -> (TestLibrary, Vec<JobId>) {
    let library = TestLibrary::new();
    let asked = Generate { count, prompt: Some(Prompt::new("a fox").unwrap()), ..asking_for("a fox") };
    let jobs = generate(&library, asked).await.unwrap().jobs.into_iter().map(|job| job.id).collect();
    (library, jobs)
}

fn done() -> JobEnd<'static> {
    JobEnd { state: JobState::Done, cost: Cost::NOTHING, images: 0, failure: None }
}

/// Gives a job to a worker that takes it over from its dead owner.
fn take_over(library: &TestLibrary, owner: &str, to: JobState) -> Option<Claim> {
    let owned = library.look(|reader| reader.owned_jobs());
    library.change("take over", |writer| writer.take_over(&owned[0], to, owner, &library.new_key())).unwrap()
}

#[tokio::test]
async fn the_oldest_queued_job_is_claimed_first_and_by_one_only() {
    let (library, jobs) = with_jobs(2).await;
    let claims: Vec<_> = (0..3).map(|_| claim(&library, &jobs, TODAY).map(|claim| claim.job.id)).collect();
    assert_eq!(claims, [Some(jobs[0]), Some(jobs[1]), None]);
}

#[tokio::test]
async fn only_asked_for_jobs_are_claimed() {
    let (library, jobs) = with_jobs(2).await;
    assert_eq!(claim(&library, &jobs[1..], TODAY).unwrap().job.id, jobs[1]);
    assert!(claim(&library, &jobs[1..], TODAY).is_none());
}

#[tokio::test]
async fn no_more_of_a_providers_jobs_run_than_it_takes() {
    let (library, jobs) = with_jobs(3).await;
    let most = |most| claim_as(&library, &jobs, TODAY, "worker", most);
    assert!(most(1).is_some());
    assert!(most(1).is_none(), "one runs");
    assert!(most(2).is_some());
}

#[tokio::test]
async fn a_worker_whose_job_was_taken_over_writes_nothing_more() {
    let (library, jobs) = with_jobs(1).await;
    let slow = claim_as(&library, &jobs, TODAY, "slow", 9).unwrap();
    let quick = take_over(&library, "quick", JobState::Submitting).unwrap();
    let ticket = Ticket {
        request_id: "r".to_owned(),
        status_url: "s".to_owned(),
        result_url: "u".to_owned(),
        cancel_url: None,
    };
    let late = [
        library.change("late", |writer| writer.accept(&slow, &ticket)),
        library.change("late", |writer| writer.answered(&slow)),
        library.change("late", |writer| writer.set_progress(&slow, &JobStep::default())),
        library.change("late", |writer| writer.end(&slow, &done())),
    ];
    assert!(late.iter().all(|answer| matches!(answer, Err(Error::TakenOver(_)))), "{late:?}");
    library.change("end", |writer| writer.end(&quick, &done())).unwrap();
    let job = library.look(|reader| reader.job(jobs[0]));
    assert_eq!((job.state, job.attempts), (JobState::Done, 1), "taking over is no new attempt");
}

#[tokio::test]
async fn of_two_workers_that_take_over_one_does() {
    let (library, jobs) = with_jobs(1).await;
    claim_as(&library, &jobs, TODAY, "dead", 9).unwrap();
    let owned = library.look(|reader| reader.owned_jobs());
    let take = |owner| {
        library
            .change("take over", |writer| writer.take_over(&owned[0], JobState::Submitting, owner, owner))
            .unwrap()
    };
    assert!(take("one").is_some());
    assert!(take("other").is_none());
}

#[tokio::test]
async fn a_job_ends_exactly_once() {
    let (library, jobs) = with_jobs(1).await;
    let claim = claim(&library, &jobs, TODAY).unwrap();
    let failed = JobEnd { state: JobState::Failed, ..done() };
    library.change("end", |writer| writer.end(&claim, &failed)).unwrap();
    assert!(library.change("end", |writer| writer.end(&claim, &done())).is_err());
    assert_eq!(library.look(|reader| reader.job(jobs[0])).state, JobState::Failed);
}

#[tokio::test]
async fn cancelling_ends_what_is_queued_and_tells_what_runs() {
    let (library, jobs) = with_jobs(2).await;
    let claim = claim_as(&library, &jobs, TODAY, "worker", 9).unwrap();
    for id in &jobs {
        assert!(library.change("cancel", |writer| writer.cancel(*id)).unwrap());
    }
    let states = || jobs.iter().map(|id| library.look(|reader| reader.job(*id)).state).collect::<Vec<_>>();
    assert_eq!(states(), [JobState::Submitting, JobState::Cancelled]);
    assert_eq!(library.look(|reader| reader.jobs_to_stop("worker")), jobs[..1]);
    library.change("end", |writer| writer.end(&claim, &done())).unwrap();
    assert!(!library.change("cancel", |writer| writer.cancel(jobs[0])).unwrap(), "it ended");
}

#[tokio::test]
async fn a_job_that_was_put_back_waits_for_its_time() {
    let (library, jobs) = with_jobs(1).await;
    let first = claim(&library, &jobs, TODAY).unwrap();
    let why = pixery_core::ErrorBody {
        code: pixery_core::ErrorCode::RateLimited,
        message: "slow down".to_owned(),
        hint: String::new(),
    };
    library.change("put back", |writer| writer.put_back(&first, writer.after(20_000), &why)).unwrap();
    assert!(claim(&library, &jobs, TODAY).is_none());
    assert_eq!(library.look(|reader| reader.job(jobs[0])).failure.unwrap().message, "slow down");
    library.clock().advance(Duration::from_secs(21));
    let second = claim(&library, &jobs, TODAY).unwrap();
    assert_eq!((second.job.attempts, second.job.failure), (2, None));
}

#[tokio::test]
async fn a_clock_that_was_set_back_for_years_silences_no_job() {
    let (library, jobs) = with_jobs(1).await;
    let first = claim(&library, &jobs, TODAY).unwrap();
    let why = pixery_core::ErrorBody::from(&Error::Cancelled);
    library.change("put back", |writer| writer.put_back(&first, writer.after(20_000), &why)).unwrap();
    library.execute("UPDATE jobs SET not_before = not_before + 10 * 365 * 24 * 3600 * 1000");
    assert!(claim(&library, &jobs, TODAY).is_some());
}

#[tokio::test]
async fn free_jobs_that_nobody_looks_after_are_anybodys_after_a_minute() {
    let (library, jobs) = with_jobs(3).await;
    let unowned = || crate::queue::claim_unowned(&library, TODAY).map(|claim| claim.job.id);
    assert_eq!(unowned(), None, "their asker may be about to adopt them");
    library.change("adopt", |writer| writer.adopt(&jobs[..1], "alive")).unwrap();
    library.clock().advance(Duration::from_secs(61));
    assert_eq!(unowned(), Some(jobs[1]));
    let owned = library.look(|reader| reader.owned_jobs());
    library.change("release", |writer| writer.release(&owned[0])).unwrap();
    assert_eq!(unowned(), Some(jobs[0]), "its worker died");
}

#[tokio::test]
async fn a_page_of_jobs_is_newest_first_and_goes_on() {
    let (library, jobs) = with_jobs(5).await;
    let queued = JobFilter { state: Some(JobState::Queued), include_dismissed: false };
    let first = library.look(|reader| reader.jobs(JobFilter::default(), None, 3));
    let before = first.next.map(|cursor| JobId(cursor.0));
    let second = library.look(|reader| reader.jobs(queued, before, 3));
    let ids: Vec<_> = first.items.iter().chain(&second.items).map(|job| job.id).collect();
    assert_eq!(ids, jobs.into_iter().rev().collect::<Vec<_>>());
    assert_eq!(second.next, None);
}

#[tokio::test]
async fn a_dismissed_job_is_out_of_sight_until_asked_for() {
    let (library, jobs) = with_jobs(2).await;
    library.change("cancel", |writer| writer.cancel(jobs[0])).unwrap();
    assert!(!library.change("dismiss", |writer| writer.dismiss(jobs[1])).unwrap(), "it has not ended");
    assert!(library.change("dismiss", |writer| writer.dismiss(jobs[0])).unwrap());
    let shown = |include_dismissed| {
        library.look(|reader| reader.jobs(JobFilter { state: None, include_dismissed }, None, 9)).items.len()
    };
    assert_eq!((shown(false), shown(true)), (1, 2));
}
