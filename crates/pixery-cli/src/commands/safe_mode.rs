//! `safe-mode`: the switch, kept in the user's `config.toml`.

use schemars::JsonSchema;
use serde::Serialize;

use crate::context::Context;
use crate::failure::Failure;
use crate::settings::UserFile;

/// What `safe-mode` prints.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct Switch<'a> {
    safe_mode: bool,
    /// What says so.
    source: &'a str,
}

pub(super) fn safe_mode(context: &Context, command: &str, state: Option<&str>) -> Result<(), Failure> {
    if let Some(state) = state {
        UserFile::of(&context.settings()?)?.set("safe_mode", state == "on")?;
    }
    let now = context.settings()?.safe_mode;
    let data = Switch { safe_mode: now.value, source: &now.source };
    context
        .output
        .data(command, &data, || format!("safe mode is {}\n", if now.value { "on" } else { "off" }))?;
    if state.is_some_and(|state| (state == "on") != now.value) {
        context.output.say(&format!("{} says otherwise, and wins over config.toml", now.source));
    }
    Ok(())
}
