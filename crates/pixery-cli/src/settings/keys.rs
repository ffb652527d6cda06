//! A provider's key: the environment, then `.env` in the configuration folder, then the system's keyring, then a file that only
//! its owner may read. The first that has one counts. Nothing here shows a key, and nothing is looked at before a key is needed.

mod cabinet;
mod dotenv;
mod file;
mod keyring;

use std::path::PathBuf;

use pixery_core::domain::Secret;
use pixery_core::{ErrorBody, ErrorCode};

use super::variable;
use crate::failure::Failure;

pub(crate) use cabinet::Cabinet;
pub(crate) use file::FILE;
use keyring::Removal;

/// Where a key was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Place {
    /// A variable of the environment.
    Variable(&'static str),
    /// A variable in `.env`.
    DotEnv(&'static str),
    /// The system's keyring.
    Keyring,
    /// The keys file.
    File,
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Variable(name) => f.write_str(name),
            Self::DotEnv(name) => write!(f, ".env ({name})"),
            Self::Keyring => f.write_str("the system's keyring"),
            Self::File => f.write_str(FILE),
        }
    }
}

/// Where the keys of one provider lie.
#[derive(Debug, Clone)]
pub(crate) struct KeyChain {
    /// The provider.
    pub(crate) provider: &'static str,
    /// The variables that hold its key; the first that is set counts.
    pub(crate) variables: &'static [&'static str],
    /// The folder that `.env` and the keys file lie in.
    pub(crate) folder: Option<PathBuf>,
}

impl KeyChain {
    /// Finds the key.
    pub(crate) fn find(&self) -> Option<(Secret, Place)> {
        self.find_all().next()
    }

    /// Finds every place that has a key; the first is the one that counts.
    pub(crate) fn find_all(&self) -> impl Iterator<Item = (Secret, Place)> + '_ {
        let places = [Self::at_variable, Self::at_dotenv, Self::at_keyring, Self::at_file];
        places.into_iter().filter_map(move |look| look(self))
    }

    fn at_variable(&self) -> Option<(Secret, Place)> {
        let set = |name: &&'static str| Some((Secret::new(&variable(name)?)?, Place::Variable(name)));
        self.variables.iter().find_map(set)
    }

    fn at_dotenv(&self) -> Option<(Secret, Place)> {
        let file = dotenv::read(&self.folder.as_ref()?.join(".env"))?;
        let set = |name: &&'static str| Some((Secret::new(file.get(*name)?)?, Place::DotEnv(name)));
        self.variables.iter().find_map(set)
    }

    fn at_keyring(&self) -> Option<(Secret, Place)> {
        Some((keyring::get(self.provider)?, Place::Keyring))
    }

    fn at_file(&self) -> Option<(Secret, Place)> {
        Some((file::get(self.folder.as_ref()?, self.provider)?, Place::File))
    }

    /// Keeps a key: in the system's keyring where there is one, else in the keys file. What the other of the two held is removed.
    ///
    /// # Errors
    /// A failure that names the file when it can't be written.
    pub(crate) fn set(&self, key: &Secret) -> Result<Place, Failure> {
        if keyring::set(self.provider, key) {
            if let Some(folder) = &self.folder {
                file::remove(folder, self.provider)?;
            }
            return Ok(Place::Keyring);
        }
        let folder = self.folder.as_ref().ok_or_else(|| {
            Failure::usage("there is no folder to keep keys in", "name one with PIXERY_CONFIG_DIR")
        })?;
        file::set(folder, self.provider, key)?;
        Ok(Place::File)
    }

    /// Removes the key from keyring and keys file, and returns where one was.
    ///
    /// # Errors
    /// A failure that names the file when it can't be written, or the keyring when it still has the key.
    pub(crate) fn remove(&self) -> Result<Vec<Place>, Failure> {
        self.remove_beside(keyring::remove(self.provider))
    }

    /// Removes the key from the keys file, after the keyring was asked to remove its own.
    fn remove_beside(&self, keyring: Removal) -> Result<Vec<Place>, Failure> {
        let in_file = match &self.folder {
            Some(folder) => file::remove(folder, self.provider)?,
            None => false,
        };
        let mut removed = Vec::new();
        match keyring {
            Removal::Removed => removed.push(Place::Keyring),
            Removal::Absent => {}
            Removal::Refused => return Err(refused(self.provider, in_file)),
        }
        if in_file {
            removed.push(Place::File);
        }
        Ok(removed)
    }
}

/// Says that the keyring keeps a key, and what was removed all the same.
fn refused(provider: &str, in_file: bool) -> Failure {
    let also = if in_file { format!("; the one in {FILE} is removed") } else { String::new() };
    let message = format!("the system's keyring did not remove the key for {provider}{also}");
    let hint = "unlock the keyring and try again, or remove the entry `pixery` in the keyring's own program";
    Failure::from(ErrorBody { code: ErrorCode::Storage, message, hint: hint.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_keyring_that_keeps_a_key_is_an_error_and_the_file_loses_its_own_all_the_same() {
        let home = tempfile::tempdir().unwrap();
        let folder = Some(home.path().to_owned());
        let chain = KeyChain { provider: "openai", variables: &[], folder };
        file::set(home.path(), "openai", &Secret::new("sk-canary").unwrap()).unwrap();
        let failure = chain.remove_beside(Removal::Refused).unwrap_err();
        assert_eq!((failure.body.code, failure.exit_code()), (ErrorCode::Storage, 1));
        let said = "the system's keyring did not remove the key for openai; the one in keys.toml is removed";
        assert_eq!(failure.body.message, said);
        assert!(failure.body.hint.contains("unlock"), "{failure:?}");
        assert!(file::get(home.path(), "openai").is_none());
        let again = chain.remove_beside(Removal::Refused).unwrap_err().body.message;
        assert_eq!(again, "the system's keyring did not remove the key for openai");
        assert_eq!(chain.remove_beside(Removal::Removed).unwrap(), [Place::Keyring]);
        assert_eq!(chain.remove_beside(Removal::Absent).unwrap(), []);
    }
}
