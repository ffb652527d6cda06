//! How long pages, searches and counts of a library take. Figures to be read, never a test that can fail for its time.
//!
//! `cargo bench -p pixery-core --bench library -- LIBRARY` measures a library that `pixery-fill` filled; without one it
//! fills 10,000 rows of its own. A second word picks the figures whose name holds it. Each figure is over 400 random pages; the time is that of the thread on its core, so
//! that a busy machine changes it little; `wall` is the p99 of the clock on the wall.

#![expect(
    clippy::print_stdout,
    clippy::disallowed_macros,
    clippy::disallowed_methods,
    reason = "a bench is a door: it reads argv and prints a table"
)]

use std::path::PathBuf;
use std::time::{Duration, Instant};

use pixery_core::domain::{Cursor, Filter, PageRequest, TagName};
use pixery_core::ops::layout::Layout;
use pixery_core::store::Reader;
use pixery_core::{Library, Result, Session};
use pixery_testkit::fill::{Filling, TAG_ON_FIFTY, TAG_ON_HALF, WORD_OF_FEW, WORD_OF_MANY, fill};
use pixery_testkit::{GenerationBuilder, Random, TestLibrary, config, system_clock, thread_time};

/// Pages per figure.
const PAGES: usize = 400;

/// Rows on a page.
const LIMIT: usize = 50;

/// Words side by side, from common to rare.
const TWO_WORDS: [&str; 6] =
    ["snow forest", "forest snow", "light portrait", "moon garden", "quiet harbor", "stone marble"];

fn main() -> Result<()> {
    let mut words = std::env::args().skip(1).filter(|argument| !argument.starts_with('-'));
    let (filled, only) = (words.next().map(PathBuf::from), words.next());
    match filled {
        Some(path) => measure(&Library::open(config(path, system_clock(), 5))?, only.as_deref()),
        None => {
            let library = TestLibrary::new();
            let done = fill(&library, Filling { rows: 10_000, batch: 2_000, seed: 1 }, |_| {})?;
            println!("filled: {:.3} ms a row\n", done.millis_a_row().0);
            measure(&library, None)
        }
    }
}

fn measure(library: &Library, only: Option<&str>) -> Result<()> {
    let total = library.store().read(|reader| reader.totals(false, true))?;
    println!("{} live rows, {} in the trash; thread time in ms\n", total.live, total.trashed);
    println!("{:<28}{:>9}{:>9}{:>9}{:>9}{:>7}", "page of 50", "p50", "p95", "p99", "wall", "rows");
    let span = span(library)?;
    for (name, filter) in filters() {
        if only.is_some_and(|only| !name.contains(only)) {
            continue;
        }
        let mut random = Random::new(11);
        run(library, name, |reader| {
            // The deep pages lie anywhere in the three years; every other page is a first one.
            let deep = random.chance(50.0);
            let after = deep.then(|| {
                Cursor(span.0 + i64::try_from(random.below((span.1 - span.0).unsigned_abs())).unwrap_or(0))
            });
            page(reader, &filter(&mut random), PageRequest { after, limit: LIMIT })
        })?;
    }
    if only.is_none_or(|only| "layout".contains(only)) {
        layouts(library)?;
    }
    if only.is_some() {
        return Ok(());
    }
    let middle = Some(Cursor(span.0 + (span.1 - span.0) / 2));
    run(library, "plain, at the middle", |reader| {
        page(reader, &Filter::default(), PageRequest { after: middle, limit: LIMIT })
    })?;
    run(library, "the next older one", |reader| {
        page(reader, &Filter::default(), PageRequest { after: middle, limit: 1 })
    })?;
    run(library, "sidebar: totals", |reader| reader.totals(false, false).map(|_| 1))?;
    run(library, "sidebar: tags", |reader| Ok(reader.tags(false, false)?.len()))?;
    change_of_another(library)
}

