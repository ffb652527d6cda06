//! Reading a prompt: from any words at all to what shall be painted.

mod choices;
mod composition;
mod lists;
mod local;
mod mentions;
mod scenes;
mod text;
mod together;

pub use choices::{Grade, Scene, Season, Side, Style, Thing, Time, View, Weather};
pub use local::LocalColours;
pub use mentions::Mention;

use crate::palette::colour_word;
use crate::random::{Random, mix};
use crate::subject::{Home, Subject};
use text::Words;

/// What was understood of a prompt.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// Where the picture is.
    pub scene: Scene,
    /// Whether the prompt named the scene, or it follows from the subject or from chance.
    pub scene_named: bool,
    /// What stands in it, in the order of the prompt; at most five.
    pub subjects: Vec<Mention>,
    /// The time of day.
    pub time: Time,
    /// Whether the prompt named the time; if not, seeds may shift it a little.
    pub time_named: bool,
    /// The weather.
    pub weather: Weather,
    /// The season.
    pub season: Season,
    /// How it is painted.
    pub style: Style,
    /// Colour words that bend the whole palette, as they are listed; at most three.
    pub colours: Vec<&'static str>,
    /// Colours of one part of the picture only.
    pub local: LocalColours,
    /// Colour words of the negative prompt.
    pub avoided_colours: Vec<&'static str>,
    /// Words that bend all colours alike.
    pub grades: Vec<Grade>,
    /// How near the picture is.
    pub view: View,
    /// Where the subject stands.
    pub side: Side,
    /// How low the horizon is: -1 low, 0 free, 1 high.
    pub horizon: i8,
    /// What the prompt asks for beside scene and subjects.
    pub with: Vec<Thing>,
    /// What must not be seen.
    pub without: Vec<Thing>,
    /// A number that differs from prompt to prompt; words that say nothing decide by it.
    pub fingerprint: u64,
    /// How many moons and suns there are where they are seen.
    pub(crate) discs: [u32; 2],
    /// Whether the picture is on the moon.
    pub(crate) lunar: bool,
    /// The colour of a plain backdrop, if the prompt asks for one instead of a place.
    pub(crate) backdrop: Option<&'static str>,
}

impl Reading {
    /// Shifts the time of day to a neighbour for some seeds where the prompt leaves it open.
    pub(crate) fn vary(&mut self, seed: u64) {
        let mut chance = Random::new(self.fingerprint).fork(seed);
        if self.time_named || !chance.chance(0.5) || matches!(self.scene, Scene::Space | Scene::Underwater) {
            return;
        }
        let neighbours: &[Time] = match self.time {
            Time::Dawn => &[Time::Morning, Time::Sunset],
            Time::Morning => &[Time::Noon, Time::Golden, Time::Dawn],
            Time::Noon => &[Time::Morning, Time::Golden],
            Time::Golden => &[Time::Sunset, Time::Noon, Time::Morning],
            Time::Sunset => &[Time::Golden, Time::Dusk, Time::Dawn],
            Time::Dusk => &[Time::Sunset, Time::Blue],
            Time::Blue => &[Time::Dusk, Time::Night],
            Time::Night => &[Time::Blue],
        };
        self.time = *chance.pick(neighbours);
    }

    /// Returns whether `thing` was asked for and not excluded.
    pub(crate) fn wants(&self, thing: Thing) -> bool {
        self.with.contains(&thing) && !self.without.contains(&thing)
    }

    /// Returns whether `thing` may be painted.
    pub(crate) fn allows(&self, thing: Thing) -> bool {
        !self.without.contains(&thing)
    }
}

/// Reads `prompt`; any text at all gives a reading, an empty one too.
pub fn read(prompt: &str) -> Reading {
    read_both(prompt, "")
}

