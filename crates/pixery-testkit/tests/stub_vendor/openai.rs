//! The stub as OpenAI.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};

use crate::customer::{Customer, image, read};
use crate::files::{Kind, kind_of, sides_of};

async fn generated(customer: &Customer, prompt: &str, fields: Value) -> Value {
    read(customer.generation(prompt, fields).send().await.unwrap(), 200).await
}

async fn refused(customer: &Customer, fields: Value) -> Value {
    read(customer.generation("a fox", fields).send().await.unwrap(), 400).await["error"].clone()
}

/// Reads an event stream: names and data.
fn events(text: &str) -> Vec<(String, Value)> {
    let event = |part: &str| {
        let (name, data) = part.split_once('\n').unwrap();
        let data = serde_json::from_str(data.strip_prefix("data: ").unwrap()).unwrap();
        (name.strip_prefix("event: ").unwrap().to_owned(), data)
    };
    text.trim_end().split("\n\n").map(event).collect()
}

#[tokio::test]
async fn images_are_files_of_the_asked_size_all_different() {
    let customer = Customer::new().await;
    let answer = generated(&customer, "a fox", json!({"n": 3, "size": "96x64", "quality": "low"})).await;
    let images: Vec<_> = (0..3).map(|index| image(&answer, index)).collect();
    assert!(images.iter().all(|image| kind_of(image) == Kind::Png && sides_of(image) == (96, 64)));
    assert!(images[0] != images[1] && images[1] != images[2] && images[0] != images[2]);
    assert_eq!(
        (&answer["size"], &answer["quality"], &answer["output_format"]),
        (&json!("96x64"), &json!("low"), &json!("png"))
    );
    let usage = &answer["usage"];
    let sum = usage["input_tokens"].as_u64().unwrap() + usage["output_tokens"].as_u64().unwrap();
    assert_eq!(usage["total_tokens"].as_u64().unwrap(), sum);
    assert_eq!(usage["output_tokens_details"]["image_tokens"], usage["output_tokens"]);
}

#[tokio::test]
async fn the_format_is_the_asked_one() {
    let customer = Customer::new().await;
    for (name, kind) in [("jpeg", Kind::Jpeg), ("webp", Kind::Webp)] {
        let answer = generated(&customer, "a fox", json!({"output_format": name})).await;
        assert_eq!((kind_of(&image(&answer, 0)), answer["output_format"].as_str()), (kind, Some(name)));
    }
    let answer = generated(&customer, "{{jpeg}}", json!({})).await;
    assert_eq!((kind_of(&image(&answer, 0)), answer["output_format"].as_str()), (Kind::Jpeg, Some("png")));
}

#[tokio::test]
async fn what_openai_does_not_take_is_refused() {
    let customer = Customer::new().await;
    assert_eq!(refused(&customer, json!({"response_format": "b64_json"})).await["code"], "unknown_parameter");
    assert_eq!(refused(&customer, json!({"seed": 7})).await["param"], "seed");
    assert_eq!(refused(&customer, json!({"prompt": null})).await["param"], "prompt");
    for size in ["1000x1000", "64x1024", "4096x2160", "big"] {
        assert_eq!(refused(&customer, json!({"size": size})).await["param"], "size", "{size}");
    }
    assert_eq!(refused(&customer, json!({"n": 11})).await["param"], "n");
    let moderated = customer.generation("{{moderation}}", json!({})).send().await.unwrap();
    let moderated = read(moderated, 400).await["error"].clone();
    assert_eq!(
        (&moderated["code"], &moderated["type"]),
        (&json!("moderation_blocked"), &json!("image_generation_user_error"))
    );
    assert_eq!(customer.charges(), 0);
}

#[tokio::test]
async fn bad_images_are_bad_as_told_and_charged() {
    let customer = Customer::new().await;
    let garbage = generated(&customer, "{{garbage_image}}", json!({})).await;
    assert_eq!(kind_of(&image(&garbage, 0)), Kind::Html);
    let truncated = image(&generated(&customer, "{{truncated_image}}", json!({})).await, 0);
    assert!(kind_of(&truncated) == Kind::Png && !truncated.windows(4).any(|bytes| bytes == b"IEND"));
    let none = generated(&customer, "{{no_images}}", json!({})).await;
    assert_eq!(none["data"], json!([]));
    let more = generated(&customer, "{{extra_images=2}}", json!({})).await;
    assert_eq!(more["data"].as_array().unwrap().len(), 3);
    let twice = generated(&customer, "{{twice}}", json!({})).await;
    assert_eq!(twice["data"][0], twice["data"][1]);
    assert!(generated(&customer, "{{no_usage}}", json!({})).await.get("usage").is_none());
    assert_eq!(customer.stub.ledger().iter().map(|entry| entry.images).collect::<Vec<_>>(), [1; 6]);
}

