//! Words for scenes, and the scene of a prompt that names none.

use super::choices::{Scene, Style};
use super::mentions::Mention;
use super::text::{Listed, Words};
use crate::random::Random;
use crate::subject::{Home, Subject};

pub(super) static SCENES: &[Listed<Scene>] = &[
    ("mountain", Scene::Mountains),
    ("mountainscape", Scene::Mountains),
    ("alps", Scene::Mountains),
    ("alpine", Scene::Mountains),
    ("peak", Scene::Mountains),
    ("summit", Scene::Mountains),
    ("himalaya", Scene::Mountains),
    ("fuji", Scene::Mountains),
    ("volcano", Scene::Mountains),
    ("eruption", Scene::Mountains),
    ("lava", Scene::Mountains),
    ("ridge", Scene::Mountains),
    ("glacier", Scene::Mountains),
    ("canyon", Scene::Desert),
    ("berg", Scene::Mountains),
    ("berge", Scene::Mountains),
    ("gebirge", Scene::Mountains),
    ("montagne", Scene::Mountains),
    ("montana", Scene::Mountains),
    ("hill", Scene::Hills),
    ("valley", Scene::Hills),
    ("vineyard", Scene::Hills),
    ("tuscany", Scene::Hills),
    ("countryside", Scene::Hills),
    ("farm", Scene::Hills),
    ("moor", Scene::Hills),
    ("highlands", Scene::Hills),
    ("meadow", Scene::Meadow),
    ("field", Scene::Meadow),
    ("grassland", Scene::Meadow),
    ("prairie", Scene::Meadow),
    ("savanna", Scene::Meadow),
    ("savannah", Scene::Meadow),
    ("pasture", Scene::Meadow),
    ("garden", Scene::Meadow),
    ("park", Scene::Meadow),
    ("wheat", Scene::Meadow),
    ("wiese", Scene::Meadow),
    ("village", Scene::Hills),
    ("plain", Scene::Meadow),
    ("lake", Scene::Lake),
    ("pond", Scene::Lake),
    ("fjord", Scene::Lake),
    ("lagoon", Scene::Lake),
    ("swamp", Scene::Lake),
    ("teich", Scene::Lake),
    ("lac", Scene::Lake),
    ("lago", Scene::Lake),
    ("river", Scene::River),
    ("stream", Scene::River),
    ("creek", Scene::River),
    ("brook", Scene::River),
    ("fluss", Scene::River),
    ("waterfall", Scene::Waterfall),
    ("cascade", Scene::Waterfall),
    ("sea", Scene::Sea),
    ("ocean", Scene::Sea),
    ("seascape", Scene::Sea),
    ("wave", Scene::Sea),
    ("harbour", Scene::Coast),
    ("harbor", Scene::Coast),
    ("bay", Scene::Coast),
    ("coast", Scene::Coast),
    ("sea cliff", Scene::Coast),
    ("rocky sea", Scene::Coast),
    ("coastal", Scene::Coast),
    ("coastline", Scene::Coast),
    ("cliff", Scene::Coast),
    ("shore", Scene::Coast),
    ("island", Scene::Coast),
    ("meer", Scene::Sea),
    ("mer", Scene::Sea),
    ("mar", Scene::Sea),
    ("beach", Scene::Beach),
    ("seaside", Scene::Beach),
    ("strand", Scene::Beach),
    ("plage", Scene::Beach),
    ("playa", Scene::Beach),
    ("tropical", Scene::Beach),
    ("city", Scene::City),
    ("cityscape", Scene::City),
    ("skyline", Scene::City),
    ("metropolis", Scene::City),
    ("skyscraper", Scene::City),
    ("town", Scene::City),
    ("urban", Scene::City),
    ("tokyo", Scene::City),
    ("manhattan", Scene::City),
    ("new york", Scene::City),
    ("stadt", Scene::City),
    ("ville", Scene::City),
    ("ciudad", Scene::City),
    ("rooftop", Scene::City),
    ("street", Scene::Street),
    ("alley", Scene::Street),
    ("alleyway", Scene::Street),
    ("lane", Scene::Street),
    ("avenue", Scene::Street),
    ("strasse", Scene::Street),
    ("rue", Scene::Street),
    ("forest", Scene::Forest),
    ("wood", Scene::Forest),
    ("woods", Scene::Forest),
    ("woodland", Scene::Forest),
    ("jungle", Scene::Forest),
    ("rainforest", Scene::Forest),
    ("grove", Scene::Forest),
    ("taiga", Scene::Forest),
    ("birches", Scene::Forest),
    ("wald", Scene::Forest),
    ("foret", Scene::Forest),
    ("bosque", Scene::Forest),
    ("desert", Scene::Desert),
    ("dune", Scene::Desert),
    ("sahara", Scene::Desert),
    ("oasis", Scene::Desert),
    ("wuste", Scene::Desert),
    ("mars", Scene::Desert),
    ("space", Scene::Space),
    ("planet", Scene::Space),
    ("galaxy", Scene::Space),
    ("nebula", Scene::Space),
    ("cosmos", Scene::Space),
    ("cosmic", Scene::Space),
    ("universe", Scene::Space),
    ("orbit", Scene::Space),
    ("saturn", Scene::Space),
    ("jupiter", Scene::Space),
    ("asteroid", Scene::Space),
    ("outer space", Scene::Space),
    ("room", Scene::Room),
    ("interior", Scene::Room),
    ("window", Scene::Room),
    ("kitchen", Scene::Room),
    ("bedroom", Scene::Room),
    ("studio", Scene::Room),
    ("library", Scene::Room),
    ("cafe", Scene::Room),
    ("indoors", Scene::Room),
    ("table", Scene::Room),
    ("still life", Scene::Room),
    ("windowsill", Scene::Room),
    ("fireplace", Scene::Room),
    ("hearth", Scene::Room),
    ("fensterbank", Scene::Room),
    ("hall", Scene::Room),
    ("cathedral interior", Scene::Room),
    ("light shafts", Scene::Room),
    ("attic", Scene::Room),
    ("zimmer", Scene::Room),
    ("flowers", Scene::Flowers),
    ("bouquet", Scene::Flowers),
    ("floral", Scene::Flowers),
    ("peonies", Scene::Flowers),
    ("peony", Scene::Flowers),
    ("dahlia", Scene::Flowers),
    ("blumen", Scene::Flowers),
    ("fleurs", Scene::Flowers),
    ("flores", Scene::Flowers),
    ("daisies", Scene::Flowers),
    ("wildflowers", Scene::Meadow),
    ("poppies", Scene::Meadow),
    ("lavender field", Scene::Meadow),
    ("lavender fields", Scene::Meadow),
    ("flower field", Scene::Meadow),
    ("field of", Scene::Meadow),
    ("underwater", Scene::Underwater),
    ("coral reef", Scene::Underwater),
    ("reef", Scene::Underwater),
    ("under the sea", Scene::Underwater),
    ("deep sea", Scene::Underwater),
    ("aquarium", Scene::Underwater),
    ("seabed", Scene::Underwater),
    ("under water", Scene::Underwater),
    ("clouds", Scene::Sky),
    ("sky", Scene::Sky),
    ("cloudscape", Scene::Sky),
    ("skyscape", Scene::Sky),
    ("above the clouds", Scene::Sky),
    ("himmel", Scene::Sky),
    ("ciel", Scene::Sky),
    ("cielo", Scene::Sky),
    ("abstract", Scene::Abstract),
    ("geometric", Scene::Abstract),
    ("pattern", Scene::Abstract),
    ("shapes", Scene::Abstract),
    ("fluid", Scene::Abstract),
    ("marble", Scene::Abstract),
    ("marbled", Scene::Abstract),
    ("gradient", Scene::Abstract),
    ("texture", Scene::Abstract),
    ("bauhaus", Scene::Abstract),
    ("kandinsky", Scene::Abstract),
    ("rothko", Scene::Abstract),
    ("swirl", Scene::Abstract),
    ("dream", Scene::Abstract),
    ("music", Scene::Abstract),
    ("joy", Scene::Abstract),
    ("silence", Scene::Abstract),
    ("landscape", Scene::Hills),
    ("snow", Scene::Hills),
    ("steppe", Scene::Meadow),
    ("tundra", Scene::Hills),
    ("nature", Scene::Hills),
    ("harvest", Scene::Meadow),
    ("sunflowers", Scene::Meadow),
    ("ice", Scene::Hills),
    ("snowfield", Scene::Hills),
    ("arctic", Scene::Hills),
    ("antarctica", Scene::Hills),
    ("schnee", Scene::Hills),
    ("neige", Scene::Hills),
    ("nieve", Scene::Hills),
    ("hugel", Scene::Hills),
    ("colline", Scene::Hills),
    ("colina", Scene::Hills),
    ("dorf", Scene::Hills),
    ("pueblo", Scene::Hills),
    ("feld", Scene::Meadow),
    ("garten", Scene::Meadow),
    ("jardin", Scene::Meadow),
    ("champ", Scene::Meadow),
    ("campo", Scene::Meadow),
    ("bergsee", Scene::Lake),
    ("riviere", Scene::River),
    ("rio", Scene::River),
    ("kuste", Scene::Coast),
    ("cote", Scene::Coast),
    ("hafen", Scene::Coast),
    ("costa", Scene::Coast),
    ("desierto", Scene::Desert),
    ("weltraum", Scene::Space),
    ("calle", Scene::Street),
    ("on the moon", Scene::Desert),
    ("lunar", Scene::Desert),
    ("surface of the moon", Scene::Desert),
];

