//! The table itself, and every operation through its name and JSON.

use std::collections::BTreeMap;

use pixery_api::{Effect, OPERATIONS, call, call_bytes};
use pixery_core::ErrorCode;
use pixery_core::domain::Parameters;
use pixery_testkit::{GenerationBuilder, TestLibrary};
use serde_json::{Value, json};

#[test]
fn the_table_is_as_agreed() {
    let lines: Vec<String> = OPERATIONS
        .iter()
        .map(|operation| {
            let from: Vec<&str> = operation.from.iter().map(|topic| topic.name()).collect();
            format!(
                "{:?} {} from [{}]: {}",
                operation.effect,
                operation.name,
                from.join(", "),
                operation.summary
            )
        })
        .collect();
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn names_fit_typescript_urls_and_agents() {
    for operation in OPERATIONS {
        let fits = operation.name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
        assert!(fits, "{}", operation.name);
        assert!(
            operation.effect == Effect::Read || operation.from.is_empty(),
            "{} is no read",
            operation.name
        );
    }
}

/// An input that works for each operation on a library with generations 1 and 2.
fn inputs() -> BTreeMap<&'static str, Value> {
    BTreeMap::from([
        ("list_generations", json!({ "filter": { "tags": [] }, "limit": 1 })),
        ("show_generations", json!({ "ids": [1] })),
        ("view_generations", json!({ "ids": [1], "width": 16 })),
        ("generate", json!({ "prompt": "a fox", "parameters": { "size": "64x64", "seed": "7" } })),
        (
            "compare_models",
            json!({ "models": ["sketch", "flux-dev"], "recipe": { "prompt": "a fox", "consent": { "dryRun": true } } }),
        ),
        ("remix", json!({ "id": 3, "prompt": "a cat" })),
        ("regenerate", json!({ "id": 3 })),
        ("list_keys", json!({})),
        ("set_key", json!({ "provider": "fal", "key": "sk-canary" })),
        ("remove_key", json!({ "provider": "fal" })),
        ("test_key", json!({ "provider": "fal", "key": "sk-canary" })),
        ("add_images", json!({ "files": ["there-is-no-such-file.png"] })),
        ("star_generations", json!({ "selection": { "ids": [1] }, "starred": true })),
        ("reject_generations", json!({ "selection": { "query": "fox" }, "rejected": true })),
        ("update_generations", json!({ "selection": { "ids": [1] }, "title": "A fox" })),
        ("trash_generations", json!({ "selection": { "filter": { "texts": ["nothing"] } } })),
        ("restore_generations", json!({ "selection": { "ids": [2] } })),
        ("purge_generations", json!({ "selection": { "query": "fox" }, "confirmed": true })),
        ("search_generations", json!({ "query": "fox", "order": "relevance" })),
        ("layout_generations", json!({ "query": "fox", "order": "oldest" })),
        ("rebuild_thumbnails", json!({ "ids": [1] })),
        ("list_tiles", json!({ "ids": [2, 1] })),
        (
            "report_view",
            json!({ "view": "window 1", "cursor": 1, "marks": [1, 2], "focused": true, "idleMs": 40 }),
        ),
        ("show_selection", json!({})),
        ("point", json!({ "kind": "highlight", "ids": [1], "label": "this one" })),
        ("list_pointers", json!({})),
        ("show_pointer", json!({ "id": 1 })),
        ("answer_pointer", json!({ "id": 1, "answer": "shown" })),
        ("list_presence", json!({})),
        ("show_preferences", json!({})),
        ("set_preference", json!({ "key": "gallery.layout", "value": { "size": 3 } })),
        ("set_safe_mode", json!({ "on": false })),
        ("count_generations", json!({ "query": "fox -tag:cat" })),
        ("explain_query", json!({ "query": "fox since:7d" })),
        ("list_prompts", json!({})),
        ("show_lineage", json!({ "id": 1 })),
        ("find_similar", json!({ "id": 1 })),
        ("find_duplicates", json!({ "maybe": true })),
        ("save_search", json!({ "name": "Foxes", "query": "fox" })),
        ("list_saved_searches", json!({})),
        ("show_saved_search", json!({ "name": "foxes" })),
        ("rename_saved_search", json!({ "name": "Foxes", "newName": "All foxes" })),
        ("delete_saved_search", json!({ "name": "all FOXES" })),
        (
            "save_preset",
            json!({ "name": "Poster", "template": "a {animal=fox}", "styleSuffix": "ink", "tags": ["ink"], "parameters": { "ratio": "16:9" } }),
        ),
        ("list_presets", json!({})),
        ("show_preset", json!({ "name": "poster" })),
        ("rename_preset", json!({ "name": "Poster", "newName": "Print" })),
        ("delete_preset", json!({ "name": "PRINT" })),
        ("list_changes", json!({ "since": 0, "topics": ["generations"] })),
        ("list_tags", json!({})),
        ("add_tags", json!({ "selection": { "ids": [1] }, "tags": ["fox"] })),
        ("remove_tags", json!({ "selection": { "ids": [1] }, "tags": ["fox"] })),
        ("update_tags", json!({ "tags": ["fox"], "color": "red" })),
        ("merge_tags", json!({ "from": ["fox"], "into": "vixen" })),
        ("delete_tags", json!({ "tags": ["vixen"] })),
        ("list_collections", json!({})),
        ("show_collection", json!({ "collection": "Album" })),
        ("create_collection", json!({ "name": "Book", "description": "for the book" })),
        ("update_collections", json!({ "collections": ["Book"], "name": "The book" })),
        ("add_to_collection", json!({ "selection": { "ids": [1] }, "collection": "Album" })),
        ("reorder_collection", json!({ "collection": "Album", "ids": [3], "place": "first" })),
        ("reorder_collections", json!({ "collections": ["Album"], "place": "first" })),
        ("remove_from_collection", json!({ "selection": { "ids": [1] }, "collection": "Album" })),
        ("delete_collections", json!({ "collections": ["Album"] })),
        ("list_notes", json!({})),
        (
            "add_note",
            json!({ "generationId": 1, "text": "look", "region": { "kind": "rectangle", "x": 0.1, "y": 0.1, "width": 0.5, "height": 0.5 } }),
        ),
        ("reply_to_note", json!({ "id": 1, "text": "yes" })),
        ("resolve_notes", json!({ "ids": [1], "resolved": true })),
        ("delete_notes", json!({ "ids": [1] })),
        ("list_activity", json!({})),
        ("list_activity_images", json!({ "entries": [1, 2], "among": [1, 3] })),
        ("undo", json!({ "burst": false })),
        ("redo", json!({})),
        ("list_jobs", json!({ "state": "queued" })),
        ("show_job", json!({ "id": 1 })),
        ("list_models", json!({})),
        ("show_model", json!({ "model": "sketch" })),
        ("show_guide", json!({ "model": "pony" })),
        ("refresh_models", json!({})),
        ("cancel_jobs", json!({ "ids": [1] })),
        ("retry_jobs", json!({ "ids": [1] })),
        ("dismiss_jobs", json!({ "ids": [1] })),
        ("resolve_job", json!({ "id": 2, "decision": "drop" })),
        ("show_costs", json!({ "by": "model" })),
        ("show_budgets", json!({})),
        ("set_budget", json!({ "period": "day", "limit": 5_000_000 })),
    ])
}

