//! Addresses of images, as pages have them: an id and a variant, never a path. Every door that serves pixels reads them here.

use super::{Media, Rendition, Session};
use crate::domain::{GenerationId, ReferenceId};
use crate::error::Result;

/// The longest side in px that a preview may be asked for.
const LONGEST_SIDE: u32 = 16_384;

/// What an address names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MediaAddress {
    /// An image of the library.
    Generation(GenerationId, Rendition),
    /// An input image of a recipe.
    Reference(ReferenceId, Rendition),
}

impl MediaAddress {
    /// Reads `140/thumbnail`, `140/preview/800x600`, `140/original`, and the same of `reference/7/…`; nothing else is an address.
    #[must_use]
    pub fn read(address: &str) -> Option<Self> {
        let parts: Vec<&str> = address.split('/').collect();
        match parts.as_slice() {
            ["reference", id, rest @ ..] => Some(Self::Reference(ReferenceId(number(id)?), rendition(rest)?)),
            [id, rest @ ..] => Some(Self::Generation(GenerationId(number(id)?), rendition(rest)?)),
            [] => None,
        }
    }

    /// Returns the image that it names.
    ///
    /// # Errors
    /// As [`Session::media`] and [`Session::reference`].
    pub async fn find(self, session: &Session) -> Result<Media> {
        match self {
            Self::Generation(id, rendition) => session.media(id, rendition).await,
            Self::Reference(id, rendition) => session.reference(id, rendition).await,
        }
    }

    /// Returns as what the image is wanted.
    #[must_use]
    pub fn rendition(self) -> Rendition {
        match self {
            Self::Generation(_, rendition) | Self::Reference(_, rendition) => rendition,
        }
    }

    /// Returns the tag of these very pixels: the content, and what was made of it, in the quotes of an `ETag`.
    #[must_use]
    pub fn tag(self, media: &Media) -> String {
        let variant = match self.rendition() {
            Rendition::Thumbnail => "thumbnail".to_owned(),
            Rendition::Preview { width, height } => format!("{width}x{height}"),
            Rendition::Original => "original".to_owned(),
        };
        format!("\"{}-{variant}\"", media.sha256)
    }
}

fn rendition(parts: &[&str]) -> Option<Rendition> {
    match parts {
        ["thumbnail"] => Some(Rendition::Thumbnail),
        ["original"] => Some(Rendition::Original),
        ["preview", sides] => {
            let (width, height) = sides.split_once('x')?;
            Some(Rendition::Preview { width: side(width)?, height: side(height)? })
        }
        _ => None,
    }
}

fn side(text: &str) -> Option<u32> {
    number(text).and_then(|side| u32::try_from(side).ok()).filter(|side| *side <= LONGEST_SIDE)
}

/// Reads a positive number in its one plain form: no sign, no leading zero, ASCII digits.
fn number(text: &str) -> Option<i64> {
    let is_plain = !text.starts_with('0') && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|number: &i64| is_plain && *number > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_names_an_id_and_a_variant_or_nothing() {
        let thumbnail = Rendition::Thumbnail;
        let preview = Rendition::Preview { width: 800, height: 600 };
        for (path, wanted) in [
            ("140/thumbnail", MediaAddress::Generation(GenerationId(140), thumbnail)),
            ("140/preview/800x600", MediaAddress::Generation(GenerationId(140), preview)),
            ("140/original", MediaAddress::Generation(GenerationId(140), Rendition::Original)),
            ("reference/7/thumbnail", MediaAddress::Reference(ReferenceId(7), thumbnail)),
            ("reference/7/preview/800x600", MediaAddress::Reference(ReferenceId(7), preview)),
        ] {
            assert_eq!(MediaAddress::read(path), Some(wanted), "{path}");
        }
        for path in [
            "",
            "140",
            "0/original",
            "-1/original",
            "+1/original",
            "01/original",
            "1e3/original",
            "99999999999999999999/original",
            "\u{0661}/original",
            "140/library.db",
            "140/preview",
            "140/preview/0x0",
            "140/preview/16385x1",
            "140/preview/800x600x1",
            "140/preview/800",
            "140/preview/800x600/x",
            "140/original/x",
            "reference/thumbnail",
            "reference/x/thumbnail",
            "140/Thumbnail",
            "140/original.png",
            "#140/original",
        ] {
            assert_eq!(MediaAddress::read(path), None, "{path}");
        }
    }
}