/// Lays whole views out, as a gallery does when it opens one; their bytes included.
fn layouts(library: &Library) -> Result<()> {
    /// Views per figure.
    const VIEWS: usize = 15;
    let views: [(&str, Filter); 5] = [
        ("everything", Filter::default()),
        ("hidden ones too", Filter { include_hidden: true, ..Filter::default() }),
        ("starred", Filter { starred: Some(true), ..Filter::default() }),
        ("tag on half", Filter { tags: vec![named(TAG_ON_HALF)], ..Filter::default() }),
        ("substring, common", text(WORD_OF_MANY)),
    ];
    println!("\n{:<28}{:>9}{:>9}{:>12}{:>12}", "layout of", "p50", "worst", "images", "bytes");
    for (name, filter) in views {
        let (mut times, mut images, mut size) = (Vec::with_capacity(VIEWS), 0, 0);
        for _ in 0..VIEWS {
            let began = thread_time();
            let (places, sequence) = library
                .store()
                .read(|reader| Ok((reader.lay_out(&filter, false)?, reader.last_change()?)))?;
            images = places.len();
            size = Vec::from(Layout { sequence, places }).len();
            times.push(thread_time().saturating_sub(began));
        }
        times.sort_unstable();
        let millis = |time: Duration| time.as_secs_f64() * 1e3;
        println!(
            "{name:<28}{:>9.2}{:>9.2}{images:>12}{size:>12}",
            millis(times[VIEWS / 2]),
            millis(times[VIEWS - 1])
        );
    }
    Ok(())
}

/// Finds a page and reads its rows, as a list does.
fn page(reader: &Reader<'_>, filter: &Filter, page: PageRequest) -> Result<usize> {
    let found = reader.find(filter, false, &page)?;
    Ok(reader.generations(&found.items)?.len())
}

