//! Prompt templates: text with places that are filled in each time. `{animal}` is a place, `{animal=fox}` one with something to
//! fall back on, `{{` and `}}` are braces.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Invalid;
use super::name::text_type;
use super::prompt::clean_words;

/// The longest name of a variable, in characters.
const LONGEST_NAME: usize = 40;

text_type!(
    /// Text with `{variables}`: the same rules as a prompt, and every brace belongs to a variable or is doubled.
    Template,
    |text| {
        let text = clean_words("template", text)?;
        variables(&pieces(&text)?)?;
        Ok(text)
    }
);

/// A place in a template.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Variable {
    /// Its name.
    pub name: String,
    /// What stands there when nothing is given; a value has to be given where this is absent.
    pub default: Option<String>,
}

/// Writes it as in a template: `{animal=fox}`.
impl std::fmt::Display for Variable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.default {
            Some(default) => write!(f, "{{{}={default}}}", self.name),
            None => write!(f, "{{{}}}", self.name),
        }
    }
}

/// A stretch of a template.
enum Piece<'t> {
    /// Text, in which braces are doubled.
    Text(&'t str),
    /// A place.
    Place(Variable),
}

impl Template {
    /// Returns the template's variables, each once, in the order that they first stand in.
    #[must_use]
    pub fn variables(&self) -> Vec<Variable> {
        // What `new` took reads without a mistake.
        pieces(&self.0).and_then(|pieces| variables(&pieces)).unwrap_or_default()
    }

    /// Returns the text with the values in their places. A place without a value takes the variable's default; one that has
    /// neither stays empty, so look at [`Self::variables`] first.
    #[must_use]
    pub fn fill(&self, values: &BTreeMap<String, String>) -> String {
        let defaults = self.variables();
        let default = |name: &str| {
            let variable = defaults.iter().find(|variable| variable.name == name);
            variable.and_then(|variable| variable.default.as_deref())
        };
        let mut text = String::with_capacity(self.0.len());
        for piece in pieces(&self.0).unwrap_or_default() {
            match piece {
                Piece::Text(plain) => text.push_str(&plain.replace("{{", "{").replace("}}", "}")),
                Piece::Place(Variable { name, .. }) => {
                    let value = values.get(&name).map(String::as_str).or_else(|| default(&name));
                    text.push_str(value.unwrap_or_default());
                }
            }
        }
        text
    }
}

/// Returns the variables of several templates that are filled together, each once. A default counts wherever the variable stands.
///
/// # Errors
/// [`Invalid`] when a variable has two defaults.
pub fn merged<'t>(templates: impl IntoIterator<Item = &'t Template>) -> Result<Vec<Variable>, Invalid> {
    let mut all: Vec<Variable> = Vec::new();
    for variable in templates.into_iter().flat_map(Template::variables) {
        add(&mut all, &variable)?;
    }
    Ok(all)
}

fn variables(pieces: &[Piece<'_>]) -> Result<Vec<Variable>, Invalid> {
    let mut all: Vec<Variable> = Vec::new();
    for piece in pieces {
        if let Piece::Place(variable) = piece {
            add(&mut all, variable)?;
        }
    }
    Ok(all)
}

fn add(all: &mut Vec<Variable>, variable: &Variable) -> Result<(), Invalid> {
    let Some(known) = all.iter_mut().find(|known| known.name == variable.name) else {
        all.push(variable.clone());
        return Ok(());
    };
    match (&known.default, &variable.default) {
        (Some(a), Some(b)) if a != b => {
            let reason = format!("has two defaults, {a:?} and {b:?}");
            Err(Invalid::new("variable", &variable.name, reason).hint("give it the same one everywhere"))
        }
        (None, Some(_)) => {
            known.default.clone_from(&variable.default);
            Ok(())
        }
        _ => Ok(()),
    }
}

/// Parts a template.
fn pieces(text: &str) -> Result<Vec<Piece<'_>>, Invalid> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(at) = place_or_stray(rest) {
        let (before, brace) = rest.split_at(at);
        if !before.is_empty() {
            pieces.push(Piece::Text(before));
        }
        let stray = |reason: &str| {
            let column = text[..text.len() - brace.len()].chars().count() + 1;
            let mut reason = reason.to_owned();
            let _a_string_takes_all = write!(reason, " at column {column}");
            Invalid::new("template", text, reason).hint("write {{ and }} for braces that are meant as such")
        };
        let Some(inner) = brace.strip_prefix('{') else { return Err(stray("has a } that closes nothing")) };
        let Some(end) = inner.find(['{', '}']) else { return Err(stray("has a { that is never closed")) };
        if inner[end..].starts_with('{') {
            return Err(stray("has a { inside of a variable"));
        }
        pieces.push(Piece::Place(variable(&inner[..end]).ok_or_else(|| {
            stray("has no name of a variable (letters, digits, _ and -)")
                .hint("write {name} or {name=default}; {{ and }} for braces that are meant as such")
        })?));
        rest = &inner[end + 1..];
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest));
    }
    Ok(pieces)
}