#[tokio::test]
async fn every_operation_runs_by_name_and_refuses_what_it_does_not_know() {
    let library = TestLibrary::new();
    for _ in 0..2 {
        library.insert(&GenerationBuilder::new("a fox"));
    }
    let size = Some("64x64".parse().unwrap());
    let parameters = Parameters { size, ..Parameters::default() };
    library
        .insert(&GenerationBuilder::new("a fox").model("sketch").collection("Album").parameters(parameters));
    let inputs = inputs();
    // Jobs come first, so that there is one to be shown.
    let queued = call(&library, "generate", inputs["generate"].clone()).await.unwrap();
    assert_eq!(queued["jobs"][0]["request"]["parameters"]["seed"], 7);
    call(&library, "generate", inputs["generate"].clone()).await.unwrap();
    library.execute(
        "UPDATE jobs SET state = 'uncertain' WHERE id = 2; UPDATE generations SET gradient_hash = 7",
    );
    let keeps_answers = library
        .open_with(|config| config.refreshed_models_file = Some(config.library.join("models-refreshed.toml")))
        .unwrap();
    for operation in OPERATIONS {
        let library = if operation.name == "refresh_models" { &keeps_answers } else { &*library };
        let input = inputs.get(operation.name).unwrap_or_else(|| panic!("no input for {}", operation.name));
        // The builder's rows have no files to be looked at, and no vendor is there.
        if ["view_generations", "test_key"].contains(&operation.name) {
            continue;
        }
        let mut unknown = input.clone();
        unknown["surprise"] = json!(1);
        let refused = if operation.is_in_bytes() {
            let output = call_bytes(library, operation.name, input.clone()).await;
            assert!(output.as_ref().is_ok_and(|bytes| !bytes.is_empty()), "{}: {output:?}", operation.name);
            call_bytes(library, operation.name, unknown).await.unwrap_err()
        } else {
            let output = call(library, operation.name, input.clone()).await;
            assert!(output.as_ref().is_ok_and(Value::is_object), "{}: {output:?}", operation.name);
            call(library, operation.name, unknown).await.unwrap_err()
        };
        assert_eq!(refused.code, ErrorCode::Invalid, "{}", operation.name);
        let is_named = operation.effect != Effect::Keys;
        assert_eq!(refused.message.contains("surprise"), is_named, "{}", refused.message);
    }
}

