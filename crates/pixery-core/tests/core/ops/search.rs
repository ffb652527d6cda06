//! Searching, counting and explaining, as a door asks for them.

use pixery_core::domain::{Event, Filter, SearchText, Topic, fold, highlights};
use pixery_core::ops::changes::{self, ListChanges};
use pixery_core::ops::queries::{CountGenerations, ExplainQuery, count, explain};
use pixery_core::ops::search::{SearchGenerations, SearchOrder, search};
use pixery_testkit::{GenerationBuilder, TestLibrary};
use proptest::prelude::*;

fn asking(query: &str) -> SearchGenerations {
    SearchGenerations {
        query: query.to_owned(),
        filter: Filter::default(),
        order: SearchOrder::Newest,
        after: None,
        limit: None,
    }
}

#[tokio::test]
async fn only_the_newest_five_hundred_are_ranked() {
    let library = TestLibrary::new();
    let mut rows = vec![GenerationBuilder::new("a foxglove garden"); 600];
    rows[50] = GenerationBuilder::new("fox");
    rows[300] = GenerationBuilder::new("a quiet fox").title("Fox");
    GenerationBuilder::insert_all(&rows, &library).unwrap();
    let found = search(
        &library,
        SearchGenerations { order: SearchOrder::Relevance, limit: Some(3), ..asking("fox") },
    )
    .await
    .unwrap();
    let ids: Vec<i64> = found.items.iter().map(|hit| hit.generation.id.0).collect();
    assert_eq!((ids, found.ranked, found.next), (vec![301, 600, 599], Some(500), None));
    assert_eq!(found.items[0].highlights.title.len(), 1);
}

#[tokio::test]
async fn counts_that_are_kept_agree_with_counting() {
    let library = TestLibrary::new();
    for number in 0..40_i64 {
        let row = GenerationBuilder::new("a fox").at(1_000 * number);
        let row = if number % 3 == 0 { row.starred() } else { row };
        let row = if number % 4 == 0 { row.tag("nude") } else { row };
        library.insert(&if number % 7 == 0 { row.trashed() } else { row });
    }
    library.execute("UPDATE tags SET sensitive = 1");
    for safe_mode in [false, true] {
        let library = library.open_with(|config| config.safe_mode = safe_mode).unwrap();
        for query in [
            "",
            "is:starred",
            "is:untagged",
            "is:trashed",
            "is:uncollected",
            "is:sensitive",
            "is:trashed is:starred",
        ] {
            let asked =
                |query: String| CountGenerations { query: Some(query), ..CountGenerations::default() };
            let kept = count(&library, asked(query.to_owned())).await.unwrap();
            // The same, but looked at row by row.
            let counted = count(&library, asked(format!("{query} width:>0"))).await.unwrap();
            assert_eq!(kept, counted, "{query:?}, safe mode {safe_mode}");
        }
        let some =
            CountGenerations { query: Some("fox".to_owned()), most: Some(5), ..CountGenerations::default() };
        let some = count(&library, some).await.unwrap();
        assert_eq!((some.count, some.exact), (5, false));
    }
}

#[tokio::test]
async fn a_hidden_tag_is_explained_as_if_it_were_not_there() {
    let library = TestLibrary::new();
    library.insert(&GenerationBuilder::new("a fox").tag("private"));
    library.execute("UPDATE tags SET hidden = 1");
    let explained = async |query: &str| {
        explain(&library, ExplainQuery { query: query.to_owned(), filter: Filter::default() }).await.unwrap()
    };
    let (hidden, unknown) = (explained("tag:private").await, explained("tag:nothing").await);
    assert_eq!((hidden.way, hidden.plan), (unknown.way, unknown.plan));
    assert_eq!(hidden.unknown, ["no image has the tag \"private\""]);
    assert_eq!(explained("tag:private is:hidden").await.way, "the images with the tag \"private\"");
}

#[tokio::test]
async fn changes_after_a_cursor_come_by_topic() {
    let library = TestLibrary::new();
    let begin = changes::list(&library, ListChanges::default()).await.unwrap();
    let Event::Changed { changes: none, sequence } = begin else { panic!("{begin:?}") };
    assert_eq!(none, []);
    library.insert(&GenerationBuilder::new("a fox").tag("red"));
    let request = ListChanges { since: Some(sequence), topics: vec![Topic::Tags] };
    let heard = changes::list(&library, request).await.unwrap();
    let Event::Changed { changes: heard, sequence: next } = heard else { panic!("{heard:?}") };
    assert_eq!(heard.iter().map(|change| change.topic).collect::<Vec<_>>(), [Topic::Tags]);
    assert!(next > sequence);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    /// A highlight holds the text, wherever it is; and where the text is found there is a highlight.
    #[test]
    fn highlights_hold_what_was_searched(text in "(\\PC|[aáÁé ﬁ猫\u{301}\n]){0,30}", from in 0..30_usize, length in 1..6_usize) {
        let characters: Vec<char> = text.chars().collect();
        let part: String = characters.iter().skip(from).take(length).collect();
        for part in [part.as_str(), "a", "fi"] {
            let Some(searched) = SearchText::new(part) else { continue };
            let spans = highlights(&text, std::slice::from_ref(&searched));
            prop_assert_eq!(spans.is_empty(), !searched.is_in(&text), "{:?} in {:?}", part, text);
            for span in spans {
                let (start, end) = (span.start as usize, span.end as usize);
                prop_assert!(start < end && end <= characters.len());
                let marked: String = characters[start..end].iter().collect();
                prop_assert!(fold(&marked).contains(searched.as_str()), "{:?} marks {:?} in {:?}", part, marked, text);
            }
        }
    }
}
