//! Models: what is asked. All of it is data (`models/*.toml` and the user's `models.toml`).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::name::text_type;
use super::provider::slug;
use super::{Invalid, Price, ProviderId, Ratio, Size};

text_type!(
    /// Our id of a model: lower-case letters, digits, `-`, `.`, `_`, `/`, at most 100 characters.
    ModelId,
    |text| slug("model", text, 100, "/")
);

/// A model as the catalog knows it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Model {
    /// Our id.
    pub id: ModelId,
    /// The name that people read.
    pub name: String,
    /// Who answers.
    pub provider: ProviderId,
    /// The vendor's own name or path for it.
    pub endpoint: String,
    /// One sentence on what it is.
    pub summary: String,
    /// Other names that are taken for it.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// The prompting guide's name, a file of `guides/`.
    pub guide: String,
    /// What it is good at.
    #[serde(default)]
    pub strengths: Vec<String>,
    /// What it is bad at.
    #[serde(default)]
    pub weaknesses: Vec<String>,
    /// What it takes.
    pub capabilities: Capabilities,
    /// What it costs.
    pub price: Price,
    /// When these facts were true.
    pub dates: ModelDates,
    /// Where the facts come from.
    pub source: String,
}

/// What a model takes. A control appears, and a flag is taken, only where the capability is there.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Capabilities {
    /// The most reference images; 0 when it takes none.
    #[serde(default)]
    pub references: u32,
    /// Whether it repaints inside a mask.
    #[serde(default)]
    pub mask: bool,
    /// Whether it takes a negative prompt.
    #[serde(default)]
    pub negative_prompt: bool,
    /// Whether the same seed gives the same picture.
    #[serde(default)]
    pub seed: bool,
    /// The steps it takes, and its default.
    #[serde(default)]
    pub steps: Option<Range>,
    /// The guidance scale it takes, and its default.
    #[serde(default)]
    pub guidance: Option<Range>,
    /// The strength it takes, and its default.
    #[serde(default)]
    pub strength: Option<Range>,
    /// The reference strength (IP-Adapter scale) it takes, and its default.
    #[serde(default)]
    pub reference_strength: Option<Range>,
    /// Samplers by name; empty when there is no choice.
    #[serde(default)]
    pub samplers: Vec<String>,
    /// Whether it takes LoRAs.
    #[serde(default)]
    pub loras: bool,
    /// The sizes it makes.
    pub sizes: Sizes,
    /// The most images of one request; the core splits larger counts.
    #[serde(default = "one")]
    pub count: u32,
    /// Whether it reports steps while it works.
    #[serde(default)]
    pub progress: bool,
    /// Whether it shows the picture while it works.
    #[serde(default)]
    pub previews: bool,
    /// Whether a running request can be stopped.
    #[serde(default)]
    pub cancel: bool,
    /// Whether a request sent twice with one key runs once.
    #[serde(default)]
    pub idempotency: bool,
}

fn one() -> u32 {
    1
}

/// A closed range of a setting, and what is used when nothing is said.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Range {
    /// The least value taken.
    pub min: f32,
    /// The largest value taken.
    pub max: f32,
    /// What is used when nothing is said.
    pub default: f32,
}

impl Range {
    /// Returns whether the value is taken.
    #[must_use]
    pub fn contains(&self, value: f32) -> bool {
        (self.min..=self.max).contains(&value)
    }
}

