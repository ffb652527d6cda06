//! The query language against a naive reading of it: each term is looked at on every row, with no SQL and no index.

use std::collections::HashSet;
use std::sync::OnceLock;

use pixery_core::domain::query::{Condition, Query, Range, State, Term, Unit, When};
use pixery_core::domain::{
    Actor, Generation, GenerationId, Origin, Part, ProviderId, Ratio, SearchText, Seed, Size, Timestamp, Zone,
};
use proptest::prelude::*;

use crate::filter::{ACTORS, Asked, COLLECTIONS, MODELS, NOON, TAGS, TEXTS, World};
use crate::{collection, tag};

const SIZES: [(u32, u32); 5] = [(1024, 1024), (1360, 765), (1344, 768), (512, 1024), (64, 64)];
const COSTS: [Option<i64>; 5] = [Some(0), Some(40_000), Some(50_000), Some(1_250_000), None];
const SEEDS: [u64; 4] = [7, 77, (1 << 53) - 1, u64::MAX];
const PROVIDERS: [&str; 2] = ["sketch", "fal"];

/// A library whose rows differ in everything that a query can ask for.
struct Shelf {
    world: World,
    /// What other rows were made from.
    references: HashSet<GenerationId>,
    noted: HashSet<GenerationId>,
}

impl Shelf {
    fn shared() -> &'static Self {
        static SHELF: OnceLock<Shelf> = OnceLock::new();
        SHELF.get_or_init(|| {
            let mut world = World::new();
            world.library.execute(
                "INSERT INTO reference_files(sha256, format, width, height, bytes, path, created_at) VALUES (zeroblob(32), 'png', 8, 8, 9, 'x', 0); \
                 INSERT INTO generation_references SELECT id, 0, 'reference', 1, 1 + id % 13 FROM generations WHERE id % 6 = 1; \
                 UPDATE generations SET reference_count = 1 WHERE id % 6 = 1; \
                 INSERT INTO notes(generation_id, actor, text, created_at, updated_at) SELECT id, 'person', 'x', 0, 0 FROM generations WHERE id % 19 = 2; \
                 UPDATE generations SET negative_prompt = 'blurry' WHERE id % 5 = 2; \
                 UPDATE generations SET origin = 'import' WHERE id % 7 = 3; UPDATE generations SET origin = 'remix' WHERE id % 7 = 4; \
                 UPDATE generations SET provider = 'sketch' WHERE id % 3 = 0; UPDATE generations SET provider = 'fal' WHERE id % 3 = 1;",
            );
            for (index, (width, height)) in SIZES.into_iter().enumerate() {
                world.library.execute(&format!("UPDATE generations SET width = {width}, height = {height} WHERE id % 5 = {index}"));
            }
            for (index, cost) in COSTS.into_iter().enumerate() {
                let (micro, kind) = cost.map_or(("NULL".to_owned(), "unknown"), |cost| (cost.to_string(), "reported"));
                world.library.execute(&format!("UPDATE generations SET cost_micro = {micro}, cost_kind = '{kind}' WHERE (id / 5) % 5 = {index}"));
            }
            for (index, seed) in SEEDS.into_iter().enumerate() {
                let seed = serde_json::to_string(&Seed(seed)).unwrap();
                world.library.execute(&format!("UPDATE generations SET parameters = '{{\"extras\":{{\"seed\":7}},\"seed\":{seed}}}' WHERE (id / 2) % 9 = {index}"));
            }
            let ids: Vec<_> = world.rows.iter().map(|row| row.id).collect();
            world.rows = world.library.look(|reader| reader.generations(&ids));
            let set = |sql: &str| world.library.rows(sql).iter().map(|id| GenerationId(id.parse().unwrap())).collect();
            let references = set("SELECT DISTINCT source_generation_id FROM generation_references");
            let noted = set("SELECT generation_id FROM notes");
            Self { world, references, noted }
        })
    }

    fn naive(&self, query: &Query, safe_mode: bool) -> Vec<GenerationId> {
        let asks_for =
            |state| query.terms.iter().any(|term| !term.negated && term.condition == Condition::Is(state));
        let (trashed, hidden) = (asks_for(State::Trashed), asks_for(State::Hidden));
        let shown = |row: &&Generation| {
            row.trashed_at.is_some() == trashed
                && (hidden || !is_hidden(row))
                && !(safe_mode && is_sensitive(row))
                && query.terms.iter().all(|term| self.holds(term, row))
        };
        let mut found: Vec<_> =
            self.world.rows.iter().filter(shown).map(|row| (row.created_at, row.id)).collect();
        found.sort_unstable_by(|a, b| b.cmp(a));
        found.into_iter().map(|(_, id)| id).collect()
    }

    fn holds(&self, term: &Term, row: &Generation) -> bool {
        let same = |a: &str, b: &str| a.to_lowercase() == b.to_lowercase();
        let holds = match &term.condition {
            Condition::Text(text) => {
                let text = SearchText::new(text).unwrap();
                text.is_in(&row.prompt) || row.title.as_deref().is_some_and(|title| text.is_in(title))
            }
            Condition::Tag(tag) => row.tags.iter().any(|own| same(own.as_str(), tag.as_str())),
            Condition::Collection(name) => {
                row.collections.iter().any(|own| same(own.as_str(), name.as_str()))
            }
            Condition::Model(model) => row.model == *model,
            Condition::By(actor) => row.actor == *actor,
            Condition::Parent(id) => row.parent_id == Some(*id),
            Condition::Ids(ids) => ids.contains(&row.id),
            Condition::Origin(origin) => row.origin == *origin,
            Condition::Provider(provider) => row.provider.as_ref() == Some(provider),
            Condition::Seed(seed) => row.parameters.seed == Some(*seed),
            Condition::Since(when) => row.created_at >= when.begin(now(), Zone::utc()),
            Condition::Until(when) => row.created_at < when.end(now(), Zone::utc()),
            Condition::Cost(range) => row.cost.micro_usd.is_some_and(|cost| is_in(*range, cost.0)),
            Condition::Size(size) => row.size() == *size,
            Condition::LongSide(range) => is_in(*range, row.width.max(row.height)),
            Condition::Width(range) => is_in(*range, row.width),
            Condition::Height(range) => is_in(*range, row.height),
            Condition::Ratio(ratio) => {
                let (is, asked) = (
                    f64::from(row.width) / f64::from(row.height),
                    f64::from(ratio.width) / f64::from(ratio.height),
                );
                (is / asked - 1.0).abs() <= 0.02
            }
            Condition::Has(part) => match part {
                Part::Reference => !row.references.is_empty(),
                Part::Parent => row.parent_id.is_some(),
                Part::Title => row.title.is_some(),
                Part::Negative => row.negative_prompt.is_some(),
                Part::Note => self.noted.contains(&row.id),
            },
            Condition::Is(state) => match state {
                State::Starred => row.starred,
                State::Rejected => row.rejected,
                State::Trashed => row.trashed_at.is_some(),
                State::Hidden => is_hidden(row),
                State::Sensitive => is_sensitive(row),
                State::Tagged => !row.tags.is_empty(),
                State::Untagged => row.tags.is_empty(),
                State::Collected => !row.collections.is_empty(),
                State::Uncollected => row.collections.is_empty(),
                State::Reference => self.references.contains(&row.id),
            },
        };
        holds != term.negated
    }
}