type Choice = (&'static str, fn(&mut Random) -> Filter);

fn filters() -> Vec<Choice> {
    let mut all: Vec<Choice> = vec![
        ("plain", |_| Filter::default()),
        ("tag, any", |random| Filter { tags: vec![tag(random)], ..Filter::default() }),
        ("tag on half", |_| Filter { tags: vec![named(TAG_ON_HALF)], ..Filter::default() }),
        ("tag on fifty", |_| Filter { tags: vec![named(TAG_ON_FIFTY)], ..Filter::default() }),
        ("two tags", |random| Filter { tags: vec![named(TAG_ON_HALF), tag(random)], ..Filter::default() }),
        ("two tags, any", |random| Filter { tags: vec![tag(random), tag(random)], ..Filter::default() }),
        ("five-way", |random| Filter {
            tags: vec![named(TAG_ON_HALF), tag(random)],
            without_tags: vec![tag(random)],
            model: Some(model(random)),
            starred: Some(true),
            ..Filter::default()
        }),
        ("starred", |_| Filter { starred: Some(true), ..Filter::default() }),
        ("not starred", |_| Filter { starred: Some(false), ..Filter::default() }),
        ("rejected", |_| Filter { rejected: Some(true), ..Filter::default() }),
        ("model", |random| Filter { model: Some(model(random)), ..Filter::default() }),
        ("model and starred", |random| Filter {
            model: Some(model(random)),
            starred: Some(true),
            ..Filter::default()
        }),
        ("collection", |random| Filter { collections: vec![collection(random)], ..Filter::default() }),
        ("untagged", |_| Filter { tagged: Some(false), ..Filter::default() }),
        ("actor", |_| Filter { actor: pixery_core::domain::Actor::new("codex").ok(), ..Filter::default() }),
        ("without a tag on half", |_| Filter { without_tags: vec![named(TAG_ON_HALF)], ..Filter::default() }),
        ("trash", |_| Filter { trashed: true, ..Filter::default() }),
        ("hidden ones too", |_| Filter { include_hidden: true, ..Filter::default() }),
    ];
    all.extend(checked());
    let texts: [Choice; 15] = [
        ("substring, common", |_| text(WORD_OF_MANY)),
        ("substring, rare", |_| text(WORD_OF_FEW)),
        ("substring, absent", |_| text("zyzzyva")),
        ("substring, two words", |_| text("snow forest")),
        ("substring, any two words", |random| text(random.pick::<&str>(&TWO_WORDS))),
        ("substring, Japanese", |_| text("月明かり")),
        ("substring, Cyrillic", |_| text("ЛИСА")),
        ("substring, 2 characters", |_| text("ic")),
        ("two words anywhere", |_| texts(&["snow", "forest"])),
        ("any two words anywhere", |random| {
            texts(&random.pick::<&str>(&TWO_WORDS).split(' ').collect::<Vec<_>>())
        }),
        ("two words of 2 characters", |_| texts(&["ic", "月"])),
        ("a word without another", |_| Filter {
            without_texts: vec!["forest".to_owned()],
            ..text(WORD_OF_MANY)
        }),
        ("substring and tag", |random| Filter { tags: vec![tag(random)], ..text(WORD_OF_MANY) }),
        ("two words and tag", |random| Filter { tags: vec![tag(random)], ..text("snow forest") }),
        ("substring and model", |random| Filter { model: Some(model(random)), ..text(WORD_OF_MANY) }),
    ];
    all.extend(texts);
    all
}

/// What no index answers: each row on the way is looked at.
fn checked() -> Vec<Choice> {
    vec![
        ("since a month of three years", |_| query("since:2026-06 until:2026-06")),
        ("ratio", |_| query("ratio:16:9")),
        ("size that nothing has", |_| query("size:>9000")),
        ("cost", |_| query("cost:>=0.04")),
        ("cost that nothing has", |_| query("cost:>900")),
        ("seed", |_| query("seed:7")),
        ("seed and tag", |random| Filter { tags: vec![tag(random)], ..query("seed:7") }),
        ("not of a model", |_| query("-model:model-00")),
        ("of no agent", |_| query("-by:codex")),
        ("served as a reference", |_| query("is:reference")),
        ("ids", |_| query("id:1,20,300,4000,5000")),
        ("without a collection", |_| query("-collection:\"Collection 00\"")),
    ]
}

fn query(text: &str) -> Filter {
    let query = pixery_core::domain::query::Query::parse(text).expect("a query");
    query.filter(
        pixery_core::domain::Timestamp::from_millis(1_795_435_200_000),
        pixery_core::domain::Zone::utc(),
    )
}

fn texts(texts: &[&str]) -> Filter {
    Filter { texts: texts.iter().map(|text| (*text).to_owned()).collect(), ..Filter::default() }
}

fn text(text: &str) -> Filter {
    Filter { texts: vec![text.to_owned()], ..Filter::default() }
}

fn named(name: &str) -> TagName {
    TagName::new(name).expect("a tag's name")
}

fn tag(random: &mut Random) -> TagName {
    named(&format!("tag {:03}", random.index(196)))
}

fn model(random: &mut Random) -> String {
    format!("model-{:02}", random.index(20))
}

fn collection(random: &mut Random) -> pixery_core::domain::CollectionName {
    pixery_core::domain::CollectionName::new(&format!("Collection {:02}", random.index(40)))
        .expect("a collection's name")
}

/// Returns the sort keys of the oldest and the newest row.
fn span(library: &Library) -> Result<(i64, i64)> {
    library.store().read(|reader| {
        let newest = reader.find(&Filter::default(), false, &PageRequest { after: None, limit: 1 })?.items;
        let newest = reader.generations(&newest)?.first().map_or(0, |row| row.created_at.millis() << 21);
        Ok((newest - ((3 * 365 * 24 * 60 * 60 * 1000_i64) << 21), newest))
    })
}

/// Runs a query over and over and prints what it took.
fn run(library: &Library, name: &str, mut query: impl FnMut(&Reader<'_>) -> Result<usize>) -> Result<()> {
    library.store().read(&mut query)?;
    let (mut thread, mut wall, mut rows) = (Vec::with_capacity(PAGES), Vec::with_capacity(PAGES), 0);
    for _ in 0..PAGES {
        let (on_core, began) = (thread_time(), Instant::now());
        rows += library.store().read(&mut query)?;
        wall.push(began.elapsed());
        thread.push(thread_time().saturating_sub(on_core));
    }
    thread.sort_unstable();
    wall.sort_unstable();
    let at = |times: &[Duration], percent: usize| {
        times[(PAGES * percent / 100).min(PAGES - 1)].as_secs_f64() * 1e3
    };
    println!(
        "{name:<28}{:>9.3}{:>9.3}{:>9.3}{:>9.3}{:>7}",
        at(&thread, 50),
        at(&thread, 95),
        at(&thread, 99),
        at(&wall, 99),
        rows / PAGES
    );
    Ok(())
}

/// Measures how long a commit through another connection takes to become an event here.
fn change_of_another(library: &Library) -> Result<()> {
    let session = Session::over(library.clone())?;
    let other = Library::open(config(library.config().library.clone(), system_clock(), 77))?;
    let mut listener = session.listen();
    let mut heard = Vec::new();
    for _ in 0..20 {
        GenerationBuilder::new("written by another").insert(&other)?;
        let began = Instant::now();
        while listener.try_recv().is_err() && began.elapsed() < Duration::from_secs(5) {
            std::thread::sleep(Duration::from_micros(200));
        }
        heard.push(began.elapsed());
    }
    heard.sort_unstable();
    println!(
        "\na change by another connection is heard after {:.0} ms (median of 20, worst {:.0} ms)",
        heard[10].as_secs_f64() * 1e3,
        heard[19].as_secs_f64() * 1e3
    );
    Ok(())
}
