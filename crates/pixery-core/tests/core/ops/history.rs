//! Prompts that were used before.

use pixery_core::domain::{Filter, GenerationId};
use pixery_core::ops::history::{ListPrompts, list};
use pixery_testkit::{GenerationBuilder, TestLibrary};

fn library() -> TestLibrary {
    let library = TestLibrary::new();
    for prompt in ["a fox", "a cat", "a fox", "a secret", "", "a dog", "a cat"] {
        let row = GenerationBuilder::new(prompt);
        library.insert(&if prompt == "a secret" { row.tag("private") } else { row });
    }
    library.execute("UPDATE tags SET hidden = 1");
    library
}

#[tokio::test]
async fn each_prompt_is_there_once_on_whatever_page() {
    let library = library();
    for limit in 1..5 {
        let (mut found, mut after) = (Vec::new(), None);
        loop {
            let page = list(&library, ListPrompts { after, limit: Some(limit), ..ListPrompts::default() })
                .await
                .unwrap();
            found.extend(page.items.into_iter().map(|prompt| (prompt.id.0, prompt.prompt)));
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        let expected = [(7, "a cat"), (6, "a dog"), (3, "a fox")].map(|(id, prompt)| (id, prompt.to_owned()));
        assert_eq!(found, expected, "{limit} a page");
    }
}

#[tokio::test]
async fn hidden_prompts_come_only_when_asked_for() {
    let library = library();
    let filter = Filter { include_hidden: true, ..Filter::default() };
    let page = list(&library, ListPrompts { filter, ..ListPrompts::default() }).await.unwrap();
    assert!(page.items.iter().any(|prompt| prompt.id == GenerationId(4)));
    let asked = list(&library, ListPrompts { query: Some("secret".to_owned()), ..ListPrompts::default() })
        .await
        .unwrap();
    assert_eq!(asked.items, []);
}
