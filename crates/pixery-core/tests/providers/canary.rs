//! Keys: no error, no debug text, no log and no progress holds one, however a vendor writes it.

use std::io::Write;
use std::sync::{Arc, Mutex};

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use pixery_core::domain::Price;
use pixery_core::providers::Failed;
use tracing::Level;

use crate::fal::ticket;
use crate::room::{KEY, Listener, fetch, follow, provider, request, submit};
use crate::server::{Reply, Server};

/// What a text must not hold: the key, its halves, and each in every encoding.
fn looks() -> Vec<String> {
    let mut looks = Vec::new();
    for part in std::iter::once(KEY).chain(KEY.split(':')) {
        let percent: String = part.bytes().map(|byte| format!("%{byte:02x}")).collect();
        let usual = part.replace(':', "%3A").replace('/', "%2F").replace('+', "%2B").replace('=', "%3D");
        looks.extend([part.to_owned(), percent, usual, STANDARD.encode(part), URL_SAFE_NO_PAD.encode(part)]);
    }
    looks.into_iter().map(|look| look.to_lowercase()).collect()
}

fn assert_clean(what: &str, text: &str) {
    let lower = text.to_lowercase();
    for look in looks() {
        assert!(!lower.contains(&look), "{what} holds {look:?}: {text}");
    }
}

/// Everything that the key is echoed as.
fn echoes() -> Vec<String> {
    vec![
        KEY.to_owned(),
        format!("Bearer {KEY}"),
        KEY.replace(':', "%3A").replace('/', "%2F").replace('+', "%2B").replace('=', "%3D"),
        STANDARD.encode(KEY),
        STANDARD.encode(format!("Key {KEY}")),
        URL_SAFE_NO_PAD.encode(format!("user:{KEY}")),
        KEY.to_uppercase(),
        KEY.replace('-', "-\u{200b}"),
        KEY.replace('a', "a\u{1b}[0m"),
    ]
}

fn all_of(failed: &Failed) -> String {
    format!("{failed} {failed:?} {} {:?}", failed.error.hint(), failed.error)
}

/// Collects log lines.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn no_text_holds_the_key_however_a_vendor_echoes_it() {
    let log = Log::default();
    let written = log.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(Level::TRACE)
        .with_ansi(false)
        .with_writer(move || written.clone())
        .finish();
    let _logging = tracing::subscriber::set_default(subscriber);
    for echo in echoes() {
        for status in [400, 401, 429, 500] {
            for body in [
                serde_json::json!({ "error": { "message": echo, "code": echo, "type": echo } }).to_string(),
                serde_json::json!({ "detail": [{ "msg": echo, "type": echo, "loc": ["body", echo] }] })
                    .to_string(),
                format!("the key {echo} is wrong"),
            ] {
                let server = Server::start(move |_| Reply::new(status, body.clone()));
                for id in ["openai", "fal", "gemini"] {
                    let vendor = provider(id, Some(&server.base), Some(KEY));
                    let failed = submit(vendor.as_ref(), &request("m")).await.0.unwrap_err();
                    assert_clean(id, &all_of(&failed));
                    assert_clean("debug", &format!("{vendor:?}"));
                }
            }
        }
        let answer = serde_json::json!({ "error": { "message": echo } }).to_string();
        for id in ["openai", "fal", "gemini"] {
            let vendor = provider(id, None, Some(KEY));
            assert_clean(id, &all_of(&vendor.read_answer(answer.as_bytes(), &Price::Unknown).unwrap_err()));
            let url = format!("https://evil.example/?key={}", echo.replace(['\u{1b}', '\u{200b}'], ""));
            let failed = fetch(vendor.as_ref(), &url, &Listener::default()).await.0.unwrap_err();
            assert_clean("fetch", &all_of(&failed));
        }
    }
    let following: tokio::task::JoinSet<()> =
        echoes().into_iter().map(|echo| async move { echo_while_following(&echo).await }).collect();
    following.join_all().await;
    assert_clean("log", &String::from_utf8_lossy(&log.0.lock().unwrap()));
    assert!(!log.0.lock().unwrap().is_empty(), "the log was listened to");
}

async fn echo_while_following(echo: &str) {
    let (words, asked) = (echo.to_owned(), std::sync::atomic::AtomicUsize::new(0));
    let server = Server::start(move |_| match asked.fetch_add(1, std::sync::atomic::Ordering::SeqCst) {
        0 => Reply::json(500, &serde_json::json!({ "detail": words })),
        1 => {
            Reply::json(202, &serde_json::json!({ "status": "IN_PROGRESS", "logs": [{ "message": words }] }))
        }
        _ => Reply::json(
            200,
            &serde_json::json!({ "status": "COMPLETED", "error": words, "error_type": words }),
        ),
    });
    let fal = provider("fal", Some(&server.base), Some(KEY));
    let listener = Listener::default();
    let failed = follow(fal.as_ref(), &ticket(&server.base), &listener).await.0.unwrap_err();
    assert_clean("follow", &all_of(&failed));
    for report in listener.reports() {
        assert_clean("progress", &report.label);
    }
}

#[tokio::test]
async fn a_key_that_cant_be_sent_is_named_but_not_shown() {
    let odd = format!("{KEY}\u{7}\nsecond line");
    let openai = provider("openai", None, Some(&odd));
    let error = openai.check_ready().unwrap_err();
    assert!(error.to_string().contains("nothing was sent"), "{error}");
    assert_clean("check", &format!("{error} {error:?} {}", error.hint()));
    let failed = submit(openai.as_ref(), &request("m")).await.0.unwrap_err();
    assert_clean("submit", &all_of(&failed));
}
