//! Hands out images by URL, and everything that can go wrong with a download.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{ConnectInfo, Extension, Path, State};
use axum::http::{Response, StatusCode, header};
use axum::routing::get;

use super::answer::Answer;
use super::behaviour::Directive;
use super::fal::{Failures, Record};
use super::intake::Intake;
use super::motif::{Format, Motif};
use super::vendor::Vendor;
use super::wire::Line;

/// What stands where an image should be.
pub(crate) const NO_IMAGE: &str = "<!DOCTYPE html><html><body>This image is not available.</body></html>";

pub(crate) fn routes() -> Router<Arc<Vendor>> {
    Router::new().route("/media/fal/{id}/{file}", get(of_fal)).route("/media/openai/{file}", get(of_openai))
}

/// Returns the path of an image that OpenAI gives by URL; all about it is in its name, so that no book is needed.
pub(crate) fn openai_path(motif: &Motif, index: u32) -> String {
    let Motif { sequence, width, height, format } = motif;
    format!("/media/openai/{sequence}-{index}-{width}-{height}.{}", format.name())
}

/// Returns where an image of a request lies, or is said to lie.
pub(crate) fn fal_url(vendor: &Vendor, record: &Record, index: u32) -> String {
    let (behaviour, name) = (&record.behaviour, record.asked.format.name());
    if behaviour.has(Directive::MediaPrivate) {
        let host = behaviour.text(Directive::MediaPrivate).unwrap_or("10.0.0.1");
        return format!("http://{host}/{index}.{name}");
    }
    if behaviour.has(Directive::MediaElsewhere) {
        let host = behaviour.text(Directive::MediaElsewhere).unwrap_or("media.example.com");
        return format!("https://{host}/{index}.{name}");
    }
    let hops =
        behaviour.count(Directive::MediaRedirect) + u32::from(behaviour.has(Directive::MediaRedirectPrivate));
    let hops = if hops == 0 { String::new() } else { format!("?hops={hops}") };
    format!("{}/media/fal/{}/{index}.{name}{hops}", vendor.url, record.id)
}

/// Returns an image of a request as it really is, which may not be what was asked for.
pub(crate) fn file(record: &Record, index: u32) -> Vec<u8> {
    let mut motif = record.motif();
    if record.behaviour.has(Directive::GarbageImage) {
        return NO_IMAGE.as_bytes().to_vec();
    }
    if record.behaviour.has(Directive::Jpeg) {
        motif.format = Format::Jpeg;
    }
    let mut file = if record.behaviour.has(Directive::Nsfw) { motif.black_file() } else { motif.file(index) };
    if record.behaviour.has(Directive::TruncatedImage) {
        file.truncate(file.len() / 2);
    }
    file
}

async fn of_openai(Path(file): Path<String>) -> Response<Body> {
    let image =
        read_name(&file).map(|(motif, index)| Answer::file(motif.format.content_type(), motif.file(index)));
    image.unwrap_or_else(|| Answer::page(StatusCode::NOT_FOUND)).whole()
}

async fn of_fal(
    State(vendor): State<Arc<Vendor>>,
    ConnectInfo(line): ConnectInfo<Line>,
    Path((id, name)): Path<(String, String)>,
    Extension(intake): Extension<Intake>,
) -> Response<Body> {
    let index = name.split('.').next().and_then(|index| index.parse().ok());
    let hops = hops(&intake);
    // A redirect is no download: it neither fails nor counts.
    let met =
        |record: &mut Record| (if hops.is_none() { fate(record) } else { Fate::Arrives }, record.clone());
    let met = vendor.table().change(&id, met);
    let (Some(index), Some((fate, record))) = (index, met) else {
        return Answer::page(StatusCode::NOT_FOUND).whole();
    };
    if let Some(hops) = hops {
        return redirect(&vendor, &record, &name, hops);
    }
    let answer = download(&record, index);
    match fate {
        Fate::Fails => Answer::page(StatusCode::INTERNAL_SERVER_ERROR).whole(),
        Fate::Drops => answer.half(line),
        Fate::Arrives if record.behaviour.has(Directive::Huge) => answer.huge(&record.behaviour),
        Fate::Arrives => match record.behaviour.duration(Directive::SlowBody) {
            Some(over) => answer.trickling(over),
            None => answer.whole(),
        },
    }
}

/// What becomes of a download.
enum Fate {
    Arrives,
    Fails,
    Drops,
}

fn fate(record: &mut Record) -> Fate {
    let (failures, drops) =
        (record.behaviour.count(Directive::MediaFailures), record.behaviour.count(Directive::MediaDropTimes));
    if Failures::one_more(&mut record.failures.media, failures) {
        return Fate::Fails;
    }
    if Failures::one_more(&mut record.failures.media_drops, drops) { Fate::Drops } else { Fate::Arrives }
}

fn download(record: &Record, index: u32) -> Answer {
    let content_type = if record.behaviour.has(Directive::GarbageImage) {
        "text/html"
    } else if record.behaviour.has(Directive::Jpeg) {
        "image/jpeg"
    } else {
        record.asked.format.content_type()
    };
    Answer::file(content_type, file(record, index))
}

fn hops(intake: &Intake) -> Option<u32> {
    intake.query.strip_prefix("hops=")?.parse().ok().filter(|&hops| hops > 0)
}

fn redirect(vendor: &Vendor, record: &Record, name: &str, hops: u32) -> Response<Body> {
    let last = hops == 1;
    let target = if last && record.behaviour.has(Directive::MediaRedirectPrivate) {
        format!("http://10.0.0.1/{name}")
    } else if last {
        format!("{}/media/fal/{}/{name}", vendor.url, record.id)
    } else {
        format!("{}/media/fal/{}/{name}?hops={}", vendor.url, record.id, hops - 1)
    };
    Answer::page(StatusCode::FOUND).with_header(header::LOCATION, &target).whole()
}

fn read_name(file: &str) -> Option<(Motif, u32)> {
    let (numbers, name) = file.split_once('.')?;
    let numbers: Vec<u32> = numbers.split('-').map(|number| number.parse().ok()).collect::<Option<_>>()?;
    let &[sequence, index, width, height] = numbers.as_slice() else { return None };
    let sane = (1..=4096).contains(&width) && (1..=4096).contains(&height);
    sane.then_some((Motif { sequence: sequence.into(), width, height, format: Format::named(name)? }, index))
}
