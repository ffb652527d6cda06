//! Presets: prompt templates with a name, and what goes with them.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::name::{clean_name, text_type};
use super::template::{Template, Variable, merged};
use super::{Invalid, NegativePrompt, Parameters, PresetId, Prompt, TagName, Timestamp, nearest};

/// The variable that a prompt of one's own goes into.
const OWN_PROMPT: &str = "prompt";

text_type!(
    /// A preset's name: at most 100 characters, one line. Upper and lower case are one name.
    PresetName,
    |text| clean_name("preset", text, 100)
);

/// A prompt template with a name, and what goes with it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Preset {
    /// Its id.
    pub id: PresetId,
    /// Its name.
    pub name: PresetName,
    /// The prompt, with `{variables}`.
    pub template: Template,
    /// What follows every prompt, one's own too.
    pub style_suffix: Option<Template>,
    /// What the picture should not show.
    pub negative_prompt: Option<Template>,
    /// The model by its id; the configured default when absent.
    pub model: Option<String>,
    /// Tags for the images.
    pub tags: Vec<TagName>,
    /// Settings; those that are given when it is used win.
    pub parameters: Parameters,
    /// The variables of template, suffix and negative prompt, each once.
    pub variables: Vec<Variable>,
    /// When it was saved first.
    pub created_at: Timestamp,
    /// When it was saved last.
    pub updated_at: Timestamp,
}

/// A preset that is used, and the values of its variables.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PresetUse {
    /// Its name.
    pub name: PresetName,
    /// Values by the names of the variables.
    #[serde(default)]
    #[ts(as = "Option<BTreeMap<String, String>>", optional)]
    pub variables: BTreeMap<String, String>,
}

/// The words that a preset gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Words {
    pub(crate) prompt: Prompt,
    pub(crate) negative_prompt: Option<NegativePrompt>,
}

impl Preset {
    /// Returns the prompt that the preset makes of values. A prompt of one's own goes into `{prompt}` where the template has that
    /// variable, and stands in the template's place where it hasn't; a negative prompt of one's own stands in the place of the
    /// preset's.
    ///
    /// # Errors
    /// [`Invalid`] when a variable has no value, a value no variable, or the result is no prompt.
    pub(crate) fn words(
        &self,
        mut values: BTreeMap<String, String>,
        own: Option<Prompt>,
        own_negative: Option<NegativePrompt>,
    ) -> Result<Words, Invalid> {
        self.check_names(&values)?;
        let takes_own = self.template.variables().iter().any(|variable| variable.name == OWN_PROMPT);
        let own = match own {
            Some(own) if takes_own => {
                if values.insert(OWN_PROMPT.to_owned(), own.to_string()).is_some() {
                    return Err(Invalid::new("variable", OWN_PROMPT, "is given twice")
                        .hint("leave the prompt out, or the variable"));
                }
                None
            }
            own => own,
        };
        let template = if own.is_none() { Some(&self.template) } else { None };
        let negative = if own_negative.is_none() { self.negative_prompt.as_ref() } else { None };
        self.check_values(&values, merged(template.into_iter().chain(&self.style_suffix).chain(negative))?)?;
        let words = own.map_or_else(|| self.template.fill(&values), |own| own.to_string());
        let suffix = self.style_suffix.as_ref().map(|suffix| suffix.fill(&values)).unwrap_or_default();
        let negative_prompt = match (own_negative, negative) {
            (Some(own), _) => Some(own),
            (None, Some(template)) => match template.fill(&values) {
                nothing if nothing.trim().is_empty() => None,
                text => Some(NegativePrompt::new(&text)?),
            },
            (None, None) => None,
        };
        Ok(Words { prompt: Prompt::new(&joined(&words, &suffix))?, negative_prompt })
    }

    /// Refuses values for what is no variable of the preset.
    fn check_names(&self, values: &BTreeMap<String, String>) -> Result<(), Invalid> {
        let is_known = |name: &&String| self.variables.iter().any(|variable| variable.name == **name);
        let Some(unknown) = values.keys().find(|name| !is_known(name)) else { return Ok(()) };
        let near = nearest(unknown, self.variables.iter().map(|variable| variable.name.as_str()));
        let near = near.map(|near| format!("did you mean {near}? ")).unwrap_or_default();
        Err(Invalid::new("preset", &self.name, format!("has no variable {unknown:?}"))
            .hint(format!("{near}{}", self.what_is_there())))
    }

