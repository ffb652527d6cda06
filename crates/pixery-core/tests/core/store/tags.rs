//! Tags and collections: names and links.

use pixery_core::domain::GenerationId;
use pixery_testkit::{GenerationBuilder, TestLibrary};

use crate::tag;

fn with_one() -> (TestLibrary, GenerationId) {
    let library = TestLibrary::new();
    let id = library.insert(&GenerationBuilder::new("a fox"));
    (library, id)
}

#[test]
fn adding_a_tag_twice_keeps_one_link() {
    let (library, id) = with_one();
    let added: Vec<bool> = (0..2)
        .map(|_| library.change("add_tags", |writer| writer.add_tag(id, &tag("fox"))).unwrap())
        .collect();
    assert_eq!(added, [true, false]);
    assert_eq!(library.rows("SELECT name, open_count FROM tags"), ["fox|1"]);
}

#[test]
fn a_tag_spelled_in_two_cases_is_one_tag_with_its_first_spelling() {
    let (library, id) = with_one();
    for name in ["Größe", "GRÖSSE", "größe", "GRÖßE"] {
        library.change("add_tags", |writer| writer.add_tag(id, &tag(name))).unwrap();
    }
    assert_eq!(library.rows("SELECT name, open_count FROM tags ORDER BY id"), ["Größe|1", "GRÖSSE|1"]);
    assert!(library.change("remove_tags", |writer| writer.remove_tag(id, &tag("gröSSE"))).unwrap());
}

#[test]
fn a_collection_spelled_in_two_cases_is_one_collection() {
    let library = TestLibrary::new();
    for name in ["Album", "ALBUM"] {
        library.insert(&GenerationBuilder::new("a fox").collection(name));
    }
    assert_eq!(library.rows("SELECT name, open_count FROM collections"), ["Album|2"]);
}

#[test]
fn the_same_tag_twice_on_one_new_row_is_one_link() {
    let library = TestLibrary::new();
    let id = library.insert(&GenerationBuilder::new("a fox").tag("fox").tag("FOX"));
    let found = library.look(|reader| reader.generation(id));
    assert_eq!(found.tags, [tag("fox")]);
}

#[test]
fn taking_off_a_tag_keeps_the_tag() {
    let (library, id) = with_one();
    library.change("add_tags", |writer| writer.add_tag(id, &tag("fox"))).unwrap();
    assert!(library.change("remove_tags", |writer| writer.remove_tag(id, &tag("fox"))).unwrap());
    assert!(!library.change("remove_tags", |writer| writer.remove_tag(id, &tag("fox"))).unwrap());
    assert_eq!(library.rows("SELECT name, open_count FROM tags"), ["fox|0"]);
}

#[test]
fn a_tag_on_an_unknown_generation_makes_no_link() {
    let (library, _) = with_one();
    assert!(!library.change("add_tags", |writer| writer.add_tag(GenerationId(99), &tag("fox"))).unwrap());
    assert_eq!(library.value::<i64>("SELECT count(*) FROM generation_tags"), 0);
}
