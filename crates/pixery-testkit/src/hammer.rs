//! Mixed operations as fast as they go: what several processes do to one library at once.

use pixery_core::domain::{Filter, GenerationId, PageRequest, TagName};
use pixery_core::store::Stamp;
use pixery_core::{Library, Result};

use crate::{GenerationBuilder, Random};

/// The tags that all processes fight over.
const TAGS: [&str; 5] = ["red", "green", "blue", "Größe", "猫"];

/// What a run did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hammered {
    /// Rows inserted.
    pub inserted: u64,
    /// Links made less links taken away.
    pub links: i64,
}

/// Runs `operations` operations; each inserts, tags, untags, stars, trashes, restores or reads.
///
/// # Errors
/// The first thing that the store refused: none is expected, least of all "database is locked".
pub fn hammer(library: &Library, operations: u64, seed: u64) -> Result<Hammered> {
    let mut random = Random::new(seed);
    let mut done = Hammered { inserted: 0, links: 0 };
    for operation in 0..operations {
        let page = PageRequest { after: None, limit: 40 };
        let known = library.store().read(|reader| reader.find(&Filter::default(), false, &page))?.items;
        if known.is_empty() || operation == 0 {
            done.inserted += insert(library, &mut random)?;
            continue;
        }
        let id = *random.pick(&known);
        match random.below(100) {
            0..30 => done.inserted += insert(library, &mut random)?,
            30..90 => done.links += change(library, &mut random, id)?,
            _ => look(library, id)?,
        }
    }
    Ok(done)
}

fn insert(library: &Library, random: &mut Random) -> Result<u64> {
    let prompt = format!("a {} fox number {}", random.pick(&TAGS), random.below(1_000));
    GenerationBuilder::new(&prompt).insert(library)?;
    Ok(1)
}

/// Changes one generation; returns how many links that made or took.
fn change(library: &Library, random: &mut Random, id: GenerationId) -> Result<i64> {
    let stamp = Stamp { actor: &library.config().actor, at: library.now(), operation: Some("hammer") };
    let tag = TagName::new(random.pick::<&str>(&TAGS))?;
    let what = random.below(60);
    library.store().write(&stamp, |writer| {
        let mut links = 0;
        match what {
            0..24 => links += i64::from(writer.add_tag(id, &tag)?),
            24..36 => links -= i64::from(writer.remove_tag(id, &tag)?),
            36..50 => _ = writer.set_starred(id, what.is_multiple_of(2))?,
            50..53 => _ = writer.trash(id)?,
            _ => _ = writer.restore(id)?,
        }
        Ok(links)
    })
}

fn look(library: &Library, id: GenerationId) -> Result<()> {
    library.store().read(|reader| {
        reader.generation(id)?;
        reader.totals(false, true)?;
        reader.tags(false, true)
    })?;
    Ok(())
}
