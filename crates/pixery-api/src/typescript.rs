//! Rendering the types that the gallery imports: `ui/src/api/generated/operations.ts`.

use std::any::TypeId;
use std::collections::{BTreeMap, HashSet};
use std::fmt::Write as _;

use pixery_core::ErrorBody;
use pixery_core::domain::{Event, Topic};
use ts_rs::{Config, TS, TypeVisitor};

use crate::table;

/// One operation of the TypeScript map.
pub(crate) struct Line {
    pub(crate) name: &'static str,
    pub(crate) summary: &'static str,
    pub(crate) from: &'static [Topic],
    pub(crate) input: String,
    pub(crate) output: String,
}

/// The declarations of every type that was named, each once, by name.
pub(crate) struct TypeSet {
    config: Config,
    seen: HashSet<TypeId>,
    declarations: BTreeMap<String, String>,
}

impl TypeSet {
    fn new() -> Self {
        Self { config: Config::default(), seen: HashSet::new(), declarations: BTreeMap::new() }
    }

    /// Adds a type and everything it names; returns the type's own name.
    pub(crate) fn add<T: TS + 'static + ?Sized>(&mut self) -> String {
        self.visit::<T>();
        T::name(&self.config)
    }
}

impl TypeVisitor for TypeSet {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        // Only types of ours have a file of their own; numbers, strings and arrays are written in place.
        if T::output_path().is_some() {
            let mut declaration = String::new();
            if let Some(docs) = T::docs() {
                declaration.push_str(&docs);
            }
            let _ = write!(declaration, "export {}", T::decl(&self.config));
            self.declarations.insert(T::ident(&self.config), declaration);
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}

/// Returns the whole file: every type, the map of operations, and the topics that each read depends on.
#[must_use]
pub fn typescript() -> String {
    let mut types = TypeSet::new();
    let lines = table::lines(&mut types);
    types.add::<Event>();
    types.add::<ErrorBody>();
    let mut text = String::from(
        "// Generated from crates/pixery-api/src/table.rs; UPDATE=1 cargo test -p pixery-api rewrites it.\n\n",
    );
    for declaration in types.declarations.values() {
        let _ = write!(text, "{declaration}\n\n");
    }
    text.push_str(
        "/** Every operation by name, with its input and output. */\nexport interface Operations {\n",
    );
    for Line { name, summary, input, output, .. } in &lines {
        let _ = writeln!(text, "  /** {summary} */\n  {name}: {{ input: {input}; output: {output} }};");
    }
    text.push_str("}\n\n/** The topics whose changes make a read's answer stale. */\n");
    text.push_str("export const topicsOf: { readonly [name in keyof Operations]: readonly Topic[] } = {\n");
    for Line { name, from, .. } in &lines {
        let topics: Vec<String> = from.iter().map(|topic| format!("\"{}\"", topic.name())).collect();
        let _ = writeln!(text, "  {name}: [{}],", topics.join(", "));
    }
    text.push_str("};\n");
    text
}
