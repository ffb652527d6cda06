//! A write happens whole, or it never happened.

use std::panic::{AssertUnwindSafe, catch_unwind};

use pixery_core::{Error, Result};
use pixery_testkit::{GenerationBuilder, TestLibrary, recount};

use crate::tag;

fn facts(library: &TestLibrary) -> Vec<String> {
    library.rows(
        "SELECT (SELECT count(*) FROM generations), (SELECT count(*) FROM tags), (SELECT count(*) FROM generation_tags), \
           (SELECT count(*) FROM change_log), (SELECT count(*) FROM journal), (SELECT count(*) FROM journal_changes), \
           (SELECT count(*) FROM generation_text_docsize), (SELECT sum(starred) FROM totals)",
    )
}

fn write_much(library: &TestLibrary, end: fn() -> Result<()>) -> Result<()> {
    let id = library.look(|reader| {
        Ok(reader
            .find(&Default::default(), false, &pixery_core::domain::PageRequest { after: None, limit: 1 })?
            .items[0])
    });
    library.change("test", |writer| {
        writer.add_tag(id, &tag("new"))?;
        writer.set_starred(id, true)?;
        writer.trash(id)?;
        end()
    })
}

fn library() -> TestLibrary {
    let library = TestLibrary::new();
    library.insert(&GenerationBuilder::new("a fox").tag("fox"));
    library
}

#[test]
fn an_error_inside_a_write_rolls_everything_back() {
    let library = library();
    let before = facts(&library);
    let refused = write_much(&library, || Err(Error::Cancelled));
    assert!(matches!(refused, Err(Error::Cancelled)));
    assert_eq!(facts(&library), before);
}

#[test]
fn a_panic_inside_a_write_rolls_back_and_the_next_write_works() {
    let library = library();
    let before = facts(&library);
    let panicked = catch_unwind(AssertUnwindSafe(|| write_much(&library, || panic!("a test's own panic"))));
    assert!(panicked.is_err());
    assert_eq!(facts(&library), before);
    write_much(&library, || Ok(())).unwrap();
    assert_ne!(facts(&library), before);
    assert_eq!(recount(library.path()), Vec::<String>::new());
}

#[test]
fn two_libraries_on_one_folder_lose_no_update() {
    let library = library();
    let others: Vec<_> = (0..3).map(|_| library.open_again().unwrap()).collect();
    std::thread::scope(|scope| {
        for other in &others {
            scope.spawn(move || {
                for _ in 0..20 {
                    GenerationBuilder::new("a fox").tag("fox").insert(other).unwrap();
                }
            });
        }
    });
    assert_eq!(library.rows("SELECT name, open_count FROM tags"), ["fox|61"]);
    assert_eq!(recount(library.path()), Vec::<String>::new());
}

#[test]
fn a_reader_sees_one_moment_while_others_write() {
    let library = library();
    let other = library.open_again().unwrap();
    library.look(|reader| {
        let before = reader.totals(false, true)?;
        GenerationBuilder::new("another").insert(&other)?;
        assert_eq!(reader.totals(false, true)?, before);
        Ok(())
    });
    assert_eq!(library.look(|reader| reader.totals(false, true)).live, 2);
}