fn now() -> Timestamp {
    Timestamp::from_millis(NOON)
}

fn is_hidden(row: &Generation) -> bool {
    row.tags.contains(&tag("private")) || row.collections.contains(&collection("Vault"))
}

fn is_sensitive(row: &Generation) -> bool {
    row.tags.contains(&tag("nude")) || row.collections.contains(&collection("Vault"))
}

fn is_in<T: PartialOrd>(range: Range<T>, value: T) -> bool {
    match range {
        Range::Exactly(asked) => value == asked,
        Range::Above(least) => value > least,
        Range::AtLeast(least) => value >= least,
        Range::Below(most) => value < most,
        Range::AtMost(most) => value <= most,
        Range::Between(least, most) => least <= value && value <= most,
    }
}

fn range<T: Copy + Ord + std::fmt::Debug + 'static>(values: Vec<T>) -> impl Strategy<Value = Range<T>> {
    let value = prop::sample::select(values);
    (value.clone(), value, 0..6).prop_map(|(a, b, kind)| match kind {
        0 => Range::Exactly(a),
        1 => Range::Above(a),
        2 => Range::AtLeast(a),
        3 => Range::Below(a),
        4 => Range::AtMost(a),
        _ => Range::Between(a.min(b), a.max(b)),
    })
}

