//! What a file really is, whatever anybody says.

/// What a file begins like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Png,
    Jpeg,
    Webp,
    Html,
    Other,
}

pub(crate) fn kind_of(bytes: &[u8]) -> Kind {
    match bytes {
        [0x89, b'P', b'N', b'G', ..] => Kind::Png,
        [0xff, 0xd8, 0xff, ..] => Kind::Jpeg,
        [b'R', b'I', b'F', b'F', ..] => Kind::Webp,
        [b'<', ..] => Kind::Html,
        _ => Kind::Other,
    }
}

/// Returns a PNG's width and height, once it decodes as a whole.
pub(crate) fn sides_of(png: &[u8]) -> (u32, u32) {
    let mut reader = png::Decoder::new(std::io::Cursor::new(png)).read_info().unwrap();
    while reader.next_row().unwrap().is_some() {}
    (reader.info().width, reader.info().height)
}
