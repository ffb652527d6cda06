//! Paths with tricks in them lead to nothing that the plain path wouldn't.

use pixery_testkit::{GenerationBuilder, Picture};

use crate::client::Ask;
use crate::house::{ALL, House};

#[test]
fn a_path_with_a_trick_reaches_no_file() {
    let house = House::new(ALL);
    let id = house.library.insert(&GenerationBuilder::new("a fox").file(Picture::of(0x80_40_20))).0;
    assert_eq!(house.ask(Ask::get(format!("/media/{id}/original"))).status, 200);
    let tricks = [
        "/media/../library.db",
        "/media/%2e%2e/library.db",
        "/media/..%2flibrary.db",
        "/media/1/../../library.db",
        "/media/1/%2e%2e/%2e%2e/library.db",
        "//media/1/original",
        "/media//1/original",
        "/media/1//original",
        "/media/1/original/",
        "/media/1\\original",
        "/media/..\\library.db",
        "/media/%5c..%5clibrary.db",
        "/media/1%00/original",
        "/media/1/original%00.png",
        "/media/01/original",
        "/media/+1/original",
        "/media/-1/original",
        "/media/1.0/original",
        "/media/0x1/original",
        "/media/1e0/original",
        "/media/%31/original",
        "/media/\u{0661}/original",
        "/media/\u{ff11}/original",
        "/media/9223372036854775807/original",
        "/media/9223372036854775808/original",
        "/media/18446744073709551617/original",
        "/media/1/original;x",
        "/media/1/original%3fx",
        "/media/1/preview/0x0",
        "/media/1/preview/99999x1",
        "/media/1/preview/1x",
        "/media/1/preview/4294967297x1",
        "/media/1/preview/\u{0661}x1",
        "/media/library.db",
        "/media/reference/../1/original",
        "/media/reference/1/original",
        "/media/reference/-1/original",
        "/media/1/ORIGINAL",
        "/MEDIA/1/../x.png",
        "/media/1/original.png",
        "/assets/../../library.db",
        "/assets/%2e%2e/index.html",
        "/assets/..",
        "/assets/",
        "/assets/.git/config",
        "/.pixery",
        "/library.db",
        "/images/x.png",
        "/index.html%00",
        "/../index.html",
        "/./index.html",
        "/%69ndex.html",
        "/api/call/../session",
        "/api/call/list_tags%2f",
        "/api/call/",
        "/api/call",
        "/api",
        "/api/",
        "/api/call/list_tags/x",
    ];
    for trick in tricks {
        let answer = house.ask(Ask::get(trick));
        assert!(!answer.is_ok(), "{trick} {} {}", answer.status, answer.text());
        assert!(!answer.text().contains("SQLite format"), "{trick}");
    }
    let huge = house.ask(Ask::get(format!("/media/{}/original", "9".repeat(9_000))));
    assert!(!huge.is_ok(), "{}", huge.status);
}

#[test]
fn a_refusal_names_no_path_of_this_machine() {
    let house = House::new(ALL);
    let lost = house.library.insert(&GenerationBuilder::new("a fox without a file")).0;
    let root = house.library.path().display().to_string();
    let beside = house.library.beside().display().to_string();
    for target in [format!("/media/{lost}/original"), format!("/media/{lost}/thumbnail")] {
        let answer = house.ask(Ask::get(target));
        assert_eq!(answer.status, 404, "{}", answer.text());
        assert_eq!(answer.header("cache-control"), Some("no-store"));
        assert!(!answer.text().contains(&root) && !answer.text().contains(&beside), "{}", answer.text());
        assert_eq!(answer.json()["code"], "storage");
    }
    let shown = house.call("show_generations", &serde_json::json!({ "ids": [lost] }));
    assert!(shown.is_ok() && !shown.text().contains(&beside), "{}", shown.text());
}
