//! One job through its stages.

use std::time::Duration;

use pixery_core::ErrorCode;
use pixery_core::domain::{Cost, JobState, MicroUsd};
use pixery_core::ops::jobs::{TheseJobs, cancel};
use pixery_core::providers::{CancelAnswer, Fate};
use pixery_core::queue::{Served, Stop, Worker, wants_worker};
use pixery_testkit::recount;

use super::scripted::png;
use super::{Play, Scripted, ask, library_with, open_again, serve, served};

fn names(library: &std::path::Path, folder: &str) -> Vec<String> {
    let entries = std::fs::read_dir(library.join(folder)).unwrap();
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

#[tokio::test]
async fn an_answer_becomes_images_with_shares_of_what_was_reported() {
    let vendor = Scripted::reporting(38_001, [Play::Answer(vec![png(1), png(2)])]);
    let (library, job) = served(&vendor).await;
    assert_eq!((job.state, job.generation_ids.len(), job.held), (JobState::Done, 2, MicroUsd(0)));
    assert_eq!(
        library.rows("SELECT cost_micro, cost_kind FROM generations"),
        ["19001|reported", "19000|reported"]
    );
    assert_eq!(
        library.rows("SELECT kind, micro_usd, held_micro, images FROM ledger"),
        ["reported|38001|0|2"]
    );
    assert_eq!(names(library.path(), "incoming"), Vec::<String>::new());
    assert_eq!(recount(library.path()), Vec::<String>::new());
}

#[tokio::test]
async fn where_nothing_is_reported_the_estimate_stands_as_one() {
    let (library, job) = served(&Scripted::of([Play::Answer(vec![png(1)])])).await;
    assert_eq!(job.cost, Cost::estimated(MicroUsd(40_000)));
    assert_eq!(library.rows("SELECT kind, micro_usd FROM ledger"), ["estimated|40000"]);
}

#[tokio::test]
async fn a_request_that_the_vendor_works_on_is_followed_and_fetched() {
    let vendor = Scripted::queued([Play::Remote]);
    vendor.fetches.lock().unwrap().push_back(Play::Answer(vec![png(1)]));
    let (_library, job) = served(&vendor).await;
    assert_eq!((job.state, job.generation_ids.len()), (JobState::Done, 1));
    assert_eq!((vendor.sent(), vendor.followed()), (1, 1));
}

#[tokio::test]
async fn a_refusal_ends_the_job_and_costs_nothing() {
    let (library, job) = served(&Scripted::of([Play::Fail(Fate::Refused)])).await;
    assert_eq!((job.state, job.cost, job.held), (JobState::Rejected, Cost::NOTHING, MicroUsd(0)));
    let failure = job.failure.unwrap();
    assert_eq!(failure.code, ErrorCode::Policy);
    assert_eq!(failure.message, "paid: refused it; not charged");
    assert_eq!(library.rows("SELECT kind, micro_usd FROM ledger"), ["not_charged|0"]);
}

#[tokio::test]
async fn a_lost_answer_is_uncertain_and_never_sent_again() {
    let vendor = Scripted::of([Play::Fail(Fate::Lost)]);
    let (library, job) = served(&vendor).await;
    assert_eq!((job.state, job.cost, job.held), (JobState::Uncertain, Cost::UNKNOWN, MicroUsd(40_000)));
    let failure = job.failure.unwrap();
    assert_eq!(failure.code, ErrorCode::Uncertain);
    assert!(failure.message.contains("it may have cost $0.04"), "{}", failure.message);
    assert!(failure.hint.contains("pixery jobs resolve 1 --resend"), "{}", failure.hint);
    serve(&open_again(&library, &vendor)).await;
    assert_eq!(vendor.sent(), 1);
}

#[tokio::test]
async fn a_lost_answer_of_a_vendor_that_knows_keys_is_asked_for_again_with_the_same() {
    let vendor = Scripted::of([Play::Fail(Fate::Lost), Play::BreakOff, Play::Answer(vec![png(1)])]);
    let library = library_with(&vendor, true);
    let id = ask(&library, 1).await;
    serve(&library).await;
    let job = library.look(|reader| reader.job(id));
    assert_eq!((job.state, job.attempts, vendor.sent()), (JobState::Done, 1, 3));
    let keys = vendor.keys();
    assert!(keys.iter().all(|key| *key == keys[0]), "{keys:?}");
}

#[tokio::test]
async fn half_an_answer_goes_to_quarantine() {
    let (library, job) = served(&Scripted::of([Play::BreakOff])).await;
    assert_eq!(job.state, JobState::Uncertain);
    let kept = names(library.path(), "quarantine");
    assert_eq!(kept.len(), 1);
    assert_eq!(
        std::fs::read(library.path().join("quarantine").join(&kept[0])).unwrap(),
        b"{\"images\": [half"
    );
}

#[tokio::test]
async fn what_certainly_did_not_run_is_sent_again_after_the_wait_that_was_asked_for() {
    let again = Play::Fail(Fate::Again { after: Some(Duration::from_millis(30)) });
    let vendor = Scripted::of([again.clone(), again, Play::Answer(vec![png(1)])]);
    let (library, job) = served(&vendor).await;
    assert_eq!((job.state, job.attempts, job.failure), (JobState::Done, 3, None));
    let ledger = "SELECT attempt, kind, held_micro FROM ledger ORDER BY attempt";
    assert_eq!(library.rows(ledger), ["1|not_charged|0", "2|not_charged|0", "3|estimated|0"]);
}

#[tokio::test]
async fn after_five_tries_the_job_fails_and_cost_nothing() {
    let again = Play::Fail(Fate::Again { after: Some(Duration::from_millis(1)) });
    let vendor = Scripted::of(vec![again; 5]);
    let (_library, job) = served(&vendor).await;
    assert_eq!((job.state, job.cost, vendor.sent()), (JobState::Failed, Cost::NOTHING, 5));
    assert!(job.failure.unwrap().hint.contains("pixery jobs retry 1"));
}

#[tokio::test]
async fn an_answer_that_is_no_picture_is_kept_in_quarantine_and_may_have_cost_something() {
    let (library, job) = served(&Scripted::of([Play::Answer(vec![b"<html>".to_vec()])])).await;
    assert_eq!((job.state, job.cost), (JobState::Failed, Cost::UNKNOWN));
    assert_eq!(names(library.path(), "quarantine").len(), 1);
    assert_eq!(job.held, MicroUsd(40_000));
}

#[tokio::test]
async fn good_images_are_kept_beside_spoilt_ones_and_the_job_says_so() {
    let files = vec![png(1), b"no picture".to_vec(), png(2)];
    let (library, job) = served(&Scripted::of([Play::Answer(files)])).await;
    assert_eq!((job.state, job.generation_ids.len()), (JobState::Done, 2));
    assert!(job.failure.unwrap().message.starts_with("1 of 3 images can't be used"));
    assert_eq!(names(library.path(), "quarantine").len(), 1);
}

#[tokio::test]
async fn the_same_bytes_twice_in_one_answer_are_one_image() {
    let (_library, job) = served(&Scripted::of([Play::Answer(vec![png(1), png(1)])])).await;
    assert_eq!((job.state, job.generation_ids.len()), (JobState::Done, 1));
}

#[tokio::test]
async fn a_result_that_the_vendor_forgot_is_expired() {
    let (_library, job) = served(&Scripted::queued([Play::Fail(Fate::Expired)])).await;
    assert_eq!((job.state, job.cost, job.held), (JobState::Expired, Cost::UNKNOWN, MicroUsd(40_000)));
}

#[tokio::test]
async fn an_image_that_the_vendor_forgot_expires_the_job() {
    let vendor = Scripted::queued([Play::Remote]);
    vendor.fetches.lock().unwrap().push_back(Play::Fail(Fate::Expired));
    let (_library, job) = served(&vendor).await;
    assert_eq!(job.state, JobState::Expired);
}

async fn cancelled_while_followed(
    answer: CancelAnswer,
    then: Option<Play>,
) -> (pixery_testkit::TestLibrary, pixery_core::domain::Job) {
    let vendor = Scripted::queued([Play::UntilStopped].into_iter().chain(then));
    *vendor.cancel.lock().unwrap() = Some(answer);
    let library = library_with(&vendor, false);
    let id = ask(&library, 1).await;
    let worker = Worker::start(&library).unwrap();
    let stop = Stop::default();
    let serving = worker.serve(Duration::from_millis(30), false, &stop);
    let asker = async {
        while library.look(|reader| reader.job(id)).state != JobState::Submitted {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        cancel(&library, TheseJobs { ids: vec![id] }).await.unwrap();
    };
    assert_eq!(tokio::join!(serving, asker).0.unwrap(), Served::Idle);
    let job = library.look(|reader| reader.job(id));
    (library, job)
}

#[tokio::test]
async fn a_vendor_that_had_not_begun_charges_nothing_for_a_cancelled_job() {
    let (_library, job) = cancelled_while_followed(CancelAnswer::NotCharged, None).await;
    assert_eq!((job.state, job.cost), (JobState::Cancelled, Cost::NOTHING));
}

#[tokio::test]
async fn a_job_that_is_cancelled_too_late_is_saved_for_it_was_paid() {
    let (_library, job) =
        cancelled_while_followed(CancelAnswer::TooLate, Some(Play::Answer(vec![png(1)]))).await;
    assert_eq!((job.state, job.generation_ids.len()), (JobState::Done, 1));
}

#[tokio::test]
async fn a_job_that_the_vendor_stopped_in_the_middle_may_have_cost_something() {
    let then = Play::Fail(Fate::Ended { cost: None });
    let (_library, job) = cancelled_while_followed(CancelAnswer::Told, Some(then)).await;
    assert_eq!((job.state, job.cost), (JobState::Cancelled, Cost::UNKNOWN));
    assert!(job.failure.unwrap().message.contains("may have cost $0.04"));
}

#[tokio::test]
async fn no_more_requests_are_under_way_than_the_vendor_takes() {
    let vendor = Scripted::of((0..6).map(|n| Play::Answer(vec![png(n)])));
    let library = library_with(&vendor, false);
    for _ in 0..6 {
        ask(&library, 1).await;
    }
    serve(&library).await;
    assert_eq!(library.value::<i64>("SELECT count(*) FROM jobs WHERE state = 'done'"), 6);
    assert_eq!(library.value::<i64>("SELECT count(*) FROM generations"), 6);
}

#[tokio::test]
async fn a_worker_is_wanted_exactly_while_nobody_would_run_the_job() {
    let vendor = Scripted::of([Play::Answer(vec![png(1)])]);
    let library = library_with(&vendor, false);
    let id = ask(&library, 1).await;
    assert!(wants_worker(&library, vec![id]).await.unwrap());
    serve(&library).await;
    assert!(!wants_worker(&library, vec![id]).await.unwrap(), "it is done");
}

#[tokio::test]
async fn a_second_worker_is_not_needed_while_one_lives() {
    let vendor = Scripted::queued([Play::UntilStopped]);
    let library = library_with(&vendor, false);
    let id = ask(&library, 1).await;
    let (first, stop) = (Worker::start(&library).unwrap(), Stop::default());
    let serving = first.serve(Duration::from_secs(60), false, &stop);
    let other = open_again(&library, &vendor);
    let second = async {
        while library.look(|reader| reader.job(id)).state != JobState::Submitted {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        let served =
            Worker::start(&other).unwrap().serve(Duration::from_secs(60), false, &Stop::default()).await;
        stop.ask();
        served.unwrap()
    };
    let (first, second) = tokio::join!(serving, second);
    assert_eq!((first.unwrap(), second), (Served::Stopped, Served::NotNeeded));
    assert_eq!(
        library.look(|reader| reader.job(id)).state,
        JobState::Submitted,
        "it is left to the next worker"
    );
}
