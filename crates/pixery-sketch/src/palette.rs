//! The colours of one picture: a mood of its time of day, bent by weather, colour words and references.

mod moods;
mod words;

pub(crate) use words::{colour_of_word, colour_word};

use crate::colour::{Rgb, adjust, blend, from_lab, hex, lerp, luminance, scale, to_lab};
use crate::random::Random;
use crate::read::{Grade, Reading, Scene, Time, Weather};

/// The colours of one picture, as linear light.
#[derive(Clone, Debug)]
pub(crate) struct Palette {
    /// From straight above down to the horizon.
    pub sky: [Rgb; 5],
    /// Sun or moon.
    pub sun: Rgb,
    /// The farthest land, which has nearly the colour of the air.
    pub far: Rgb,
    /// The nearest land, nearly a silhouette.
    pub near: Rgb,
    /// A cloud where the light meets it.
    pub cloud: Rgb,
    /// A cloud where the light does not meet it.
    pub cloud_shade: Rgb,
    /// Two colours for what should speak up.
    pub accent: [Rgb; 2],
    /// How much of their own colours things keep: about 0.2 at night, 0.8 at noon.
    pub local: f32,
    /// What falls on surfaces that face the sun.
    pub key: Rgb,
    /// What falls on all surfaces.
    pub fill: Rgb,
}

impl Palette {
    /// Chooses the palette of a reading; `random` picks among the moods of the time.
    pub(crate) fn choose(reading: &Reading, random: &mut Random) -> Self {
        let moods = moods::of(reading.time);
        let mood = random.pick(moods);
        let mut palette = Self {
            sky: mood.sky.map(hex),
            sun: hex(mood.sun),
            far: hex(mood.land[0]),
            near: hex(mood.land[1]),
            cloud: hex(mood.cloud[0]),
            cloud_shade: hex(mood.cloud[1]),
            accent: mood.accent.map(hex),
            local: local_share(reading.time),
            key: [0.0; 3],
            fill: [0.0; 3],
        };
        palette.nuance(random);
        palette.bend_to_weather(reading.weather);
        palette.bend_to_words(reading);
        if reading.scene == Scene::Space || reading.lunar {
            palette.local = 0.9;
            palette.sun = hex(0xfff6e8);
        }
        palette.light_up(if reading.scene == Scene::Space || reading.lunar {
            Time::Morning
        } else {
            reading.time
        });
        palette
    }

    /// Returns the colour of the air before something `distance` away, 0 near and 1 at the horizon.
    pub(crate) fn air(&self, distance: f32) -> Rgb {
        blend(self.near, self.far, distance)
    }

    /// Returns what a thing of colour `own` looks like: `facing` 0 in shade to 1 in the light, `distance` as in
    /// [`Palette::air`]. Slow; for palettes, not pixels.
    pub(crate) fn lit(&self, own: Rgb, facing: f32, distance: f32) -> Rgb {
        let lit = [0, 1, 2].map(|channel| own[channel] * (self.fill[channel] + self.key[channel] * facing));
        let share = self.local * (1.0 - distance * 0.85);
        blend(self.air(distance), lit, share)
    }

    /// Returns what snow or ice of colour `own` looks like: it stays white whatever the mood.
    pub(crate) fn snow(&self, own: Rgb, facing: f32, distance: f32) -> Rgb {
        let lit = [0, 1, 2].map(|channel| own[channel] * (self.fill[channel] + self.key[channel] * facing));
        let tinted = blend(self.lit(own, facing, distance), lit, 0.75 * (1.0 - distance * 0.6));
        let light = luminance(tinted);
        let white = scale(own, (light / luminance(own).max(0.05)).max(0.16));
        blend(tinted, white, 0.5 * (1.0 - distance * 0.5))
    }

    /// Changes every colour.
    pub(crate) fn map(&mut self, change: impl Fn(Rgb) -> Rgb) {
        for colour in self.sky.iter_mut().chain(self.accent.iter_mut()).chain([
            &mut self.sun,
            &mut self.far,
            &mut self.near,
            &mut self.cloud,
            &mut self.cloud_shade,
        ]) {
            *colour = change(*colour);
        }
    }

    fn nuance(&mut self, random: &mut Random) {
        let (warm, green) = (random.around(0.018), random.around(0.012));
        let deep = 1.0 + random.around(0.06);
        self.map(|colour| {
            let [light, a, b] = to_lab(colour);
            from_lab([light * deep, a + green * light, b + warm * light])
        });
    }

    fn bend_to_weather(&mut self, weather: Weather) {
        let (grey, flatten) = match weather {
            Weather::Clear | Weather::Clouds | Weather::Wind => return,
            Weather::Fog => (0.3, 0.33),
            Weather::Rain => (0.35, 0.2),
            Weather::Storm => (0.25, 0.05),
            Weather::Snow => (0.3, 0.25),
        };
        let horizon = self.sky[3];
        let storm = weather == Weather::Storm;
        self.map(|colour| {
            let colour = adjust(blend(colour, horizon, flatten), 1.0, 1.0 - grey);
            if storm { adjust(toward(colour, hex(0x35566a), 0.55), 0.74, 1.0) } else { colour }
        });
        self.local *= 0.85;
    }

