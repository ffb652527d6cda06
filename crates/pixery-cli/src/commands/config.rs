//! `config`: every setting, its value and where it comes from.

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};

use crate::context::Context;
use crate::failure::Failure;
use crate::output;
use crate::settings::{ProviderSetting, Setting};

/// What `config` prints.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct Lines<'a> {
    items: &'a [Line],
    /// Always absent.
    next: Option<String>,
    /// Where `config.toml` and `models.toml` are looked for.
    config_folder: Option<&'a str>,
}

/// One setting.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Line {
    name: String,
    value: Value,
    source: String,
}

pub(super) fn config(context: &Context, command: &str) -> Result<(), Failure> {
    let settings = context.settings()?;
    let folder = settings.config_folder.as_ref().map(|folder| folder.display().to_string());
    let mut lines = vec![
        line("library", &settings.library),
        line("default_model", &settings.default_model),
        line("ratio", &settings.ratio),
        line("tags", &settings.tags),
        line("collection", &settings.collection),
        line("actor", &settings.actor),
        line("safe_mode", &settings.safe_mode),
        line("cache_megabytes", &settings.cache_megabytes),
    ];
    lines.extend(settings.providers.iter().flat_map(provider));
    let data = Lines { items: &lines, next: None, config_folder: folder.as_deref() };
    context.output.data(command, &data, || {
        let shown = |line: &Line| match &line.value {
            Value::Bool(is_there) if line.name.ends_with(".key") => {
                if *is_there { "is there" } else { "–" }.to_owned()
            }
            Value::Null => "–".to_owned(),
            Value::String(text) => output::clean(text),
            Value::Array(items) if items.is_empty() => "–".to_owned(),
            Value::Array(items) => {
                items.iter().filter_map(Value::as_str).map(output::clean).collect::<Vec<_>>().join(",")
            }
            other => other.to_string(),
        };
        let longest = lines.iter().map(|line| line.name.len()).max().unwrap_or(0);
        let widest = lines.iter().map(|line| shown(line).chars().count()).max().unwrap_or(0);
        let ink = context.output.ink();
        let mut text = String::new();
        for line in &lines {
            text.push_str(&format!(
                "{:longest$}  {:widest$}  {}\n",
                line.name,
                shown(line),
                ink.faint(output::clean(&line.source))
            ));
        }
        if let Some(folder) = &folder {
            text.push_str(&format!("\nconfig.toml and models.toml are looked for in {folder}\n"));
        }
        text
    })
}

fn line<T: Serialize>(name: &str, setting: &Setting<T>) -> Line {
    Line { name: name.to_owned(), value: json!(setting.value), source: setting.source.clone() }
}

/// Returns what is said of a provider. Of a key only whether there is one, and where from.
fn provider(setting: &ProviderSetting) -> [Line; 3] {
    let ProviderSetting { name, base_url, concurrency, keys } = setting;
    let named = |what: &str| format!("providers.{name}.{what}");
    let shown_url = base_url.value.as_deref().map(without_password);
    let place = keys.find().map(|(_, place)| place.to_string());
    [
        Line { name: named("base_url"), value: json!(shown_url), source: base_url.source.clone() },
        line(&named("concurrency"), concurrency),
        Line {
            name: named("key"),
            value: json!(place.is_some()),
            source: place.unwrap_or_else(|| "none".to_owned()),
        },
    ]
}

/// Returns an address without what stands before its `@`: that is a secret, too.
fn without_password(url: &str) -> String {
    let (scheme, rest) = url.split_once("://").unwrap_or(("", url));
    let (authority, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    match authority.rsplit_once('@') {
        Some((_, host)) if scheme.is_empty() => format!("…@{host}{path}"),
        Some((_, host)) => format!("{scheme}://…@{host}{path}"),
        None => url.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_password_of_an_address_is_shown() {
        assert_eq!(without_password("http://me:pass@word@host:1/v1"), "http://…@host:1/v1");
        assert_eq!(without_password("https://api.openai.com/v1"), "https://api.openai.com/v1");
        assert_eq!(without_password("me:pass@host"), "…@host");
    }
}
