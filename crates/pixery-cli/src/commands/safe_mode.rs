//! `safe-mode`: the library's switch, which counts for everybody who has it open.

use pixery_core::ops::preferences::{self, SetSafeMode};
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
    let settings = context.settings()?;
    let library = context.library_of(&settings)?;
    if let Some(state) = state {
        pollster::block_on(preferences::set_safe_mode(library, SetSafeMode { on: state == "on" }))?;
        // What the user's own file says as well would keep it on.
        if state == "off" && settings.safe_mode.value {
            UserFile::of(&settings)?.set("safe_mode", false)?;
        }
    }
    let started = context.settings()?.safe_mode;
    let switched = preferences::safe_mode(library).library;
    let is_on = started.value || switched;
    let source = if switched { "library" } else { started.source.as_str() };
    let data = Switch { safe_mode: is_on, source };
    context.output.data(command, &data, || format!("safe mode is {}\n", if is_on { "on" } else { "off" }))?;
    if state == Some("off") && is_on {
        context.output.say(&format!("{source} says otherwise, and wins over the library's switch"));
    }
    Ok(())
}
