//! fal.ai: files that are too large to go along are brought to its storage before anything is ordered.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::time::Duration;

use pixery_core::ErrorCode;
use pixery_core::providers::{Failed, Fate, ProgressSink, ProviderRequest};
use serde_json::{Value, json};

use crate::room::{KEY, Listener, Told, provider, request, submit};
use crate::server::{Reply, Seen, Server};

const MIB: usize = 1 << 20;

/// Bytes that begin as a PNG does and are told apart by their last.
fn file(length: usize, last: u8) -> Vec<u8> {
    let mut file = vec![0; length];
    file[..4].copy_from_slice(b"\x89PNG");
    file[length - 1] = last;
    file
}

fn edit(references: Vec<Vec<u8>>, mask: Option<Vec<u8>>) -> ProviderRequest {
    let endpoint = if mask.is_some() { "fal-ai/flux-pro/v1/fill" } else { "fal-ai/flux-2/edit" };
    ProviderRequest { references, mask, ..request(endpoint) }
}

fn host(seen: &Seen) -> String {
    format!("http://{}", seen.header("host").unwrap())
}

/// Names a place: the file's number is that of its asking.
fn place(seen: &Seen, asked: usize) -> Reply {
    let host = host(seen);
    Reply::json(
        200,
        &json!({ "upload_url": format!("{host}/put/{asked}?signature=x"), "file_url": format!("https://v3.fal.media/{asked}.png") }),
    )
}

/// fal with a storage: `initiate` and `put` answer as told.
fn storage(
    initiate: impl Fn(&Seen, usize) -> Reply + Send + Sync + 'static,
    put: impl Fn(&Seen) -> Reply + Send + Sync + 'static,
) -> Server {
    let asked = std::sync::atomic::AtomicUsize::new(0);
    Server::start(move |seen| {
        if seen.target.starts_with("/storage/upload/initiate") {
            return initiate(seen, asked.fetch_add(1, std::sync::atomic::Ordering::SeqCst));
        }
        if seen.method == "PUT" {
            return put(seen);
        }
        let at = |path: &str| format!("{}/fal-ai/flux/requests/7{path}", host(seen));
        Reply::json(
            200,
            &json!({ "request_id": "7", "status_url": at("/status"), "response_url": at(""), "cancel_url": at("/cancel") }),
        )
    })
}

async fn prepared(server: &Server, request: ProviderRequest) -> Result<ProviderRequest, Failed> {
    let fal = provider("fal", Some(&server.base), Some(KEY));
    fal.prepare(request, &Listener::default().sink()).await
}

async fn ordered(server: &Server, request: ProviderRequest) -> Value {
    let ready = prepared(server, request).await.unwrap();
    submit(provider("fal", Some(&server.base), Some(KEY)).as_ref(), &ready).await.0.unwrap();
    server.seen().last().unwrap().json()
}

#[tokio::test]
async fn small_files_go_along_and_the_storage_is_not_asked() {
    let server = storage(place, |_| Reply::new(200, ""));
    let sent = ordered(&server, edit(vec![file(MIB, 1), file(MIB, 2)], None)).await;
    assert!(sent["image_urls"][1].as_str().unwrap().starts_with("data:image/png;base64,"));
    assert_eq!(server.seen().len(), 1);
}

#[tokio::test]
async fn large_files_are_put_into_the_storage_without_the_key_and_the_request_names_them() {
    let server = storage(place, |_| Reply::new(200, ""));
    let (large, small) = (file(5 * MIB, 1), b"\xff\xd8jpeg".to_vec());
    let sent = ordered(&server, edit(vec![large.clone(), small.clone()], None)).await;
    assert_eq!(sent["image_urls"], json!(["https://v3.fal.media/0.png", "https://v3.fal.media/1.png"]));
    assert!(sent.to_string().len() < 1_000, "no file goes along");
    let seen = server.seen();
    let said: Vec<(&str, &str)> =
        seen.iter().map(|seen| (seen.method.as_str(), seen.target.as_str())).collect();
    let initiate = "/storage/upload/initiate?storage_type=fal-cdn-v3";
    assert_eq!(
        said,
        [
            ("POST", initiate),
            ("PUT", "/put/0?signature=x"),
            ("POST", initiate),
            ("PUT", "/put/1?signature=x"),
            ("POST", "/fal-ai/flux-2/edit"),
        ]
    );
    assert_eq!(seen[0].json(), json!({ "content_type": "image/png", "file_name": "reference-0.png" }));
    assert_eq!(seen[2].json(), json!({ "content_type": "image/jpeg", "file_name": "reference-1.jpeg" }));
    for (seen, has_key) in seen.iter().zip([true, false, true, false, true]) {
        assert_eq!(seen.header("authorization").is_some(), has_key, "{} {}", seen.method, seen.target);
    }
    assert_eq!((&seen[1].body, seen[1].header("content-type")), (&large, Some("image/png")));
    assert_eq!((&seen[3].body, seen[3].header("content-type")), (&small, Some("image/jpeg")));
}