/// The sizes a model makes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case", rename_all_fields = "camelCase", tag = "kind", deny_unknown_fields)]
#[ts(rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum Sizes {
    /// Any width and height within limits.
    Free {
        /// The least side in px.
        min_side: u32,
        /// The largest side in px.
        max_side: u32,
        /// The most pixels.
        #[ts(type = "number")]
        max_pixels: u64,
        /// Sides are multiples of this many px.
        multiple: u32,
        /// How many times the short side the long one may be; any when absent.
        #[serde(default)]
        max_ratio: Option<u32>,
        /// What is used when nothing is said.
        default: Size,
    },
    /// One of a list.
    Fixed {
        /// The sizes; the first is the default.
        sizes: Vec<Size>,
    },
    /// One of a list of ratios in one of a few resolutions; the model chooses the exact pixels.
    Ratios {
        /// The ratios; the first is the default.
        ratios: Vec<Ratio>,
        /// About how many pixels a picture has.
        #[ts(type = "number")]
        pixels: u64,
        /// The other resolutions that a size can ask for, in pixels.
        #[serde(default)]
        #[ts(type = "number[]")]
        also: Vec<u64>,
    },
}

/// How far a size may be from a ratio that the model makes: vendors' 16:9 is 1376x768.
const RATIO_TOLERANCE: f64 = 0.05;
/// How many times more or fewer pixels than a resolution a size may ask for: 1K and 2K are four times apart.
const RESOLUTION_TOLERANCE: f64 = 2.1;

impl Sizes {
    /// Returns the size that a request stands for.
    ///
    /// # Errors
    /// [`Invalid`] when the model can't make it, saying what it can.
    pub fn resolve(&self, size: Option<Size>, ratio: Option<Ratio>) -> Result<Size, Invalid> {
        match (self, size, ratio) {
            (_, Some(size), Some(_)) => Err(Invalid::new("size", size, "and a ratio were both given")
                .hint("give a size or a ratio, not both")),
            (Self::Free { default, multiple, max_pixels, max_side, min_side, max_ratio }, size, ratio) => {
                let asked = size.or_else(|| {
                    ratio.map(|ratio| {
                        let pixels = default.pixels().min(*max_pixels);
                        ratio.size_of(pixels, *multiple).fit_within(*max_side, *max_side)
                    })
                });
                let asked = asked.unwrap_or(*default);
                let sides = [asked.width, asked.height];
                let shape =
                    max_ratio.map_or_else(String::new, |most| format!(", ratios of 1:{most} to {most}:1"));
                let limits = format!(
                    "sides of {min_side} to {max_side} px in multiples of {multiple}, at most {max_pixels} px in all{shape}"
                );
                if sides.iter().any(|side| side < min_side || side > max_side || side % multiple != 0)
                    || asked.pixels() > *max_pixels
                    || max_ratio.is_some_and(|most| asked.is_longer_than(most))
                {
                    return Err(Invalid::new("size", asked, "is not one that the model makes")
                        .hint(format!("it makes {limits}")));
                }
                Ok(asked)
            }
            (Self::Fixed { sizes }, Some(size), None) => {
                sizes.iter().copied().find(|known| *known == size).ok_or_else(|| {
                    Invalid::new("size", size, "is not one that the model makes")
                        .hint(format!("it makes {}", list(sizes)))
                })
            }
            (Self::Fixed { sizes }, None, Some(ratio)) => sizes
                .iter()
                .copied()
                .find(|size| Ratio::new(size.width, size.height).is_ok_and(|known| known == ratio))
                .ok_or_else(|| {
                    Invalid::new("ratio", ratio, "is not one that the model makes")
                        .hint(format!("it makes {}", list(sizes)))
                }),
            (Self::Fixed { sizes }, None, None) => {
                sizes.first().copied().ok_or_else(|| Invalid::new("model", "", "has no sizes"))
            }
            (Self::Ratios { ratios, pixels, .. }, None, ratio) => {
                let Some(ratio) = ratio.or_else(|| ratios.first().copied()) else {
                    return Err(Invalid::new("model", "", "has no ratios"));
                };
                if !ratios.contains(&ratio) {
                    return Err(Invalid::new("ratio", ratio, "is not one that the model makes")
                        .hint(format!("it makes {}", list(ratios))));
                }
                Ok(ratio.size_of(*pixels, 8))
            }
            (Self::Ratios { ratios, pixels, also }, Some(size), None) => {
                nearest_of(size, ratios, std::iter::once(*pixels).chain(also.iter().copied()))
            }
        }
    }
}

