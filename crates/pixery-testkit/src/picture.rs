//! Small pictures of one colour, encoded once.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// A picture of one colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Picture {
    /// Width in px.
    pub width: u32,
    /// Height in px.
    pub height: u32,
    /// 0xRRGGBB.
    pub color: u32,
}

impl Picture {
    /// Returns a picture of 16 × 16 px.
    #[must_use]
    pub fn of(color: u32) -> Self {
        Self { width: 16, height: 16, color }
    }

    /// Returns the picture as a PNG file; each is encoded once in a process.
    ///
    /// # Panics
    /// When a side is 0.
    #[must_use]
    pub fn png(self) -> Arc<[u8]> {
        static ENCODED: OnceLock<Mutex<HashMap<Picture, Arc<[u8]>>>> = OnceLock::new();
        let mut encoded = ENCODED.get_or_init(Mutex::default).lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(encoded.entry(self).or_insert_with(|| self.encode().into()))
    }

    fn encode(self) -> Vec<u8> {
        let [_, red, green, blue] = self.color.to_be_bytes();
        let pixels = [red, green, blue].repeat(self.width as usize * self.height as usize);
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, self.width, self.height);
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_depth(png::BitDepth::Eight);
        let mut writer = encoder.write_header().expect("a picture has pixels");
        writer.write_image_data(&pixels).expect("the pixels fill the picture");
        writer.finish().expect("memory takes a picture");
        bytes
    }
}
