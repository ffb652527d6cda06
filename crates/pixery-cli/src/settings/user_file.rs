//! Writing a switch into the user's `config.toml`: one line changes, all others stay as they were typed.

use std::io::Write as _;
use std::path::PathBuf;

use super::Settings;
use crate::failure::Failure;

/// The user's `config.toml`.
pub(crate) struct UserFile(PathBuf);

impl UserFile {
    /// Returns the file that the settings come from; it need not be there yet.
    pub(crate) fn of(settings: &Settings) -> Result<Self, Failure> {
        match &settings.config_folder {
            Some(folder) => Ok(Self(folder.join("config.toml"))),
            None => {
                Err(Failure::usage("there is no configuration folder", "name one with PIXERY_CONFIG_DIR"))
            }
        }
    }

    /// Sets a switch.
    pub(crate) fn set(&self, name: &str, value: bool) -> Result<(), Failure> {
        let text = match std::fs::read_to_string(&self.0) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
            Err(error) => return Err(self.refused(&error)),
        };
        self.replace(&with_switch(&text, name, value)).map_err(|error| self.refused(&error))
    }

    /// Puts new content in the file's place, whole or not at all. A link stays a link.
    fn replace(&self, text: &str) -> std::io::Result<()> {
        let path = std::fs::canonicalize(&self.0).unwrap_or_else(|_| self.0.clone());
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        let beside = path.with_extension(format!("toml.{}.tmp", std::process::id()));
        let mut file = std::fs::File::create(&beside)?;
        if let Ok(facts) = std::fs::metadata(&path) {
            file.set_permissions(facts.permissions())?;
        }
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        std::fs::rename(&beside, &path)
    }

    fn refused(&self, error: &std::io::Error) -> Failure {
        let error = pixery_core::Error::Io {
            action: "write",
            path: self.0.clone(),
            source: std::io::Error::new(error.kind(), error.to_string()),
        };
        error.into()
    }
}

/// Returns the text with the switch set: its line is rewritten, or one is put in front, where no table has begun.
fn with_switch(text: &str, name: &str, value: bool) -> String {
    let line = format!("{name} = {value}");
    let before_tables = text.lines().take_while(|line| !line.trim_start().starts_with('['));
    let is_it = |line: &str| line.split_once('=').is_some_and(|(key, _)| key.trim() == name);
    match before_tables.enumerate().find(|(_, line)| is_it(line)) {
        Some((found, _)) => {
            let lines =
                text.lines().enumerate().map(|(number, old)| if number == found { &line } else { old });
            lines.map(|line| format!("{line}\n")).collect()
        }
        None => format!("{line}\n{text}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_switchs_line_changes() {
        assert_eq!(with_switch("", "safe_mode", true), "safe_mode = true\n");
        let text = "# mine\nratio = \"16:9\"\nsafe_mode=true # why\n\n[providers.fal]\nsafe_mode = 1\n";
        let changed = "# mine\nratio = \"16:9\"\nsafe_mode = false\n\n[providers.fal]\nsafe_mode = 1\n";
        assert_eq!(with_switch(text, "safe_mode", false), changed);
        assert_eq!(
            with_switch("[providers.fal]\n", "safe_mode", true),
            "safe_mode = true\n[providers.fal]\n"
        );
    }
}
