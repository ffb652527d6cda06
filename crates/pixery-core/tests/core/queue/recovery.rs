//! What becomes of a dead worker's job, by where it stood.

use std::sync::Arc;

use pixery_core::archive::answer_name;
use pixery_core::domain::{Cost, JobId, JobState, Ticket};
use pixery_core::ops::jobs::{Decision, ResolveJob, RetryJobs, resolve, retry};
use pixery_core::store::Claim;
use pixery_core::{ErrorCode, Library};
use pixery_testkit::TestLibrary;
use serde_json::json;

use super::scripted::png;
use super::{Play, Scripted, ask, claim_as, library_with, serve};

const TODAY: &str = "2026-11-24";

/// Queues a job that a worker sends, and dies.
async fn sent_by_the_dead(vendor: &Arc<Scripted>, idempotent: bool) -> (TestLibrary, Claim) {
    let (library, claim) = claimed_by_the_dead(vendor, idempotent).await;
    library.change("send", |writer| writer.begin_sending(&claim)).unwrap();
    (library, claim)
}

/// Queues a job that a worker claims, and dies before it sends it.
async fn claimed_by_the_dead(vendor: &Arc<Scripted>, idempotent: bool) -> (TestLibrary, Claim) {
    let library = library_with(vendor, idempotent);
    let id = ask(&library, 1).await;
    let claim = claim_as(&library, &[id], TODAY, "worker-of-the-dead", 9).unwrap();
    (library, claim)
}

fn ticket() -> Ticket {
    Ticket {
        request_id: "request".to_owned(),
        status_url: "https://vendor/status".to_owned(),
        result_url: "https://vendor/result".to_owned(),
        cancel_url: None,
    }
}

fn leave_answer(library: &Library, claim: &Claim, file: &[u8]) {
    use base64::Engine as _;
    let text = base64::engine::general_purpose::STANDARD.encode(file);
    let answer = json!({ "images": [{ "file": text }] }).to_string();
    let mut part = library.archive().part("left").unwrap();
    std::io::Write::write_all(&mut part, answer.as_bytes()).unwrap();
    library.archive().keep_answer(part, &answer_name(&claim.client_key, claim.job.attempts)).unwrap();
}

fn state(library: &TestLibrary, id: JobId) -> JobState {
    library.look(|reader| reader.job(id)).state
}

#[tokio::test]
async fn what_was_claimed_and_not_sent_is_sent_by_the_next() {
    let vendor = Scripted::of([Play::Answer(vec![png(1)])]);
    let (library, claim) = claimed_by_the_dead(&vendor, false).await;
    serve(&library).await;
    assert_eq!((state(&library, claim.job.id), vendor.sent()), (JobState::Done, 1));
    let ledger = "SELECT attempt, kind, held_micro FROM ledger ORDER BY attempt";
    assert_eq!(library.rows(ledger), ["1|not_charged|0", "2|estimated|0"]);
}

#[tokio::test]
async fn what_was_being_sent_is_uncertain() {
    let vendor = Scripted::of([]);
    let (library, claim) = sent_by_the_dead(&vendor, false).await;
    serve(&library).await;
    let job = library.look(|reader| reader.job(claim.job.id));
    assert_eq!((job.state, job.cost, vendor.sent()), (JobState::Uncertain, Cost::UNKNOWN, 0));
    assert!(job.failure.unwrap().message.contains("may have cost $0.04"));
}

#[tokio::test]
async fn what_had_come_of_an_answer_goes_to_quarantine() {
    let vendor = Scripted::of([]);
    let (library, claim) = sent_by_the_dead(&vendor, false).await;
    let part = format!("incoming/{}-{}.part", claim.job.id.0, claim.token);
    std::fs::write(library.path().join(&part), "half").unwrap();
    serve(&library).await;
    assert!(!library.path().join(&part).exists());
    let kept = std::fs::read_dir(library.path().join("quarantine")).unwrap().next().unwrap().unwrap();
    assert_eq!(std::fs::read(kept.path()).unwrap(), b"half");
}

#[tokio::test]
async fn what_was_being_sent_to_a_vendor_that_knows_keys_is_sent_again_with_the_same() {
    let vendor = Scripted::of([Play::Answer(vec![png(1)])]);
    let (library, claim) = sent_by_the_dead(&vendor, true).await;
    serve(&library).await;
    let job = library.look(|reader| reader.job(claim.job.id));
    assert_eq!((job.state, job.attempts), (JobState::Done, 1));
    assert_eq!(vendor.keys(), [claim.client_key]);
}

#[tokio::test]
async fn an_answer_that_came_before_the_death_is_saved() {
    let vendor = Scripted::of([]);
    let (library, claim) = sent_by_the_dead(&vendor, false).await;
    leave_answer(&library, &claim, &png(1));
    serve(&library).await;
    assert_eq!((state(&library, claim.job.id), vendor.sent()), (JobState::Done, 0));
    assert_eq!(library.value::<i64>("SELECT count(*) FROM generations"), 1);
}

#[tokio::test]
async fn what_the_vendor_works_on_is_followed_and_not_sent_again() {
    let vendor = Scripted::queued([Play::Answer(vec![png(1)])]);
    let (library, claim) = sent_by_the_dead(&vendor, false).await;
    library.change("accept", |writer| writer.accept(&claim, &ticket())).unwrap();
    serve(&library).await;
    assert_eq!((state(&library, claim.job.id), vendor.sent(), vendor.followed()), (JobState::Done, 0, 1));
}

