//! What goes wrong on the way, with either vendor.

use std::error::Error as _;
use std::io::ErrorKind;
use std::time::{Duration, Instant};

use chrono::DateTime;
use reqwest::RequestBuilder;
use serde_json::json;

use crate::customer::{Customer, read};

/// Returns an order of each vendor.
fn orders(customer: &Customer, prompt: &str) -> [RequestBuilder; 2] {
    [customer.generation(prompt, json!({})), customer.submit(prompt, json!({}))]
}

/// Tells whether a request failed by a reset of the connection, and not in some gentler way.
fn is_reset(error: &reqwest::Error) -> bool {
    let mut cause = error.source();
    while let Some(error) = cause {
        if error
            .downcast_ref::<std::io::Error>()
            .is_some_and(|error| error.kind() == ErrorKind::ConnectionReset)
        {
            return true;
        }
        cause = error.source();
    }
    false
}

#[tokio::test]
async fn drop_before_resets_the_connection_and_charges_nothing() {
    let customer = Customer::new().await;
    for order in orders(&customer, "{{drop_before}}") {
        assert!(is_reset(&order.send().await.unwrap_err()));
    }
    assert_eq!(customer.charges(), 0);
}

#[tokio::test]
async fn drop_after_resets_the_connection_once_it_has_charged() {
    let customer = Customer::new().await;
    for order in orders(&customer, "{{drop_after}}") {
        assert!(is_reset(&order.send().await.unwrap_err()));
    }
    assert_eq!(customer.charges(), 2);
}

#[tokio::test]
async fn drop_body_sends_half_and_then_resets() {
    let customer = Customer::new().await;
    for order in orders(&customer, "{{drop_body}}") {
        let mut answer = order.send().await.unwrap();
        assert_eq!(answer.status(), 200);
        let promised = answer.content_length().unwrap();
        let mut got = 0;
        let error = loop {
            match answer.chunk().await {
                Ok(chunk) => got += chunk.unwrap().len() as u64,
                Err(error) => break error,
            }
        };
        assert!(is_reset(&error), "{error:?}");
        assert_eq!(got, promised / 2);
    }
    assert_eq!(customer.charges(), 2);
}

#[tokio::test]
async fn never_charges_and_says_nothing() {
    let customer = Customer::new().await;
    for order in orders(&customer, "{{never}}") {
        assert!(order.timeout(Duration::from_millis(300)).send().await.unwrap_err().is_timeout());
    }
    assert_eq!(customer.charges(), 2);
}

#[tokio::test]
async fn delay_comes_before_the_answer() {
    let customer = Customer::new().await;
    for order in orders(&customer, "{{delay=200}}") {
        let began = Instant::now();
        read(order.send().await.unwrap(), 200).await;
        assert!(began.elapsed() >= Duration::from_millis(200));
    }
}

#[tokio::test]
async fn a_slow_body_trickles_in_many_pieces() {
    let customer = Customer::new().await;
    for order in orders(&customer, "{{slow_body=200}}") {
        let began = Instant::now();
        let mut answer = order.send().await.unwrap();
        let mut pieces = 0;
        while answer.chunk().await.unwrap().is_some() {
            pieces += 1;
        }
        assert!(pieces >= 10 && began.elapsed() >= Duration::from_millis(200), "{pieces} pieces");
    }
}

#[tokio::test]
async fn a_status_is_free_and_a_charged_status_is_not() {
    let customer = Customer::new().await;
    for status in [400, 408, 409, 500, 502, 503, 504] {
        for order in orders(&customer, &format!("{{{{status={status}}}}}")) {
            let answer = order.send().await.unwrap();
            assert_eq!(answer.status(), status);
            let html = answer.headers()["content-type"] == "text/html";
            assert_eq!(html, matches!(status, 502 | 504), "{status}");
        }
    }
    assert_eq!(customer.charges(), 0);
    for order in orders(&customer, "{{charged_status=500}}") {
        assert_eq!(order.send().await.unwrap().status(), 500);
    }
    for order in orders(&customer, "{{status=503}}{{charged}}") {
        assert_eq!(order.send().await.unwrap().status(), 503);
    }
    assert_eq!(customer.charges(), 4);
}

#[tokio::test]
async fn errors_have_the_vendors_shape() {
    let customer = Customer::new().await;
    let [openai, fal] = orders(&customer, "{{status=500}}");
    let openai = openai.send().await.unwrap();
    assert!(openai.headers().contains_key("x-request-id"));
    assert_eq!(read(openai, 500).await["error"]["type"], "server_error");
    let fal = fal.send().await.unwrap();
    assert_eq!(fal.headers()["x-fal-error-type"], "internal_error");
    assert_eq!(read(fal, 500).await["error_type"], "internal_error");
}

