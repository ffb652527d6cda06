//! Undo of everything gives the library that was, and redo gives back what it became: random operations of several actors.

use pixery_core::domain::{
    Actor, CollectionDescription, JournalId, NoteId, NoteText, Prompt, Region, Selection,
};
use pixery_core::ops::undo::{Redo, Undo, redo, undo};
use pixery_core::ops::{collections, generations, notes, tags};
use pixery_core::{Library, Result};
use pixery_testkit::{GenerationBuilder, TestLibrary, recount};
use proptest::prelude::*;

use crate::{collection, tag};

const ACTORS: [&str; 3] = ["person", "claude", "codex"];
const NAMES: [&str; 4] = ["fox", "snow", "Draft", "nude"];
const IMAGES: i64 = 6;

/// One operation, as numbers that pick from what there is.
#[derive(Debug, Clone)]
struct Step {
    actor: usize,
    operation: usize,
    image: i64,
    other: i64,
    name: usize,
    second: usize,
    flag: bool,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = (0..3_usize, 0..20_usize, 1..=IMAGES, 1..=IMAGES, 0..4_usize, 0..4_usize, any::<bool>())
        .prop_map(|(actor, operation, image, other, name, second, flag)| Step {
            actor,
            operation,
            image,
            other,
            name,
            second,
            flag,
        });
    prop::collection::vec(step, 1..40)
}

/// Runs a step. What the library refuses (a name that is not there, a name that is taken) changes nothing.
async fn run(library: &Library, step: &Step) -> Result<()> {
    let selection = || -> Selection {
        let ids = vec![
            pixery_core::domain::GenerationId(step.image),
            pixery_core::domain::GenerationId(step.other),
        ];
        if step.flag { ids.into() } else { Selection::Query(format!("number {}", step.image)) }
    };
    let (name, second) = (NAMES[step.name], NAMES[step.second]);
    let flag = step.flag;
    let image = pixery_core::domain::GenerationId(step.image);
    let text = || NoteText::new(name).unwrap();
    match step.operation {
        0 | 1 => drop(
            tags::add(library, tags::AddTags { selection: selection(), tags: vec![tag(name), tag(second)] })
                .await?,
        ),
        2 => drop(
            tags::remove(library, tags::RemoveTags { selection: selection(), tags: vec![tag(name)] }).await?,
        ),
        3 => drop(
            tags::update(
                library,
                tags::UpdateTags { tags: vec![tag(name)], name: Some(tag(second)), ..Default::default() },
            )
            .await?,
        ),
        4 => drop(
            tags::update(
                library,
                tags::UpdateTags {
                    tags: vec![tag(name)],
                    hidden: Some(flag),
                    sensitive: Some(step.image % 2 == 0),
                    color: Some("red".to_owned()),
                    ..Default::default()
                },
            )
            .await?,
        ),
        5 => drop(tags::merge(library, tags::MergeTags { from: vec![tag(name)], into: tag(second) }).await?),
        6 => drop(tags::delete(library, tags::DeleteTags { tags: vec![tag(name)] }).await?),
        7 => drop(
            collections::create(
                library,
                collections::CreateCollection {
                    name: collection(name),
                    description: Some(CollectionDescription::new("for the book").unwrap()),
                },
            )
            .await?,
        ),
        8 | 9 => drop(
            collections::add(
                library,
                collections::FileGenerations { selection: selection(), collection: collection(name) },
            )
            .await?,
        ),
        10 => drop(
            collections::remove(
                library,
                collections::FileGenerations { selection: selection(), collection: collection(name) },
            )
            .await?,
        ),
        11 => {
            let place = if flag {
                collections::Place::Last
            } else {
                collections::Place::Before(pixery_core::domain::GenerationId(step.other))
            };
            let request =
                collections::ReorderCollection { collection: collection(name), ids: vec![image], place };
            drop(collections::reorder(library, request).await?);
        }
        12 => drop(
            collections::update(
                library,
                collections::UpdateCollections {
                    collections: vec![collection(name)],
                    name: flag.then(|| collection(second)),
                    hidden: Some(flag),
                    ..Default::default()
                },
            )
            .await?,
        ),
        13 => drop(
            collections::delete(
                library,
                collections::DeleteCollections { collections: vec![collection(name)] },
            )
            .await?,
        ),
        14 => drop(
            generations::star(
                library,
                generations::StarGenerations { selection: selection(), starred: step.name < 2 },
            )
            .await?,
        ),
        15 => drop(
            generations::reject(
                library,
                generations::RejectGenerations { selection: selection(), rejected: step.name < 2 },
            )
            .await?,
        ),
        16 => {
            drop(generations::trash(library, generations::TrashGenerations { selection: selection() }).await?)
        }
        17 => drop(
            generations::restore(library, generations::TrashGenerations { selection: selection() }).await?,
        ),
        18 => drop(
            generations::update(
                library,
                generations::UpdateGenerations {
                    selection: selection(),
                    title: Some(name.to_owned()),
                    prompt: flag.then(|| Prompt::new(&format!("{second} number {}", step.image)).unwrap()),
                },
            )
            .await?,
        ),
        _ => {
            let note = NoteId(step.other);
            match step.name {
                0 => drop(
                    notes::add(
                        library,
                        notes::AddNote {
                            generation_id: image,
                            text: text(),
                            region: Some(Region::rectangle(0.1, 0.1, 0.25, 0.3).unwrap()),
                        },
                    )
                    .await?,
                ),
                1 => drop(notes::reply(library, notes::ReplyToNote { id: note, text: text() }).await?),
                2 => drop(
                    notes::resolve(library, notes::ResolveNotes { ids: vec![note], resolved: flag }).await?,
                ),
                _ => drop(notes::delete(library, notes::DeleteNotes { ids: vec![note] }).await?),
            }
        }
    }
    Ok(())
}

