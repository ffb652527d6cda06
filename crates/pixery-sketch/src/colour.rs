//! Colour as linear light, the way to and from sRGB, and mixing as the eye sees it (Oklab, Ottosson 2020).

/// Red, green and blue as linear light; 1.0 is the white of the display.
pub(crate) type Rgb = [f32; 3];

/// Returns the linear colour of `code`, written as `0xRRGGBB` in sRGB.
pub(crate) fn hex(code: u32) -> Rgb {
    [16, 8, 0].map(|shift| linear(((code >> shift) & 0xff) as f32 / 255.0))
}

/// Returns the linear light of one sRGB channel in `0.0..=1.0`.
pub(crate) fn linear(encoded: f32) -> f32 {
    if encoded <= 0.04045 { encoded / 12.92 } else { libm::powf((encoded + 0.055) / 1.055, 2.4) }
}

/// Returns the sRGB channel, `0.0..=1.0`, of one linear channel.
pub(crate) fn encoded(linear: f32) -> f32 {
    let linear = linear.clamp(0.0, 1.0);
    if linear <= 0.003_130_8 { linear * 12.92 } else { 1.055 * libm::powf(linear, 1.0 / 2.4) - 0.055 }
}

/// Returns the way from `from` to `to`, `part` of one along it.
pub(crate) fn lerp(from: f32, to: f32, part: f32) -> f32 {
    from + (to - from) * part
}

/// Returns 0 below `low`, 1 above `high` and a smooth way between.
pub(crate) fn smooth(low: f32, high: f32, value: f32) -> f32 {
    let part = ((value - low) / (high - low)).clamp(0.0, 1.0);
    part * part * (3.0 - 2.0 * part)
}

/// Returns the mixture of two lights, `part` of one being `other`.
pub(crate) fn mix(one: Rgb, other: Rgb, part: f32) -> Rgb {
    [0, 1, 2].map(|channel| lerp(one[channel], other[channel], part))
}

/// Returns `colour` with every channel times `factor`.
pub(crate) fn scale(colour: Rgb, factor: f32) -> Rgb {
    colour.map(|channel| channel * factor)
}

/// Returns the sum of two lights.
pub(crate) fn add(one: Rgb, other: Rgb) -> Rgb {
    [one[0] + other[0], one[1] + other[1], one[2] + other[2]]
}

/// Returns what a surface of colour `surface` sends back under `light`.
pub(crate) fn multiply(surface: Rgb, light: Rgb) -> Rgb {
    [surface[0] * light[0], surface[1] * light[1], surface[2] * light[2]]
}

/// Returns the light of `base` with `light` laid over it so that it never passes white.
pub(crate) fn screen(base: Rgb, light: Rgb) -> Rgb {
    [0, 1, 2].map(|channel| {
        let rest = (1.0 - base[channel]).max(0.0);
        base[channel] + light[channel] * rest
    })
}

/// Returns how bright a colour looks, as linear light.
pub(crate) fn luminance(colour: Rgb) -> f32 {
    0.2126 * colour[0] + 0.7152 * colour[1] + 0.0722 * colour[2]
}

/// Returns `colour` with its distance from grey times `factor`.
pub(crate) fn saturate(colour: Rgb, factor: f32) -> Rgb {
    let grey = luminance(colour);
    colour.map(|channel| (grey + (channel - grey) * factor).max(0.0))
}

/// Returns lightness, green-red and blue-yellow of a linear colour.
pub(crate) fn to_lab(colour: Rgb) -> [f32; 3] {
    let [red, green, blue] = colour.map(|channel| channel.max(0.0));
    let long = libm::cbrtf(0.412_221_46 * red + 0.536_332_55 * green + 0.051_445_995 * blue);
    let middle = libm::cbrtf(0.211_903_5 * red + 0.680_699_5 * green + 0.107_396_96 * blue);
    let short = libm::cbrtf(0.088_302_46 * red + 0.281_718_85 * green + 0.629_978_7 * blue);
    [
        0.210_454_26 * long + 0.793_617_8 * middle - 0.004_072_047 * short,
        1.977_998_5 * long - 2.428_592_2 * middle + 0.450_593_7 * short,
        0.025_904_037 * long + 0.782_771_77 * middle - 0.808_675_77 * short,
    ]
}

/// Returns the linear colour of an Oklab triple, clipped to what a display can show at the dark end.
pub(crate) fn from_lab(lab: [f32; 3]) -> Rgb {
    let long = lab[0] + 0.396_337_78 * lab[1] + 0.215_803_76 * lab[2];
    let middle = lab[0] - 0.105_561_346 * lab[1] - 0.063_854_17 * lab[2];
    let short = lab[0] - 0.089_484_18 * lab[1] - 1.291_485_5 * lab[2];
    let [long, middle, short] = [long, middle, short].map(|cone| cone * cone * cone);
    [
        (4.076_741_7 * long - 3.307_711_6 * middle + 0.230_969_94 * short).max(0.0),
        (-1.268_438 * long + 2.609_757_4 * middle - 0.341_319_4 * short).max(0.0),
        (-0.004_196_086_3 * long - 0.703_418_6 * middle + 1.707_614_7 * short).max(0.0),
    ]
}

/// Returns the mixture of two colours halfway as the eye judges it; slow, for palettes and not for pixels.
pub(crate) fn blend(one: Rgb, other: Rgb, part: f32) -> Rgb {
    let (one, other) = (to_lab(one), to_lab(other));
    from_lab([0, 1, 2].map(|index| lerp(one[index], other[index], part)))
}

/// Returns `colour` at Oklab lightness times `lightness` and chroma times `chroma`.
pub(crate) fn adjust(colour: Rgb, lightness: f32, chroma: f32) -> Rgb {
    let [light, green_red, blue_yellow] = to_lab(colour);
    from_lab([light * lightness, green_red * chroma, blue_yellow * chroma])
}

/// A gradient worked out once, so that a pixel costs one look-up.
#[derive(Clone, Debug)]
pub(crate) struct Ramp {
    colours: Vec<Rgb>,
}

impl Ramp {
    const LENGTH: usize = 256;

    /// Builds the gradient through `stops`, evenly spaced, mixed as the eye sees it.
    pub(crate) fn new(stops: &[Rgb]) -> Self {
        let last = (stops.len() - 1) as f32;
        let colours = (0..Self::LENGTH)
            .map(|index| {
                let place = index as f32 / (Self::LENGTH - 1) as f32 * last;
                let from = (place as usize).min(stops.len().saturating_sub(2));
                let to = (from + 1).min(stops.len() - 1);
                blend(stops[from], stops[to], place - from as f32)
            })
            .collect();
        Self { colours }
    }

    /// Returns the colour at `place`, `0.0..=1.0`; outside it the ends go on.
    pub(crate) fn at(&self, place: f32) -> Rgb {
        let place = place.clamp(0.0, 1.0) * (Self::LENGTH - 1) as f32;
        let from = (place as usize).min(Self::LENGTH - 2);
        mix(self.colours[from], self.colours[from + 1], place - from as f32)
    }
}