/// Returns the size in the nearest ratio and resolution, where both are near.
fn nearest_of(
    size: Size,
    ratios: &[Ratio],
    resolutions: impl Iterator<Item = u64> + Clone,
) -> Result<Size, Invalid> {
    let refused = |hint: String| Invalid::new("size", size, "is not one that the model makes").hint(hint);
    let ratio = size.nearest(ratios).filter(|ratio| size.distance(*ratio) <= RATIO_TOLERANCE);
    let ratio = ratio.ok_or_else(|| refused(format!("it makes {}", list(ratios))))?;
    #[expect(clippy::cast_precision_loss, reason = "pixel counts are far below 2^52")]
    let times = |pixels: u64| {
        let quotient = pixels as f64 / size.pixels() as f64;
        quotient.max(1.0 / quotient)
    };
    let nearest = resolutions.clone().min_by(|a, b| times(*a).total_cmp(&times(*b)));
    match nearest.filter(|pixels| times(*pixels) <= RESOLUTION_TOLERANCE) {
        Some(pixels) => Ok(ratio.size_of(pixels, 8)),
        None => {
            let made: Vec<Size> = resolutions.map(|pixels| ratio.size_of(pixels, 8)).collect();
            Err(refused(format!("in {ratio} it makes about {}", list(&made))))
        }
    }
}

impl Sizes {
    /// Returns the size nearest to `size` that the model makes: itself where it can be, else scaled and cut to the limits, or the
    /// listed one of the nearest shape. Nothing when the model has no sizes.
    #[must_use]
    pub fn nearest(&self, size: Size) -> Option<Size> {
        if let Ok(size) = self.resolve(Some(size), None) {
            return Some(size);
        }
        match self {
            Self::Free { min_side, max_side, max_pixels, multiple, max_ratio, .. } => {
                let shaped = max_ratio.map_or(size, |most| size.cut_to(most));
                let mut fitted = shaped.enlarge_to(*min_side).fit_within(*max_side, *max_side);
                if fitted.pixels() > *max_pixels {
                    let Ok(ratio) = Ratio::new(fitted.width, fitted.height) else { return None };
                    fitted = ratio.size_of(*max_pixels, *multiple);
                }
                let side =
                    |side: u32| (side.clamp(*min_side, *max_side) / multiple * multiple).max(*min_side);
                let rounded = Size { width: side(fitted.width), height: side(fitted.height) };
                // Rounding may have made it longer than the longest.
                let cut = max_ratio.map_or(rounded, |most| rounded.cut_to(most));
                let fitted = Size { width: side(cut.width), height: side(cut.height) };
                self.resolve(Some(fitted), None).ok()
            }
            Self::Fixed { sizes } => sizes
                .iter()
                .copied()
                .min_by(|one, other| shape_distance(*one, size).total_cmp(&shape_distance(*other, size))),
            Self::Ratios { ratios, pixels, .. } => Some(size.nearest(ratios)?.size_of(*pixels, 8)),
        }
    }
}

/// Returns how far apart two shapes are: the logarithm of the quotient of their ratios, 0 for the same shape.
fn shape_distance(one: Size, other: Size) -> f64 {
    let ratio = |size: Size| f64::from(size.width) / f64::from(size.height.max(1));
    (ratio(one) / ratio(other)).ln().abs()
}

