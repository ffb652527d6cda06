//! What the books promise.

use std::io::{ErrorKind, Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

use pixery_testkit::StubOptions;
use serde_json::json;

use crate::customer::{Customer, Receipt, image, read};

fn idempotent() -> StubOptions {
    StubOptions { idempotent: true, ..StubOptions::default() }
}

#[tokio::test]
async fn a_charge_names_everything_about_the_order() {
    let customer = Customer::new().await;
    let order = customer.generation("a fox", json!({"n": 3})).header("Idempotency-Key", "k1");
    let answer = order.send().await.unwrap();
    let request_id = answer.headers()["x-request-id"].to_str().unwrap().to_owned();
    let [entry] = customer.stub.ledger().try_into().unwrap();
    assert_eq!((entry.sequence, entry.images, entry.micro_usd), (1, 3, 120_000));
    assert_eq!((entry.prompt.as_str(), entry.model.as_str()), ("a fox", "gpt-image-2.6-flare"));
    assert_eq!((entry.idempotency_key.as_deref(), entry.request_id), (Some("k1"), request_id));
}

#[test]
fn a_charge_is_on_the_disk_before_a_byte_of_the_answer() {
    let customer = Customer::of_process(StubOptions::default());
    let address = customer.stub.url().replace("http://", "");
    let mut stream = TcpStream::connect(address).unwrap();
    let body = r#"{"prompt": "a fox {{delay=1500}}", "model": "m", "size": "64x64"}"#;
    write!(
        stream,
        "POST /v1/images/generations HTTP/1.1\r\nHost: stub\r\nContent-Type: application/json\r\n\
         Connection: close\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )
    .unwrap();
    while customer.charges() == 0 {
        std::thread::sleep(Duration::from_millis(5));
    }
    stream.set_read_timeout(Some(Duration::from_millis(100))).unwrap();
    let nothing_yet = stream.read(&mut [0]).unwrap_err();
    assert!(matches!(nothing_yet.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut), "{nothing_yet}");
    stream.set_read_timeout(None).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
}

#[tokio::test]
async fn without_idempotency_each_submit_is_charged() {
    let customer = Customer::new().await;
    let mut images = Vec::new();
    for _ in 0..2 {
        let order = customer.generation("a fox", json!({})).header("Idempotency-Key", "same");
        images.push(image(&read(order.send().await.unwrap(), 200).await, 0));
        customer.submit("a fox", json!({})).header("Idempotency-Key", "same").send().await.unwrap();
    }
    assert_eq!(customer.charges(), 4);
    assert_ne!(images[0], images[1], "two charges are two images");
}

#[tokio::test]
async fn a_known_key_gets_the_same_bytes_for_nothing_even_after_a_kill() {
    let mut customer = Customer::of_process(idempotent());
    let order =
        |customer: &Customer| customer.generation("a fox", json!({"n": 2})).header("Idempotency-Key", "k");
    let first = order(&customer).send().await.unwrap().bytes().await.unwrap();
    let second = order(&customer).send().await.unwrap().bytes().await.unwrap();
    customer.stub.kill();
    customer.stub.restart();
    let third = order(&customer).send().await.unwrap().bytes().await.unwrap();
    assert_eq!(first, second);
    assert_eq!(first, third);
    assert_eq!(customer.charges(), 1);
}

#[tokio::test]
async fn a_known_key_gets_the_same_request_of_fal_even_after_a_kill() {
    let mut customer = Customer::of_process(idempotent());
    let order = |customer: &Customer| customer.submit("a fox", json!({})).header("Idempotency-Key", "k");
    let first = order(&customer).send().await.unwrap().bytes().await.unwrap();
    customer.stub.kill();
    customer.stub.restart();
    let second = order(&customer).send().await.unwrap().bytes().await.unwrap();
    assert_eq!(first, second);
    assert_eq!(customer.charges(), 1);
}

#[tokio::test]
async fn an_answer_that_was_lost_comes_for_a_known_key() {
    let customer = Customer::of_process(idempotent());
    for fault in ["drop_after", "drop_body", "charged_status=500"] {
        let prompt = format!("a fox {{{{{fault}}}}}");
        let order = || customer.generation(&prompt, json!({})).header("Idempotency-Key", fault);
        let lost = order().send().await;
        assert!(match lost {
            Ok(answer) => answer.status() == 500 || answer.bytes().await.is_err(),
            Err(_) => true,
        });
        image(&read(order().send().await.unwrap(), 200).await, 0);
    }
    assert_eq!(customer.charges(), 3);
}

#[tokio::test]
async fn a_request_of_fal_goes_on_after_a_kill() {
    let mut customer = Customer::of_process(StubOptions::default());
    let receipt = customer.receipt("a fox {{queue=2}}{{steps=1}}").await;
    assert_eq!(receipt.status(&customer).await.1["queue_position"], 1);
    customer.stub.kill();
    customer.stub.restart();
    assert_eq!(receipt.status(&customer).await.1["queue_position"], 0);
    assert_eq!(receipt.status(&customer).await.1["status"], "IN_PROGRESS");
    assert_eq!(receipt.status(&customer).await.1["status"], "COMPLETED");
    let url = receipt.image_url(&customer).await;
    let before = customer.get(&url).await.bytes().await.unwrap();
    customer.stub.kill();
    customer.stub.restart();
    assert_eq!(customer.get(&url).await.bytes().await.unwrap(), before);
    assert_eq!(customer.charges(), 1);
}

#[tokio::test]
async fn sequence_goes_on_after_a_kill_and_a_torn_line_is_no_charge() {
    let mut customer = Customer::of_process(StubOptions::default());
    customer.receipt("one").await;
    customer.stub.kill();
    let path = customer.stub.state().join("ledger.ndjson");
    let mut torn = std::fs::OpenOptions::new().append(true).open(path).unwrap();
    torn.write_all(b"{\"sequence\": 2, \"ven").unwrap();
    assert_eq!(customer.charges(), 1);
    customer.stub.restart();
    customer.receipt("two").await;
    let sequences: Vec<_> = customer.stub.ledger().iter().map(|entry| entry.sequence).collect();
    assert_eq!(sequences, [1, 2]);
}

#[tokio::test]
async fn cancelling_in_the_queue_gives_the_money_back_and_later_does_not() {
    let customer = Customer::new().await;
    let waits = customer.receipt("{{queue=5}}").await;
    assert_eq!(waits.cancel(&customer).await, (202, json!({"status": "CANCELLATION_REQUESTED"})));
    let runs = customer.receipt("{{steps=5}}").await;
    assert_eq!(runs.cancel(&customer).await.0, 202);
    let late = customer.receipt("plain").await;
    assert_eq!(late.cancel(&customer).await, (400, json!({"status": "ALREADY_COMPLETED"})));
    let stubborn = customer.receipt("{{queue=1}}{{cancel_late}}").await;
    assert_eq!(stubborn.cancel(&customer).await.0, 400);
    let strange =
        Receipt(json!({"cancel_url": format!("{}/a/b/requests/x/cancel", customer.stub.fal_url())}));
    assert_eq!(strange.cancel(&customer).await, (404, json!({"status": "NOT_FOUND"})));
    assert_eq!((customer.charges(), customer.stub.charged_images()), (4, 3));
    for cancelled in [waits, runs] {
        assert_eq!(cancelled.status(&customer).await.1["error_type"], "client_cancelled");
        assert_eq!(cancelled.result(&customer).await.status(), 499);
    }
}

#[tokio::test]
async fn the_books_can_be_read_over_the_wire() {
    let customer = Customer::of_process(StubOptions::default());
    let order = customer.generation("a fox", json!({})).bearer_auth("canary");
    order.send().await.unwrap();
    let ledger = read(customer.get(&format!("{}/ledger", customer.stub.url())).await, 200).await;
    assert_eq!(ledger["entries"][0]["prompt"], "a fox");
    let requests = read(customer.get(&format!("{}/requests", customer.stub.url())).await, 200).await;
    assert_eq!(requests["requests"][0]["headers"]["authorization"], "Bearer canary");
    let [received] = customer.stub.requests().try_into().unwrap();
    assert_eq!((received.method.as_str(), received.path.as_str()), ("POST", "/v1/images/generations"));
    assert_eq!(received.body["prompt"], "a fox");
}