    /// Refuses places that stay empty.
    fn check_values(&self, values: &BTreeMap<String, String>, used: Vec<Variable>) -> Result<(), Invalid> {
        let defaults =
            |name: &str| self.variables.iter().any(|known| known.name == name && known.default.is_some());
        let missing: Vec<String> = used
            .into_iter()
            .map(|variable| variable.name)
            .filter(|name| !values.contains_key(name) && !defaults(name))
            .collect();
        if missing.is_empty() {
            return Ok(());
        }
        let named: Vec<String> = missing.iter().map(|name| format!("{{{name}}}")).collect();
        let flags: Vec<String> = missing.iter().map(|name| format!("--var {name}=…")).collect();
        let (values, them) = if missing.len() == 1 { ("a value", "it") } else { ("values", "them") };
        let reason = format!("needs {values} for {}", named.join(", "));
        let hint = format!("give {them} with {}; {}", flags.join(" "), self.what_is_there());
        Err(Invalid::new("preset", &self.name, reason).hint(hint))
    }

    fn what_is_there(&self) -> String {
        let names: Vec<String> = self.variables.iter().map(ToString::to_string).collect();
        if names.is_empty() {
            "it has no variables".to_owned()
        } else {
            format!("it has {}", names.join(", "))
        }
    }
}

/// Puts a suffix behind words: after a comma, unless the words end with a mark of their own.
fn joined(words: &str, suffix: &str) -> String {
    let words = words.trim().trim_end_matches(',').trim_end();
    let suffix = suffix.trim().trim_start_matches(',').trim_start();
    if words.is_empty() || suffix.is_empty() {
        return format!("{words}{suffix}");
    }
    let between = if words.ends_with(['.', '!', '?', ';', ':', '…', '。']) { " " } else { ", " };
    format!("{words}{between}{suffix}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn preset(template: &str, suffix: &str) -> Preset {
        let template = Template::new(template).unwrap();
        let style_suffix = (!suffix.is_empty()).then(|| Template::new(suffix).unwrap());
        Preset {
            id: PresetId(1),
            name: PresetName::new("Poster").unwrap(),
            variables: merged([&template].into_iter().chain(&style_suffix)).unwrap(),
            template,
            style_suffix,
            negative_prompt: None,
            model: None,
            tags: Vec::new(),
            parameters: Parameters::default(),
            created_at: Timestamp::from_millis(0),
            updated_at: Timestamp::from_millis(0),
        }
    }

    fn words(preset: &Preset, values: &[(&str, &str)], own: Option<&str>) -> Result<String, Invalid> {
        let values = values.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let own = own.map(|own| Prompt::new(own).unwrap());
        preset.words(values, own, None).map(|words| words.prompt.to_string())
    }

    #[test]
    fn a_suffix_follows_after_a_comma_or_a_mark() {
        let poster = preset("a {animal}", "ink on {paper=rice paper}");
        assert_eq!(words(&poster, &[("animal", "fox,")], None).unwrap(), "a fox, ink on rice paper");
        assert_eq!(words(&poster, &[("animal", "fox.")], None).unwrap(), "a fox. ink on rice paper");
        assert_eq!(words(&poster, &[("paper", "vellum")], Some("a boat")).unwrap(), "a boat, ink on vellum");
    }

    #[test]
    fn a_prompt_of_ones_own_goes_where_the_template_wants_it() {
        let poster = preset("a poster of {prompt}, {mood=calm}", "");
        assert_eq!(words(&poster, &[], Some("a fox")).unwrap(), "a poster of a fox, calm");
        assert!(words(&poster, &[("prompt", "b")], Some("a")).unwrap_err().to_string().contains("twice"));
        assert!(words(&poster, &[], None).unwrap_err().to_string().contains("{prompt}"));
    }

    #[test]
    fn what_is_missing_or_unknown_is_named_with_what_is_there() {
        let poster = preset("a {animal} in {place=snow}", "by {artist}");
        let missing = words(&poster, &[], None).unwrap_err();
        assert_eq!(missing.to_string(), "preset \"Poster\" needs values for {animal}, {artist}");
        assert_eq!(
            missing.hint,
            "give them with --var animal=… --var artist=…; it has {animal}, {place=snow}, {artist}"
        );
        let unknown = words(&poster, &[("anmal", "fox")], None).unwrap_err();
        assert_eq!(unknown.to_string(), "preset \"Poster\" has no variable \"anmal\"");
        assert!(unknown.hint.starts_with("did you mean animal? it has {animal}"), "{}", unknown.hint);
        let none = words(&preset("a fox", ""), &[("a", "b")], None).unwrap_err();
        assert_eq!(none.hint, "it has no variables");
    }
}