/// Phrases that put a picture on the moon instead of showing it in the sky.
const LUNAR: [&str; 6] =
    ["on the moon", "lunar", "moonscape", "surface of the moon", "auf dem mond", "sur la lune"];

/// Returns whether the picture is on the moon.
pub(super) fn is_lunar(words: &Words) -> bool {
    LUNAR.iter().any(|phrase| words.place(phrase).is_some())
}

/// Returns the colour of a plain backdrop, if the prompt asks for one: "on a black background".
pub(super) fn backdrop(words: &Words) -> Option<(&'static str, Option<usize>)> {
    let list = words.list();
    let at = list.iter().position(|word| {
        matches!(word.as_str(), "background" | "backdrop" | "hintergrund" | "fond" | "fondo")
    })?;
    for place in (at.saturating_sub(2)..at).rev().chain([at + 1]) {
        let Some(word) = list.get(place) else { continue };
        if let Some(colour) = crate::palette::colour_word(word) {
            return Some((colour, Some(place)));
        }
        if matches!(word.as_str(), "plain" | "solid" | "empty" | "neutral" | "simple" | "blank" | "studio") {
            return Some(("pearl", None));
        }
        if word == "dark" {
            return Some(("charcoal", None));
        }
    }
    None
}

/// Returns the scene that a prompt names: the first, but water before land wherever it stands.
pub(super) fn named(words: &Words) -> Option<Scene> {
    let first = words.first_of(SCENES)?;
    if first == Scene::Flowers {
        let land: Vec<Listed<Scene>> = SCENES
            .iter()
            .filter(|(_, scene)| {
                matches!(
                    scene,
                    Scene::Meadow
                        | Scene::Hills
                        | Scene::Mountains
                        | Scene::Forest
                        | Scene::Lake
                        | Scene::River
                )
            })
            .copied()
            .collect();
        return Some(words.first_of(&land).unwrap_or(first));
    }
    if first == Scene::Sky {
        let land: Vec<Listed<Scene>> =
            SCENES.iter().filter(|(_, scene)| *scene != Scene::Sky).copied().collect();
        return Some(words.first_of(&land).unwrap_or(first));
    }
    if !matches!(first, Scene::Mountains | Scene::Hills | Scene::Meadow | Scene::Forest) {
        return Some(first);
    }
    let wet: Vec<Listed<Scene>> = SCENES
        .iter()
        .filter(|(_, scene)| matches!(scene, Scene::Lake | Scene::River | Scene::Waterfall))
        .copied()
        .collect();
    let water = words.first_of(&wet).filter(|water| first != Scene::Forest || *water == Scene::Waterfall);
    Some(water.unwrap_or(first))
}

