//! Preferences, and the one among them that the core heeds itself: safe mode.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use crate::domain::{Invalid, PreferenceKey};
use crate::error::Result;
use crate::library::Library;

/// The longest value, in bytes of JSON.
pub const LONGEST_VALUE: usize = 64 << 10;

/// Asks for the preferences.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct ShowPreferences {}

/// What is set up.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Preferences {
    /// Every preference by its key.
    #[ts(type = "{ [key: string]: unknown }")]
    pub preferences: BTreeMap<String, Value>,
    /// Safe mode.
    pub safe_mode: SafeMode,
}

/// Whether sensitive images and names are left out, and who says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SafeMode {
    /// Whether it is on here.
    pub on: bool,
    /// Whether the library's switch is on, which counts for everybody who has it open.
    pub library: bool,
    /// Whether this program was started with it, so that the library's switch can't turn it off here.
    pub started: bool,
}

/// A preference to be kept.
#[derive(Debug, Clone, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SetPreference {
    /// Its key.
    pub key: PreferenceKey,
    /// Its value, any JSON of at most 64 KiB; null forgets it.
    #[ts(type = "unknown")]
    pub value: Value,
}

/// The switch of safe mode.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SetSafeMode {
    /// Whether it is to be on.
    pub on: bool,
}

/// Returns every preference, and how safe mode stands.
///
/// # Errors
/// `storage` when the database fails.
pub async fn show(library: &Library, _request: ShowPreferences) -> Result<Preferences> {
    let preferences = library.read(|reader| reader.preferences()).await?;
    Ok(Preferences { preferences, safe_mode: safe_mode(library) })
}

/// Keeps a preference and returns all of them.
///
/// # Errors
/// `invalid` for a value that is too long, or one preference too many; `storage` when the library can't be written.
pub async fn set(library: &Library, request: SetPreference) -> Result<Preferences> {
    let SetPreference { key, value } = request;
    let length = value.to_string().len();
    if length > LONGEST_VALUE {
        let reason = format!("has a value of {length} bytes; at most {LONGEST_VALUE} are kept");
        return Err(Invalid::new("preference", key, reason).hint("keep less").into());
    }
    library
        .signal(move |writer| writer.set_preference(&key, Some(&value).filter(|value| !value.is_null())))
        .await?;
    show(library, ShowPreferences {}).await
}

/// Switches safe mode for everybody who has this library open: each process hears of it as of any other change.
///
/// # Errors
/// `storage` when the library can't be written.
pub async fn set_safe_mode(library: &Library, request: SetSafeMode) -> Result<SafeMode> {
    library.signal(move |writer| writer.set_safe_mode(request.on)).await?;
    library.apart(Library::look_at_safe_mode).await?;
    Ok(safe_mode(library))
}

/// Returns how safe mode stands.
#[must_use]
pub fn safe_mode(library: &Library) -> SafeMode {
    let (started, switched) = library.safe_mode_by();
    SafeMode { on: started || switched, library: switched, started }
}
