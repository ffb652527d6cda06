//! Safe mode: nothing of a sensitive image leaves the core, whichever way it is asked for.

use pixery_core::domain::{
    Filter, GenerationId, NoteText, Parameters, PresetName, SavedSearchName, Selection, Template, Withheld,
};
use pixery_core::ops::collections::{
    FileGenerations, Place, ReorderCollection, add as add_to_collection, reorder,
};
use pixery_core::ops::generations::{ListGenerations, ShowGenerations, TrashGenerations, list, show, trash};
use pixery_core::ops::layout::{LayoutGenerations, lay_out};
use pixery_core::ops::notes::{AddNote, ListNotes, add as add_note, list as list_notes};
use pixery_core::ops::preferences::{self, SetSafeMode};
use pixery_core::ops::presets;
use pixery_core::ops::purge::{PurgeGenerations, purge};
use pixery_core::ops::saved::{self, ListSavedSearches, RenameSavedSearch, SaveSearch, ThisSavedSearch};
use pixery_core::ops::tags::{
    AddTags, ListTags, UpdateTags, add as add_tags, list as list_tags, update as update_tags,
};
use pixery_core::ops::view::{ViewGenerations, view};
use pixery_core::{Error, ErrorCode, Library};
use pixery_testkit::{GenerationBuilder, Picture, TestLibrary};

use crate::{collection, tag};

/// A library with an open image (1), a sensitive one (2) and a child of it (3), as safe mode sees it.
fn library() -> (TestLibrary, Library) {
    let library = TestLibrary::new();
    library.insert(&GenerationBuilder::new("a house").tag("house").file(Picture::of(0x80_40_20)));
    library.insert(
        &GenerationBuilder::new("SECRETPROMPT")
            .title("SECRETTITLE")
            .tag("SECRETTAG")
            .collection("SECRETBOX")
            .file(Picture::of(0x80_40_20)),
    );
    library.insert(&GenerationBuilder::new("a garden").parent(GenerationId(2)).file(Picture::of(0x80_40_20)));
    library.execute(
        "UPDATE tags SET sensitive = 1 WHERE name = 'SECRETTAG'; UPDATE collections SET sensitive = 1",
    );
    let safe = library.open_with(|config| config.safe_mode = true).unwrap();
    (library, safe)
}

fn assert_silent(what: &str, said: impl serde::Serialize) {
    let said = serde_json::to_string(&said).unwrap();
    assert!(!said.contains("SECRET"), "{what}: {said}");
}

#[tokio::test]
async fn lists_counts_and_names_leave_it_out_in_silence() {
    let (_library, safe) = library();
    let page = list(&safe, ListGenerations::default()).await.unwrap();
    assert_eq!(page.items.iter().map(|item| item.id.0).collect::<Vec<_>>(), [3, 1]);
    assert_silent("list", page);
    for filter in [
        Filter { tags: vec![tag("SECRETTAG")], ..Filter::default() },
        Filter { collections: vec![collection("SECRETBOX")], ..Filter::default() },
        Filter { texts: vec!["SECRET".to_owned()], include_hidden: true, ..Filter::default() },
    ] {
        assert_eq!(list(&safe, ListGenerations { filter, ..Default::default() }).await.unwrap().items, []);
    }
    let layout = lay_out(&safe, LayoutGenerations::default()).await.unwrap();
    assert_eq!(layout.places.len(), 2);
    assert_silent("tags", list_tags(&safe, ListTags { include_hidden: true }).await.unwrap());
    let collections = pixery_core::ops::collections::list(&safe, Default::default()).await.unwrap();
    assert_eq!(collections.items, []);
}