#[tokio::test]
async fn an_image_may_come_by_url() {
    let customer = Customer::new().await;
    let absolute = generated(&customer, "{{url}}", json!({})).await;
    let file = customer.get(absolute["data"][0]["url"].as_str().unwrap()).await.bytes().await.unwrap();
    assert_eq!((kind_of(&file), sides_of(&file)), (Kind::Png, (64, 64)));
    let relative = generated(&customer, "{{url=relative}}", json!({})).await;
    let path = relative["data"][0]["url"].as_str().unwrap();
    assert!(path.starts_with('/'), "{path}");
    assert_eq!(customer.get(&format!("{}{path}", customer.stub.url())).await.status(), 200);
}

#[tokio::test]
async fn huge_goes_on_until_somebody_hangs_up() {
    let customer = Customer::new().await;
    let mut answer = customer.generation("{{huge}}", json!({})).send().await.unwrap();
    assert_eq!(answer.content_length(), None);
    let mut got = 0;
    while got < 80 << 20 {
        got += answer.chunk().await.unwrap().unwrap().len();
    }
}

#[tokio::test]
async fn a_stream_has_drafts_and_then_the_image() {
    let customer = Customer::new().await;
    let order = customer.generation("a fox", json!({"stream": true, "partial_images": 2}));
    let answer = order.send().await.unwrap();
    assert!(answer.headers()["content-type"].to_str().unwrap().starts_with("text/event-stream"));
    let events = events(&answer.text().await.unwrap());
    let names: Vec<_> = events.iter().map(|(name, _)| name.trim_start_matches("image_generation.")).collect();
    assert_eq!(names, ["partial_image", "partial_image", "completed"]);
    assert!(events.iter().all(|(name, data)| data["type"] == *name && data["created_at"].is_i64()));
    assert_eq!(events[1].1["partial_image_index"], 1);
    let last = &events[2].1;
    assert_eq!(kind_of(&STANDARD.decode(last["b64_json"].as_str().unwrap()).unwrap()), Kind::Png);
    assert!(last["usage"]["output_tokens"].as_u64().unwrap() > 200, "drafts cost 100 tokens each");
}

#[tokio::test]
async fn a_stream_can_be_told_more_drafts_or_an_error() {
    let customer = Customer::new().await;
    let told = customer.generation("{{partial_images=4}}", json!({"stream": true})).send().await.unwrap();
    assert_eq!(events(&told.text().await.unwrap()).len(), 5);
    let failing = customer.generation("{{stream_error}}", json!({"stream": true, "partial_images": 1}));
    let events = events(&failing.send().await.unwrap().text().await.unwrap());
    assert_eq!((events.len(), events[1].0.as_str()), (2, "error"));
    assert_eq!(events[1].1["error"]["type"], "server_error");
    assert_eq!(customer.charges(), 2);
}

#[tokio::test]
async fn an_edit_is_taken_as_json() {
    let customer = Customer::new().await;
    let edit = |images: Value| {
        let order = json!({"model": "gpt-image-2", "prompt": "a fox", "size": "64x64", "images": images});
        customer.post(&format!("{}/images/edits", customer.stub.openai_url())).json(&order)
    };
    let answer = edit(json!([{"image_url": "data:image/png;base64,AAAA"}])).send().await.unwrap();
    assert!(read(answer, 200).await["usage"]["input_tokens_details"]["image_tokens"].as_u64().unwrap() > 0);
    for images in
        [json!([]), json!([{"file_id": "f", "image_url": "https://x/"}]), json!([{"image_url": "ftp://x"}])]
    {
        read(edit(images).send().await.unwrap(), 400).await;
    }
    assert_eq!(customer.charges(), 1);
}

#[tokio::test]
async fn an_edit_is_taken_as_a_form_and_noted_part_by_part() {
    let customer = Customer::new().await;
    let file = |bytes: &'static [u8]| Part::bytes(bytes).file_name("a.png").mime_str("image/png").unwrap();
    let form =
        Form::new().text("model", "gpt-image-2").text("prompt", "a fox").text("size", "64x64").text("n", "2");
    let form = form.part("image[]", file(b"one")).part("image[]", file(b"three")).part("mask", file(b"m"));
    let order = customer.post(&format!("{}/images/edits", customer.stub.openai_url())).multipart(form);
    assert_eq!(read(order.send().await.unwrap(), 200).await["data"].as_array().unwrap().len(), 2);
    let [received] = customer.stub.requests().try_into().unwrap();
    assert_eq!(received.body["n"], "2");
    assert_eq!(received.body["image[]"][1]["bytes"], 5);
    assert_eq!(
        (&received.body["mask"]["filename"], &received.body["mask"]["content_type"]),
        (&json!("a.png"), &json!("image/png"))
    );
    assert_eq!(customer.stub.ledger()[0].images, 2);
}

#[tokio::test]
async fn models_are_listed_with_the_day_they_end() {
    let customer = Customer::new().await;
    let list = read(customer.get(&format!("{}/models", customer.stub.openai_url())).await, 200).await;
    assert!(list["data"].as_array().unwrap().iter().any(|model| model["shutdown_date"] == "2026-12-01"));
    let one = customer.get(&format!("{}/models/gpt-image-2", customer.stub.openai_url())).await;
    assert_eq!(read(one, 200).await["id"], "gpt-image-2");
    assert_eq!(customer.get(&format!("{}/models/dall-e-3", customer.stub.openai_url())).await.status(), 404);
}
