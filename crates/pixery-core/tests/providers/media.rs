//! Fetching images: as often as it takes, from the right places only, and never with the key.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use pixery_core::providers::Fate;

use crate::room::{Answer, KEY, Listener, Told, fetch, provider};
use crate::server::{Reply, Server};

async fn fetched(server: &Server, url: &str) -> (Result<(), Told>, Answer) {
    let fal = provider("fal", Some(&server.base), Some(KEY));
    let (fetched, answer) = fetch(fal.as_ref(), url, &Listener::default()).await;
    (fetched.map_err(Told::from), answer)
}

#[tokio::test]
async fn an_image_is_fetched_without_the_key() {
    let server = Server::always(200, "PNG");
    let (done, answer) = fetched(&server, &format!("{}/a.png", server.base)).await;
    done.unwrap();
    assert_eq!(answer.bytes, b"PNG");
    let seen = &server.seen()[0];
    assert_eq!((seen.method.as_str(), seen.header("authorization")), ("GET", None));
    assert!(!format!("{seen:?}").contains("canary"));
}

#[tokio::test]
async fn an_image_is_fetched_again_until_it_is_whole() {
    let tries = AtomicUsize::new(0);
    let server = Server::start(move |_| match tries.fetch_add(1, Ordering::SeqCst) {
        0 => Reply::hang_up(),
        1 => Reply::new(503, "busy").header("Retry-After", "0"),
        2 => Reply::new(429, "slower"),
        3 => Reply::new(200, "half of").cut_short(),
        4 => Reply::new(404, "not yet"),
        _ => Reply::new(200, "the whole").slowly(2, Duration::from_millis(5)),
    });
    let (done, answer) = fetched(&server, &format!("{}/a.png", server.base)).await;
    done.unwrap();
    assert_eq!(answer.bytes, b"the whole");
    assert_eq!(server.seen().len(), 6);
}

#[tokio::test]
async fn an_image_that_is_gone_is_expired_after_a_few_tries() {
    for status in [403, 404, 410] {
        let server = Server::start(move |_| Reply::new(status, "gone"));
        let told = fetched(&server, &format!("{}/a.png", server.base)).await.0.unwrap_err();
        assert_eq!(told.fate, Fate::Expired);
        assert!(told.message.contains(&status.to_string()), "{}", told.message);
        assert_eq!(server.seen().len(), 4);
    }
}

#[tokio::test]
async fn an_image_beyond_the_cap_is_not_taken_and_what_came_is_kept() {
    let server = Server::start(|_| Reply::new(200, vec![b'x'; (64 << 20) + 7]));
    let (done, answer) = fetched(&server, &format!("{}/a.png", server.base)).await;
    assert_eq!(done.unwrap_err().fate, Fate::Ended { cost: None });
    assert_eq!(answer.bytes.len(), 64 << 20);
    assert_eq!(server.seen().len(), 1);
}

#[tokio::test]
async fn three_redirects_are_followed_and_a_fourth_is_not() {
    for (redirects, arrives) in [(3, true), (4, false)] {
        let server = Server::start(move |seen| {
            let at: usize = seen.target.trim_start_matches('/').parse().unwrap();
            if at >= redirects {
                Reply::new(200, "PNG")
            } else {
                Reply::new(302, "").header("Location", &format!("/{}", at + 1))
            }
        });
        let (done, _) = fetched(&server, &format!("{}/0", server.base)).await;
        assert_eq!(done.is_ok(), arrives, "{redirects}");
        assert_eq!(server.seen().len(), 4);
    }
}

#[tokio::test]
async fn a_redirect_to_a_place_that_must_not_be_asked_is_refused_before_it_is() {
    let hidden = Server::always(200, "secret");
    let port = hidden.base.rsplit(':').next().unwrap().to_owned();
    for target in [
        hidden.base.clone(),
        format!("http://localhost:{port}/"),
        format!("http://2130706433:{port}/"),
        format!("http://[::1]:{port}/"),
        "https://169.254.169.254/latest/meta-data/".to_owned(),
        "https://10.0.0.1/".to_owned(),
        "file:///etc/passwd".to_owned(),
    ] {
        let location = target.clone();
        let server = Server::start(move |_| Reply::new(302, "").header("Location", &location));
        let told = fetched(&server, &format!("{}/a", server.base)).await.0.unwrap_err();
        assert_eq!(told.fate, Fate::Ended { cost: None }, "{target}");
        assert!(told.message.contains("was not fetched"), "{}", told.message);
    }
    assert!(hidden.seen().is_empty());
}

#[tokio::test]
async fn nothing_is_fetched_from_private_addresses_however_they_are_written() {
    let hidden = Server::always(200, "secret");
    let port = hidden.base.rsplit(':').next().unwrap().to_owned();
    let fal = provider("fal", None, Some(KEY));
    for host in [
        "127.0.0.1",
        "localhost",
        "2130706433",
        "0x7f000001",
        "0177.0.0.1",
        "127.1",
        "[::1]",
        "[::ffff:127.0.0.1]",
    ] {
        for scheme in ["http", "https"] {
            let (fetched, _) =
                fetch(fal.as_ref(), &format!("{scheme}://{host}:{port}/a"), &Listener::default()).await;
            assert_eq!(fetched.unwrap_err().fate, Fate::Ended { cost: None }, "{scheme} {host}");
        }
    }
    for url in
        ["https://10.1.2.3/a", "https://169.254.169.254/", "https://evil.example/a", "", "a b", "data:,x"]
    {
        let (fetched, _) = fetch(fal.as_ref(), url, &Listener::default()).await;
        assert_eq!(fetched.unwrap_err().fate, Fate::Ended { cost: None }, "{url}");
    }
    assert!(hidden.seen().is_empty());
}

#[tokio::test]
async fn stop_is_heard_while_it_is_tried_again() {
    let server = Server::always(500, "");
    let fal = provider("fal", Some(&server.base), Some(KEY));
    let (fetched, _) = fetch(fal.as_ref(), &format!("{}/a", server.base), &Listener::that_stops()).await;
    assert_eq!(fetched.unwrap_err().fate, Fate::Stopped { cost: None });
}
