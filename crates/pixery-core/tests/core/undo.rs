//! Undo of everything gives the library that was, and redo gives back what it became: random operations of several actors.

use pixery_core::domain::{
    Actor, CollectionDescription, JournalId, NoteId, NoteText, PresetName, Prompt, Region, SavedSearchName,
    Selection, Template,
};
use pixery_core::ops::undo::{Redo, Undo, redo, undo};
use pixery_core::ops::{collections, generations, notes, presets, saved, tags};
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
    let step = (0..3_usize, 0..24_usize, 1..=IMAGES, 1..=IMAGES, 0..4_usize, 0..4_usize, any::<bool>())
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
    // Fewer collections than tags, so that orders by hand meet what empties them.
    let book = collection(NAMES[step.name % 2]);
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
                collections::FileGenerations { selection: selection(), collection: book },
            )
            .await?,
        ),
        10 => drop(
            collections::remove(
                library,
                collections::FileGenerations { selection: selection(), collection: book },
            )
            .await?,
        ),
        11 => {
            let place = if flag {
                collections::Place::Last
            } else {
                collections::Place::Before(pixery_core::domain::GenerationId(step.other))
            };
            let request = collections::ReorderCollection { collection: book, ids: vec![image], place };
            drop(collections::reorder(library, request).await?);
        }
        12 if !flag => {
            let place = collections::CollectionPlace::Before(collection(second));
            let request = collections::ReorderCollections { collections: vec![book], place };
            drop(collections::reorder_all(library, request).await?);
        }
        12 => drop(
            collections::update(
                library,
                collections::UpdateCollections {
                    collections: vec![book],
                    name: flag.then(|| collection(second)),
                    hidden: Some(flag),
                    ..Default::default()
                },
            )
            .await?,
        ),
        13 => drop(
            collections::delete(library, collections::DeleteCollections { collections: vec![book] }).await?,
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
        19 | 20 => run_saved_search(library, step).await?,
        21 | 22 => run_preset(library, step).await?,
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

async fn run_saved_search(library: &Library, step: &Step) -> Result<()> {
    let name = SavedSearchName::new(NAMES[step.name]).unwrap();
    let query = format!("number {}", step.image);
    match step.other {
        1..=3 => drop(saved::save(library, saved::SaveSearch { name, query }).await?),
        4 => drop(saved::delete(library, saved::ThisSavedSearch { name }).await?),
        _ => {
            let new_name = SavedSearchName::new(NAMES[step.second]).unwrap();
            drop(saved::rename(library, saved::RenameSavedSearch { name, new_name }).await?);
        }
    }
    Ok(())
}

async fn run_preset(library: &Library, step: &Step) -> Result<()> {
    let name = PresetName::new(NAMES[step.name]).unwrap();
    match step.other {
        1..=3 => drop(
            presets::save(
                library,
                presets::SavePreset {
                    name,
                    template: Template::new(&format!("{{animal=fox}} number {}", step.image)).unwrap(),
                    style_suffix: step.flag.then(|| Template::new("in {ink}").unwrap()),
                    negative_prompt: None,
                    model: step.flag.then(|| "sketch".to_owned()),
                    tags: vec![tag(NAMES[step.second])],
                    parameters: pixery_core::domain::Parameters {
                        guidance_scale: Some(0.1),
                        steps: step.flag.then_some(8),
                        ..Default::default()
                    },
                    replace: step.other == 3,
                },
            )
            .await?,
        ),
        4 => drop(presets::delete(library, presets::ThisPreset { name }).await?),
        _ => {
            let new_name = PresetName::new(NAMES[step.second]).unwrap();
            drop(presets::rename(library, presets::RenamePreset { name, new_name }).await?);
        }
    }
    Ok(())
}

/// Returns everything that people see of a library; ids of the journal and counters are no part of it.
fn dump(library: &TestLibrary) -> Vec<String> {
    const QUERIES: [&str; 10] = [
        "SELECT id, shelf, marks, starred, rejected, trashed_at, hidden_by, sensitive_by, tag_count, collection_count, title, prompt FROM generations ORDER BY id",
        "SELECT * FROM tags ORDER BY id",
        "SELECT * FROM generation_tags ORDER BY tag_id, generation_id",
        "SELECT * FROM collections ORDER BY id",
        "SELECT * FROM generation_collections ORDER BY collection_id, generation_id",
        "SELECT * FROM notes ORDER BY id",
        "SELECT * FROM saved_searches ORDER BY id",
        "SELECT * FROM presets ORDER BY id",
        "SELECT * FROM totals ORDER BY shelf",
        "SELECT * FROM tombstones",
    ];
    let connection = library.sql();
    let mut lines = Vec::new();
    for sql in QUERIES {
        let mut statement = connection.prepare(sql).unwrap();
        let columns = statement.column_count();
        let mut rows = statement.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let cells = (0..columns).map(|column| format!("{:?}", row.get_ref(column).unwrap()));
            lines.push(format!("{sql}: {}", cells.collect::<Vec<_>>().join("|")));
        }
    }
    lines
}