/// Reads a prompt together with what it must not show.
pub(crate) fn read_both(prompt: &str, negative: &str) -> Reading {
    let words = Words::of(prompt);
    let unwanted = Words::of(negative);
    let fingerprint = fingerprint(&words, prompt);
    let mut chance = Random::new(fingerprint);
    let mut subjects = mentions::find(&words);
    let left_out = [mentions::unwanted(&unwanted), mentions::negated(&words)].concat();
    subjects
        .retain(|mention| !left_out.contains(&mention.subject) && unwanted.place(&mention.word).is_none());
    together::join(&words, &mut subjects);
    let style = words.first_of(lists::STYLES).unwrap_or(Style::Painterly);
    let named = match scenes::named(&words) {
        Some(Scene::Meadow | Scene::Flowers) if together::stands_indoors(&words) => Some(Scene::Room),
        other => other,
    };
    let (local, mut used) = local::find(&words);
    let lunar = scenes::is_lunar(&words);
    let backdrop = scenes::backdrop(&words).filter(|_| !subjects.is_empty());
    used.extend(backdrop.and_then(|(_, place)| place));
    let view = words.first_of(composition::VIEWS).unwrap_or(View::Middle);
    let time_named = words.first_of(lists::TIMES);
    let mut with = words.all_of(lists::THINGS);
    if !with.contains(&Thing::Sun) && words.first_of(lists::LOW_SUNS).is_some() {
        with.push(Thing::Sun);
    }
    let outdoors = view == View::Silhouette;
    let sky_named = with.contains(&Thing::Moon) || with.contains(&Thing::Sun);
    let inferred = scenes::infer(&subjects, style, outdoors, sky_named, &mut chance);
    let scene = match named.unwrap_or(inferred) {
        _ if lunar => Scene::Desert,
        _ if backdrop.is_some() => Scene::Room,
        Scene::Mountains | Scene::Hills | Scene::Meadow
            if subjects.iter().any(|mention| mention.subject == Subject::Bridge) =>
        {
            Scene::River
        }
        other => other,
    };
    if !matches!(scene, Scene::Room | Scene::Flowers | Scene::Abstract | Scene::City | Scene::Street) {
        subjects.retain(|mention| !mentions::grows(&words, mention));
    }
    if matches!(scene, Scene::City | Scene::Street) {
        for mention in &mut subjects {
            if mention.subject == Subject::Lantern && words.list()[mention.place].starts_with("lamp") {
                mention.subject = Subject::StreetLamp;
                mention.word = Subject::StreetLamp.name().to_owned();
            }
        }
    }
    let unwanted_weather = unwanted.all_of(lists::WEATHERS);
    let weather = words.first_of(lists::WEATHERS).filter(|weather| !unwanted_weather.contains(weather));
    let unwanted_seasons = unwanted.all_of(lists::SEASONS);
    let polar = subjects.iter().any(|mention| mention.subject.home() == Home::Snow);
    let season_named = words.first_of(lists::SEASONS);
    let season = season_named
        .or(polar.then_some(Season::Winter))
        .filter(|season| !unwanted_seasons.contains(season))
        .unwrap_or_else(|| default_season(weather, &mut chance));
    let mut without = words.negated(lists::THINGS);
    without.extend(unwanted.all_of(lists::THINGS));
    let icy = subjects.iter().any(|mention| matches!(mention.subject, Subject::Penguin | Subject::PolarBear))
        || words.first_of(&[("ice", ()), ("arctic", ()), ("antarctica", ()), ("snowfield", ())]).is_some();
    if icy && !with.contains(&Thing::Trees) && scene == Scene::Hills {
        without.extend([Thing::Trees, Thing::Flowers]);
    }
    if lunar {
        without.extend([Thing::Moon, Thing::Clouds]);
    }
    let weather = if lunar { Some(Weather::Clear) } else { weather };
    let both_lights = with.contains(&Thing::Moon) && with.contains(&Thing::Sun);
    let time_named = match (lunar, backdrop) {
        _ if both_lights && time_named == Some(Time::Night) => Some(Time::Sunset),
        (true, _) => Some(Time::Night),
        (_, Some(_)) => Some(time_named.unwrap_or(Time::Morning)),
        _ => time_named,
    };
    Reading {
        scene,
        scene_named: named.is_some(),
        time: time_named.unwrap_or_else(|| default_time(scene, weather, season_named, &mut chance)),
        time_named: time_named.is_some(),
        weather: weather.unwrap_or_else(|| default_weather(&without, &mut chance)),
        season,
        style,
        colours: palette_words(&words, &subjects, &used),
        local,
        avoided_colours: unwanted.list().iter().filter_map(|word| colour_word(word)).collect(),
        grades: words.all_of(lists::GRADES),
        view,
        side: words.first_of(composition::SIDES).unwrap_or(Side::Free),
        horizon: words.first_of(composition::HORIZONS).unwrap_or(0),
        with,
        without,
        fingerprint,
        discs: ["moon", "sun"].map(|name| mentions::count_of(&words, name)),
        lunar,
        backdrop: backdrop.map(|(colour, _)| colour),
        subjects,
    }
}

