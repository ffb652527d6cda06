//! The token: 256 bits that programs show, and that cookies are signed with. It lies in a file that only its owner may read, so
//! that programs find it and cookies outlive a restart.

use std::fmt;
use std::fs::{self, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use pixery_core::config::Entropy;
use ring::hmac;
use subtle::ConstantTimeEq as _;

/// Hexadecimal digits of a token.
const DIGITS: usize = 64;

/// Why there is no token.
#[derive(Debug, thiserror::Error)]
#[error("the token can't be kept at {}: {source}", path.display())]
pub struct TokenError {
    path: PathBuf,
    source: io::Error,
}

/// A secret of 256 bits.
pub(crate) struct Token {
    text: String,
    key: hmac::Key,
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token")
    }
}

impl Token {
    /// Returns a fresh token.
    pub(crate) fn new(entropy: &Entropy) -> Self {
        Self::of(format!("{:032x}{:032x}", entropy.bits(), entropy.bits()))
    }

    fn of(text: String) -> Self {
        let key = hmac::Key::new(hmac::HMAC_SHA256, text.as_bytes());
        Self { text, key }
    }

    /// Returns the token of a file. It is made anew when the file is missing, damaged, or was readable by others.
    ///
    /// # Errors
    /// When the file can be neither read nor written.
    pub(crate) fn kept(path: &Path, entropy: &Entropy) -> Result<Self, TokenError> {
        let refused = |source| TokenError { path: path.to_owned(), source };
        if let Some(text) = read(path).map_err(refused)? {
            return Ok(Self::of(text));
        }
        let token = Self::new(entropy);
        write(path, &token.text).map_err(refused)?;
        // Of two servers that start at once, the later file is the one that programs find.
        Ok(read(path).map_err(refused)?.map_or(token, Self::of))
    }

    /// Returns whether these bytes are the token, in a time that does not depend on where they differ.
    pub(crate) fn is(&self, shown: &[u8]) -> bool {
        self.text.as_bytes().ct_eq(shown).into()
    }

    /// Returns the signature of a text under this token, hexadecimal.
    pub(crate) fn sign(&self, text: &str) -> String {
        let tag = hmac::sign(&self.key, text.as_bytes());
        tag.as_ref().iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

/// Returns what a token file holds, if it can be trusted.
fn read(path: &Path) -> io::Result<Option<String>> {
    let file = match fs::File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        if file.metadata()?.permissions().mode() & 0o077 != 0 {
            return Ok(None);
        }
    }
    let mut text = String::new();
    file.take(1024).read_to_string(&mut text)?;
    let text = text.trim_end();
    let is_whole = text.len() == DIGITS && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    Ok(is_whole.then(|| text.to_owned()))
}

/// Puts a token in its place, whole, readable by its owner alone from the first moment on.
fn write(path: &Path, text: &str) -> io::Result<()> {
    let folder = path.parent().ok_or(io::ErrorKind::InvalidInput)?;
    let mut make = fs::DirBuilder::new();
    make.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut make, 0o700);
    make.create(folder)?;
    let part = path.with_extension(format!("{}.part", std::process::id()));
    let _left_by_a_dead_process = fs::remove_file(&part);
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&part)?;
    file.write_all(format!("{text}\n").as_bytes())?;
    file.sync_all()?;
    fs::rename(&part, path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entropy() -> Entropy {
        let drawn = std::sync::atomic::AtomicU64::new(1);
        Entropy::new(move || u128::from(drawn.fetch_add(1, std::sync::atomic::Ordering::SeqCst)))
    }

    #[test]
    fn a_token_outlives_the_process_in_a_file_of_its_owner_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("state/serve.token");
        let first = Token::kept(&path, &entropy()).unwrap();
        assert_eq!(first.text.len(), DIGITS);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
            assert_eq!(fs::metadata(path.parent().unwrap()).unwrap().permissions().mode() & 0o777, 0o700);
        }
        let other_chance = Entropy::new(|| 99);
        assert!(Token::kept(&path, &other_chance).unwrap().is(first.text.as_bytes()));
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1, "no part is left");
    }

    #[cfg(unix)]
    #[test]
    fn a_token_that_others_could_read_is_made_anew() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("serve.token");
        let first = Token::kept(&path, &entropy()).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        let second = Token::kept(&path, &Entropy::new(|| 7)).unwrap();
        assert!(!second.is(first.text.as_bytes()));
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn a_damaged_token_is_made_anew() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("serve.token");
        for text in ["", "short", &"z".repeat(DIGITS), &"a".repeat(DIGITS + 1)] {
            write(&path, text).unwrap();
            let token = Token::kept(&path, &entropy()).unwrap();
            assert!(!token.is(text.as_bytes()), "{text:?}");
        }
    }

    #[test]
    fn nothing_but_the_whole_token_is_the_token() {
        let token = Token::new(&entropy());
        assert!(token.is(token.text.as_bytes()));
        for wrong in [
            "",
            &token.text[1..],
            &token.text[..DIGITS - 1],
            &format!("{}0", token.text),
            &"0".repeat(DIGITS),
        ] {
            assert!(!token.is(wrong.as_bytes()), "{wrong}");
        }
        assert_eq!(format!("{token:?}"), "Token");
    }
}
