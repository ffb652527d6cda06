//! Filters: pages laid end to end are what a naive filter finds, and no page walks what it doesn't show.

use std::sync::OnceLock;

use pixery_core::domain::{
    Actor, Filter, Generation, GenerationId, PageRequest, SearchText, TagName, Timestamp,
};
use pixery_testkit::{GenerationBuilder, Random, TestLibrary};
use proptest::prelude::*;

use crate::{collection, tag};

pub(crate) const NOON: i64 = 1_795_435_200_000;
const ROWS: usize = 1_600;
pub(crate) const TAGS: [&str; 6] = ["draft", "fox", "snow", "rare", "private", "nude"];
pub(crate) const COLLECTIONS: [&str; 3] = ["Album", "Vault", "Books"];
pub(crate) const MODELS: [&str; 3] = ["sketch", "model-01", "MJ v6"];
pub(crate) const ACTORS: [&str; 3] = ["person", "claude", "codex"];
const PROMPTS: [&str; 8] = [
    "a red fox in snow",
    "Été à la forêt, lumière dorée",
    "雪の中の狐、月明かり",
    "лиса в снегу ночью",
    "ثعلب في الثلج",
    "ガラスの塔 and a FOX",
    "100% \"quoted\" under_score\nnew line",
    "ship",
];
pub(crate) const TEXTS: [&str; 22] = [
    "fox",
    "FOX",
    "fo",
    "x",
    "ete",
    "ÉTÉ",
    "éTé à",
    "月明かり",
    "月",
    "狐、",
    "ガラ",
    "カラ",
    "カラス",
    "Лиса",
    "ثعلب",
    "100%",
    "under_",
    "\"quoted\"",
    "\" OR \"",
    "score new",
    "title",
    "   ",
];

/// A library with everything in it, and all of its rows as they are shown.
pub(crate) struct World {
    pub(crate) library: TestLibrary,
    pub(crate) rows: Vec<Generation>,
}

impl World {
    pub(crate) fn new() -> Self {
        let library = TestLibrary::new();
        let mut random = Random::new(3);
        let rows: Vec<_> = (0..ROWS).map(|_| row(&mut random)).collect();
        let ids = GenerationBuilder::insert_all(&rows, &library).unwrap();
        library.execute(
            "UPDATE generations SET rejected = 1 WHERE id % 11 = 3; UPDATE tags SET hidden = 1 WHERE key = 'private'; \
             UPDATE tags SET sensitive = 1 WHERE key = 'nude'; UPDATE collections SET hidden = 1, sensitive = 1 WHERE key = 'vault'",
        );
        let rows = library.look(|reader| reader.generations(&ids));
        Self { library, rows }
    }

    /// One for all tests that only read.
    fn shared() -> &'static Self {
        static WORLD: OnceLock<World> = OnceLock::new();
        WORLD.get_or_init(Self::new)
    }

    /// The same after an ANALYZE.
    fn analyzed() -> &'static Self {
        static WORLD: OnceLock<World> = OnceLock::new();
        WORLD.get_or_init(|| {
            let world = Self::new();
            world.library.execute("ANALYZE");
            world
        })
    }

    /// Looks at every row.
    fn naive(&self, asked: &Asked) -> Vec<GenerationId> {
        let mut found: Vec<_> =
            self.rows.iter().filter(|row| matches(row, asked)).map(|row| (row.created_at, row.id)).collect();
        found.sort_unstable_by(|a, b| b.cmp(a));
        found.into_iter().map(|(_, id)| id).collect()
    }

    /// Lays the pages end to end.
    pub(crate) fn pages(&self, asked: &Asked) -> Vec<GenerationId> {
        let (mut found, mut after) = (Vec::new(), None);
        for _ in 0..=ROWS {
            let request = PageRequest { after, limit: asked.limit };
            let page = self
                .library
                .look(|reader| reader.find_within(&asked.filter, asked.safe_mode, &request, asked.most_rows));
            assert!(page.items.len() <= asked.limit);
            found.extend(page.items);
            after = page.next;
            if after.is_none() {
                return found;
            }
        }
        panic!("the pages never end");
    }
}