fn fingerprint(words: &Words, prompt: &str) -> u64 {
    let start = 0xcbf2_9ce4_8422_2325_u64;
    let fold = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let hash = match words.list().is_empty() {
        true => prompt.trim().bytes().fold(start, fold),
        false => words.list().iter().flat_map(|word| word.bytes().chain([b' '])).fold(start, fold),
    };
    mix(hash)
}

fn palette_words(words: &Words, subjects: &[Mention], used: &[usize]) -> Vec<&'static str> {
    let mut found: Vec<&'static str> = Vec::new();
    let list = words.list();
    for (place, word) in list.iter().enumerate() {
        let Some(colour) = colour_word(word) else { continue };
        let next = list.get(place + 1).map_or("", String::as_str);
        let phrase = matches!(
            next,
            "hour"
                | "blossom"
                | "blossoms"
                | "forest"
                | "retriever"
                | "cup"
                | "mug"
                | "tree"
                | "reef"
                | "bowl"
                | "field"
                | "fields"
        );
        let of_subject =
            subjects.iter().any(|mention| mention.colour == Some(colour) || mention.place == place);
        if !phrase && !used.contains(&place) && !of_subject && !found.contains(&colour) && found.len() < 3 {
            found.push(colour);
        }
    }
    found
}

fn default_season(weather: Option<Weather>, chance: &mut Random) -> Season {
    match weather {
        Some(Weather::Snow) => Season::Winter,
        _ => *chance.pick(&[Season::Summer, Season::Summer, Season::Summer, Season::Spring, Season::Autumn]),
    }
}

fn default_time(scene: Scene, weather: Option<Weather>, season: Option<Season>, chance: &mut Random) -> Time {
    let open = !matches!(
        scene,
        Scene::City | Scene::Street | Scene::Space | Scene::Underwater | Scene::Room | Scene::Flowers
    );
    match (scene, weather) {
        // Snow under a low sun looks like sand, autumn leaves under a high one like any others.
        (_, None) if open && season == Some(Season::Winter) => {
            *chance.pick(&[Time::Morning, Time::Noon, Time::Noon, Time::Blue, Time::Dusk])
        }
        (_, None) if open && season == Some(Season::Autumn) => {
            *chance.pick(&[Time::Golden, Time::Golden, Time::Morning, Time::Sunset])
        }
        (Scene::City | Scene::Street, _) => {
            *chance.pick(&[Time::Dusk, Time::Blue, Time::Night, Time::Sunset, Time::Golden])
        }
        (Scene::Space, _) => Time::Night,
        (Scene::Underwater, _) => *chance.pick(&[Time::Noon, Time::Morning]),
        (_, Some(Weather::Storm)) => *chance.pick(&[Time::Dusk, Time::Sunset, Time::Noon]),
        (_, Some(Weather::Rain)) => *chance.pick(&[Time::Morning, Time::Dusk, Time::Noon]),
        (_, Some(Weather::Fog)) => *chance.pick(&[Time::Dawn, Time::Morning, Time::Golden]),
        (Scene::Forest | Scene::Waterfall | Scene::Meadow | Scene::Beach, _) => {
            *chance.pick(&[Time::Morning, Time::Noon, Time::Golden, Time::Golden])
        }
        (Scene::Room | Scene::Flowers, _) => *chance.pick(&[Time::Morning, Time::Golden, Time::Noon]),
        _ => *chance.pick(&[Time::Morning, Time::Noon, Time::Golden, Time::Golden, Time::Dawn, Time::Sunset]),
    }
}

