//! Filling a library with synthetic rows through the real store. No image files: the rows' paths lead nowhere.

use std::time::{Duration, Instant};

use pixery_core::domain::{
    Actor, ContentHash, Cost, GenerationId, ImageFormat, Origin, Parameters, ProviderId, Seed, Size,
    Timestamp, Topic, Zone,
};
use pixery_core::store::{NewGeneration, Stamp, Writer};
use pixery_core::{Library, Result};

use crate::corpus::{
    COMMON_TAG, COMMON_WORD, Corpus, HIDDEN_TAG, NEWEST, RARE_TAG, RARE_WORD, SENSITIVE_TAG, SPAN,
};
use crate::library::open_database;
use crate::{Random, thread_time};

/// The tag on half of all rows.
pub const TAG_ON_HALF: &str = COMMON_TAG;
/// The tag on about fifty rows.
pub const TAG_ON_FIFTY: &str = RARE_TAG;
/// The hidden tag.
pub const TAG_HIDDEN: &str = HIDDEN_TAG;
/// The sensitive tag.
pub const TAG_SENSITIVE: &str = SENSITIVE_TAG;
/// A word of many prompts.
pub const WORD_OF_MANY: &str = COMMON_WORD;
/// A word of very few prompts.
pub const WORD_OF_FEW: &str = RARE_WORD;

/// Every tenth transaction is an import of files with old dates.
const IMPORT_EVERY: u64 = 10;

/// What to fill in.
#[derive(Debug, Clone, Copy)]
pub struct Filling {
    /// Rows to insert.
    pub rows: u64,
    /// Rows per transaction.
    pub batch: u64,
    /// The same seed gives the same rows.
    pub seed: u64,
}

/// How it went.
#[derive(Debug, Clone, Copy)]
pub struct Filled {
    /// Rows inserted.
    pub rows: u64,
    /// Links of tags and collections made.
    pub links: u64,
    /// Time that the store took, without making the rows up.
    pub storing: Duration,
    /// The same on the core alone, without waiting for the disk or for other processes.
    pub on_core: Duration,
}

impl Filled {
    /// Returns what a row cost in ms: by the clock on the wall, and on the core.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "row counts are far below 2^52")]
    pub fn millis_a_row(&self) -> (f64, f64) {
        let a_row = |time: Duration| time.as_secs_f64() * 1e3 / self.rows.max(1) as f64;
        (a_row(self.storing), a_row(self.on_core))
    }
}

/// A row that is made up, and not yet stored.
struct Row {
    created_at: Timestamp,
    prompt: String,
    title: Option<String>,
    model: usize,
    tags: Vec<pixery_core::domain::TagName>,
    collections: Vec<pixery_core::domain::CollectionName>,
    size: Size,
    seed: u64,
    hash: ContentHash,
    path: String,
    is_import: bool,
    is_starred: bool,
    is_trashed: bool,
}

/// Fills a library; `heard` is told how many rows there are after each transaction.
///
/// # Errors
/// What the store answers.
pub fn fill(library: &Library, filling: Filling, mut heard: impl FnMut(u64)) -> Result<Filled> {
    let corpus = Corpus::new();
    let mut random = Random::new(filling.seed);
    let provider = ProviderId::new("sketch")?;
    let actors = [Actor::person(), Actor::new("claude")?, Actor::new("codex")?];
    let mut filled = Filled { rows: 0, links: 0, storing: Duration::ZERO, on_core: Duration::ZERO };
    let mut transaction = 0_u64;
    while filled.rows < filling.rows {
        let count = filling.batch.min(filling.rows - filled.rows);
        let is_import = transaction % IMPORT_EVERY == IMPORT_EVERY - 1;
        let rows: Vec<Row> = (0..count)
            .map(|row| make_up(&corpus, &mut random, filling, filled.rows + row, is_import))
            .collect();
        filled.links += rows.iter().map(|row| (row.tags.len() + row.collections.len()) as u64).sum::<u64>();
        let (began, on_core) = (Instant::now(), thread_time());
        let operation = Some(if is_import { "import_files" } else { "generate" });
        let stamp = Stamp { actor: &actors[random.skewed_index(actors.len())], at: library.now(), operation };
        library.store().write(&stamp, |writer| {
            writer.log_in_bulk(&[Topic::Generations, Topic::Tags, Topic::Collections])?;
            rows.iter().try_for_each(|row| store(writer, &corpus, &provider, stamp.actor, row))
        })?;
        filled.storing += began.elapsed();
        filled.on_core += thread_time().saturating_sub(on_core);
        if transaction == 0 {
            veil_tags(library);
        }
        filled.rows += count;
        transaction += 1;
        heard(filled.rows);
    }
    reject_some(library);
    Ok(filled)
}