#[tokio::test]
async fn a_saved_search_that_names_something_sensitive_is_not_there() {
    let (library, safe) = library();
    for (name, query) in [
        ("SECRETSEARCH", "house -tag:secrettag"),
        ("SECRETBOXES", "collection:SECRETBOX"),
        ("Houses", "tag:house"),
    ] {
        let name = SavedSearchName::new(name).unwrap();
        saved::save(&library, SaveSearch { name, query: query.to_owned() }).await.unwrap();
    }
    let listed = saved::list(&safe, ListSavedSearches {}).await.unwrap();
    assert_eq!(listed.items.iter().map(|search| search.name.as_str()).collect::<Vec<_>>(), ["Houses"]);
    for known in ["SECRETSEARCH", "SECRETBOXES"] {
        let this = || ThisSavedSearch { name: SavedSearchName::new(known).unwrap() };
        let errors = [
            saved::show(&safe, this()).await.unwrap_err(),
            saved::delete(&safe, this()).await.unwrap_err(),
            saved::rename(&safe, RenameSavedSearch { name: this().name, new_name: this().name })
                .await
                .unwrap_err(),
        ];
        assert!(errors.iter().all(|error| error.code() == ErrorCode::NotFound), "{errors:?}");
    }
    let near = ThisSavedSearch { name: SavedSearchName::new("SECRTSEARCH").unwrap() };
    assert_silent("the nearest name", saved::show(&safe, near).await.unwrap_err().hint());
    assert_eq!(saved::list(&library, ListSavedSearches {}).await.unwrap().items.len(), 3);
}

#[tokio::test]
async fn the_librarys_switch_withholds_presets_as_a_program_in_safe_mode_does() {
    let (library, _safe) = library();
    let request = presets::SavePreset {
        name: PresetName::new("SECRETPRESET").unwrap(),
        template: Template::new("a SECRET {animal}").unwrap(),
        style_suffix: None,
        negative_prompt: None,
        model: None,
        tags: vec![tag("SECRETTAG")],
        parameters: Parameters::default(),
        replace: false,
    };
    presets::save(&library, request.clone()).await.unwrap();
    preferences::set_safe_mode(&library, SetSafeMode { on: true }).await.unwrap();
    assert_eq!(presets::list(&library, presets::ListPresets {}).await.unwrap().items, []);
    let replacing = presets::SavePreset { replace: true, ..request.clone() };
    let refused = presets::save(&library, replacing).await.unwrap_err();
    assert_eq!(refused.code(), ErrorCode::NotFound, "what is hidden is not there to be replaced");
    preferences::set_safe_mode(&library, SetSafeMode { on: false }).await.unwrap();
    assert_eq!(presets::list(&library, presets::ListPresets {}).await.unwrap().items.len(), 1);
}

#[tokio::test]
async fn its_id_gives_a_placeholder_with_the_reason() {
    let (_library, safe) = library();
    let shown = show(&safe, ShowGenerations { ids: vec![GenerationId(2), GenerationId(1)] }).await.unwrap();
    assert_eq!((shown.items[0].id, shown.items[0].withheld), (GenerationId(2), Some(Withheld::SafeMode)));
    assert_eq!(shown.items[0].path, None);
    assert!(shown.items[1].path.is_some(), "the other one is shown");
    assert_silent("show", shown);
    let ids = vec![GenerationId(2), GenerationId(1)];
    let request =
        ViewGenerations { ids, width: None, height: None, max_tokens: None, sheet: false, full: true };
    let viewed = view(&safe, request.clone()).await.unwrap();
    assert_eq!((viewed.items[0].withheld, &viewed.items[0].path), (Some(Withheld::SafeMode), &None));
    let sheet = view(&safe, ViewGenerations { sheet: true, full: false, ..request }).await.unwrap();
    assert!(sheet.sheet.is_some());
}

