//! Reading model files: TOML with `[[model]]` tables. A later file's table for a known id overrides single facts.

use std::io;
use std::path::Path;

use toml::{Table, Value};

use crate::domain::Model;
use crate::error::{Error, Result};

/// What becomes of models that no file before has named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Strangers {
    Added,
    LeftOut,
}

/// The models' tables in the order of their first appearance, with the file that spoke last.
#[derive(Debug, Default)]
pub(super) struct Tables(Vec<(String, Table)>);

impl Tables {
    /// Adds a file's models, or lays them over known ones.
    pub(super) fn merge(&mut self, file: &str, text: &str) -> Result<()> {
        self.read(file, text, Strangers::Added)
    }

    /// Lays a file's models over known ones; others are left out: a model may ship no more.
    pub(super) fn merge_known(&mut self, file: &str, text: &str) -> Result<()> {
        self.read(file, text, Strangers::LeftOut)
    }

    fn read(&mut self, file: &str, text: &str, strangers: Strangers) -> Result<()> {
        let refused = |reason: String| Error::Catalog { file: file.to_owned(), reason };
        let parsed: Table = text.parse().map_err(|error: toml::de::Error| refused(error.to_string()))?;
        for (key, value) in parsed {
            // What fal's models call their inputs is read by fal's client.
            if key == "fal" && value.is_table() {
                continue;
            }
            let (true, Value::Array(models)) = (key == "model", value) else {
                return Err(refused(format!("{key:?} is not known; models stand under [[model]]")));
            };
            for model in models {
                let Value::Table(model) = model else {
                    return Err(refused("a [[model]] is not a table".to_owned()));
                };
                let Some(id) = model.get("id").and_then(Value::as_str).map(str::to_owned) else {
                    return Err(refused("a [[model]] has no id".to_owned()));
                };
                match self
                    .0
                    .iter_mut()
                    .find(|(_, known)| known.get("id").and_then(Value::as_str) == Some(&id))
                {
                    Some((source, known)) => {
                        lay_over(known, model);
                        file.clone_into(source);
                    }
                    None if strangers == Strangers::LeftOut => {}
                    None => self.0.push((file.to_owned(), model)),
                }
            }
        }
        Ok(())
    }

    /// Reads the tables as models.
    pub(super) fn into_models(self) -> Result<Vec<Model>> {
        let read = |(file, table): (String, Table)| {
            let id = table.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
            Value::Table(table).try_into::<Model>().map_err(|error| Error::Catalog {
                file,
                reason: format!("model {id:?}: {}", error.message()),
            })
        };
        self.0.into_iter().map(read).collect()
    }
}

/// Lays `over` over `under`: tables are merged, everything else is replaced. A table with a `kind` (sizes, price) is
/// one value: its parts mean nothing under another kind.
fn lay_over(under: &mut Table, over: Table) {
    for (key, value) in over {
        match (under.get_mut(&key), value) {
            (Some(Value::Table(known)), Value::Table(new)) if !new.contains_key("kind") => {
                lay_over(known, new)
            }
            (_, value) => {
                under.insert(key, value);
            }
        }
    }
}

/// Reads the user's file; a missing one is none.
pub(super) fn read_user_file(path: Option<&Path>) -> Result<Option<(String, String)>> {
    let Some(path) = path else { return Ok(None) };
    match std::fs::read_to_string(path) {
        Ok(text) => Ok(Some((path.display().to_string(), text))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Error::io("read", path, error)),
    }
}