fn make_up(corpus: &Corpus, random: &mut Random, filling: Filling, place: u64, is_import: bool) -> Row {
    // Generated rows follow time; imports come from anywhere in the three years.
    let since_oldest = if is_import {
        i64::try_from(random.below(SPAN.unsigned_abs())).unwrap_or(0)
    } else {
        let share = u128::from(place) * u128::from(SPAN.unsigned_abs()) / u128::from(filling.rows.max(1));
        i64::try_from(share).unwrap_or(0)
    };
    let sizes = [(1024, 1024), (1152, 896), (896, 1152), (1344, 768), (768, 1344), (2048, 2048)];
    let (width, height) = *random.pick(&sizes);
    let mut collections = Vec::new();
    if random.chance(30.0) {
        collections.push(corpus.collections[random.skewed_index(corpus.collections.len())].clone());
    }
    let mut hash = [0; 32];
    for part in hash.chunks_exact_mut(8) {
        part.copy_from_slice(&random.bits().to_le_bytes());
    }
    let (prompt, created_at) = (corpus.prompt(random), Timestamp::from_millis(NEWEST - SPAN + since_oldest));
    Row {
        created_at,
        title: random.chance(4.0).then(|| prompt.chars().take(24).collect::<String>().trim().to_owned()),
        prompt,
        model: random.skewed_index(corpus.models.len()),
        tags: corpus.row_tags(random, filling.rows),
        collections,
        size: Size { width, height },
        seed: random.bits() >> 32,
        hash: ContentHash(hash),
        path: format!("images/{}/{:016x}-{place}.png", created_at.day_in(Zone::utc()), filling.seed),
        is_import,
        is_starred: random.chance(5.0),
        is_trashed: random.chance(1.0),
    }
}

fn store(
    writer: &Writer<'_>,
    corpus: &Corpus,
    provider: &ProviderId,
    actor: &Actor,
    row: &Row,
) -> Result<()> {
    let parameters = Parameters {
        size: Some(row.size),
        seed: Some(Seed(row.seed)),
        steps: Some(12),
        ..Parameters::default()
    };
    let id: GenerationId = writer.insert_generation(&NewGeneration {
        created_at: row.created_at,
        prompt: &row.prompt,
        negative_prompt: None,
        model: &corpus.models[row.model],
        provider: (!row.is_import).then_some(provider),
        parameters: &parameters,
        references: &[],
        parent_id: None,
        tags: &row.tags,
        collections: &row.collections,
        title: row.title.as_deref(),
        origin: if row.is_import { Origin::Import } else { Origin::Generate },
        actor,
        job: None,
        cost: Cost::NOTHING,
        format: ImageFormat::Png,
        width: row.size.width,
        height: row.size.height,
        bytes: row.size.pixels(),
        sha256: row.hash,
        path: &row.path,
    })?;
    if row.is_starred {
        writer.set_starred(id, true)?;
    }
    if row.is_trashed {
        writer.trash(id)?;
    }
    Ok(())
}

/// Hides the hidden tag and marks the sensitive one; no operation does that yet.
fn veil_tags(library: &Library) {
    let connection = open_database(&library.config().library);
    for (column, tag) in [("hidden", HIDDEN_TAG), ("sensitive", SENSITIVE_TAG)] {
        connection
            .execute(&format!("UPDATE tags SET {column} = 1 WHERE key = ?1"), [tag])
            .expect("a tag can be hidden");
    }
}

/// Rejects two rows in a hundred; no operation does that yet.
fn reject_some(library: &Library) {
    open_database(&library.config().library)
        .execute("UPDATE generations SET rejected = 1 WHERE id % 50 = 7 AND rejected = 0", [])
        .expect("rows can be rejected");
}