    fn bend_to_words(&mut self, reading: &Reading) {
        let named: Vec<Rgb> =
            reading.colours.iter().map(|name| colour_of_word(name).unwrap_or([0.5; 3])).collect();
        if let Some(sky) = reading.local.sky.and_then(colour_of_word) {
            self.sky = self.sky.map(|colour| toward(colour, sky, 0.75));
            self.cloud_shade = toward(self.cloud_shade, sky, 0.6);
            self.far = toward(self.far, sky, 0.45);
        }
        if let Some(first) = named.first() {
            let second = named.get(1).unwrap_or(first);
            let third = named.get(2).unwrap_or(second);
            self.sky = self.sky.map(|colour| toward(colour, *first, 0.72));
            self.cloud_shade = toward(self.cloud_shade, *first, 0.6);
            self.cloud = toward(self.cloud, *second, 0.35);
            self.far = toward(self.far, *first, 0.7);
            self.near = toward(self.near, *second, 0.7);
            self.accent = [*second, *third];
            if named.len() > 1 {
                self.sky[4] = toward(self.sky[4], *second, 0.75);
                self.sky[3] = toward(self.sky[3], *second, 0.4);
            }
        }
        for name in &reading.avoided_colours {
            if let Some(colour) = colour_of_word(name) {
                self.map(|own| away_from(own, colour));
            }
        }
        for grade in &reading.grades {
            let (lightness, chroma) = match grade {
                Grade::Pastel => (1.08, 0.75),
                Grade::Muted => (1.0, 0.6),
                Grade::Vibrant => (1.0, 1.3),
                Grade::Neon => (0.92, 1.45),
                Grade::Dark => (0.75, 0.95),
                Grade::Bright => (1.08, 1.05),
                Grade::Warm | Grade::Cool | Grade::Monochrome | Grade::Sepia => (1.0, 1.0),
            };
            self.map(|colour| adjust(colour, lightness, chroma));
            if *grade == Grade::Neon {
                self.accent = [hex(0xff3d8b), hex(0x52d8ff)];
            }
        }
    }

    fn light_up(&mut self, time: Time) {
        let (key, fill) = match time {
            Time::Noon | Time::Morning => (0.95, 0.5),
            Time::Golden => (0.95, 0.42),
            Time::Dawn | Time::Sunset => (0.8, 0.38),
            Time::Dusk => (0.4, 0.3),
            Time::Blue => (0.25, 0.26),
            Time::Night => (0.22, 0.2),
        };
        let bright = |colour: Rgb| scale(colour, 1.0 / luminance(colour).max(0.05));
        self.key = blend(scale(bright(self.sun), key), scale(self.sun, key), 0.6);
        let above = blend(self.sky[1], self.sky[3], 0.5);
        self.fill = scale(blend(bright(above), [1.0; 3], 0.45), fill);
    }
}

/// Returns how much of their own colours things keep at a time of day.
fn local_share(time: Time) -> f32 {
    match time {
        Time::Noon => 0.85,
        Time::Morning => 0.8,
        Time::Golden => 0.7,
        Time::Dawn => 0.5,
        Time::Sunset => 0.5,
        Time::Dusk => 0.42,
        Time::Blue => 0.32,
        Time::Night => 0.3,
    }
}

/// Returns `colour` with hue and chroma drawn towards those of `goal`, its lightness nearly kept.
pub(crate) fn toward(colour: Rgb, goal: Rgb, part: f32) -> Rgb {
    let (own, goal) = (to_lab(colour), to_lab(goal));
    // A goal that is nearly black or white changes the lightness instead: its hue says nothing.
    let hueless = 1.0 - ((goal[1] * goal[1] + goal[2] * goal[2]).sqrt() * 18.0).min(1.0);
    let pull = 0.16 + 0.3 * hueless;
    let envelope = (1.0 - (own[0] - goal[0]).abs()).clamp(0.35, 1.0);
    from_lab([
        lerp(own[0], goal[0], part * pull),
        lerp(own[1], goal[1] * envelope, part),
        lerp(own[2], goal[2] * envelope, part),
    ])
}

/// Returns `colour` turned away from the hue of `avoided` where the two are alike.
fn away_from(colour: Rgb, avoided: Rgb) -> Rgb {
    let (own, other) = (to_lab(colour), to_lab(avoided));
    let length =
        (own[1] * own[1] + own[2] * own[2]).sqrt() * (other[1] * other[1] + other[2] * other[2]).sqrt();
    if length < 0.0008 {
        return colour;
    }
    let alike = (own[1] * other[1] + own[2] * other[2]) / length;
    let part = ((alike - 0.2) / 0.6).clamp(0.0, 1.0);
    from_lab([own[0], lerp(own[1], -own[1] * 0.55, part), lerp(own[2], -own[2] * 0.55, part)])
}