/// Chooses a scene where the prompt names none: the home of the first subject, else one by chance.
pub(super) fn infer(
    subjects: &[Mention],
    style: Style,
    outdoors: bool,
    sky_named: bool,
    chance: &mut Random,
) -> Scene {
    let wet = subjects
        .iter()
        .find(|mention| matches!(mention.subject.home(), Home::Sea | Home::Underwater | Home::Space));
    if let Some(first) = wet.or(subjects.first()) {
        // No house stands in a room.
        let large = subjects.iter().find_map(|mention| match mention.subject {
            Subject::House | Subject::Church | Subject::Barn | Subject::Windmill | Subject::Tower => {
                Some(Scene::Hills)
            }
            Subject::Tree | Subject::BlossomTree | Subject::Unicorn | Subject::Horse => Some(Scene::Meadow),
            Subject::Castle | Subject::Cabin | Subject::Temple | Subject::Dragon => Some(Scene::Mountains),
            Subject::Car | Subject::StreetLamp => Some(Scene::Street),
            Subject::Lighthouse => Some(Scene::Coast),
            Subject::Train | Subject::Tent => Some(Scene::Hills),
            _ => None,
        });
        if first.word == "bridge" {
            return Scene::River;
        }
        if first.subject == Subject::Walker {
            return Scene::Street;
        }
        return match first.subject.home() {
            Home::Sea => *chance.pick(&[Scene::Sea, Scene::Coast]),
            Home::Meadow => *chance.pick(&[Scene::Meadow, Scene::Hills]),
            Home::Forest if sky_named => *chance.pick(&[Scene::Hills, Scene::Mountains]),
            Home::Forest => Scene::Forest,
            Home::City => *chance.pick(&[Scene::Street, Scene::City]),
            Home::Desert => Scene::Desert,
            Home::Sky => *chance.pick(&[Scene::Sky, Scene::Hills, Scene::Mountains]),
            Home::Space => Scene::Space,
            Home::Room if large.is_some() => large.unwrap_or(Scene::Hills),
            Home::Room if outdoors => *chance.pick(&[Scene::Hills, Scene::Meadow]),
            Home::Room => Scene::Room,
            Home::Mountain => Scene::Mountains,
            Home::Garden => Scene::Meadow,
            Home::Underwater => Scene::Underwater,
            Home::Snow => Scene::Hills,
        };
    }
    if style == Style::Glass {
        return Scene::Hills;
    }
    if sky_named {
        return *chance.pick(&[
            Scene::Sea,
            Scene::Hills,
            Scene::Lake,
            Scene::Coast,
            Scene::Meadow,
            Scene::Beach,
        ]);
    }
    *chance.pick(&[
        Scene::Mountains,
        Scene::Hills,
        Scene::Meadow,
        Scene::Lake,
        Scene::River,
        Scene::Sea,
        Scene::Coast,
        Scene::Forest,
        Scene::Desert,
        Scene::Sky,
        Scene::Abstract,
        Scene::Abstract,
    ])
}