#[tokio::test]
async fn a_mask_goes_the_same_way_as_its_picture() {
    let server = storage(place, |_| Reply::new(200, ""));
    let sent = ordered(&server, edit(vec![file(3 * MIB, 1)], Some(file(2 * MIB, 2)))).await;
    assert_eq!(sent["image_url"], "https://v3.fal.media/0.png");
    assert_eq!(sent["mask_url"], "https://v3.fal.media/1.png");
}

#[tokio::test]
async fn a_server_of_ones_own_without_a_storage_gets_the_files_in_the_request() {
    for (status, body) in [
        (404, "no"),
        (405, ""),
        (501, ""),
        (200, "{}"),
        (200, r#"{"upload_url":"x","file_url":"file:///etc/passwd"}"#),
    ] {
        let server = storage(move |_, _| Reply::new(status, body), |_| Reply::new(200, ""));
        let sent = ordered(&server, edit(vec![file(5 * MIB, 1)], None)).await;
        let uri = sent["image_urls"][0].as_str().unwrap();
        assert!(uri.starts_with("data:image/png;base64,") && uri.len() > 6 * MIB, "{status} {body}");
    }
}

#[tokio::test]
async fn what_goes_wrong_before_the_order_costs_nothing_and_orders_nothing() {
    let again = Fate::Again { after: None };
    let limited = Fate::Again { after: Some(Duration::from_secs(7)) };
    for (initiate, put, fate, code) in [
        (401, 200, Fate::Refused, ErrorCode::MissingKey),
        (403, 200, Fate::Refused, ErrorCode::MissingKey),
        (422, 200, Fate::Refused, ErrorCode::Invalid),
        (429, 200, limited, ErrorCode::RateLimited),
        (500, 200, limited, ErrorCode::Unavailable),
        (503, 200, limited, ErrorCode::Unavailable),
        (200, 403, Fate::Refused, ErrorCode::Invalid),
        (200, 413, Fate::Refused, ErrorCode::Invalid),
        (200, 500, again, ErrorCode::Unavailable),
        (200, 0, again, ErrorCode::Unavailable),
    ] {
        let server = storage(
            move |seen, asked| match initiate {
                200 => place(seen, asked),
                status => Reply::new(status, r#"{"detail":"no"}"#).header("Retry-After", "7"),
            },
            move |_| if put == 0 { Reply::hang_up() } else { Reply::new(put, "<html>no</html>") },
        );
        let failed = prepared(&server, edit(vec![file(5 * MIB, 1)], None)).await.unwrap_err();
        let told = Told::from(failed);
        assert_eq!((told.fate, told.code), (fate, code), "{initiate} {put}: {told:?}");
        assert!(told.message.ends_with("not charged") && !told.hint.is_empty(), "{told:?}");
        assert!(!told.message.contains("signature"), "{told:?}");
        assert!(server.seen().iter().all(|seen| seen.target != "/fal-ai/flux-2/edit"), "{initiate} {put}");
    }
}

#[tokio::test]
async fn no_file_is_put_on_a_machine_of_the_users_network() {
    let elsewhere = Server::always(200, "");
    for target in [
        format!("{}/put", elsewhere.base),
        elsewhere.base.replace("http://127.0.0.1", "https://127.0.0.1"),
        elsewhere.base.replace("127.0.0.1", "localhost"),
        "https://me:pass@fal.media/put".to_owned(),
        "http://fal.media/put".to_owned(),
        "https://169.254.169.254/put".to_owned(),
    ] {
        let named = target.clone();
        let server = storage(
            move |_, _| {
                Reply::json(200, &json!({ "upload_url": named, "file_url": "https://v3.fal.media/a" }))
            },
            |_| Reply::new(200, ""),
        );
        let failed = prepared(&server, edit(vec![file(5 * MIB, 1)], None)).await.unwrap_err();
        assert_eq!(failed.fate, Fate::Refused, "{target}: {failed}");
        assert!(!failed.to_string().contains("pass"), "{failed}");
    }
    assert!(elsewhere.seen().is_empty());
}

#[tokio::test]
async fn without_a_key_the_storage_is_not_asked() {
    let fal = provider("fal", None, None);
    let failed =
        fal.prepare(edit(vec![file(5 * MIB, 1)], None), &Listener::default().sink()).await.unwrap_err();
    assert_eq!((failed.fate, failed.error.code()), (Fate::Refused, ErrorCode::MissingKey));
}

#[tokio::test]
async fn stop_is_heard_while_a_file_is_brought_and_nothing_was_charged() {
    let (held, waits) = std::sync::mpsc::channel::<()>();
    let waits = std::sync::Mutex::new(waits);
    let server = storage(place, move |_| {
        // Until the test is over.
        let _over = waits.lock().unwrap().recv();
        Reply::new(200, "")
    });
    let fal = provider("fal", Some(&server.base), Some(KEY));
    let stops: ProgressSink = Arc::new(|_| ControlFlow::Break(()));
    let failed = fal.prepare(edit(vec![file(5 * MIB, 1)], None), &stops).await.unwrap_err();
    drop(held);
    let Fate::Stopped { cost: Some(cost) } = failed.fate else { panic!("{failed:?}") };
    assert_eq!(cost, pixery_core::domain::Cost::NOTHING);
}