fn when() -> impl Strategy<Value = When> {
    let unit =
        prop::sample::select(vec![Unit::Minute, Unit::Hour, Unit::Day, Unit::Week, Unit::Month, Unit::Year]);
    prop_oneof![
        (0..40_u32, unit).prop_map(|(count, unit)| When::Ago(count, unit)),
        Just(When::Today),
        Just(When::Yesterday),
        Just(When::Calendar { year: 2026, month: Some(11), day: Some(23) }),
        Just(When::Calendar { year: 2026, month: Some(11), day: None }),
        Just(When::Calendar { year: 2025, month: None, day: None }),
        (0..900_i64).prop_map(|age| When::At(Timestamp::from_millis(NOON - age * 1_000))),
    ]
}

/// Texts as people and mischief write them, beside those that are in the library.
fn text() -> impl Strategy<Value = String> {
    let hostile = vec![
        "-fox",
        "~fox",
        "tag:fox",
        "OR",
        "NOT",
        "a\"b",
        "\\",
        "\"",
        "(fox OR cat)",
        "'; DROP TABLE generations; --",
        "x\n\ty",
        "https://x",
        "a:",
        ":",
        "--",
        "fox*",
        "NEAR(a b)",
        "\u{0}",
        "%",
        "_",
        "é",
        "3:4",
    ];
    prop_oneof![
        4 => prop::sample::select(TEXTS.to_vec()).prop_map(str::to_owned),
        2 => prop::sample::select(vec!["fox", "snow", "red", "forêt", "狐", "の中", "titled"]).prop_map(str::to_owned),
        1 => prop::sample::select(hostile).prop_map(str::to_owned),
        1 => "\\PC{1,12}",
    ]
    .prop_filter("blank", |text| SearchText::new(text).is_some())
}

fn condition() -> BoxedStrategy<Condition> {
    let pick = |values: &[&'static str]| prop::sample::select(values.to_vec());
    let tags = pick(&[&TAGS[..], &["FOX", "unknown"]].concat());
    let id = (1..40_i64).prop_map(GenerationId);
    let sides = || range(vec![64_u32, 512, 765, 768, 1024, 1344, 1360, 2048]);
    prop_oneof![
        5 => text().prop_map(Condition::Text),
        5 => tags.prop_map(|name| Condition::Tag(tag(name))),
        2 => pick(&[&COLLECTIONS[..], &["unknown", "a, \"b\""]].concat()).prop_map(|name| Condition::Collection(collection(name))),
        2 => pick(&[&MODELS[..], &["unknown", "\"q\" r"]].concat()).prop_map(|name| Condition::Model(name.to_owned())),
        6 => prop::sample::select(State::ALL.to_vec()).prop_map(Condition::Is),
        2 => prop::sample::select(Part::ALL.to_vec()).prop_map(Condition::Has),
        2 => when().prop_map(Condition::Since),
        2 => when().prop_map(Condition::Until),
        2 => pick(&[&ACTORS[..], &["nobody"]].concat()).prop_map(|name| Condition::By(Actor::new(name).unwrap())),
        2 => range(vec![0_i64, 1, 40_000, 50_000, 1_250_000]).prop_map(Condition::Cost),
        1 => id.clone().prop_map(Condition::Parent),
        1 => prop::collection::btree_set(id, 1..6).prop_map(|ids| Condition::Ids(ids.into_iter().collect())),
        1 => prop::sample::select(SIZES.to_vec()).prop_map(|(width, height)| Condition::Size(Size { width, height })),
        1 => sides().prop_map(Condition::LongSide),
        1 => sides().prop_map(Condition::Width),
        1 => sides().prop_map(Condition::Height),
        1 => pick(&["16:9", "1:1", "1:2", "7:4"]).prop_map(|ratio| Condition::Ratio(ratio.parse::<Ratio>().unwrap())),
        1 => prop::sample::select(Origin::ALL.to_vec()).prop_map(Condition::Origin),
        1 => pick(&[&PROVIDERS[..], &["openai"]].concat()).prop_map(|name| Condition::Provider(ProviderId::new(name).unwrap())),
        1 => prop::sample::select(SEEDS.to_vec()).prop_map(|seed| Condition::Seed(Seed(seed))),
    ]
    .boxed()
}

fn query() -> impl Strategy<Value = Query> {
    let term =
        (prop::bool::weighted(0.3), condition()).prop_map(|(negated, condition)| Term { negated, condition });
    prop::collection::vec(term, 0..5).prop_map(|terms| Query { terms })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_200, failure_persistence: None, ..ProptestConfig::default() })]

    /// A query prints to text that reads back as itself; where its terms contradict each other, reading says so, and finding
    /// finds nothing or what the naive reading finds.
    #[test]
    fn what_is_written_is_read_and_found(query in query(), safe_mode in any::<bool>(), limit in 1..200_usize, most_rows in prop::sample::select(vec![9_usize, 60, 3_000])) {
        let shelf = Shelf::shared();
        match Query::parse(&query.to_string()) {
            Ok(read) => prop_assert_eq!(&read, &query),
            Err(error) => prop_assert!(error.reason.contains("contradicts") || error.reason.contains("can't both"), "{}", error),
        }
        let impossible = query.terms.iter().any(|term| !term.negated && term.condition == Condition::Is(State::Trashed))
            && query.terms.iter().any(|term| term.negated && term.condition == Condition::Is(State::Trashed));
        prop_assume!(!impossible);
        let asked = Asked { filter: query.filter(now(), Zone::utc()), safe_mode, limit, most_rows };
        let naive = shelf.naive(&query, safe_mode);
        let counted = shelf.world.library.look(|reader| reader.count(&asked.filter, safe_mode, usize::MAX));
        prop_assert_eq!(shelf.world.pages(&asked), naive.as_slice(), "{}", query);
        prop_assert_eq!(counted, (naive.len(), true), "{}", query);
    }

    /// No text makes the parser panic, and what it takes it can write.
    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,40}") {
        if let Ok(query) = Query::parse(&text) {
            prop_assert_eq!(Query::parse(&query.to_string()), Ok(query));
        }
    }

    #[test]
    fn anything_made_of_the_languages_own_signs_is_read_or_refused(
        pieces in prop::collection::vec(prop::sample::select(vec!["tag:", "-", "\"", "\\", " ", "fox", "~", "cost:>", "0.05", "..", "is:", "id:1,", ":", "猫", ",", "OR"]), 0..14)
    ) {
        let text = pieces.concat();
        match Query::parse(&text) {
            Ok(query) => prop_assert_eq!(Query::parse(&query.to_string()), Ok(query)),
            Err(error) => prop_assert!(error.column >= 1 && error.column <= text.chars().count() + 1, "{}", error),
        }
    }
}

