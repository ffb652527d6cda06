//! Models and guides, from data files: those that ship (`models/*.toml`, `guides/*.md`) and the user's
//! `models.toml`, which adds models or overrides facts of known ones. No Rust code names a model but the default's.

mod check;
mod guide_file;
mod model_file;

use std::path::Path;

use strsim::jaro_winkler;

use crate::domain::{Guide, Model, Timestamp, Zone};
use crate::error::{Error, Result};

/// The files that ship, by name.
const MODEL_FILES: [(&str, &str); 4] = [
    ("models/sketch.toml", include_str!("../../models/sketch.toml")),
    ("models/openai.toml", include_str!("../../models/openai.toml")),
    ("models/gemini.toml", include_str!("../../models/gemini.toml")),
    ("models/fal.toml", include_str!("../../models/fal.toml")),
];

/// The guides that ship, by name.
const GUIDE_FILES: [(&str, &str); 17] = [
    ("sketch", include_str!("../../guides/sketch.md")),
    ("gpt-image", include_str!("../../guides/gpt-image.md")),
    ("nano-banana", include_str!("../../guides/nano-banana.md")),
    ("flux", include_str!("../../guides/flux.md")),
    ("z-image", include_str!("../../guides/z-image.md")),
    ("seedream", include_str!("../../guides/seedream.md")),
    ("qwen-image", include_str!("../../guides/qwen-image.md")),
    ("recraft", include_str!("../../guides/recraft.md")),
    ("ideogram", include_str!("../../guides/ideogram.md")),
    ("grok", include_str!("../../guides/grok.md")),
    ("hidream", include_str!("../../guides/hidream.md")),
    ("stable-diffusion", include_str!("../../guides/stable-diffusion.md")),
    ("bria", include_str!("../../guides/bria.md")),
    ("sdxl", include_str!("../../guides/sdxl.md")),
    ("animagine", include_str!("../../guides/animagine.md")),
    ("pony", include_str!("../../guides/pony.md")),
    ("noobai", include_str!("../../guides/noobai.md")),
];

/// Above this likeness (Jaro-Winkler, 0 to 1) a name is offered as "did you mean".
const LIKENESS: f64 = 0.7;

/// Every known model and guide.
#[derive(Debug, Clone)]
pub struct Catalog {
    models: Vec<Model>,
    guides: Vec<Guide>,
}

impl Catalog {
    /// Reads the shipped files, then what the vendors said last, then the user's, and checks the whole.
    ///
    /// # Errors
    /// `invalid` naming the file and the place when a fact is missing, unknown or contradicts another.
    pub fn load(refreshed_file: Option<&Path>, user_file: Option<&Path>) -> Result<Self> {
        let mut tables = model_file::Tables::default();
        for (file, text) in MODEL_FILES {
            tables.merge(file, text)?;
        }
        if let Some((file, text)) = model_file::read_user_file(refreshed_file)? {
            tables.merge_known(&file, &text)?;
        }
        if let Some((file, text)) = model_file::read_user_file(user_file)? {
            tables.merge(&file, &text)?;
        }
        let guides = GUIDE_FILES
            .iter()
            .map(|(name, text)| guide_file::parse(name, text))
            .collect::<Result<Vec<_>>>()?;
        let catalog = Self { models: tables.into_models()?, guides };
        check::check(&catalog)?;
        Ok(catalog)
    }

    /// Returns every model, in the order of the files.
    #[must_use]
    pub fn models(&self) -> &[Model] {
        &self.models
    }

    /// Returns every guide.
    #[must_use]
    pub fn guides(&self) -> &[Guide] {
        &self.guides
    }

    /// Returns a model by id or alias, dead or alive; upper and lower case are one.
    ///
    /// # Errors
    /// `not_found` with the nearest known name.
    pub fn model(&self, name: &str) -> Result<&Model> {
        let asked = name.trim().to_lowercase();
        let known = self.models.iter().find(|model| {
            model.id.as_str() == asked || model.aliases.iter().any(|alias| alias.eq_ignore_ascii_case(&asked))
        });
        known.ok_or_else(|| Error::NoModel { name: name.to_owned(), nearest: self.nearest(&asked) })
    }

    /// Returns a model that can be asked today.
    ///
    /// # Errors
    /// As [`Catalog::model`]; `invalid` when the vendor switched it off, naming its successor.
    pub fn living_model(&self, name: &str, now: Timestamp) -> Result<&Model> {
        let model = self.model(name)?;
        let today = now.day_in(Zone::utc());
        match &model.dates.retired {
            Some(retired) if *retired <= today => Err(Error::Retired {
                model: model.id.to_string(),
                retired: retired.clone(),
                successor: model.dates.successor.as_ref().map(ToString::to_string),
            }),
            _ => Ok(model),
        }
    }