fn row(random: &mut Random) -> GenerationBuilder {
    // Few instants, so that many rows share one; a tenth are imports from anywhere.
    let age = if random.chance(10.0) { random.below(900) } else { random.below(40) };
    let mut row = GenerationBuilder::new(random.pick::<&str>(&PROMPTS))
        .at(NOON - i64::try_from(age).unwrap() * 1_000)
        .model(MODELS[random.skewed_index(MODELS.len())])
        .actor(ACTORS[random.skewed_index(ACTORS.len())]);
    for (name, percent) in TAGS.iter().zip([75.0, 30.0, 20.0, 0.8, 10.0, 10.0]) {
        if random.chance(percent * 0.9) {
            row = row.tag(name);
        }
    }
    for (name, percent) in COLLECTIONS.iter().zip([30.0, 8.0, 5.0]) {
        if random.chance(percent) {
            row = row.collection(name);
        }
    }
    if random.chance(5.0) {
        row = row.title("A titled fox");
    }
    if random.chance(10.0) {
        row = row.parent(GenerationId(1 + i64::try_from(random.below(5)).unwrap()));
    }
    row = if random.chance(12.0) { row.starred() } else { row };
    if random.chance(5.0) { row.trashed() } else { row }
}

#[derive(Debug, Clone)]
pub(crate) struct Asked {
    pub(crate) filter: Filter,
    pub(crate) safe_mode: bool,
    pub(crate) limit: usize,
    pub(crate) most_rows: usize,
}

fn matches(row: &Generation, Asked { filter, safe_mode, .. }: &Asked) -> bool {
    let tagged =
        |tag: &TagName| row.tags.iter().any(|own| own.as_str().to_lowercase() == tag.as_str().to_lowercase());
    let texts: Vec<_> = filter.texts.iter().filter_map(|text| SearchText::new(text)).collect();
    let (in_vault, hidden) = (row.collections.contains(&collection("Vault")), tagged(&tag("private")));
    row.trashed_at.is_some() == filter.trashed
        && (filter.include_hidden || !(hidden || in_vault))
        && !(*safe_mode && (tagged(&tag("nude")) || in_vault))
        && filter.tags.iter().all(tagged)
        && !filter.without_tags.iter().any(tagged)
        && filter
            .collections
            .iter()
            .all(|asked| row.collections.iter().any(|own| own.as_str().eq_ignore_ascii_case(asked.as_str())))
        && filter.model.as_ref().is_none_or(|model| row.model == *model)
        && filter.starred.is_none_or(|starred| row.starred == starred)
        && filter.rejected.is_none_or(|rejected| row.rejected == rejected)
        && filter.tagged.is_none_or(|tagged| row.tags.is_empty() != tagged)
        && filter.collected.is_none_or(|collected| row.collections.is_empty() != collected)
        && filter.parent_id.is_none_or(|parent| row.parent_id == Some(parent))
        && filter.actor.as_ref().is_none_or(|actor| row.actor == *actor)
        && filter.since.is_none_or(|since| row.created_at >= since)
        && filter.until.is_none_or(|until| row.created_at < until)
        && texts.iter().all(|text| {
            text.is_in(&row.prompt) || row.title.as_deref().is_some_and(|title| text.is_in(title))
        })
}

/// Nothing most of the time, else one of the values.
fn sometimes<T: Clone + std::fmt::Debug + 'static>(values: Vec<T>) -> impl Strategy<Value = Option<T>> {
    prop::option::weighted(0.25, prop::sample::select(values))
}