fn default_weather(without: &[Thing], chance: &mut Random) -> Weather {
    if without.contains(&Thing::Clouds) || chance.chance(0.35) { Weather::Clear } else { Weather::Clouds }
}

#[cfg(test)]
mod tests {
    use super::{Scene, Season, Weather, read, read_both};

    #[test]
    fn the_negative_prompt_leaves_out_whole_groups() {
        for prompt in
            ["a forest path with a walker", "a dancer", "a family in a park", "a man and a pedestrian"]
        {
            assert!(read_both(prompt, "people").subjects.is_empty(), "{prompt}");
        }
        let reading = read_both("a forest with clouds and birds and people", "clouds, birds, people");
        assert!(reading.subjects.is_empty());
        assert!(!reading.wants(super::Thing::Clouds));
        assert_eq!(read_both("an astronaut", "people").subjects.len(), 1);
        assert_ne!(read_both("hills in fog", "fog").weather, Weather::Fog);
    }

    #[test]
    fn numbers_are_counted() {
        let count = |prompt: &str| read(prompt).subjects[0].count;
        let all = [
            ("seven birds", 7),
            ("nine boats", 9),
            ("a dozen sheep", 12),
            ("half a dozen ducks", 6),
            ("several cats", 5),
            ("a flock of sheep", 7),
            ("11 foxes", 11),
            ("ein Fuchs", 1),
            ("wolves", 3),
            ("a couple of swans", 2),
            ("hot air balloons", 3),
            ("a coral reef with fish", 5),
            ("a mosaic of a fish", 1),
        ];
        for (prompt, number) in all {
            assert_eq!(count(prompt), number, "{prompt}");
        }
        assert_eq!(read("two moons over the sea").discs, [2, 1]);
        assert_eq!(read("a moon and three suns").discs, [1, 3]);
    }

    #[test]
    fn context_decides_what_words_mean() {
        let words = |prompt: &str| {
            read(prompt).subjects.iter().map(|mention| mention.word.clone()).collect::<Vec<_>>()
        };
        assert_eq!(words("robot in a flower meadow"), ["robot"]);
        assert_eq!(words("a light house"), ["lighthouse"]);
        // A colour word and a season word, and yet the name of a tree.
        assert_eq!(words("a cherry blossom tree"), ["blossom"]);
        assert_eq!(words("phare dans la nuit"), ["lighthouse"]);
        assert_eq!(words("a woman with a red umbrella"), ["person"]);
        assert_eq!(read("a vase of sunflowers on a table").subjects.len(), 1);
        assert_eq!(read("a vase of sunflowers on a table").scene, Scene::Room);
        assert!(read("astronaut on the moon").lunar);
        assert_eq!(read("white cat on a black background").backdrop, Some("black"));
        assert_eq!(read("mountains in the background").backdrop, None);
        assert_eq!(
            (read("winter train").season, read("Fuchs im Schnee").season),
            (Season::Winter, Season::Winter)
        );
        assert_eq!(read("a bridge in fog").scene, Scene::River);
        assert_eq!(read("Sturm am Meer").weather, Weather::Storm);
    }
}