    /// Returns the prompting guide of a model.
    ///
    /// # Errors
    /// `internal` when it has none, which [`Catalog::load`] rules out.
    pub fn guide_of(&self, model: &Model) -> Result<&Guide> {
        let guide = self.guides.iter().find(|guide| guide.name == model.guide);
        guide.ok_or_else(|| Error::Internal(format!("{} has no guide {:?}", model.id, model.guide)))
    }

    /// Returns the guide of a model, or of a family by its name: SDXL's families have one before a server of one's own has them.
    ///
    /// # Errors
    /// `not_found` with the nearest known name.
    pub fn guide(&self, name: &str) -> Result<&Guide> {
        let asked = name.trim().to_lowercase();
        match (self.model(name), self.guides.iter().find(|guide| guide.name == asked)) {
            (Ok(model), _) => self.guide_of(model),
            (Err(_), Some(guide)) => Ok(guide),
            (Err(error), None) => Err(error),
        }
    }

    fn nearest(&self, asked: &str) -> Option<String> {
        let names = self.models.iter().flat_map(|model| {
            let id = model.id.as_str();
            std::iter::once((id, id)).chain(model.aliases.iter().map(move |alias| (alias.as_str(), id)))
        });
        names
            .map(|(name, id)| (jaro_winkler(name, asked), id))
            .filter(|(likeness, _)| *likeness >= LIKENESS)
            .max_by(|a, b| a.0.total_cmp(&b.0))
            .map(|(_, id)| id.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load_with(user_text: &str) -> Result<Catalog> {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("models.toml");
        std::fs::write(&file, user_text).unwrap();
        Catalog::load(None, Some(&file))
    }

    #[test]
    fn the_shipped_files_are_sound() {
        let catalog = Catalog::load(None, None).unwrap();
        assert_eq!(catalog.model("built-in").unwrap().id.as_str(), "sketch");
    }

    #[test]
    fn a_misspelt_model_is_answered_with_the_nearest() {
        let error = Catalog::load(None, None).unwrap().model("sketsh").unwrap_err();
        assert_eq!(error.hint(), "did you mean sketch? `pixery models` lists them all");
    }

    #[test]
    fn the_user_overrides_single_facts_of_a_known_model() {
        let catalog = load_with(
            "[[model]]\nid = \"sketch\"\nname = \"My painter\"\n[model.capabilities]\nreferences = 2\n",
        )
        .unwrap();
        let model = catalog.model("sketch").unwrap();
        assert_eq!(
            (model.name.as_str(), model.capabilities.references, model.capabilities.mask),
            ("My painter", 2, true)
        );
    }

    #[test]
    fn a_user_model_that_lacks_a_fact_is_refused_by_name() {
        let error = load_with("[[model]]\nid = \"mine\"\nname = \"Mine\"\n").unwrap_err();
        assert!(error.to_string().contains("mine"), "{error}");
    }

    #[test]
    fn an_unknown_fact_and_broken_toml_are_refused_with_their_place() {
        for text in [
            "[[model]]\nid = \"sketch\"\nprize = 3\n",
            "[[model]\n",
            "[[model]]\nname = \"x\"\n",
            "[model]\nid = 1\n",
        ] {
            let error = load_with(text).unwrap_err();
            assert!(error.to_string().contains("models.toml"), "{error}");
        }
    }

    #[test]
    fn a_retired_model_names_its_successor() {
        let text = "[[model]]\nid = \"sketch\"\n[model.dates]\nchecked = \"2026-01-01\"\nretired = \"2026-06-01\"\nsuccessor = \"sketch\"\n";
        let catalog = load_with(text).unwrap();
        let day = |text: &str| Timestamp::parse(text).unwrap();
        assert!(catalog.living_model("sketch", day("2026-05-31T00:00:00Z")).is_ok());
        let error = catalog.living_model("sketch", day("2026-06-01T00:00:00Z")).unwrap_err();
        assert_eq!(error.hint(), "use sketch instead");
    }

    #[test]
    fn a_range_that_excludes_its_default_is_refused() {
        let text =
            "[[model]]\nid = \"sketch\"\n[model.capabilities]\nsteps = { min = 8, max = 4, default = 12 }\n";
        assert!(load_with(text).unwrap_err().to_string().contains("steps"));
    }
}
