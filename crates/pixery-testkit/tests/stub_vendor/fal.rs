//! The stub as fal.

use std::time::Duration;

use pixery_testkit::{StubOptions, StubVendor};
use serde_json::{Value, json};

use crate::customer::{Customer, Receipt, read};
use crate::files::{Kind, kind_of, sides_of};

async fn completed(customer: &Customer, prompt: &str) -> (Receipt, Value) {
    let receipt = customer.receipt(prompt).await;
    let (status, body) = receipt.status(customer).await;
    assert_eq!((status, body["status"].as_str()), (200, Some("COMPLETED")));
    (receipt, body)
}

#[tokio::test]
async fn a_receipt_has_urls_of_owner_and_app_alone() {
    let customer = Customer::new().await;
    let receipt = customer.receipt("a fox {{queue=3}}").await.0;
    let id = receipt["request_id"].as_str().unwrap();
    let base = format!("{}/fal-ai/flux/requests/{id}", customer.stub.fal_url());
    assert_eq!(receipt["response_url"], base);
    assert_eq!(receipt["status_url"], format!("{base}/status"));
    assert_eq!(receipt["cancel_url"], format!("{base}/cancel"));
    assert_eq!((&receipt["status"], &receipt["queue_position"]), (&json!("IN_QUEUE"), &json!(3)));
    let long = format!("{}/fal-ai/flux/schnell/requests/{id}/status", customer.stub.fal_url());
    assert_eq!(customer.get(&long).await.status(), 404, "never built from the full id");
}

#[tokio::test]
async fn a_request_waits_runs_and_completes() {
    let customer = Customer::new().await;
    let receipt = customer.receipt("a fox {{queue=2}}{{steps=2}}").await;
    let mut seen = Vec::new();
    for _ in 0..5 {
        let (status, body) = receipt.status(&customer).await;
        let logs = body["logs"].as_array().map_or(0, Vec::len);
        seen.push((
            status,
            body["status"].as_str().unwrap().to_owned(),
            body["queue_position"].as_u64(),
            logs,
        ));
    }
    let expected = [
        (202, "IN_QUEUE", Some(1), 0),
        (202, "IN_QUEUE", Some(0), 0),
        (202, "IN_PROGRESS", None, 1),
        (202, "IN_PROGRESS", None, 2),
        (200, "COMPLETED", None, 2),
    ];
    let expected = expected.map(|(status, word, position, logs)| (status, word.to_owned(), position, logs));
    assert_eq!(seen, expected);
}

#[tokio::test]
async fn a_result_is_not_there_before_its_time() {
    let customer = Customer::new().await;
    let receipt = customer.receipt("a fox {{steps=1}}").await;
    read(receipt.result(&customer).await, 400).await;
    receipt.status(&customer).await;
    read(receipt.result(&customer).await, 200).await;
}

#[tokio::test]
async fn a_result_leads_to_images_that_stay_the_same() {
    let customer = Customer::new().await;
    let submit = customer.submit("a fox", json!({"num_images": 2, "seed": 7}));
    let receipt = Receipt(read(submit.send().await.unwrap(), 200).await);
    let result = read(receipt.result(&customer).await, 200).await;
    assert_eq!((&result["seed"], &result["has_nsfw_concepts"]), (&json!(7), &json!([false, false])));
    let mut files = Vec::new();
    for image in result["images"].as_array().unwrap() {
        assert_eq!((&image["width"], &image["height"]), (&json!(64), &json!(48)));
        for _ in 0..2 {
            let answer = customer.get(image["url"].as_str().unwrap()).await;
            assert_eq!(answer.headers()["content-type"], "image/png");
            files.push(answer.bytes().await.unwrap());
        }
    }
    assert_eq!(sides_of(&files[0]), (64, 48));
    assert!(files[0] == files[1] && files[2] == files[3] && files[1] != files[2]);
    assert_eq!(customer.stub.charged_images(), 2);
}

#[tokio::test]
async fn a_result_has_the_shape_of_its_family() {
    let customer = Customer::new().await;
    for (endpoint, fields) in [
        ("fal-ai/nano-banana-pro", vec!["images", "description"]),
        ("fal-ai/flux-2-pro", vec!["images", "seed"]),
        ("fal-ai/gpt-image-1.5/edit", vec!["images"]),
        ("fal-ai/inpaint", vec!["image", "seed"]),
    ] {
        let input =
            json!({"prompt": "a fox", "aspect_ratio": "16:9", "resolution": "0.5K", "sync_mode": true});
        let submit = customer.post(&format!("{}/{endpoint}", customer.stub.fal_url())).json(&input);
        let receipt = Receipt(read(submit.send().await.unwrap(), 200).await);
        let result = read(receipt.result(&customer).await, 200).await;
        let mut names: Vec<_> = result.as_object().unwrap().keys().map(String::as_str).collect();
        names.sort_by_key(|name| fields.iter().position(|field| field == name));
        assert_eq!(names, fields, "{endpoint}");
        let image = result.get("image").unwrap_or(&result["images"][0]);
        assert_eq!((&image["width"], &image["height"]), (&json!(688), &json!(384)));
        assert!(image["url"].as_str().unwrap().starts_with("data:image/png;base64,"));
    }
}