/// Returns where the first brace is that isn't doubled.
fn place_or_stray(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            brace @ (b'{' | b'}') if bytes.get(at + 1) == Some(&brace) => at += 2,
            b'{' | b'}' => return Some(at),
            _ => at += 1,
        }
    }
    None
}

fn variable(inner: &str) -> Option<Variable> {
    let (name, default) = match inner.split_once('=') {
        Some((name, default)) => (name.trim(), Some(default.trim().to_owned())),
        None => (inner.trim(), None),
    };
    let is_name = name.starts_with(|first: char| first.is_alphabetic() || first == '_')
        && name.chars().all(|character| character.is_alphanumeric() || matches!(character, '_' | '-'))
        && name.chars().count() <= LONGEST_NAME;
    is_name.then(|| Variable { name: name.to_owned(), default })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(template: &str, values: &[(&str, &str)]) -> String {
        let values = values.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Template::new(template).unwrap().fill(&values)
    }

    #[test]
    fn values_and_defaults_stand_in_their_places() {
        assert_eq!(filled("a {animal=fox} in {place}", &[("place", "snow")]), "a fox in snow");
        assert_eq!(
            filled("a { animal = fox } in {place}", &[("place", "snow"), ("animal", "cat")]),
            "a cat in snow"
        );
        assert_eq!(filled("{a=x} and {a}", &[]), "x and x", "a default counts everywhere");
        assert_eq!(filled("{mood=}fox", &[]), "fox", "a default may be nothing");
        assert_eq!(filled("été {où=ici} {名=狐}", &[]), "été ici 狐");
    }

    #[test]
    fn doubled_braces_are_braces_and_values_are_taken_as_they_are() {
        assert_eq!(filled("{{x}} {{{a}}}", &[("a", "{b} }}")]), "{x} {{b} }}}");
        assert_eq!(Template::new("{{x}}").unwrap().variables(), []);
    }

    #[test]
    fn variables_are_named_once_in_their_order() {
        let variables = Template::new("{b} {a=1} {b=2}").unwrap().variables();
        let names: Vec<String> = variables.iter().map(ToString::to_string).collect();
        assert_eq!(names, ["{b=2}", "{a=1}"]);
    }

    #[test]
    fn a_stray_brace_is_refused_with_its_column() {
        for (text, said) in [
            ("a {fox", "column 3"),
            ("a fox}", "column 6"),
            ("ä {a{b}}", "column 3"),
            ("a {} b", "column 3"),
            ("a {two words} b", "column 3"),
            ("{=x}", "column 1"),
            ("{1st}", "column 1"),
        ] {
            let refused = Template::new(text).unwrap_err();
            assert!(refused.to_string().contains(said), "{text}: {refused}");
        }
        assert!(Template::new("{a=1} {a=2}").unwrap_err().to_string().contains("two defaults"));
        assert!(Template::new(" ").is_err());
    }
}
