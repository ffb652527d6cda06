//! Images that are sent: a private file while they arrive, gone afterwards.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, mpsc};

use pixery_serve::{Options, Port};
use pixery_testkit::{Picture, TestLibrary};
use serde_json::json;

use crate::client::Ask;
use crate::house::{ALL, House, LOOK, Running};

/// What the library was given: place, mode, name and bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Given {
    path: PathBuf,
    name: String,
    bytes: Vec<u8>,
}

fn house() -> (House, Arc<Mutex<Vec<Given>>>) {
    let library = TestLibrary::new();
    let given = Arc::new(Mutex::new(Vec::new()));
    let noted = Arc::clone(&given);
    let mut options = Options::default().on_image(move |_, path, name| {
        let bytes = std::fs::read(&path).unwrap();
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        }
        noted.lock().unwrap().push(Given { path, name, bytes });
        async { Ok(json!({ "items": [] })) }
    });
    (options.port, options.allow) = (Port::Exactly(0), ALL);
    options.state = Some(library.beside().join("state"));
    let running = Running::start_with(&library, options, mpsc::channel().1);
    (House { library, running }, given)
}

fn leftovers(house: &House) -> usize {
    std::fs::read_dir(house.library.archive().layout().incoming()).unwrap().count()
}

fn raw(bytes: &[u8]) -> Ask {
    let ask = Ask { method: "POST", body: bytes.to_vec(), ..Ask::get("/api/images") };
    ask.with("Content-Type", "image/png")
}

#[test]
fn a_sent_image_reaches_the_library_under_a_harmless_name() {
    let (house, given) = house();
    let png = Picture::of(7).png();
    let answer = house.ask(raw(&png).with("X-File-Name", "..%2FFuchs%20im%20Schnee.png"));
    assert_eq!((answer.status, answer.json()), (200, json!({ "items": [] })));
    let one = given.lock().unwrap().pop().unwrap();
    assert_eq!((one.name.as_str(), &one.bytes[..]), ("Fuchs im Schnee.png", &png[..]));
    assert!(one.path.starts_with(house.library.path()) && !one.path.exists(), "{one:?}");
    assert_eq!(leftovers(&house), 0);
}

#[test]
fn a_form_with_a_file_does_as_well() {
    let (house, given) = house();
    let png = Picture::of(7).png();
    let head = "--xx\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nhello\r\n--xx\r\nContent-Disposition: form-data; \
                name=\"file\"; filename=\"C:\\\\x\\\\fox.png\"\r\nContent-Type: image/png\r\n\r\n";
    let body = [head.as_bytes(), &png, b"\r\n--xx--\r\n"].concat();
    let form = |body: Vec<u8>| {
        let ask = Ask { method: "POST", body, ..Ask::get("/api/images") };
        house.ask(ask.with("Content-Type", "multipart/form-data; boundary=xx"))
    };
    assert_eq!(form(body.clone()).status, 200);
    let one = given.lock().unwrap().pop().unwrap();
    assert_eq!((one.name.as_str(), &one.bytes[..]), ("fox.png", &png[..]));
    for broken in [b"--xx--\r\n".to_vec(), body[..body.len() - 20].to_vec(), b"nonsense".to_vec()] {
        assert_eq!(form(broken).status, 400);
    }
    assert_eq!((given.lock().unwrap().len(), leftovers(&house)), (0, 0));
}

#[test]
fn more_than_64_mebibytes_are_refused_and_nothing_is_left() {
    let (house, given) = house();
    assert_eq!(house.ask(raw(&vec![0; (64 << 20) + 1])).status, 413);
    assert_eq!((given.lock().unwrap().len(), leftovers(&house)), (0, 0));
}

#[test]
fn a_server_that_only_shows_takes_no_image() {
    let house = House::new(LOOK);
    let answer = house.ask(raw(&Picture::of(7).png()));
    assert_eq!(answer.status, 403, "{}", answer.text());
    assert_eq!(leftovers(&house), 0);
}
