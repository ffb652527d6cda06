//! Words about composition.

use super::choices::{Side, View};
use super::text::Listed;

pub(super) static VIEWS: &[Listed<View>] = &[
    ("close up", View::Close),
    ("closeup", View::Close),
    ("macro", View::Close),
    ("portrait of", View::Close),
    ("detail", View::Close),
    ("wide", View::Wide),
    ("wide angle", View::Wide),
    ("panorama", View::Wide),
    ("panoramic", View::Wide),
    ("vast", View::Wide),
    ("distant", View::Wide),
    ("far away", View::Wide),
    ("epic", View::Wide),
    ("aerial", View::Aerial),
    ("from above", View::Aerial),
    ("bird s eye", View::Aerial),
    ("birds eye", View::Aerial),
    ("drone", View::Aerial),
    ("top down", View::Aerial),
    ("minimal", View::Minimal),
    ("negative space", View::Minimal),
    ("lonely", View::Minimal),
    ("solitary", View::Minimal),
    ("silhouette", View::Silhouette),
    ("silhouetted", View::Silhouette),
    ("backlit", View::Silhouette),
];

pub(super) static SIDES: &[Listed<Side>] = &[
    ("left", Side::Left),
    ("on the left", Side::Left),
    ("right", Side::Right),
    ("on the right", Side::Right),
    ("centered", Side::Centre),
    ("centred", Side::Centre),
    ("center", Side::Centre),
    ("centre", Side::Centre),
    ("in the middle", Side::Centre),
    ("symmetrical", Side::Symmetrical),
    ("symmetric", Side::Symmetrical),
    ("symmetry", Side::Symmetrical),
    ("mirrored", Side::Symmetrical),
];

pub(super) static HORIZONS: &[Listed<i8>] =
    &[("low horizon", -1), ("big sky", -1), ("wide sky", -1), ("huge sky", -1), ("high horizon", 1)];
