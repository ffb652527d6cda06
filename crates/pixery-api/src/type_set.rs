//! Gathering the TypeScript declarations that the table's types need, each once.

use std::any::TypeId;
use std::collections::{BTreeMap, HashSet};
use std::fmt::Write as _;

use pixery_core::domain::Topic;
use ts_rs::{Config, TS, TypeVisitor};

/// One operation of the TypeScript map.
pub(crate) struct Line {
    pub(crate) name: &'static str,
    pub(crate) summary: &'static str,
    pub(crate) from: &'static [Topic],
    pub(crate) input: String,
    pub(crate) output: String,
    pub(crate) is_in_bytes: bool,
}

/// The declarations of every type that was named, each once, by name.
pub(crate) struct TypeSet {
    config: Config,
    seen: HashSet<TypeId>,
    declarations: BTreeMap<String, String>,
}

impl TypeSet {
    /// Returns a set without a type.
    pub(crate) fn new() -> Self {
        Self { config: Config::default(), seen: HashSet::new(), declarations: BTreeMap::new() }
    }

    /// Returns the declarations by name.
    pub(crate) fn declarations(&self) -> impl Iterator<Item = &String> {
        self.declarations.values()
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
