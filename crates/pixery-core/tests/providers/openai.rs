//! OpenAI and servers that speak its language: what is sent, and how answers are understood.

use pixery_core::ErrorCode;
use pixery_core::domain::{MicroUsd, Price, Seed};
use pixery_core::providers::{AnswerImage, Fate, Submitted};
use serde_json::json;

use crate::room::{KEY, Told, provider, request, submit};
use crate::server::{Reply, Server};

const ONE_IMAGE: &str = r#"{"created":1,"data":[{"b64_json":"iVBORw=="}]}"#;

/// A PNG of one grey value.
fn png(width: u32, height: u32, value: u8) -> Vec<u8> {
    let mut file = std::io::Cursor::new(Vec::new());
    let image = image::GrayImage::from_pixel(width, height, image::Luma([value]));
    image.write_to(&mut file, image::ImageFormat::Png).unwrap();
    file.into_inner()
}

#[tokio::test]
async fn a_request_goes_out_as_json_with_key_and_idempotency_key() {
    let server = Server::always(200, ONE_IMAGE);
    let openai = provider("openai", Some(&format!("{}/v1/", server.base)), Some(KEY));
    let mut asked = request("gpt-image-2.6-flare");
    asked.count = 2;
    asked.parameters.extras.insert("quality".to_owned(), json!("low"));
    asked.parameters.extras.insert("n".to_owned(), json!(10));
    asked.parameters.extras.insert("stream".to_owned(), json!(true));
    let (submitted, answer) = submit(openai.as_ref(), &asked).await;
    assert_eq!(submitted.unwrap(), Submitted::Answered);
    assert_eq!(answer.bytes, ONE_IMAGE.as_bytes());
    let seen = &server.seen()[0];
    assert_eq!((seen.method.as_str(), seen.target.as_str()), ("POST", "/v1/images/generations"));
    assert_eq!(seen.header("authorization"), Some(format!("Bearer {KEY}").as_str()));
    assert_eq!(seen.header("idempotency-key"), Some("01KEY"));
    assert!(seen.header("user-agent").unwrap().starts_with("pixery/"));
    assert_eq!(
        seen.json(),
        json!({
            "model": "gpt-image-2.6-flare", "prompt": "a red fox", "n": 2, "size": "1024x1024", "quality": "low",
        })
    );
}

#[tokio::test]
async fn a_server_of_ones_own_needs_no_key_and_gets_what_diffusion_takes() {
    let server = Server::always(200, ONE_IMAGE);
    let openai = provider("openai", Some(&server.base), None);
    let mut asked = request("sd-cpp-local");
    asked.negative_prompt = Some("people".to_owned());
    asked.parameters.seed = Some(Seed(7));
    asked.parameters.steps = Some(20);
    asked.parameters.guidance_scale = Some(4.5);
    // GPT image models refuse the field, LocalAI answers with an address without it: a user's model may ask for it.
    asked.parameters.extras.insert("response_format".to_owned(), json!("b64_json"));
    submit(openai.as_ref(), &asked).await.0.unwrap();
    let seen = &server.seen()[0];
    assert_eq!(seen.header("authorization"), None);
    assert_eq!(
        seen.json(),
        json!({
            "model": "sd-cpp-local", "prompt": "a red fox", "n": 1, "size": "1024x1024", "negative_prompt": "people",
            "seed": 7, "num_inference_steps": 20, "guidance_scale": 4.5, "response_format": "b64_json",
        })
    );
}

