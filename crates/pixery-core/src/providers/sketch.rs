//! The built-in painter as a provider: decodes the inputs, paints, encodes PNG. Free, offline, in process.

use std::io::Cursor;
use std::ops::ControlFlow;

use image::imageops::{FilterType, resize};
use image::{DynamicImage, GrayImage, RgbImage};
use pixery_sketch::{Brief, Edit, Mask, PaintError, Picture, Step, paint};

use super::{
    Answer, AnswerImage, Call, Failed, Fate, ProgressSink, Provider, ProviderRequest, StepReport, Submitted,
    Waiting, input,
};
use crate::domain::{Cost, Price, ProviderId, Size};
use crate::error::{Error, ErrorCode, Result};

/// The painter's name as a provider.
const ID: &str = "sketch";

/// References lend palette and light; more pixels than this say nothing more.
const REFERENCE_SIDE: u32 = 256;

/// The built-in painter.
#[derive(Debug)]
pub(super) struct Sketch {
    id: ProviderId,
}

impl Sketch {
    pub(super) fn new() -> Result<Self> {
        Ok(Self { id: ProviderId::new(ID)? })
    }
}

impl Provider for Sketch {
    fn id(&self) -> ProviderId {
        self.id.clone()
    }

    /// One at a time: the painter uses every core itself, and the images of a batch get their ids in order.
    fn concurrency(&self) -> usize {
        1
    }

    fn is_free(&self) -> bool {
        true
    }

    fn submit<'a>(
        &'a self,
        request: &'a ProviderRequest,
        call: Call<'a>,
    ) -> Waiting<'a, std::result::Result<Submitted, Failed>> {
        Box::pin(async move {
            let (request, progress) = (request.clone(), call.progress.clone());
            let painting = tokio::task::spawn_blocking(move || paint_png(&request, &progress));
            let png = painting
                .await
                .unwrap_or_else(|error| Err(Error::Internal(format!("the painter ended early: {error}"))))
                .map_err(free)?;
            call.answer.append(&png).map_err(free)?;
            Ok(Submitted::Answered)
        })
    }

    fn read_answer(&self, answer: &[u8], _price: &Price) -> std::result::Result<Answer, Failed> {
        Ok(Answer { images: vec![AnswerImage::File(answer.to_vec())], cost: Some(Cost::NOTHING) })
    }
}

/// Whatever goes wrong here, it cost nothing.
fn free(error: Error) -> Failed {
    let cost = Some(Cost::NOTHING);
    let fate = match error {
        Error::Cancelled => Fate::Stopped { cost },
        _ => Fate::Ended { cost },
    };
    Failed::new(fate, error)
}

fn paint_png(request: &ProviderRequest, progress: &ProgressSink) -> Result<Vec<u8>> {
    let parameters = &request.parameters;
    let size = parameters.size.ok_or_else(|| Error::Internal("a request without a size".to_owned()))?;
    // A mask, or a strength that was asked for, makes the first reference the picture to start from.
    let starts_from_first = request.mask.is_some() || parameters.strength.is_some();
    let (base, rest) = match request.references.split_first() {
        Some((first, rest)) if starts_from_first => (Some(first), rest),
        _ => (None, request.references.as_slice()),
    };
    let base = base.map(|file| picture(file, Some(size))).transpose()?;
    let mask = request.mask.as_ref().map(|file| mask_of(file, size)).transpose()?;
    let references = rest.iter().map(|file| picture(file, None)).collect::<Result<Vec<_>>>()?;
    let defaults = Brief::new(&request.prompt);
    let brief = Brief {
        negative_prompt: request.negative_prompt.as_deref().unwrap_or_default(),
        width: size.width,
        height: size.height,
        seed: parameters.seed.map_or(defaults.seed, |seed| seed.0),
        steps: parameters.steps.unwrap_or(defaults.steps),
        references: &references,
        edit: base.as_ref().map(|base| Edit { base, mask: mask.as_ref() }),
        strength: parameters.strength.unwrap_or(defaults.strength),
        ..defaults
    };
    let painted = paint(&brief, &mut |step| report(progress, step)).map_err(refused)?;
    encode_png(&painted)
}

fn report(progress: &ProgressSink, step: Step) -> ControlFlow<()> {
    let preview = step.preview.and_then(|preview| encode_jpeg(&preview).ok());
    progress(StepReport {
        step: Some(step.index),
        steps: Some(step.of),
        queue_position: None,
        label: step.label.to_owned(),
        preview,
    })
}

fn refused(error: PaintError) -> Error {
    match error {
        PaintError::Stopped => Error::Cancelled,
        other => provider_error(ErrorCode::Invalid, other.to_string()),
    }
}

fn provider_error(code: ErrorCode, message: String) -> Error {
    Error::Provider { provider: ID.to_owned(), code, message, hint: "nothing was charged".to_owned() }
}

fn decode(file: &[u8]) -> image::ImageResult<DynamicImage> {
    input::reader(&input::without_inflatable_chunks(file))?.decode()
}

/// Decodes an input image: to `size` when it is the picture to start from, else to a small one.
fn picture(file: &[u8], size: Option<Size>) -> Result<Picture> {
    let decoded = decode(file).map_err(|error| {
        provider_error(ErrorCode::Invalid, format!("a reference can't be decoded: {error}"))
    })?;
    let pixels: RgbImage = match size {
        Some(size) => decoded.resize_to_fill(size.width, size.height, FilterType::Lanczos3).to_rgb8(),
        None => decoded.thumbnail(REFERENCE_SIDE, REFERENCE_SIDE).to_rgb8(),
    };
    Picture::new(pixels.width(), pixels.height(), pixels.into_raw()).map_err(refused)
}

fn mask_of(file: &[u8], size: Size) -> Result<Mask> {
    let decoded = decode(file)
        .map_err(|error| provider_error(ErrorCode::Invalid, format!("the mask can't be decoded: {error}")))?;
    let mask: GrayImage = decoded.to_luma8();
    let mask = if (mask.width(), mask.height()) == (size.width, size.height) {
        mask
    } else {
        resize(&mask, size.width, size.height, FilterType::Triangle)
    };
    Mask::new(mask.width(), mask.height(), mask.into_raw()).map_err(refused)
}

/// Encodes the result. The same pixels give the same bytes: the encoder is pinned and has no clock.
fn encode_png(picture: &Picture) -> Result<Vec<u8>> {
    let failed =
        |error: png::EncodingError| Error::Internal(format!("the picture could not be encoded: {error}"));
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(Cursor::new(&mut bytes), picture.width(), picture.height());
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_source_srgb(png::SrgbRenderingIntent::Perceptual);
    let mut writer = encoder.write_header().map_err(failed)?;
    writer.write_image_data(picture.pixels()).map_err(failed)?;
    writer.finish().map_err(failed)?;
    Ok(bytes)
}

fn encode_jpeg(picture: &Picture) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let side =
        |side: u32| u16::try_from(side).map_err(|_| Error::Internal(format!("a preview of {side} px")));
    jpeg_encoder::Encoder::new(&mut bytes, 70)
        .encode(
            picture.pixels(),
            side(picture.width())?,
            side(picture.height())?,
            jpeg_encoder::ColorType::Rgb,
        )
        .map_err(|error| Error::Internal(format!("a preview could not be encoded: {error}")))?;
    Ok(bytes)
}