#[tokio::test]
async fn a_stream_of_statuses_ends_with_completed() {
    let customer = Customer::new().await;
    for (prompt, expected) in [
        ("{{queue=1}}{{steps=1}}", vec!["IN_QUEUE", "IN_PROGRESS", "COMPLETED"]),
        ("{{twice}}", vec!["COMPLETED", "IN_PROGRESS", "COMPLETED"]),
    ] {
        let receipt = customer.receipt(prompt).await;
        let answer =
            customer.get(&format!("{}/stream?logs=1", receipt.0["status_url"].as_str().unwrap())).await;
        assert!(answer.headers()["content-type"].to_str().unwrap().starts_with("text/event-stream"));
        let text = answer.text().await.unwrap();
        let events = text.trim_end().split("\n\n").map(|event| event.strip_prefix("data: ").unwrap());
        let words: Vec<_> =
            events.map(|data| serde_json::from_str::<Value>(data).unwrap()["status"].clone()).collect();
        assert_eq!(words, expected);
    }
}

#[tokio::test]
async fn twice_takes_completed_back_once() {
    let customer = Customer::new().await;
    let receipt = customer.receipt("{{twice}}").await;
    let mut words = Vec::new();
    for _ in 0..4 {
        words.push(receipt.status(&customer).await.1["status"].clone());
    }
    assert_eq!(words, ["COMPLETED", "IN_PROGRESS", "COMPLETED", "COMPLETED"]);
}

#[tokio::test]
async fn completed_can_be_a_failure_charged_or_not() {
    let customer = Customer::new().await;
    let (receipt, body) = completed(&customer, "{{completed_error=request_timeout}}").await;
    assert_eq!((&body["error_type"], body["error"].is_string()), (&json!("request_timeout"), true));
    let result = receipt.result(&customer).await;
    assert_eq!(result.headers()["x-fal-error-type"], "request_timeout");
    assert_eq!(read(result, 504).await["error_type"], "request_timeout");
    assert_eq!(customer.charges(), 0);
    let (_, body) = completed(&customer, "{{completed_error_charged}}").await;
    assert_eq!(body["error_type"], "runner_server_error");
    assert_eq!(customer.charges(), 1);
}

#[tokio::test]
async fn what_a_model_does_not_take_comes_out_with_the_result_and_is_free() {
    let customer = Customer::new().await;
    let (receipt, _) = completed(&customer, "{{moderation}}").await;
    let error = read(receipt.result(&customer).await, 422).await["detail"][0].clone();
    assert_eq!(
        (&error["type"], &error["loc"]),
        (&json!("content_policy_violation"), &json!(["body", "prompt"]))
    );
    let submit = customer.submit("a fox", json!({"image_size": {"width": 99_999, "height": 1}}));
    let receipt = Receipt(read(submit.send().await.unwrap(), 200).await);
    assert_eq!(read(receipt.result(&customer).await, 422).await["detail"][0]["loc"][1], "image_size");
    assert_eq!(customer.charges(), 0);
    customer.receipt("{{moderation}}{{charged}}").await;
    assert_eq!(customer.charges(), 1);
}

#[tokio::test]
async fn nsfw_is_black_and_says_so() {
    let customer = Customer::new().await;
    let (receipt, _) = completed(&customer, "{{nsfw}}").await;
    let result = read(receipt.result(&customer).await, 200).await;
    assert_eq!(result["has_nsfw_concepts"], json!([true]));
    let file = customer.get(result["images"][0]["url"].as_str().unwrap()).await.bytes().await.unwrap();
    let mut reader = png::Decoder::new(std::io::Cursor::new(&file)).read_info().unwrap();
    let mut pixels = vec![1; reader.output_buffer_size().unwrap()];
    reader.next_frame(&mut pixels).unwrap();
    assert!(pixels.iter().all(|&value| value == 0));
}

#[tokio::test]
async fn what_expired_is_unknown_though_charged() {
    let customer = Customer::new().await;
    let receipt = customer.receipt("{{expired}}").await;
    assert_eq!(receipt.status(&customer).await.0, 404);
    assert_eq!(receipt.result(&customer).await.status(), 404);
    assert_eq!(customer.charges(), 1);
}

#[tokio::test]
async fn statuses_and_results_fail_as_often_as_told() {
    let customer = Customer::new().await;
    let receipt = customer.receipt("{{status_500_times=2}}{{result_500_times=1}}").await;
    let mut statuses = Vec::new();
    for _ in 0..3 {
        statuses.push(receipt.status(&customer).await.0);
    }
    assert_eq!(statuses, [500, 500, 200]);
    assert_eq!(receipt.result(&customer).await.status(), 500);
    assert_eq!(receipt.result(&customer).await.status(), 200);
}

