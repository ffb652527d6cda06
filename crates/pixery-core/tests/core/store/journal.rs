//! The journal: who changed what, from what to what.

use pixery_testkit::{GenerationBuilder, TestLibrary};

use crate::tag;

const CHANGES: &str = "SELECT j.operation, j.actor, c.topic, c.row_id, c.before, c.after FROM journal_changes AS c \
    JOIN journal AS j ON j.id = c.journal_id WHERE j.id > 1 ORDER BY j.id, c.position";

fn library() -> (TestLibrary, pixery_core::domain::GenerationId) {
    let library = TestLibrary::new();
    let id = library.insert(&GenerationBuilder::new("a fox"));
    (library, id)
}

#[test]
fn each_changed_row_has_its_fields_before_and_after() {
    let (library, id) = library();
    library.change("star_generations", |writer| writer.set_starred(id, true)).unwrap();
    library.change("add_tags", |writer| writer.add_tag(id, &tag("fox"))).unwrap();
    library.change("remove_tags", |writer| writer.remove_tag(id, &tag("fox"))).unwrap();
    library.change("trash_generations", |writer| writer.trash(id)).unwrap();
    library.clock().advance(std::time::Duration::from_secs(1));
    library.change("restore_generations", |writer| writer.restore(id)).unwrap();
    assert_eq!(
        library.rows(CHANGES),
        [
            r#"star_generations|person|generations|1|{"starred":false}|{"starred":true}"#,
            r#"add_tags|person|tags|1||{"color":null,"createdAt":"2026-11-23T12:00:00.000Z","hidden":false,"name":"fox","sensitive":false}"#,
            r#"add_tags|person|generations|1||{"tag":1}"#,
            r#"remove_tags|person|generations|1|{"tag":1}|"#,
            r#"trash_generations|person|generations|1|{"trashedAt":null}|{"trashedAt":"2026-11-23T12:00:00.000Z"}"#,
            r#"restore_generations|person|generations|1|{"trashedAt":"2026-11-23T12:00:00.000Z"}|{"trashedAt":null}"#,
        ]
    );
}

#[test]
fn a_change_that_changed_nothing_leaves_no_entry_and_wakes_nobody() {
    let (library, id) = library();
    let cursor = library.look(|reader| reader.last_change());
    library.change("unstar_generations", |writer| writer.set_starred(id, false)).unwrap();
    library.change("restore_generations", |writer| writer.restore(id)).unwrap();
    library.change("remove_tags", |writer| writer.remove_tag(id, &tag("fox"))).unwrap();
    assert_eq!(library.rows(CHANGES), Vec::<String>::new());
    assert_eq!(library.value::<i64>("SELECT count(*) FROM journal"), 1);
    assert_eq!(library.look(|reader| reader.changes_after(cursor)).changes, Some(Vec::new()));
}

#[test]
fn the_change_log_names_the_entry_that_wrote_it() {
    let (library, id) = library();
    library.change("star_generations", |writer| writer.set_starred(id, true)).unwrap();
    assert_eq!(
        library.rows("SELECT topic, row_id, entry FROM change_log WHERE entry = 2 ORDER BY sequence"),
        ["activity|2|2", "generations|1|2"]
    );
}