#[tokio::test]
async fn a_result_that_was_lost_with_its_worker_is_asked_for_again() {
    let vendor = Scripted::queued([Play::Answer(vec![png(1)])]);
    let (library, claim) = sent_by_the_dead(&vendor, false).await;
    library.change("accept", |writer| writer.accept(&claim, &ticket())).unwrap();
    library.change("answered", |writer| writer.answered(&claim)).unwrap();
    serve(&library).await;
    assert_eq!((state(&library, claim.job.id), vendor.sent()), (JobState::Done, 0));
}

#[tokio::test]
async fn a_file_that_was_published_before_the_death_is_the_same_file_after_it() {
    let vendor = Scripted::of([]);
    let (library, claim) = sent_by_the_dead(&vendor, false).await;
    leave_answer(&library, &claim, &png(1));
    let mut part = library.archive().part("published").unwrap();
    std::io::Write::write_all(&mut part, &png(1)).unwrap();
    let day = claim.job.created_at.day_in(library.identity().zone);
    let path = pixery_core::archive::original_path(
        &day,
        "a fox",
        &claim.client_key,
        0,
        pixery_core::domain::ImageFormat::Png,
    );
    library.archive().keep_original(part, &path).unwrap();
    serve(&library).await;
    assert_eq!(library.rows("SELECT path FROM generations"), [path]);
    let day = library.path().join("images").join(day);
    assert_eq!(std::fs::read_dir(day).unwrap().count(), 1);
}

#[tokio::test]
async fn an_answer_of_a_job_that_is_done_is_swept() {
    let vendor = Scripted::of([Play::Answer(vec![png(1)])]);
    let (library, claim) = sent_by_the_dead(&vendor, true).await;
    serve(&library).await;
    leave_answer(&library, &claim, &png(1));
    serve(&library).await;
    assert_eq!(std::fs::read_dir(library.path().join("incoming")).unwrap().count(), 0);
    assert_eq!(library.value::<i64>("SELECT count(*) FROM generations"), 1);
}

async fn decide(library: &Library, id: JobId, decision: Decision) -> pixery_core::Result<JobState> {
    resolve(library, ResolveJob { id, decision }).await.map(|job| job.state)
}

#[tokio::test]
async fn a_person_may_send_an_uncertain_job_again_and_both_tries_stand_on_the_ledger() {
    let vendor = Scripted::of([Play::Answer(vec![png(1)])]);
    let (library, claim) = sent_by_the_dead(&vendor, false).await;
    serve(&library).await;
    assert_eq!(decide(&library, claim.job.id, Decision::Resend).await.unwrap(), JobState::Queued);
    serve(&library).await;
    assert_eq!((state(&library, claim.job.id), vendor.sent()), (JobState::Done, 1));
    let ledger = "SELECT attempt, kind, held_micro FROM ledger ORDER BY attempt";
    assert_eq!(library.rows(ledger), ["1|unknown|40000", "2|estimated|0"]);
}

#[tokio::test]
async fn a_person_may_drop_an_uncertain_job_and_what_it_may_have_cost_stays_held() {
    let vendor = Scripted::of([]);
    let (library, claim) = sent_by_the_dead(&vendor, false).await;
    serve(&library).await;
    assert_eq!(decide(&library, claim.job.id, Decision::Drop).await.unwrap(), JobState::Cancelled);
    assert_eq!(library.rows("SELECT kind, held_micro FROM ledger"), ["unknown|40000"]);
    let again = decide(&library, claim.job.id, Decision::Drop).await.unwrap_err();
    assert_eq!(again.code(), ErrorCode::Conflict);
}

#[tokio::test]
async fn an_uncertain_job_can_be_checked_only_where_there_is_somebody_to_ask() {
    let vendor = Scripted::of([]);
    let (library, claim) = sent_by_the_dead(&vendor, false).await;
    serve(&library).await;
    let error = decide(&library, claim.job.id, Decision::Check).await.unwrap_err();
    assert_eq!(error.code(), ErrorCode::Conflict);
    leave_answer(&library, &claim, &png(1));
    decide(&library, claim.job.id, Decision::Check).await.unwrap();
    serve(&library).await;
    assert_eq!(state(&library, claim.job.id), JobState::Done);
}

#[tokio::test]
async fn only_what_ended_without_images_is_asked_for_again_and_as_a_new_job() {
    let refused = Play::Fail(pixery_core::providers::Fate::Refused);
    let vendor = Scripted::of([refused, Play::Answer(vec![png(1)])]);
    let library = library_with(&vendor, false);
    let first = ask(&library, 1).await;
    serve(&library).await;
    let retried =
        retry(&library, RetryJobs { ids: vec![first], consent: Default::default() }).await.unwrap().jobs;
    assert_eq!(retried[0].retry_of, Some(first));
    serve(&library).await;
    assert_eq!(
        (state(&library, first), state(&library, retried[0].id)),
        (JobState::Rejected, JobState::Done)
    );
    let again = retry(&library, RetryJobs { ids: vec![retried[0].id], consent: Default::default() }).await;
    assert_eq!(again.unwrap_err().code(), ErrorCode::Conflict);
}