fn list<T: std::fmt::Display>(items: &[T]) -> String {
    items.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// When a model's facts were true, as `YYYY-MM-DD`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ModelDates {
    /// When somebody last held these facts against their source.
    pub checked: String,
    /// When the vendor switches it off, or did.
    #[serde(default)]
    pub retired: Option<String>,
    /// The model to take instead.
    #[serde(default)]
    pub successor: Option<ModelId>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn free() -> Sizes {
        let default = Size { width: 1024, height: 1024 };
        Sizes::Free {
            min_side: 64,
            max_side: 4096,
            max_pixels: 16 << 20,
            multiple: 8,
            max_ratio: None,
            default,
        }
    }

    /// As OpenAI's models have it.
    fn up_to_three_to_one() -> Sizes {
        let default = Size { width: 1024, height: 1024 };
        Sizes::Free {
            min_side: 512,
            max_side: 3840,
            max_pixels: 3840 * 2160,
            multiple: 16,
            max_ratio: Some(3),
            default,
        }
    }

    #[test]
    fn a_small_picture_is_enlarged_in_its_own_shape() {
        let nearest =
            |width, height| up_to_three_to_one().nearest(Size { width, height }).unwrap().to_string();
        for (width, height, made) in [
            (300, 200, "768x512"),
            (200, 300, "512x768"),
            (64, 64, "512x512"),
            (1, 1, "512x512"),
            // The longest that is made, not more.
            (100, 1000, "512x1536"),
            (4000, 100, "1536x512"),
            (6000, 1000, "2976x992"),
            // Within the limits, and beyond them.
            (1536, 1024, "1536x1024"),
            (1000, 700, "992x688"),
            (6000, 4000, "3504x2336"),
        ] {
            assert_eq!(nearest(width, height), made, "{width}x{height}");
        }
    }

    #[test]
    fn a_shape_beyond_the_models_longest_is_refused_with_what_it_makes() {
        let resolve = |text: &str| up_to_three_to_one().resolve(Some(text.parse().unwrap()), None);
        assert_eq!(resolve("1536x512").unwrap().to_string(), "1536x512");
        for too_long in ["1552x512", "512x1552", "3840x512"] {
            let refused = resolve(too_long).unwrap_err();
            assert!(format!("{refused:?}").contains("1:3 to 3:1"), "{refused:?}");
        }
    }

    #[test]
    fn a_ratio_becomes_a_size_of_the_models_usual_area() {
        let size = free().resolve(None, Some(Ratio::new(16, 9).unwrap())).unwrap();
        assert_eq!(size, Size { width: 1368, height: 768 });
    }

    #[test]
    fn a_size_asks_for_the_nearest_ratio_and_resolution() {
        let ratios = vec![Ratio::new(1, 1).unwrap(), Ratio::new(16, 9).unwrap(), Ratio::new(21, 9).unwrap()];
        let sizes = Sizes::Ratios { ratios, pixels: 1 << 20, also: vec![1 << 22, 1 << 24] };
        let resolve =
            |text: &str| sizes.resolve(Some(text.parse().unwrap()), None).map(|size| size.to_string());
        assert_eq!(resolve("2752x1536").unwrap(), "2728x1536");
        assert_eq!(resolve("1376x768").unwrap(), "1368x768");
        assert_eq!(resolve("4096x4096").unwrap(), "4096x4096");
        assert!(
            resolve("1000x800").unwrap_err().hint.contains("21:9"),
            "the ratio is written as people know it"
        );
        assert!(resolve("300x300").unwrap_err().hint.contains("1024x1024, 2048x2048"));
    }

    #[test]
    fn an_impossible_size_is_refused_with_what_is_possible() {
        let refused = free().resolve(Some(Size { width: 100_000, height: 7 }), None).unwrap_err();
        assert!(refused.hint.contains("64 to 4096"), "{}", refused.hint);
    }

    #[test]
    fn the_nearest_size_keeps_the_shape_as_far_as_the_model_goes() {
        let size = |width, height| Size { width, height };
        assert_eq!(free().nearest(size(640, 480)), Some(size(640, 480)));
        assert_eq!(free().nearest(size(16_384, 200)), Some(size(4096, 64)));
        assert_eq!(free().nearest(size(1, 1)), Some(size(64, 64)));
        assert_eq!(free().nearest(size(8192, 8192)), Some(size(4096, 4096)));
        let fixed = Sizes::Fixed { sizes: vec![size(1024, 1024), size(1536, 1024)] };
        assert_eq!(fixed.nearest(size(300, 200)), Some(size(1536, 1024)));
    }
}