/// Returns everything that people see of a library; ids of the journal and counters are no part of it.
fn dump(library: &TestLibrary) -> Vec<String> {
    let mut lines = Vec::new();
    for sql in [
        "SELECT id, shelf, marks, starred, rejected, trashed_at, hidden_by, sensitive_by, tag_count, collection_count, title, prompt FROM generations ORDER BY id",
        "SELECT * FROM tags ORDER BY id",
        "SELECT * FROM generation_tags ORDER BY tag_id, generation_id",
        "SELECT * FROM collections ORDER BY id",
        "SELECT * FROM generation_collections ORDER BY collection_id, generation_id",
        "SELECT * FROM notes ORDER BY id",
        "SELECT * FROM totals ORDER BY shelf",
        "SELECT * FROM tombstones",
        "SELECT rowid, 'fox' FROM generation_text WHERE generation_text MATCH 'fox'",
        "SELECT rowid, 'num' FROM generation_text WHERE generation_text MATCH 'num'",
        "SELECT rowid, 'dra' FROM generation_text WHERE generation_text MATCH 'dra'",
        "SELECT rowid, 'sno' FROM generation_text WHERE generation_text MATCH 'sno'",
    ] {
        lines.push(sql.to_owned());
        lines.extend(library.rows(sql));
    }
    lines
}

async fn there_and_back(steps: &[Step]) -> std::result::Result<(), TestCaseError> {
    let library = TestLibrary::new();
    let images: Vec<GenerationBuilder> =
        (1..=IMAGES).map(|number| GenerationBuilder::new(&format!("a picture, number {number}"))).collect();
    GenerationBuilder::insert_all(&images, &library).unwrap();
    let doors: Vec<Library> = ACTORS
        .iter()
        .map(|actor| library.open_with(|config| config.actor = Actor::new(actor).unwrap()).unwrap())
        .collect();
    let before = dump(&library);
    let first: i64 = library.value("SELECT max(id) FROM journal");
    for step in steps {
        library.clock().advance(std::time::Duration::from_secs(7));
        let _refused_is_no_change = run(&doors[step.actor], step).await;
    }
    let after = dump(&library);
    prop_assert_eq!(recount(library.path()), Vec::<String>::new());
    let mut entries: Vec<i64> = library
        .rows(&format!("SELECT id FROM journal WHERE id > {first} ORDER BY id DESC"))
        .iter()
        .map(|id| id.parse().unwrap())
        .collect();
    library.clock().advance(std::time::Duration::from_secs(7));
    for entry in &entries {
        let undone =
            undo(&library, Undo { entry: Some(JournalId(*entry)), ..Undo::default() }).await.unwrap();
        prop_assert_eq!(undone.skipped, Vec::new(), "undo of {}", entry);
    }
    prop_assert_eq!(dump(&library), before);
    prop_assert_eq!(recount(library.path()), Vec::<String>::new());
    entries.reverse();
    for entry in &entries {
        let redone = redo(&library, Redo { entry: Some(JournalId(*entry)) }).await.unwrap();
        prop_assert_eq!(redone.skipped, Vec::new(), "redo of {}", entry);
    }
    prop_assert_eq!(dump(&library), after);
    prop_assert_eq!(recount(library.path()), Vec::<String>::new());
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn undo_of_everything_gives_what_was_and_redo_what_it_became(steps in steps()) {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(there_and_back(&steps))?;
    }
}
