//! Presets: one row a name. In safe mode one that puts a sensitive tag on what it makes is not there.

use rusqlite::Row;
use serde_json::{Map, Value, json};

use super::columns::Json;
use super::{Label, Reader, Writer};
use crate::domain::{Parameters, Preset, PresetName, TagName, Template, Topic, merged_variables, nearest};
use crate::error::{Error, Result};

const COLUMNS: &str =
    "id, name, template, style_suffix, negative_prompt, model, tags, parameters, created_at, updated_at";

/// A preset that is about to be saved.
#[derive(Debug, Clone)]
pub struct NewPreset {
    /// Its name.
    pub name: PresetName,
    /// The prompt, with variables.
    pub template: Template,
    /// What follows every prompt.
    pub style_suffix: Option<Template>,
    /// What the picture should not show.
    pub negative_prompt: Option<Template>,
    /// The model by its id.
    pub model: Option<String>,
    /// Tags for the images.
    pub tags: Vec<TagName>,
    /// Settings.
    pub parameters: Parameters,
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Preset> {
    let template: Template = row.get("template")?;
    let style_suffix: Option<Template> = row.get("style_suffix")?;
    let negative_prompt: Option<Template> = row.get("negative_prompt")?;
    let all = [&template].into_iter().chain(&style_suffix).chain(&negative_prompt);
    // Saving refused what can't be merged.
    let variables = merged_variables(all).unwrap_or_default();
    let Json(tags) = row.get("tags")?;
    let Json(parameters) = row.get("parameters")?;
    Ok(Preset {
        id: row.get("id")?,
        name: row.get("name")?,
        template,
        style_suffix,
        negative_prompt,
        model: row.get("model")?,
        tags,
        parameters,
        variables,
        created_at: row.get("created_at")?,
        updated_at: row.get("updated_at")?,
    })
}

impl NewPreset {
    /// Returns what is the preset's content, by the names in the journal.
    fn fields(&self) -> Map<String, Value> {
        let fields = json!({
            "name": self.name,
            "template": self.template,
            "styleSuffix": self.style_suffix,
            "negativePrompt": self.negative_prompt,
            "model": self.model,
            "tags": self.tags,
            "parameters": self.parameters,
        });
        match fields {
            Value::Object(fields) => fields,
            _ => Map::new(),
        }
    }
}

impl Reader<'_> {
    /// Returns every preset that the visibility shows, by name.
    ///
    /// # Errors
    /// `storage` when the database fails.
    pub fn presets(&self, safe_mode: bool) -> Result<Vec<Preset>> {
        let sql = format!("SELECT {COLUMNS} FROM presets ORDER BY name, id");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut presets: Vec<Preset> = statement.query_map([], from_row)?.collect::<rusqlite::Result<_>>()?;
        if safe_mode {
            let mut shown = Vec::with_capacity(presets.len());
            for preset in presets {
                if !self.is_sensitive_preset(&preset)? {
                    shown.push(preset);
                }
            }
            presets = shown;
        }
        Ok(presets)
    }

    /// Returns the preset of that name.
    ///
    /// # Errors
    /// `not_found` with the nearest name, when the visibility shows none; `storage` when the database fails.
    pub fn preset(&self, name: &PresetName, safe_mode: bool) -> Result<Preset> {
        let mut known = self.presets(safe_mode)?;
        if let Some(id) = self.row_named(Topic::Presets, name.as_str())?
            && let Some(place) = known.iter().position(|preset| preset.id.0 == id)
        {
            return Ok(known.swap_remove(place));
        }
        let nearest = nearest(name.as_str(), known.iter().map(|preset| preset.name.as_str()));
        Err(Error::NoPreset { name: name.to_string(), nearest: nearest.map(str::to_owned) })
    }

    fn is_sensitive_preset(&self, preset: &Preset) -> Result<bool> {
        for tag in &preset.tags {
            if self.is_sensitive_label(Label::Tag, tag.as_str())? {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

impl Writer<'_> {
    /// Saves a preset; with `replace` in the place of the one that has the name, whose id and age it keeps.
    ///
    /// # Errors
    /// `conflict` when the name is taken and not to be replaced; `storage` when the database fails.
    pub fn save_preset(&self, new: &NewPreset, replace: bool, safe_mode: bool) -> Result<Preset> {
        let mut fields = new.fields();
        fields.insert("updatedAt".to_owned(), json!(self.at()));
        match self.row_named(Topic::Presets, new.name.as_str())? {
            Some(_) if !replace => return Err(Error::PresetExists(new.name.to_string())),
            Some(_) => {
                // One that safe mode hides is not there to be replaced.
                let known = self.preset(&new.name, safe_mode)?;
                self.set_fields(Topic::Presets, known.id.0, &fields)?;
            }
            None => {
                fields.insert("createdAt".to_owned(), json!(self.at()));
                self.make_row(Topic::Presets, None, &fields.into())?;
            }
        }
        self.preset(&new.name, false)
    }

    /// Gives a preset another name.
    ///
    /// # Errors
    /// `not_found` with the nearest name; `conflict` when the new name is taken; `storage` when the database fails.
    pub fn rename_preset(&self, name: &PresetName, new: &PresetName, safe_mode: bool) -> Result<Preset> {
        let preset = self.preset(name, safe_mode)?;
        if self.row_named(Topic::Presets, new.as_str())?.is_some_and(|holder| holder != preset.id.0) {
            return Err(Error::PresetExists(new.to_string()));
        }
        let renamed = Map::from_iter([("name".to_owned(), json!(new))]);
        self.set_fields(Topic::Presets, preset.id.0, &renamed)?;
        Ok(Preset { name: new.clone(), ..preset })
    }

    /// Deletes a preset; the images that it made stay.
    ///
    /// # Errors
    /// `not_found` with the nearest name; `storage` when the database fails.
    pub fn delete_preset(&self, name: &PresetName, safe_mode: bool) -> Result<Preset> {
        let preset = self.preset(name, safe_mode)?;
        self.remove_row(Topic::Presets, preset.id.0)?;
        Ok(preset)
    }
}