#[tokio::test]
async fn a_result_can_be_a_page_empty_or_too_much() {
    let customer = Customer::new().await;
    let (receipt, _) = completed(&customer, "{{result_html}}").await;
    assert_eq!(receipt.result(&customer).await.headers()["content-type"], "text/html");
    let (receipt, _) = completed(&customer, "{{no_images}}").await;
    assert_eq!(read(receipt.result(&customer).await, 200).await["images"], json!([]));
    let (receipt, _) = completed(&customer, "{{extra_images=1}}").await;
    assert_eq!(read(receipt.result(&customer).await, 200).await["images"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn images_are_bad_as_told() {
    let customer = Customer::new().await;
    for (prompt, content_type, kind) in [
        ("{{garbage_image}}", "text/html", Kind::Html),
        ("{{jpeg}}", "image/jpeg", Kind::Jpeg),
        ("{{truncated_image}}", "image/png", Kind::Png),
    ] {
        let url = customer.receipt(prompt).await.image_url(&customer).await;
        let answer = customer.get(&url).await;
        assert_eq!(answer.headers()["content-type"], content_type);
        let file = answer.bytes().await.unwrap();
        assert_eq!(kind_of(&file), kind, "{prompt}");
        assert!(!file.windows(4).any(|bytes| bytes == b"IEND"));
    }
}

#[tokio::test]
async fn downloads_fail_break_off_trickle_and_never_end() {
    let customer = Customer::new().await;
    let url =
        customer.receipt("{{media_500_times=1}}{{media_drop_times=1}}").await.image_url(&customer).await;
    assert_eq!(customer.get(&url).await.status(), 500);
    assert!(customer.get(&url).await.bytes().await.is_err());
    assert_eq!(kind_of(&customer.get(&url).await.bytes().await.unwrap()), Kind::Png);

    let url = customer.receipt("{{slow_body=200}}").await.image_url(&customer).await;
    let began = std::time::Instant::now();
    customer.get(&url).await.bytes().await.unwrap();
    assert!(began.elapsed() >= Duration::from_millis(200));

    let url = customer.receipt("{{huge=70}}").await.image_url(&customer).await;
    assert!(customer.get(&url).await.bytes().await.unwrap().len() > 70 << 20);
}

#[tokio::test]
async fn redirects_are_as_many_as_told() {
    let customer = Customer::new().await;
    let mut url =
        customer.receipt("{{media_redirect=3}}{{media_500_times=1}}").await.image_url(&customer).await;
    for _ in 0..3 {
        let answer = customer.get(&url).await;
        assert_eq!(answer.status(), 302);
        url = answer.headers()["location"].to_str().unwrap().to_owned();
    }
    assert_eq!(customer.get(&url).await.status(), 500);
    assert_eq!(kind_of(&customer.get(&url).await.bytes().await.unwrap()), Kind::Png);
    let url = customer.receipt("{{media_redirect_private}}").await.image_url(&customer).await;
    assert!(customer.get(&url).await.headers()["location"].to_str().unwrap().starts_with("http://10.0.0.1/"));
}

#[tokio::test]
async fn images_can_be_said_to_lie_where_nobody_should_go() {
    let customer = Customer::new().await;
    for (prompt, beginning) in [
        ("{{media_private}}", "http://10.0.0.1/"),
        ("{{media_private=169.254.169.254}}", "http://169.254.169.254/"),
        ("{{media_elsewhere}}", "https://media.example.com/"),
    ] {
        let url = customer.receipt(prompt).await.image_url(&customer).await;
        assert!(url.starts_with(beginning), "{url}");
    }
}

#[tokio::test]
async fn only_known_keys_come_in_and_media_ask_for_none() {
    let keys = vec!["id:secret".to_owned(), "sk-1".to_owned()];
    let customer = Customer::of(StubVendor::in_process(StubOptions { keys, ..StubOptions::default() }).await);
    assert_eq!(customer.submit("a fox", json!({})).send().await.unwrap().status(), 401);
    assert_eq!(
        customer.generation("a fox", json!({})).bearer_auth("sk-2").send().await.unwrap().status(),
        401
    );
    assert_eq!(
        customer.generation("a fox", json!({})).bearer_auth("sk-1").send().await.unwrap().status(),
        200
    );
    let submit =
        customer.submit("a fox", json!({})).header("Authorization", "Key id:secret").send().await.unwrap();
    let receipt = Receipt(read(submit, 200).await);
    assert_eq!(receipt.status(&customer).await.0, 401);
    let result = customer.http().get(receipt.0["response_url"].as_str().unwrap());
    let result = read(result.header("Authorization", "Key id:secret").send().await.unwrap(), 200).await;
    assert_eq!(customer.get(result["images"][0]["url"].as_str().unwrap()).await.status(), 200);
}
