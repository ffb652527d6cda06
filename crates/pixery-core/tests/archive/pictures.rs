//! Small pictures in every format and shape that the tests need.

use std::io::Write;

use image_webp::{ColorType as WebpColor, WebPEncoder};
use png::{BitDepth, ColorType};

/// A picture whose every pixel differs from its neighbours a little: `width × height × 3` bytes.
pub(crate) fn rgb(width: u32, height: u32) -> Vec<u8> {
    let pixel = |x: u32, y: u32| [(x * 5) as u8, (y * 3) as u8, ((x ^ y) * 2) as u8];
    (0..height).flat_map(|y| (0..width).flat_map(move |x| pixel(x, y))).collect()
}

pub(crate) fn png(width: u32, height: u32) -> Vec<u8> {
    png_of(width, height, ColorType::Rgb, BitDepth::Eight, &rgb(width, height))
}

pub(crate) fn png_of(width: u32, height: u32, color: ColorType, depth: BitDepth, samples: &[u8]) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, width, height);
    encoder.set_color(color);
    encoder.set_depth(depth);
    encoder.set_compression(png::Compression::Fastest);
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(samples).unwrap();
    writer.finish().unwrap();
    file
}

/// The left half opaque red, the right half wholly transparent.
pub(crate) fn half_transparent_png(width: u32, height: u32) -> Vec<u8> {
    let pixel = |x| if x < width / 2 { [255, 0, 0, 255] } else { [0, 255, 0, 0] };
    let samples: Vec<u8> = (0..height).flat_map(|_| (0..width).flat_map(pixel)).collect();
    png_of(width, height, ColorType::Rgba, BitDepth::Eight, &samples)
}

/// Two frames: red, then blue.
pub(crate) fn animated_png(width: u32, height: u32) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, width, height);
    encoder.set_color(ColorType::Rgb);
    encoder.set_animated(2, 0).unwrap();
    let mut writer = encoder.write_header().unwrap();
    for color in [[255, 0, 0], [0, 0, 255]] {
        writer.write_image_data(&color.repeat((width * height) as usize)).unwrap();
    }
    writer.finish().unwrap();
    file
}

pub(crate) fn jpeg(width: u16, height: u16) -> Vec<u8> {
    jpeg_with_orientation(width, height, 1)
}

/// A picture whose stored left half is white and right half black, with the orientation in its EXIF block.
pub(crate) fn jpeg_with_orientation(width: u16, height: u16, orientation: u8) -> Vec<u8> {
    let samples: Vec<u8> =
        (0..height).flat_map(|_| (0..width).flat_map(|x| [if x < width / 2 { 255 } else { 0 }; 3])).collect();
    let mut file = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut file, 90);
    encoder.add_exif_metadata(&exif(orientation)).unwrap();
    encoder.encode(&samples, width, height, jpeg_encoder::ColorType::Rgb).unwrap();
    file
}

pub(crate) fn cmyk_jpeg(width: u16, height: u16) -> Vec<u8> {
    let samples = [0, 200, 200, 0].repeat(usize::from(width) * usize::from(height));
    let mut file = Vec::new();
    jpeg_encoder::Encoder::new(&mut file, 90)
        .encode(&samples, width, height, jpeg_encoder::ColorType::Cmyk)
        .unwrap();
    file
}

pub(crate) fn progressive_jpeg(width: u16, height: u16) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut file, 90);
    encoder.set_progressive(true);
    let samples = rgb(width.into(), height.into());
    encoder.encode(&samples, width, height, jpeg_encoder::ColorType::Rgb).unwrap();
    file
}

pub(crate) fn webp(width: u32, height: u32) -> Vec<u8> {
    let mut file = Vec::new();
    WebPEncoder::new(&mut file).encode(&rgb(width, height), width, height, WebpColor::Rgb8).unwrap();
    file
}

/// One red frame and one blue, in an extended container.
pub(crate) fn animated_webp(width: u32, height: u32) -> Vec<u8> {
    let frame = |color: [u8; 3]| {
        let mut file = Vec::new();
        let samples = color.repeat((width * height) as usize);
        WebPEncoder::new(&mut file).encode(&samples, width, height, WebpColor::Rgb8).unwrap();
        file.split_off(12)
    };
    let side = |side: u32| (side - 1).to_le_bytes()[..3].to_vec();
    let anmf = |color| [vec![0; 6], side(width), side(height), vec![100, 0, 0, 0], frame(color)].concat();
    let body = [
        b"WEBP".to_vec(),
        webp_chunk(b"VP8X", &[vec![2, 0, 0, 0], side(width), side(height)].concat()),
        webp_chunk(b"ANIM", &[0; 6]),
        webp_chunk(b"ANMF", &anmf([255, 0, 0])),
        webp_chunk(b"ANMF", &anmf([0, 0, 255])),
    ]
    .concat();
    webp_chunk(b"RIFF", &body)
}

/// An extended container with the orientation in its EXIF chunk, which comes last.
pub(crate) fn webp_with_orientation(width: u32, height: u32, orientation: u8) -> Vec<u8> {
    let side = |side: u32| (side - 1).to_le_bytes()[..3].to_vec();
    let body = [
        b"WEBP".to_vec(),
        webp_chunk(b"VP8X", &[vec![8, 0, 0, 0], side(width), side(height)].concat()),
        webp(width, height).split_off(12),
        webp_chunk(b"EXIF", &exif(orientation)),
    ]
    .concat();
    webp_chunk(b"RIFF", &body)
}

fn webp_chunk(kind: &[u8; 4], body: &[u8]) -> Vec<u8> {
    let mut chunk = [&kind[..], &(body.len() as u32).to_le_bytes(), body].concat();
    chunk.resize(chunk.len().next_multiple_of(2), 0);
    chunk
}

/// A TIFF block with nothing but the orientation.
pub(crate) fn exif(orientation: u8) -> Vec<u8> {
    let mut block = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0".to_vec();
    block.extend([orientation, 0, 0, 0, 0, 0, 0, 0]);
    block
}

/// Puts a chunk between the header and the rest of a PNG.
pub(crate) fn with_png_chunk(png: &[u8], kind: &[u8; 4], body: &[u8]) -> Vec<u8> {
    const HEADER_END: usize = 8 + 25;
    let mut crc = flate2::Crc::new();
    crc.update(kind);
    crc.update(body);
    [
        &png[..HEADER_END],
        &(body.len() as u32).to_be_bytes(),
        kind,
        body,
        &crc.sum().to_be_bytes(),
        &png[HEADER_END..],
    ]
    .concat()
}

/// A PNG whose header promises a size and whose pixels are of another picture.
pub(crate) fn png_claiming(width: u32, height: u32) -> Vec<u8> {
    let mut file = png(8, 8);
    file[16..20].copy_from_slice(&width.to_be_bytes());
    file[20..24].copy_from_slice(&height.to_be_bytes());
    let mut crc = flate2::Crc::new();
    crc.update(&file[12..29]);
    file[29..33].copy_from_slice(&crc.sum().to_be_bytes());
    file
}

/// `megabytes` MiB of zeros, deflated.
pub(crate) fn deflated_zeros(megabytes: usize) -> Vec<u8> {
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    let zeros = vec![0; 1 << 20];
    (0..megabytes).for_each(|_| encoder.write_all(&zeros).unwrap());
    encoder.finish().unwrap()
}