fn asked() -> impl Strategy<Value = Asked> {
    let names = || prop::sample::select([&TAGS[..], &["FOX", "unknown"]].concat());
    let few_tags = || prop_oneof![3 => Just(Vec::new()), 2 => prop::collection::vec(names(), 1..3)];
    let labels = (few_tags(), few_tags(), sometimes(vec!["Album", "vault", "BOOKS", "Unknown"]));
    let flags = (
        sometimes(vec![true, false]),
        sometimes(vec![true, false]),
        sometimes(vec![true, false]),
        sometimes(vec![true, false]),
    );
    let values = (
        sometimes([&MODELS[..], &["unknown"]].concat()),
        sometimes([&ACTORS[..], &["nobody"]].concat()),
        sometimes(vec![1, 2, 99_i64]),
    );
    let times = (sometimes(vec![0, 5, 39, 500_i64]), sometimes(vec![-1, 0, 5, 100_i64]));
    let rest = (
        prop::option::weighted(0.4, prop::sample::select(TEXTS.to_vec())),
        prop::bool::weighted(0.15),
        any::<bool>(),
        any::<bool>(),
        1..200_usize,
    );
    (labels, flags, values, times, rest).prop_map(
        |(labels, flags, values, times, (text, trashed, include_hidden, safe_mode, limit))| Asked {
            filter: Filter {
                texts: text.into_iter().map(str::to_owned).collect(),
                tags: labels.0.into_iter().map(tag).collect(),
                without_tags: labels.1.into_iter().map(tag).collect(),
                collections: labels.2.into_iter().map(collection).collect(),
                model: values.0.map(str::to_owned),
                starred: flags.0,
                rejected: flags.1,
                tagged: flags.2,
                collected: flags.3,
                parent_id: values.2.map(GenerationId),
                actor: values.1.map(|actor| Actor::new(actor).unwrap()),
                since: times.0.map(|age| Timestamp::from_millis(NOON - age * 1_000)),
                until: times.1.map(|age| Timestamp::from_millis(NOON - age * 1_000)),
                trashed,
                include_hidden,
                ..Filter::default()
            },
            safe_mode,
            limit,
            most_rows: 3_000,
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn pages_laid_end_to_end_are_what_a_naive_filter_finds(asked in asked()) {
        let world = World::shared();
        prop_assert_eq!(world.pages(&asked), world.naive(&asked));
    }

    #[test]
    fn the_same_holds_after_an_analyze(asked in asked()) {
        let world = World::analyzed();
        prop_assert_eq!(world.pages(&asked), world.naive(&asked));
    }
}

fn found(filter: Filter) -> usize {
    World::shared().pages(&Asked { filter, safe_mode: false, limit: 100, most_rows: 3_000 }).len()
}

fn text(text: &str) -> Filter {
    Filter { texts: vec![text.to_owned()], ..Filter::default() }
}

#[test]
fn case_and_accents_make_no_difference() {
    let folded = found(text("ete a la foret"));
    assert!(folded > 0);
    for spelling in ["Été à la forêt", "ÉTÉ À LA FORÊT", "E\u{301}te\u{301} a\u{300} la fore\u{302}t"]
    {
        assert_eq!(found(text(spelling)), folded, "{spelling}");
    }
}

#[test]
fn one_and_two_characters_are_found() {
    for spelling in ["月", "狐", "ガ", "лв", "x", "%", "\""] {
        let naive = World::shared().naive(&Asked {
            filter: text(spelling),
            safe_mode: false,
            limit: 1,
            most_rows: 3_000,
        });
        assert_eq!(found(text(spelling)), naive.len(), "{spelling}");
    }
    assert!(found(text("月")) > 0);
}

#[test]
fn a_page_that_reads_many_rows_in_vain_is_cut_and_goes_on() {
    let library = TestLibrary::new();
    let mut rows = vec![GenerationBuilder::new("plain").at(NOON); 3_050];
    rows[0] = GenerationBuilder::new("the 猫").at(NOON - 1);
    GenerationBuilder::insert_all(&rows, &library).unwrap();
    let first =
        library.look(|reader| reader.find(&text("猫"), false, &PageRequest { after: None, limit: 10 }));
    assert_eq!(first.items, []);
    assert!(first.next.is_some());
    let second =
        library.look(|reader| reader.find(&text("猫"), false, &PageRequest { after: first.next, limit: 10 }));
    assert_eq!((second.items.as_slice(), second.next), (&[GenerationId(1)][..], None));
    assert_eq!(library.look(|reader| reader.count(&text("猫"), false, usize::MAX)), (1, true));
}

#[test]
fn a_text_on_nearly_every_row_gives_way_to_a_tag() {
    let library = TestLibrary::new();
    let rows: Vec<_> = (0..8_000_i64)
        .map(|row| {
            let prompt = if row % 12 == 0 { "a blue ship" } else { "a red fox" };
            let builder = GenerationBuilder::new(prompt).at(NOON + row);
            let builder = if row % 50 == 0 { builder.tag("rare") } else { builder };
            if row % 100 == 0 { builder.tag("nude") } else { builder }
        })
        .collect();
    let ids = GenerationBuilder::insert_all(&rows, &library).unwrap();
    library.execute("UPDATE tags SET sensitive = 1 WHERE key = 'nude'");
    let rows = library.look(|reader| reader.generations(&ids));
    let world = World { library, rows };
    for limit in [1, 40, 200] {
        let filter = Filter { tags: vec![tag("rare")], ..text("red fox") };
        let asked = Asked { filter, safe_mode: false, limit, most_rows: 3_000 };
        let naive = world.naive(&asked);
        assert_eq!(naive.len(), 133);
        assert_eq!(world.pages(&asked), naive);
    }
}

#[test]
fn rows_whose_ids_outgrow_the_sort_key_are_found_by_text() {
    let library = TestLibrary::new();
    let insert = |prompt: &str, at| GenerationBuilder::new(prompt).at(at).insert(&library).unwrap();
    let mut foxes = vec![insert("a red fox", NOON)];
    for lap in 1..=2_i64 {
        library
            .execute(&format!("UPDATE sqlite_sequence SET seq = {} WHERE name = 'generations'", lap << 21));
        foxes.push(insert("a red fox", NOON + lap));
        insert("a red ship", NOON + lap);
    }
    foxes.reverse();
    let page = PageRequest { after: None, limit: 10 };
    assert_eq!(library.look(|reader| reader.find(&text("red fox"), false, &page)).items, foxes);
}

fn plans() -> Vec<(&'static str, Filter)> {
    let plain = Filter::default;
    vec![
        ("plain", plain()),
        ("trash", Filter { trashed: true, ..plain() }),
        ("one tag", Filter { tags: vec![tag("fox")], ..plain() }),
        ("two tags", Filter { tags: vec![tag("fox"), tag("draft")], ..plain() }),
        (
            "five-way",
            Filter {
                tags: vec![tag("fox"), tag("draft")],
                without_tags: vec![tag("snow")],
                model: Some("sketch".to_owned()),
                starred: Some(true),
                ..plain()
            },
        ),
        ("collection", Filter { collections: vec![collection("Album")], ..plain() }),
        (
            "tag and collection",
            Filter { tags: vec![tag("draft")], collections: vec![collection("Album")], ..plain() },
        ),
        ("starred", Filter { starred: Some(true), ..plain() }),
        ("not starred", Filter { starred: Some(false), ..plain() }),
        ("rejected", Filter { rejected: Some(true), ..plain() }),
        ("untagged", Filter { tagged: Some(false), ..plain() }),
        ("uncollected", Filter { collected: Some(false), ..plain() }),
        ("model", Filter { model: Some("model-01".to_owned()), ..plain() }),
        ("actor", Filter { actor: Actor::new("codex").ok(), ..plain() }),
        ("children", Filter { parent_id: Some(GenerationId(1)), ..plain() }),
        ("tag and actor", Filter { tags: vec![tag("rare")], actor: Actor::new("person").ok(), ..plain() }),
        ("text", text("fox")),
        ("text of two characters", text("fo")),
        ("text and common tag", Filter { tags: vec![tag("draft")], ..text("fox") }),
        ("text and model", Filter { model: Some("model-01".to_owned()), ..text("fox") }),
        ("text and starred", Filter { starred: Some(true), ..text("fox") }),
        ("text and rare tag", Filter { tags: vec![tag("rare")], ..text("fox") }),
    ]
}

fn explained(world: &World) -> String {
    let page = PageRequest { after: None, limit: 50 };
    let plans = plans().into_iter().map(|(name, filter)| {
        let mut steps = world.library.look(|reader| reader.explain_find(&filter, false, &page));
        for step in &steps {
            assert!(!step.contains("TEMP B-TREE"), "{name} sorts: {step}");
            assert!(
                !step.starts_with("SCAN") || step.contains("VIRTUAL TABLE INDEX"),
                "{name} walks everything: {step}"
            );
        }
        steps.dedup();
        format!("{name}\n  {}", steps.join("\n  "))
    });
    plans.collect::<Vec<_>>().join("\n")
}

#[test]
fn each_kind_of_filter_has_this_plan() {
    insta::assert_snapshot!("plans", explained(World::shared()));
}

#[test]
fn an_analyze_changes_no_plan() {
    assert_eq!(explained(World::analyzed()), explained(World::shared()));
}
