//! The keys of the language, with what each takes.

use crate::domain::nearest;

/// A key that a term may begin with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key {
    /// The name before the colon.
    pub name: &'static str,
    /// Other names that are read too.
    pub aliases: &'static [&'static str],
    /// How it is written.
    pub example: &'static str,
    /// What it asks for.
    pub meaning: &'static str,
}

/// Every key, in the order people learn them.
pub const KEYS: &[Key] = &[
    key("tag", &["tags", "t"], "tag:fox", "has the tag; tag:a,b has both"),
    key("collection", &["in", "collections"], "collection:\"Book covers\"", "is in the collection"),
    key("model", &["m"], "model:sketch", "was made by the model"),
    key(
        "is",
        &[],
        "is:starred",
        "starred, rejected, trashed, hidden, sensitive, tagged, untagged, collected, uncollected, reference",
    ),
    key("has", &[], "has:parent", "has a reference, parent, title, negative or note"),
    key(
        "since",
        &["after", "from"],
        "since:7d",
        "made then or later: 30min 12h 7d 2w 3mo 1y, today, yesterday, 2026-11-23",
    ),
    key("until", &["before", "to"], "until:2026-11", "made until then, that day or month included"),
    key("by", &["actor"], "by:claude", "was asked for by that actor"),
    key("cost", &["price"], "cost:>0.05", "cost that many US dollars"),
    key("parent", &[], "parent:140", "was made from that image"),
    key("id", &["ids"], "id:140,141", "is one of these"),
    key("size", &[], "size:>1024", "its longer side in px; or size:1024x768"),
    key("width", &[], "width:512..1024", "its width in px"),
    key("height", &[], "height:<=768", "its height in px"),
    key("ratio", &[], "ratio:16:9", "its sides have that ratio, to 2 %"),
    key("origin", &[], "origin:import", "generate, remix, regenerate, edit, upscale or import"),
    key("provider", &[], "provider:sketch", "was made by that provider"),
    key("seed", &[], "seed:7", "has that seed"),
];

const fn key(
    name: &'static str,
    aliases: &'static [&'static str],
    example: &'static str,
    meaning: &'static str,
) -> Key {
    Key { name, aliases, example, meaning }
}

/// Returns the key of that name or alias.
pub(super) fn key_named(name: &str) -> Option<&'static Key> {
    KEYS.iter().find(|key| key.name == name || key.aliases.contains(&name))
}

/// Returns the key that a misspelt one is nearest to.
pub(super) fn nearest_key(name: &str) -> Option<&'static str> {
    let name =
        nearest(name, KEYS.iter().flat_map(|key| std::iter::once(&key.name).chain(key.aliases)).copied())?;
    key_named(name).map(|key| key.name)
}
