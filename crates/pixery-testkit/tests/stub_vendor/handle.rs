//! The stub in a test's hand.

use pixery_testkit::{StubOptions, StubVendor};
use serde_json::json;

use crate::customer::{Customer, read};

async fn statuses(customer: &Customer, prompt: &str, count: usize) -> Vec<u16> {
    let mut statuses = Vec::new();
    for _ in 0..count {
        let answer = customer.generation(prompt, json!({})).send().await.unwrap();
        statuses.push(answer.status().as_u16());
    }
    statuses
}

#[tokio::test]
async fn orders_from_outside_hold_for_the_next_few_submits_or_for_all() {
    let customer = Customer::new().await;
    customer.stub.behave_next(2, &["status=503"]);
    assert_eq!(statuses(&customer, "a fox", 3).await, [503, 503, 200]);
    customer.stub.behave(&["status=500"]);
    assert_eq!(statuses(&customer, "a fox", 2).await, [500, 500]);
    assert_eq!(statuses(&customer, "its own wins {{status=409}}", 1).await, [409]);
    customer.stub.behave(&[]);
    assert_eq!(statuses(&customer, "a fox", 1).await, [200]);
    let control = customer.post(&format!("{}/control", customer.stub.url()));
    read(control.json(&json!({"default": ["dealy=1"]})).send().await.unwrap(), 400).await;
    assert_eq!(customer.stub.requests().len(), 7, "orders from outside are no requests");
}

#[tokio::test]
async fn a_stub_in_this_process_can_be_killed_and_goes_on() {
    let mut customer = Customer::new().await;
    let receipt = customer.receipt("a fox {{queue=1}}").await;
    let url = customer.stub.url();
    customer.stub.kill();
    assert!(customer.http().get(&url).send().await.unwrap_err().is_connect());
    assert_eq!(customer.charges(), 1);
    customer.stub.restart();
    assert_eq!(customer.stub.url(), url);
    assert_eq!(receipt.status(&customer).await.1["status"], "IN_QUEUE");
}

#[test]
fn the_program_is_found_beside_the_test() {
    let binary = StubVendor::binary().unwrap();
    assert!(binary.ends_with(format!("pixery-stub-vendor{}", std::env::consts::EXE_SUFFIX)));
    StubVendor::start(StubOptions::default()).stop();
}

#[test]
fn the_price_is_the_asked_one_and_the_books_lie_where_asked() {
    let folder = tempfile::tempdir().unwrap();
    let state = folder.path().join("books");
    let options = StubOptions { state: Some(state.clone()), micro_usd: 7, ..StubOptions::default() };
    let customer = Customer::of_process(options);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(customer.generation("a fox", json!({"n": 2})).send()).unwrap();
    assert_eq!(customer.stub.ledger()[0].micro_usd, 14);
    assert!(state.join("ledger.ndjson").is_file());
}
