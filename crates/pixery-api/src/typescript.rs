//! Rendering the types that the gallery imports: `ui/src/api/generated/operations.ts`.

use std::fmt::Write as _;

use pixery_core::ErrorBody;
use pixery_core::domain::Event;
use pixery_core::ops::add::AddedFile;

use crate::table;
use crate::type_set::{Line, TypeSet};

/// Returns the whole file: every type, the map of operations, and the topics that each read depends on.
#[must_use]
pub fn typescript() -> String {
    let mut types = TypeSet::new();
    let lines = table::lines(&mut types);
    types.add::<Event>();
    types.add::<ErrorBody>();
    types.add::<AddedFile>();
    let mut text = String::from(
        "// Generated from crates/pixery-api/src/table.rs; UPDATE=1 cargo test -p pixery-api rewrites it.\n\n",
    );
    for declaration in types.declarations() {
        let _ = write!(text, "{declaration}\n\n");
    }
    let map = |text: &mut String, is_in_bytes: bool| {
        for Line { name, summary, input, output, .. } in
            lines.iter().filter(|line| line.is_in_bytes == is_in_bytes)
        {
            let _ = writeln!(text, "  /** {summary} */\n  {name}: {{ input: {input}; output: {output} }};");
        }
        text.push_str("}\n\n");
    };
    text.push_str(
        "/** Every operation that answers with JSON by name, with its input and output. */\nexport interface Operations {\n",
    );
    map(&mut text, false);
    text.push_str("/** Every operation that answers with bytes. */\nexport interface BytesOperations {\n");
    map(&mut text, true);
    text.push_str("/** The topics whose changes make a read's answer stale. */\n");
    text.push_str(
        "export const topicsOf: { readonly [name in keyof (Operations & BytesOperations)]: readonly Topic[] } = {\n",
    );
    for Line { name, from, .. } in &lines {
        let topics: Vec<String> = from.iter().map(|topic| format!("\"{}\"", topic.name())).collect();
        let _ = writeln!(text, "  {name}: [{}],", topics.join(", "));
    }
    text.push_str("};\n");
    text
}