#[tokio::test]
async fn an_edit_on_a_server_of_ones_own_is_a_form_with_files() {
    let server = Server::always(200, ONE_IMAGE);
    let openai = provider("openai", Some(&server.base), None);
    let mut asked = request("sd");
    asked.references = vec![png(8, 4, 9), vec![0xff, 0xd8, 1]];
    asked.mask = Some(png(4, 2, 255));
    submit(openai.as_ref(), &asked).await.0.unwrap();
    let seen = &server.seen()[0];
    assert_eq!(seen.target, "/images/edits");
    assert!(seen.header("content-type").unwrap().starts_with("multipart/form-data; boundary=pixery-"));
    let text = seen.text();
    for part in [
        "name=\"prompt\"\r\n\r\na red fox",
        "name=\"n\"\r\n\r\n1\r\n",
        "name=\"image[]\"; filename=\"image-0.png\"\r\nContent-Type: image/png",
        "name=\"image[]\"; filename=\"image-1.jpeg\"\r\nContent-Type: image/jpeg",
        "name=\"mask\"; filename=\"mask.png\"\r\nContent-Type: image/png",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
}

#[tokio::test]
async fn every_paid_request_has_a_connection_of_its_own() {
    let server = Server::always(200, ONE_IMAGE);
    let openai = provider("openai", Some(&server.base), None);
    for _ in 0..3 {
        submit(openai.as_ref(), &request("m")).await.0.unwrap();
    }
    let connections: Vec<usize> = server.seen().iter().map(|seen| seen.connection).collect();
    assert_eq!(connections, [0, 1, 2]);
}

#[tokio::test]
async fn without_a_key_nothing_is_sent() {
    let openai = provider("openai", None, None);
    let error = openai.check_ready().unwrap_err();
    assert_eq!(error.code(), ErrorCode::MissingKey);
    assert_eq!(error.to_string(), "openai: no key for OpenAI; nothing was sent");
    assert!(error.hint().contains("OPENAI_API_KEY"), "{}", error.hint());
    let told = Told::from(submit(openai.as_ref(), &request("m")).await.0.unwrap_err());
    assert_eq!((told.fate, told.code), (Fate::Refused, ErrorCode::MissingKey));
}

#[test]
fn images_come_as_base64_or_as_addresses() {
    let openai = provider("openai", Some("http://192.168.1.5:8080/v1"), None);
    let answer = json!({ "data": [
        { "b64_json": "iVBORw==", "revised_prompt": null },
        { "url": "/generated-images/a.png" },
        { "url": "http://192.168.1.5:8080/b.png" },
        { "url": "data:image/png;base64,iVBORw==" },
        { "b64_json": "not base64!" },
        {},
    ] });
    let read = openai.read_answer(answer.to_string().as_bytes(), &Price::Unknown).unwrap();
    let images: Vec<String> = read
        .images
        .iter()
        .map(|image| match image {
            AnswerImage::File(bytes) => format!("{} bytes", bytes.len()),
            AnswerImage::Remote(url) => url.clone(),
        })
        .collect();
    assert_eq!(
        images,
        [
            "4 bytes",
            "http://192.168.1.5:8080/generated-images/a.png",
            "http://192.168.1.5:8080/b.png",
            "4 bytes"
        ]
    );
    assert_eq!(read.cost, None);
}

#[test]
fn base64_with_escaped_slashes_is_read() {
    let openai = provider("openai", None, None);
    let read = openai.read_answer(br#"{"data":[{"b64_json":"\/9g="}]}"#, &Price::Free).unwrap();
    assert!(matches!(&read.images[..], [AnswerImage::File(bytes)] if bytes == &[0xff, 0xd8]));
}

#[test]
fn an_answer_without_images_ended_and_may_have_been_charged() {
    let openai = provider("openai", None, Some(KEY));
    let price = Price::Token {
        text_in: MicroUsd(5_000_000),
        image_in: MicroUsd(8_000_000),
        text_out: None,
        image_out: MicroUsd(30_000_000),
        cached_text_in: None,
        cached_image_in: None,
        drafts: None,
        choice: None,
        tokens: Vec::new(),
    };
    for (answer, code, words) in [
        (r#"{"data":[]}"#, ErrorCode::Internal, "no image in it; it may have been charged"),
        (r#"{"data":null}"#, ErrorCode::Internal, "no image in it"),
        (r#"{}"#, ErrorCode::Internal, "no image in it"),
        (r#"{"data":[{"b64_json":"%%%"}]}"#, ErrorCode::Internal, "an image that is not base64"),
        (
            r#"{"error":{"message":"out of memory"}}"#,
            ErrorCode::Internal,
            "out of memory; it may have been charged",
        ),
        (r#"{"error":"out of memory"}"#, ErrorCode::Internal, "out of memory"),
        (
            r#"{"error":{"code":"moderation_blocked","message":"blocked"}}"#,
            ErrorCode::Policy,
            "blocked; it may have been charged",
        ),
        ("<html>hello</html>", ErrorCode::Internal, "a web page"),
        ("", ErrorCode::Internal, "is empty"),
        (r#"{"data":[{"b64_"#, ErrorCode::Internal, "can't be read as JSON"),
        ("[]", ErrorCode::Internal, "no image in it"),
        (
            r#"{"data":[],"usage":{"input_tokens":10,"output_tokens":100}}"#,
            ErrorCode::Internal,
            "it cost $0.00308",
        ),
    ] {
        let told = Told::from(openai.read_answer(answer.as_bytes(), &price).unwrap_err());
        assert!(matches!(told.fate, Fate::Ended { .. }), "{told:?}");
        assert_eq!(told.code, code, "{answer}");
        assert!(told.message.contains(words), "{}", told.message);
    }
}

#[tokio::test]
async fn an_answer_that_comes_slowly_comes_whole() {
    let server =
        Server::start(|_| Reply::new(200, ONE_IMAGE).slowly(7, std::time::Duration::from_millis(30)));
    let openai = provider("openai", Some(&server.base), None);
    let (submitted, answer) = submit(openai.as_ref(), &request("m")).await;
    submitted.unwrap();
    assert_eq!(answer.bytes, ONE_IMAGE.as_bytes());
}

#[test]
fn an_address_that_cant_be_one_is_refused_with_what_to_write() {
    use std::collections::BTreeMap;

    use pixery_core::config::ProviderSettings;
    use pixery_core::domain::ProviderId;
    use pixery_core::providers::Providers;

    let settings = ProviderSettings {
        base_url: Some("https://me:secret@host/".to_owned()),
        ..ProviderSettings::default()
    };
    let settings = BTreeMap::from([(ProviderId::new("openai").unwrap(), settings)]);
    let error = Providers::of(&crate::room::config(settings)).unwrap_err();
    assert_eq!(error.code(), ErrorCode::Invalid);
    assert!(!error.to_string().contains("secret") && error.hint().contains("http://localhost:8080/v1"));
}