#[tokio::test]
async fn its_recipe_and_pixels_can_not_be_used() {
    let (library, safe) = library();
    let remix: pixery_core::ops::remix::Remix = serde_json::from_str(r#"{"id":2,"prompt":"x"}"#).unwrap();
    let refused = pixery_core::ops::remix::remix(&safe, remix).await.unwrap_err();
    assert_eq!(refused.to_string(), "generation #2 is hidden by safe mode");
    let mut asked = super::asking_for("x");
    asked.references = vec![pixery_core::ops::input::ReferenceInput::Generation(GenerationId(2))];
    let refused = pixery_core::ops::generate::generate(&safe, asked).await.unwrap_err();
    assert_eq!(refused.code(), ErrorCode::Invalid);
    let request = ListNotes { generation_id: Some(GenerationId(2)), ..ListNotes::default() };
    assert_eq!(list_notes(&safe, request).await.unwrap_err().code(), ErrorCode::Invalid);
    drop(library);
}

#[tokio::test]
async fn its_job_tells_nothing() {
    let (library, safe) = library();
    let mut asked = super::asking_for("SECRETPROMPT");
    asked.tags = vec![tag("SECRETTAG")];
    assert_silent("generate", pixery_core::ops::generate::generate(&safe, asked).await.unwrap());
    let jobs = pixery_core::ops::jobs::list(&safe, Default::default()).await.unwrap();
    assert_eq!(jobs.items.len(), 1);
    assert_silent("jobs", jobs);
    let open = pixery_core::ops::jobs::list(&library, Default::default()).await.unwrap();
    assert_eq!(open.items[0].request.prompt.as_str(), "SECRETPROMPT");
}

#[tokio::test]
async fn a_query_does_not_reach_it() {
    let (library, safe) = library();
    let star = async |selection| {
        let request = pixery_core::ops::generations::StarGenerations { selection, starred: true };
        pixery_core::ops::generations::star(&safe, request).await.unwrap();
        library.rows("SELECT id FROM generations WHERE starred")
    };
    assert_eq!(star(Selection::Query("is:sensitive".to_owned())).await, Vec::<String>::new());
    let hidden_too = Filter { include_hidden: true, ..Filter::default() };
    assert_eq!(star(hidden_too.into()).await, ["1", "3"]);
}

#[tokio::test]
async fn a_purge_by_query_counts_and_takes_only_what_is_in_sight() {
    let (library, safe) = library();
    let ids = vec![GenerationId(1), GenerationId(2)];
    trash(&library, TrashGenerations { selection: Selection::Ids(ids) }).await.unwrap();
    let all = |confirmed| PurgeGenerations { selection: Filter::default().into(), confirmed };
    let asked = purge(&safe, all(false)).await.unwrap_err();
    assert!(matches!(asked, Error::Unconfirmed { count: 1 }), "{asked}");
    purge(&safe, all(true)).await.unwrap();
    assert_eq!(library.rows("SELECT id FROM generations"), ["2", "3"]);
}

#[tokio::test]
async fn open_notes_and_counts_leave_it_out() {
    let (library, safe) = library();
    for (id, text) in [(2, "SECRETNOTE"), (1, "a note")] {
        let text = NoteText::new(text).unwrap();
        add_note(&library, AddNote { generation_id: GenerationId(id), text, region: None }).await.unwrap();
    }
    let listed = list_notes(&safe, ListNotes::default()).await.unwrap();
    assert_eq!(listed.items.len(), 1);
    assert_silent("open notes", listed);
    let file = |id| FileGenerations {
        selection: Selection::Ids(vec![GenerationId(id)]),
        collection: collection("Houses"),
    };
    add_to_collection(&library, file(2)).await.unwrap();
    add_to_collection(&library, file(1)).await.unwrap();
    let moved = ReorderCollection {
        collection: collection("Houses"),
        ids: vec![GenerationId(1)],
        place: Place::First,
    };
    let moved = reorder(&safe, moved).await.unwrap();
    assert_eq!(moved.collections[0].count, 1, "the other is not counted");
    let tags = AddTags { selection: vec![GenerationId(2)].into(), tags: vec![tag("house")] };
    add_tags(&library, tags).await.unwrap();
    let shown = UpdateTags { tags: vec![tag("house")], hidden: Some(false), ..UpdateTags::default() };
    assert_eq!(update_tags(&safe, shown).await.unwrap().tags[0].count, 1);
}
