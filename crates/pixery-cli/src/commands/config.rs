//! `config`: every setting, its value and where it comes from.

use serde::Serialize;
use serde_json::{Value, json};

use crate::context::Context;
use crate::failure::Failure;
use crate::output;
use crate::settings::Setting;

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Line {
    name: &'static str,
    value: Value,
    source: String,
}

pub(super) fn config(context: &Context, command: &str) -> Result<(), Failure> {
    let settings = context.settings()?;
    let folder = settings.config_folder.as_ref().map(|folder| folder.display().to_string());
    let lines = [
        line("library", &settings.library),
        line("default_model", &settings.default_model),
        line("ratio", &settings.ratio),
        line("tags", &settings.tags),
        line("collection", &settings.collection),
        line("actor", &settings.actor),
        line("safe_mode", &settings.safe_mode),
        line("cache_megabytes", &settings.cache_megabytes),
    ];
    let data = json!({ "items": lines, "next": null, "configFolder": folder });
    context.output.data(command, &data, || {
        let shown = |line: &Line| match &line.value {
            Value::Null => "–".to_owned(),
            Value::String(text) => output::clean(text),
            Value::Array(items) if items.is_empty() => "–".to_owned(),
            Value::Array(items) => {
                items.iter().filter_map(Value::as_str).map(output::clean).collect::<Vec<_>>().join(",")
            }
            other => other.to_string(),
        };
        let widest = lines.iter().map(|line| shown(line).chars().count()).max().unwrap_or(0);
        let ink = context.output.ink();
        let mut text = String::new();
        for line in &lines {
            text.push_str(&format!(
                "{:16}  {:widest$}  {}\n",
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

fn line<T: Serialize>(name: &'static str, setting: &Setting<T>) -> Line {
    Line { name, value: json!(setting.value), source: setting.source.clone() }
}
