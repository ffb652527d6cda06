//! Notes: what a person and an agent say to each other about an image, or about a region of it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::name::{is_invisible, text_type};
use super::{Actor, GenerationId, Invalid, NoteId, Timestamp};

/// The longest note, in characters.
const LONGEST: usize = 4_000;

/// The most points of a line drawn by hand.
const MOST_POINTS: usize = 1_000;

text_type!(
    /// A note's words: 1 to 4,000 characters, trimmed; tabs and line breaks are the only control characters.
    NoteText,
    |text| {
        let text = text.trim().replace("\r\n", "\n");
        if text.is_empty() {
            return Err(Invalid::new("note", "", "is empty").hint("say what you see, such as \"the left hand has six fingers\""));
        }
        if text.chars().count() > LONGEST {
            return Err(Invalid::new("note", text, format!("is longer than {LONGEST} characters")).hint("shorten it"));
        }
        match text.chars().find(|&c| is_invisible(c) && c.is_control() && c != '\n' && c != '\t') {
            Some(control) => {
                let reason = format!("holds the control character {}", control.escape_unicode());
                Err(Invalid::new("note", text, reason).hint("remove it; tabs and line breaks are fine"))
            }
            None => Ok(text),
        }
    }
);

/// A part of an image. Coordinates go from 0 to 1, from the top left corner of the upright original.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case", rename_all_fields = "camelCase", tag = "kind")]
#[serde(try_from = "Drawn")]
#[ts(rename_all = "snake_case")]
pub enum Region {
    /// An upright rectangle.
    Rectangle {
        /// The left edge.
        x: f64,
        /// The top edge.
        y: f64,
        /// The width, above 0.
        width: f64,
        /// The height, above 0.
        height: f64,
    },
    /// A line drawn by hand, 2 to 1,000 points.
    Freehand {
        /// The points in their order, each `[x, y]`.
        points: Vec<(f64, f64)>,
    },
}

/// A region as it comes in, unchecked.
#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", tag = "kind", deny_unknown_fields)]
enum Drawn {
    Rectangle { x: f64, y: f64, width: f64, height: f64 },
    Freehand { points: Vec<(f64, f64)> },
}

impl TryFrom<Drawn> for Region {
    type Error = Invalid;

    fn try_from(drawn: Drawn) -> Result<Self, Invalid> {
        match drawn {
            Drawn::Rectangle { x, y, width, height } => Self::rectangle(x, y, width, height),
            Drawn::Freehand { points } => Self::freehand(points),
        }
    }
}

impl Region {
    /// Returns a rectangle.
    ///
    /// # Errors
    /// [`Invalid`] when it has no area or leaves the image.
    pub fn rectangle(x: f64, y: f64, width: f64, height: f64) -> Result<Self, Invalid> {
        /// Sums of fractions may pass 1 by a hair.
        const HAIR: f64 = 1e-9;
        let is_inside = is_on_image((x, y)) && width > 0.0 && height > 0.0;
        if is_inside && x + width <= 1.0 + HAIR && y + height <= 1.0 + HAIR {
            return Ok(Self::Rectangle { x, y, width, height });
        }
        Err(Invalid::new("region", format!("{x},{y},{width},{height}"), "does not lie on the image")
            .hint("give left, top, width and height as parts of 1, such as 0.25,0.1,0.5,0.3"))
    }

    /// Returns a line drawn by hand.
    ///
    /// # Errors
    /// [`Invalid`] when it has fewer than 2 or more than 1,000 points, or leaves the image.
    pub fn freehand(points: Vec<(f64, f64)>) -> Result<Self, Invalid> {
        if !(2..=MOST_POINTS).contains(&points.len()) {
            let reason = format!("has {} points; 2 to {MOST_POINTS} are taken", points.len());
            return Err(Invalid::new("region", "", reason).hint("draw a simpler line"));
        }
        match points.iter().find(|point| !is_on_image(**point)) {
            Some((x, y)) => Err(Invalid::new("region", format!("{x},{y}"), "does not lie on the image")
                .hint("coordinates go from 0 to 1")),
            None => Ok(Self::Freehand { points }),
        }
    }
}

fn is_on_image((x, y): (f64, f64)) -> bool {
    (0.0..=1.0).contains(&x) && (0.0..=1.0).contains(&y)
}

/// A note on an image, or a reply to one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Note {
    /// The note's id.
    pub id: NoteId,
    /// The image.
    pub generation_id: GenerationId,
    /// The note that it answers; absent on the first of a thread.
    pub reply_to: Option<NoteId>,
    /// Who said it.
    pub actor: Actor,
    /// The words.
    pub text: NoteText,
    /// The part of the image that it is about; absent when it is about all of it.
    pub region: Option<Region>,
    /// Whether it is settled.
    pub resolved: bool,
    /// When it was said.
    pub created_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_lies_on_the_image() {
        assert!(Region::rectangle(0.25, 0.1, 0.75, 0.9).is_ok());
        for (x, y, width, height) in
            [(0.5, 0.0, 0.6, 0.1), (-0.1, 0.0, 0.1, 0.1), (0.0, 0.0, 0.0, 0.1), (f64::NAN, 0.0, 0.1, 0.1)]
        {
            assert!(Region::rectangle(x, y, width, height).is_err(), "{x},{y},{width},{height}");
        }
        assert!(Region::freehand(vec![(0.0, 0.0), (1.0, 1.0)]).is_ok());
        assert!(Region::freehand(vec![(0.0, 0.0)]).is_err());
        assert!(Region::freehand(vec![(0.0, 0.0), (1.5, 0.0)]).is_err());
    }

    #[test]
    fn a_region_is_checked_when_it_is_read() {
        let region: Region =
            serde_json::from_str(r#"{"kind":"rectangle","x":0,"y":0,"width":1,"height":0.5}"#).unwrap();
        let text = serde_json::to_string(&region).unwrap();
        assert_eq!(serde_json::from_str::<Region>(&text).unwrap(), region);
        assert!(
            serde_json::from_str::<Region>(r#"{"kind":"rectangle","x":2,"y":0,"width":1,"height":1}"#)
                .is_err()
        );
    }
}
