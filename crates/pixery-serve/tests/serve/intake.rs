//! Images that are sent: a private file while they arrive, gone afterwards.

use pixery_core::domain::GenerationId;
use pixery_testkit::Picture;
use serde_json::json;

use crate::client::Ask;
use crate::house::{ALL, House, LOOK};

fn leftovers(house: &House) -> usize {
    std::fs::read_dir(house.library.archive().layout().incoming()).unwrap().count()
}

fn raw(bytes: &[u8]) -> Ask {
    let ask = Ask { method: "POST", body: bytes.to_vec(), ..Ask::get("/api/images") };
    ask.with("Content-Type", "image/png")
}

#[test]
fn a_sent_image_reaches_the_library_under_a_harmless_name() {
    let house = House::new(ALL);
    let png = Picture::of(7).png();
    let send = || house.ask(raw(&png).with("X-File-Name", "..%2FFuchs%20im%20Schnee.png"));
    let answer = send();
    assert_eq!(answer.status, 200, "{}", answer.text());
    let id = answer.json()["id"].as_i64().unwrap();
    assert_eq!(answer.json()["duplicate"], false);
    let added = house.library.look(|reader| reader.generation(GenerationId(id)));
    assert_eq!(added.title.as_deref(), Some("Fuchs im Schnee"));
    assert_eq!(house.ask(Ask::get(format!("/media/{id}/original"))).body, &*png);
    assert_eq!(send().json()["duplicate"], true);
    assert_eq!(leftovers(&house), 0);
}

#[test]
fn images_that_come_with_each_other_are_one_entry_of_the_log() {
    let house = House::new(ALL);
    let send = |color: u32, entry: &str| {
        let answer = house.ask(raw(&Picture::of(color).png()).with("X-Entry", entry));
        answer.json()["entry"].as_i64().expect("something was added")
    };
    let entry = send(1, "");
    assert_eq!((send(2, &entry.to_string()), send(3, &entry.to_string())), (entry, entry));
    assert_eq!(house.library.value::<i64>("SELECT count(*) FROM journal"), 1);
    assert_ne!(send(4, "nonsense"), entry);
}

#[test]
fn a_form_with_a_file_does_as_well() {
    let house = House::new(ALL);
    let png = Picture::of(7).png();
    let head = "--xx\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nhello\r\n--xx\r\nContent-Disposition: form-data; \
                name=\"file\"; filename=\"C:\\\\x\\\\fox.png\"\r\nContent-Type: image/png\r\n\r\n";
    let body = [head.as_bytes(), &png, b"\r\n--xx--\r\n"].concat();
    let form = |body: Vec<u8>| {
        let ask = Ask { method: "POST", body, ..Ask::get("/api/images") };
        house.ask(ask.with("Content-Type", "multipart/form-data; boundary=xx"))
    };
    for broken in [b"--xx--\r\n".to_vec(), body[..body.len() - 20].to_vec(), b"nonsense".to_vec()] {
        assert_eq!(form(broken).status, 400);
    }
    assert_eq!(house.library.value::<i64>("SELECT count(*) FROM generations"), 0);
    let answer = form(body);
    assert_eq!((answer.status, answer.json()["duplicate"].clone()), (200, json!(false)), "{}", answer.text());
    assert_eq!(house.library.value::<String>("SELECT title FROM generations"), "fox");
    assert_eq!(leftovers(&house), 0);
}

#[test]
fn what_is_no_image_is_refused_and_nothing_is_left() {
    let house = House::new(ALL);
    assert_eq!(house.ask(raw(&vec![0; (64 << 20) + 1])).status, 413);
    for evil in [&b"<svg xmlns='http://www.w3.org/2000/svg'/>"[..], b"<!doctype html>", b"GIF89a", b""] {
        let answer = house.ask(raw(evil));
        assert_eq!(
            (answer.status, answer.json()["code"].clone()),
            (400, json!("invalid")),
            "{}",
            answer.text()
        );
        assert!(!answer.text().contains(house.library.beside().to_str().unwrap()), "{}", answer.text());
    }
    assert_eq!((house.library.value::<i64>("SELECT count(*) FROM generations"), leftovers(&house)), (0, 0));
}

#[test]
fn a_server_that_only_shows_takes_no_image() {
    let house = House::new(LOOK);
    let answer = house.ask(raw(&Picture::of(7).png()));
    assert_eq!(answer.status, 403, "{}", answer.text());
    assert_eq!(leftovers(&house), 0);
}