#[tokio::test]
async fn a_rate_limit_says_when_in_three_ways() {
    let customer = Customer::new().await;
    for order in orders(&customer, "{{rate_limit=7}}") {
        assert_eq!(limited(order).await.headers()["retry-after"], "7");
    }
    for order in orders(&customer, "{{rate_limit_ms=250}}") {
        assert_eq!(limited(order).await.headers()["retry-after-ms"], "250");
    }
    for order in orders(&customer, "{{rate_limit_date=60}}") {
        let answer = limited(order).await;
        let until = DateTime::parse_from_rfc2822(answer.headers()["retry-after"].to_str().unwrap()).unwrap();
        let seconds = until.timestamp() - now();
        assert!((55..=61).contains(&seconds), "{seconds}");
    }
    assert_eq!(customer.charges(), 0);
}

/// Reads the machine's clock as the stub does.
fn now() -> i64 {
    pixery_testkit::system_clock().now().to_utc().timestamp()
}

async fn limited(order: RequestBuilder) -> reqwest::Response {
    let answer = order.send().await.unwrap();
    assert_eq!(answer.status(), 429);
    answer
}

#[tokio::test]
async fn rate_limit_times_lets_the_prompt_through_in_the_end() {
    let customer = Customer::new().await;
    for vendor in 0..2 {
        let mut statuses = Vec::new();
        for _ in 0..3 {
            let [openai, fal] = orders(&customer, "{{rate_limit_times=2}}");
            let order = if vendor == 0 { openai } else { fal };
            statuses.push(order.send().await.unwrap().status().as_u16());
        }
        assert_eq!(statuses, [429, 429, 200]);
    }
    assert_eq!(customer.charges(), 2);
}

#[tokio::test]
async fn times_ends_every_directive_of_a_prompt() {
    let customer = Customer::new().await;
    let mut statuses = Vec::new();
    for _ in 0..3 {
        let order = customer.generation("{{status=503}}{{times=1}}", json!({}));
        statuses.push(order.send().await.unwrap().status().as_u16());
    }
    assert_eq!(statuses, [503, 200, 200]);
}

#[tokio::test]
async fn refusals_have_the_vendors_words_and_cost_nothing() {
    let customer = Customer::new().await;
    let [openai, fal] = orders(&customer, "{{quota}}");
    assert_eq!(read(openai.send().await.unwrap(), 429).await["error"]["code"], "insufficient_quota");
    assert!(
        read(fal.send().await.unwrap(), 403).await["detail"].as_str().unwrap().contains("Exhausted balance")
    );
    let [openai, fal] = orders(&customer, "{{unauthorized}}");
    assert_eq!(read(openai.send().await.unwrap(), 401).await["error"]["code"], "invalid_api_key");
    assert!(read(fal.send().await.unwrap(), 401).await["detail"].is_string());
    let [openai, fal] = orders(&customer, "{{retired}}");
    assert_eq!(read(openai.send().await.unwrap(), 404).await["error"]["code"], "model_not_found");
    assert!(
        read(fal.send().await.unwrap(), 404).await["detail"]
            .as_str()
            .unwrap()
            .contains("fal-ai/flux/schnell")
    );
    assert_eq!(customer.charges(), 0);
}

#[tokio::test]
async fn a_page_or_a_lie_about_the_type_comes_with_200_and_is_charged() {
    let customer = Customer::new().await;
    for order in orders(&customer, "{{html}}") {
        let answer = order.send().await.unwrap();
        assert_eq!(
            (answer.status().as_u16(), &answer.headers()["content-type"]),
            (200, &"text/html".parse().unwrap())
        );
    }
    for order in orders(&customer, "{{wrong_type}}") {
        let answer = order.send().await.unwrap();
        assert_eq!(answer.headers()["content-type"], "image/png");
        assert!(answer.json::<serde_json::Value>().await.unwrap().is_object());
    }
    for order in orders(&customer, "{{wrong_type=garbage}}") {
        let answer = order.send().await.unwrap();
        assert_eq!(answer.headers()["content-type"], "application/json");
        assert!(answer.json::<serde_json::Value>().await.is_err());
    }
    assert_eq!(customer.charges(), 6);
}

#[tokio::test]
async fn a_directive_nobody_knows_is_refused_with_those_there_are() {
    let customer = Customer::new().await;
    for order in orders(&customer, "{{dealy=3}}") {
        let answer = order.send().await.unwrap();
        assert_eq!(answer.status(), 400);
        assert!(answer.text().await.unwrap().contains("`delay`"));
    }
    assert_eq!(customer.charges(), 0);
}