/// Returns what is wrong: with counts that triggers keep, and with what search finds.
fn wrong(library: &TestLibrary) -> Vec<String> {
    let mut wrong = recount(library.path());
    for word in ["fox", "sno", "dra", "nud", "num"] {
        let found = library.rows(&format!(
            "SELECT rowid FROM generation_text WHERE generation_text MATCH '{word}' ORDER BY rowid"
        ));
        let there = library.rows(&format!(
            "SELECT sort_key FROM generations WHERE instr(lower(ifnull(title, '') || char(10) || prompt), '{word}') ORDER BY sort_key"
        ));
        if found != there {
            wrong.push(format!("search for {word} finds {found:?} instead of {there:?}"));
        }
    }
    wrong
}

async fn there_and_back(steps: &[Step]) -> std::result::Result<(), TestCaseError> {
    let library = TestLibrary::new();
    let images: Vec<GenerationBuilder> = (1..=IMAGES)
        .map(|number| {
            GenerationBuilder::new(&format!("a picture, number {number}"))
                .tag("fox")
                .collection("fox")
                .collection("snow")
        })
        .collect();
    GenerationBuilder::insert_all(&images, &library).unwrap();
    let doors: Vec<Library> = ACTORS
        .iter()
        .map(|actor| library.open_with(|config| config.actor = Actor::new(actor).unwrap()).unwrap())
        .collect();
    let newest = || library.value::<i64>("SELECT max(id) FROM journal");
    // Each entry with the library before it; at last the library after all of them.
    let mut entries: Vec<i64> = Vec::new();
    let mut states = vec![dump(&library)];
    for step in steps {
        library.clock().advance(std::time::Duration::from_secs(7));
        let last = newest();
        let refused = run(&doors[step.actor], step).await.is_err();
        if newest() > last {
            prop_assert!(!refused);
            entries.push(newest());
            states.push(dump(&library));
        }
    }
    prop_assert_eq!(wrong(&library), Vec::<String>::new());
    library.clock().advance(std::time::Duration::from_secs(7));
    for (entry, before) in entries.iter().zip(&states).rev() {
        let undone =
            undo(&library, Undo { entry: Some(JournalId(*entry)), ..Undo::default() }).await.unwrap();
        prop_assert_eq!(undone.skipped, Vec::new(), "undo of {}", entry);
        prop_assert_eq!(&dump(&library), before, "undo of {}", entry);
    }
    prop_assert_eq!(wrong(&library), Vec::<String>::new());
    for (entry, after) in entries.iter().zip(&states[1..]) {
        let redone = redo(&library, Redo { entry: Some(JournalId(*entry)) }).await.unwrap();
        prop_assert_eq!(redone.skipped, Vec::new(), "redo of {}", entry);
        prop_assert_eq!(&dump(&library), after, "redo of {}", entry);
    }
    prop_assert_eq!(wrong(&library), Vec::<String>::new());
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    #[test]
    fn undo_of_everything_gives_what_was_and_redo_what_it_became(steps in steps()) {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(there_and_back(&steps))?;
    }
}
