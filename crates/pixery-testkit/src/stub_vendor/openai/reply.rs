//! The good answer, and the ways it can be a bad one.

use axum::body::Bytes;
use axum::http::StatusCode;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::order::{Asked, Kind};
use super::{errors, usage};
use crate::stub_vendor::answer::Answer;
use crate::stub_vendor::behaviour::{Behaviour, Directive};
use crate::stub_vendor::ledger::Entry;
use crate::stub_vendor::media;
use crate::stub_vendor::motif::{FIRST_DRAFT, Format, Motif};
use crate::stub_vendor::vendor::Vendor;

/// Answers with all images in one object.
pub(crate) fn images(vendor: &Vendor, asked: &Asked, entry: &Entry, behaviour: &Behaviour) -> Answer {
    let images = count(asked, behaviour);
    let mut data: Vec<_> = (0..images).map(|index| image(vendor, asked, entry, behaviour, index)).collect();
    if behaviour.has(Directive::Twice) {
        data.extend(data.clone());
    }
    let mut body = about(asked, entry);
    body["data"] = Value::Array(data);
    if !behaviour.has(Directive::NoUsage) {
        body["usage"] = usage::of(asked, asked.count, 0);
    }
    Answer::json(StatusCode::OK, &body)
}

/// Answers with events: drafts, then images.
pub(crate) fn events(asked: &Asked, entry: &Entry, behaviour: &Behaviour) -> Answer {
    let drafts = behaviour.number(Directive::PartialImages).unwrap_or(asked.drafts).min(8);
    let mut events: Vec<_> = (0..drafts).map(|index| draft(asked, entry, index)).collect();
    if behaviour.has(Directive::StreamError) {
        events.push(event("error", &errors::in_stream()));
        return Answer::events(events);
    }
    let images = count(asked, behaviour);
    let rounds = if behaviour.has(Directive::Twice) { 2 } else { 1 };
    for index in (0..rounds).flat_map(|_| 0..images) {
        let name = format!("{}.completed", prefix(asked));
        let mut body = about(asked, entry);
        body["type"] = json!(name);
        rename_created(&mut body);
        body["b64_json"] = json!(STANDARD.encode(file(&motif(asked, entry, behaviour), behaviour, index)));
        if !behaviour.has(Directive::NoUsage) {
            body["usage"] = usage::of(asked, 1, if index == 0 { drafts } else { 0 });
        }
        events.push(event(&name, &body));
    }
    Answer::events(events)
}

/// Returns how an answer begins whose image never ends.
pub(crate) fn beginning_of_images(entry: &Entry) -> Answer {
    let beginning = format!("{{\"created\":{},\"data\":[{{\"b64_json\":\"", entry.at / 1000);
    Answer::file("application/json", beginning.into_bytes())
}

/// Returns how many images are in the answer, whatever was asked.
fn count(asked: &Asked, behaviour: &Behaviour) -> u32 {
    if behaviour.has(Directive::NoImages) {
        return 0;
    }
    asked.count + behaviour.count(Directive::ExtraImages)
}

fn image(vendor: &Vendor, asked: &Asked, entry: &Entry, behaviour: &Behaviour, index: u32) -> Value {
    let motif = motif(asked, entry, behaviour);
    if behaviour.has(Directive::Url) {
        let path = media::openai_path(&motif, index);
        let relative = behaviour.text(Directive::Url) == Some("relative");
        return json!({"url": if relative { path } else { format!("{}{path}", vendor.url) }});
    }
    json!({"b64_json": STANDARD.encode(file(&motif, behaviour, index))})
}

fn motif(asked: &Asked, entry: &Entry, behaviour: &Behaviour) -> Motif {
    let motif = asked.motif(entry.sequence);
    if behaviour.has(Directive::Jpeg) { Motif { format: Format::Jpeg, ..motif } } else { motif }
}

fn file(motif: &Motif, behaviour: &Behaviour, index: u32) -> Vec<u8> {
    if behaviour.has(Directive::GarbageImage) {
        return media::NO_IMAGE.as_bytes().to_vec();
    }
    let mut file = if behaviour.has(Directive::Nsfw) { motif.black_file() } else { motif.file(index) };
    if behaviour.has(Directive::TruncatedImage) {
        file.truncate(file.len() / 2);
    }
    file
}

fn draft(asked: &Asked, entry: &Entry, index: u32) -> Bytes {
    let name = format!("{}.partial_image", prefix(asked));
    let mut body = about(asked, entry);
    body["type"] = json!(name);
    rename_created(&mut body);
    body["partial_image_index"] = json!(index);
    body["b64_json"] = json!(STANDARD.encode(asked.motif(entry.sequence).file(FIRST_DRAFT + index)));
    event(&name, &body)
}

fn prefix(asked: &Asked) -> &'static str {
    match asked.kind {
        Kind::Generation => "image_generation",
        Kind::Edit => "image_edit",
    }
}

fn about(asked: &Asked, entry: &Entry) -> Value {
    let auto =
        |value: &str, otherwise: &str| if value == "auto" { otherwise.to_owned() } else { value.to_owned() };
    json!({
        "created": entry.at / 1000,
        "background": auto(&asked.background, "opaque"),
        "output_format": asked.format.name(),
        "quality": auto(&asked.quality, "medium"),
        "size": format!("{}x{}", asked.width, asked.height),
    })
}

/// Events say `created_at` where the answer says `created`.
fn rename_created(body: &mut Value) {
    if let Some(created) = body.as_object_mut().and_then(|fields| fields.remove("created")) {
        body["created_at"] = created;
    }
}

fn event(name: &str, body: &Value) -> Bytes {
    format!("event: {name}\ndata: {body}\n\n").into()
}
