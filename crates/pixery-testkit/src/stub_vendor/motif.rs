//! The images of a charge: real files, different for each charge, the same bytes each time they are asked for.

use serde::{Deserialize, Serialize};

use crate::Picture;

/// How an image is encoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Format {
    Png,
    Jpeg,
    Webp,
}

impl Format {
    /// Reads the vendors' name for it.
    pub(crate) fn named(name: &str) -> Option<Self> {
        match name {
            "png" => Some(Self::Png),
            "jpeg" | "jpg" => Some(Self::Jpeg),
            "webp" => Some(Self::Webp),
            _ => None,
        }
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Jpeg => "jpeg",
            Self::Webp => "webp",
        }
    }

    pub(crate) fn content_type(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Webp => "image/webp",
        }
    }
}

/// Images of one charge are told apart by an index below this.
const INDEXES: u64 = 32;
/// Drafts in a stream take the indexes from here on.
pub(crate) const FIRST_DRAFT: u32 = 24;

/// What the images of a charge look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Motif {
    /// The charge's; 0 for what was never charged.
    pub(crate) sequence: u64,
    /// In px.
    pub(crate) width: u32,
    /// In px.
    pub(crate) height: u32,
    pub(crate) format: Format,
}

impl Motif {
    /// Returns an image as a file.
    pub(crate) fn file(&self, index: u32) -> Vec<u8> {
        // An odd factor is a permutation of 24-bit colours: no two images of the first 524,288 charges share one.
        let color = (self.sequence * INDEXES + u64::from(index)).wrapping_mul(0x9e_3779) & 0xff_ffff;
        let name = format!("{}-{index}", self.sequence);
        self.painted(u32::try_from(color).unwrap_or(0), &name)
    }

    /// Returns the black image of a safety checker.
    pub(crate) fn black_file(&self) -> Vec<u8> {
        self.painted(0, "black")
    }

    fn painted(&self, color: u32, name: &str) -> Vec<u8> {
        match self.format {
            Format::Png => Picture { width: self.width, height: self.height, color }.png().to_vec(),
            Format::Jpeg => self.jpeg(color, name),
            Format::Webp => self.webp(color),
        }
    }

    fn pixels(&self, color: u32) -> Vec<u8> {
        let [_, red, green, blue] = color.to_be_bytes();
        [red, green, blue].repeat(self.width as usize * self.height as usize)
    }

    /// Neighbouring colours may be one JPEG, so the name goes along in a segment that decoders skip.
    fn jpeg(&self, color: u32, name: &str) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut encoder = jpeg_encoder::Encoder::new(&mut bytes, 90);
        encoder.add_app_segment(15, name.as_bytes().to_vec()).expect("a name fits a segment");
        let (width, height) = (u16::try_from(self.width), u16::try_from(self.height));
        let (width, height) = (width.expect("sides are checked"), height.expect("sides are checked"));
        let pixels = self.pixels(color);
        encoder.encode(&pixels, width, height, jpeg_encoder::ColorType::Rgb).expect("memory takes a picture");
        bytes
    }

    fn webp(&self, color: u32) -> Vec<u8> {
        let mut bytes = Vec::new();
        let encoder = image_webp::WebPEncoder::new(&mut bytes);
        let pixels = self.pixels(color);
        encoder
            .encode(&pixels, self.width, self.height, image_webp::ColorType::Rgb8)
            .expect("memory takes a picture");
        bytes
    }
}
