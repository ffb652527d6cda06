//! The page: for everybody, from memory, and never out of date.

use crate::client::Ask;
use crate::house::{House, LOOK};

#[test]
fn every_address_of_the_gallery_is_the_page() {
    let house = House::new(LOOK);
    let page = Ask::get("/").send(house.address());
    assert_eq!((page.status, page.header("content-type")), (200, Some("text/html; charset=utf-8")));
    assert_eq!(page.header("cache-control"), Some("no-store"));
    assert!(page.text().contains("<title>Pixery"), "{}", page.text());
    for target in ["/image/140", "/?q=tag:fox", "/collections/winter?sort=oldest", "/index.html"] {
        assert_eq!(Ask::get(target).send(house.address()).text(), page.text(), "{target}");
    }
}

#[test]
fn a_file_that_is_not_there_is_not_the_page() {
    let house = House::new(LOOK);
    for target in [
        "/assets/missing.js",
        "/assets/missing",
        "/favicon-that-is-missing.ico",
        "/library.db",
        "/robots.txt",
    ] {
        assert_eq!(Ask::get(target).send(house.address()).status, 404, "{target}");
    }
}