#[test]
fn mistakes_are_named_with_their_place_and_a_way_on() {
    let long = "x".repeat(5_000);
    let queries = [
        "fox tga:winter",
        "style:anime",
        "-tagg:\"a b\" x",
        "is:stared",
        "has:refs",
        "cost:cheap",
        "cost:>",
        "size:big",
        "width:9..3",
        "since:tomorrow",
        "until:2026-02-30",
        "origin:imported",
        "id:12,fox",
        "parent:0",
        "ratio:16/9",
        "seed:-1",
        "provider:Fal!",
        "tag:",
        "tag:\"a,b\"",
        "\"fox in snow",
        "\"fox\"s",
        "~cosy",
        "fox OR cat",
        "NOT fox",
        "a AND b",
        "\"  \"",
        "model:a model:b",
        "is:starred -is:starred",
        "tag:a -tag:a",
        "is:tagged is:untagged",
        "猫と月 tga:猫",
        "is:",
        "cost:0.00000001",
        long.as_str(),
    ];
    let all: String = queries
        .iter()
        .map(|query| {
            let error = Query::parse(query).unwrap_err();
            format!("{error}\n  {}\n", error.hint)
        })
        .collect();
    insta::assert_snapshot!(all);
}

#[test]
fn other_spellings_mean_the_same() {
    for (spelling, canonical) in [
        ("  Fox   TAG:Winter,ink -t:draft ", "Fox tag:Winter tag:ink -tag:draft"),
        ("in:\"Book covers\" by:\"my agent\"", "collection:\"Book covers\" by:\"my agent\""),
        ("price:>=$0.05 id:#3,1,#3", "cost:>=0.05 id:1,3"),
        ("after:2026-11 before:TODAY", "since:2026-11 until:today"),
        ("size:1024×768 size:=64px ratio:portrait", "size:1024x768 size:64 ratio:3:4"),
        ("(masterpiece:1.2) 3:4 - a\"b\" \"tag:x\"", "(masterpiece:1.2) 3:4 - a\"b\" \"tag:x\""),
        ("IS:Starred width:..5 height:7..", "is:starred width:<=5 height:>=7"),
    ] {
        assert_eq!(Query::parse(spelling).unwrap().to_string(), canonical, "{spelling}");
    }
}