#[tokio::test]
async fn a_key_is_repeated_by_no_refusal_wherever_it_stands() {
    const KEY: &str = "sk-canary-9f2q";
    let library = TestLibrary::new();
    for name in ["set_key", "remove_key", "test_key"] {
        for input in [
            json!({ "provider": KEY, "key": "x" }),
            json!({ "provider": "Sk-Canary 9f2q", "key": "x" }),
            json!({ "provider": "openai", "key": "sk-canary 9f2q" }),
            json!({ "provider": "openai", "key": ["sk-canary-9f2q"] }),
            json!({ "provider": "openai", "key": { "sk-canary-9f2q": 1 } }),
            json!({ "provider": "openai", "sk-canary-9f2q": 1 }),
            json!({ "provider": ["sk-canary-9f2q"], "key": KEY }),
            json!("sk-canary-9f2q"),
        ] {
            let refused = call(&library, name, input.clone()).await.unwrap_err();
            assert_eq!(refused.code, ErrorCode::Invalid, "{name} {input}");
            let said = format!("{refused:?}").to_lowercase();
            assert!(!said.contains("canary") && !said.contains("9f2q"), "{name} {input}: {said}");
        }
    }
    let refused = call(&library, "set_key", json!({ "provider": "openai", "key": 90210 })).await.unwrap_err();
    assert!(!format!("{refused:?}").contains("90210"), "{refused:?}");
}

#[tokio::test]
async fn an_answer_in_bytes_is_not_given_as_json_nor_the_other_way_round() {
    let library = TestLibrary::new();
    let refused = call(&library, "layout_generations", json!({})).await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::Invalid);
    assert!(refused.hint.contains("call_bytes"), "{}", refused.hint);
    let refused = call_bytes(&library, "list_tags", json!({})).await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::Invalid);
}

#[tokio::test]
async fn an_unknown_name_is_not_found() {
    let library = TestLibrary::new();
    assert_eq!(call(&library, "paint", json!({})).await.unwrap_err().code, ErrorCode::NotFound);
    assert_eq!(call_bytes(&library, "paint", json!({})).await.unwrap_err().code, ErrorCode::NotFound);
}
