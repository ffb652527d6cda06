//! The words that name subjects. Plurals in -s, -es and -ies are found by rule; only odd ones are listed.

use super::Subject;

/// Subjects and the words that mean them, lower case.
const WORDS: &[(Subject, &[&str])] = &[
    (Subject::Lighthouse, &["leuchtturm", "phare", "faro", "lighthouse", "beacon", "seamark"]),
    (
        Subject::Tree,
        &[
            "baum",
            "baume",
            "arbre",
            "arbol",
            "tree",
            "oak",
            "maple",
            "birch",
            "elm",
            "beech",
            "willow",
            "linden",
            "appletree",
            "oaktree",
        ],
    ),
    (
        Subject::BlossomTree,
        &["blossom", "cherry", "sakura", "blossoms", "cherryblossom", "cherrytree", "plumtree"],
    ),
    (Subject::Pine, &["pine", "fir", "spruce", "conifer", "evergreen", "larch", "pinetree", "firtree"]),
    (Subject::Palm, &["palm", "coconut", "palmtree"]),
    (
        Subject::House,
        &[
            "haus",
            "hauser",
            "maison",
            "casa",
            "house",
            "cottage",
            "farmhouse",
            "villa",
            "mansion",
            "bungalow",
            "homestead",
        ],
    ),
    (Subject::Cabin, &["cabin", "hut", "chalet", "lodge", "shack", "shed", "mountainhut", "logcabin"]),
    (
        Subject::Castle,
        &["schloss", "burg", "chateau", "castillo", "castle", "fortress", "palace", "citadel", "stronghold"],
    ),
    (Subject::Windmill, &["windmuhle", "moulin", "molino", "windmill", "mill"]),
    (Subject::Bridge, &["brucke", "pont", "puente", "bridge", "viaduct", "aqueduct", "footbridge"]),
    (
        Subject::Boat,
        &[
            "segelboot",
            "bateau",
            "barco",
            "voilier",
            "velero",
            "boat",
            "sailboat",
            "yacht",
            "dinghy",
            "sloop",
            "catamaran",
            "sailingboat",
        ],
    ),
    (Subject::Whale, &["wal", "baleine", "ballena", "whale", "humpback", "leviathan"]),
    (
        Subject::Bird,
        &[
            "vogel",
            "oiseau",
            "oiseaux",
            "pajaro",
            "bird",
            "swallow",
            "sparrow",
            "dove",
            "pigeon",
            "robin",
            "finch",
            "songbird",
            "lark",
            "seagull",
            "gull",
            "hummingbird",
            "bluebird",
            "nightingale",
            "canary",
            "starling",
            "thrush",
            "wren",
            "parrot",
            "kingfisher",
        ],
    ),
    (Subject::Owl, &["eule", "hibou", "buho", "owl", "owlet"]),
    (Subject::Butterfly, &["schmetterling", "papillon", "mariposa", "butterfly", "moth"]),
    (
        Subject::Cat,
        &["katze", "katzen", "chat", "gato", "cat", "kitten", "kitty", "tomcat", "tabby", "feline"],
    ),
    (
        Subject::Dog,
        &[
            "hund",
            "hunde",
            "chien",
            "perro",
            "dog",
            "puppy",
            "hound",
            "retriever",
            "terrier",
            "spaniel",
            "labrador",
            "beagle",
            "collie",
        ],
    ),
    (Subject::Fox, &["fuchs", "fuchse", "renard", "zorro", "fox", "vixen"]),
    (
        Subject::Horse,
        &[
            "pferd", "pferde", "cheval", "caballo", "horse", "pony", "stallion", "mare", "foal", "colt",
            "mustang", "steed",
        ],
    ),
    (
        Subject::Deer,
        &[
            "hirsch", "cerf", "ciervo", "deer", "stag", "doe", "fawn", "elk", "reindeer", "moose", "roe",
            "caribou", "antelope",
        ],
    ),
    (
        Subject::Figure,
        &[
            "persons",
            "men",
            "women",
            "figure",
            "person",
            "man",
            "woman",
            "wanderer",
            "traveller",
            "traveler",
            "hiker",
            "people",
            "human",
            "boy",
            "girl",
            "child",
            "lady",
            "stranger",
            "pilgrim",
            "monk",
            "walker",
        ],
    ),
    (Subject::Balloon, &["balloon", "airship", "aerostat", "hotairballoon", "airballoon"]),
    (Subject::Rocket, &["rocket", "spaceship", "spacecraft", "starship"]),
    (
        Subject::Church,
        &[
            "kirche",
            "eglise",
            "iglesia",
            "church",
            "chapel",
            "cathedral",
            "steeple",
            "abbey",
            "monastery",
            "minster",
        ],
    ),
    (Subject::Temple, &["pagoda", "temple", "stupa"]),
    (Subject::Torii, &["torii", "shrine"]),
    (Subject::Barn, &["barn", "farm", "stable", "silo", "granary"]),
    (Subject::Tower, &["tower", "turret", "watchtower"]),
    (
        Subject::Fish,
        &[
            "fisch",
            "poisson",
            "pez",
            "fish",
            "goldfish",
            "koi",
            "carp",
            "trout",
            "salmon",
            "clownfish",
            "fishes",
        ],
    ),
    (Subject::Swan, &["swan", "cygnet"]),
    (Subject::Crane, &["crane", "heron", "stork", "egret", "ibis", "flamingo"]),
    (Subject::Crow, &["crow", "raven", "blackbird", "rook", "magpie", "jackdaw"]),
    (Subject::Eagle, &["eagle", "hawk", "falcon", "condor", "buzzard", "osprey", "raptor"]),
    (Subject::Wolf, &["loup", "lobo", "wolf", "wolves", "coyote", "husky", "werewolf"]),
    (Subject::Bear, &["bear", "grizzly", "cub"]),
    (Subject::Rabbit, &["hase", "lapin", "conejo", "rabbit", "hare", "bunny"]),
    (Subject::Elephant, &["elephant", "mammoth"]),
    (Subject::Cow, &["kuh", "vache", "vaca", "cow", "cattle", "bull", "calf", "calves", "ox", "oxen"]),
    (Subject::Sheep, &["sheep", "lamb", "ram", "ewe"]),
    (Subject::Lion, &["lion", "lioness"]),
    (Subject::Tiger, &["tiger", "tigress"]),
    (Subject::Dragon, &["dragon", "wyvern"]),
    (Subject::Mouse, &["mouse", "mice", "rat", "hamster"]),
    (Subject::Frog, &["frog", "toad"]),
    (Subject::Penguin, &["penguin", "puffin"]),
    (Subject::Jellyfish, &["jellyfish", "medusa"]),
    (Subject::Turtle, &["turtle", "tortoise"]),
    (Subject::Octopus, &["octopus", "octopi", "kraken", "squid", "cuttlefish"]),
    (
        Subject::TallShip,
        &[
            "schiff",
            "navire",
            "ship",
            "galleon",
            "frigate",
            "schooner",
            "clipper",
            "vessel",
            "brig",
            "caravel",
            "tallship",
            "sailingship",
        ],
    ),
    (Subject::RowingBoat, &["rowboat", "canoe", "kayak", "punt", "skiff", "gondola", "rowingboat"]),
    (Subject::Pair, &["family", "couple", "parent", "mother", "father", "lovers", "daughter", "son"]),
    (Subject::Walker, &["pedestrian", "passerby", "flaneur", "commuter", "stroller"]),
    (Subject::Dancer, &["dancer", "ballerina", "ballet"]),
    (Subject::Car, &["car", "automobile", "taxi", "limousine", "vehicle"]),
    (Subject::Train, &["zug", "tren", "train", "locomotive", "railway", "railroad", "tram"]),
    (Subject::Bicycle, &["bicycle", "bike", "tandem", "velocipede", "pushbike"]),
    (Subject::Astronaut, &["astronaut", "cosmonaut", "spaceman", "spacewoman"]),
    (Subject::Robot, &["robot", "android", "automaton", "droid", "cyborg"]),
    (Subject::Tent, &["tent", "yurt", "tipi", "teepee", "campsite"]),
    (Subject::Campfire, &["campfire", "bonfire"]),
    (Subject::Lantern, &["lantern", "lamp", "lampion"]),
    (Subject::Candle, &["candle", "candlelight", "taper"]),
    (Subject::Teapot, &["teapot", "kettle", "samovar"]),
    (Subject::Cup, &["cup", "mug", "coffee", "teacup", "cocoa", "espresso", "cappuccino"]),
    (Subject::Book, &["book", "novel", "diary", "notebook", "tome"]),
    (Subject::Clock, &["clock", "timepiece"]),
    (Subject::Key, &["key"]),
    (Subject::Fruit, &["fruit", "fruitbowl", "banana", "pear", "lemon"]),
    (Subject::Apple, &["apple"]),
    (
        Subject::Vase,
        &[
            "blume",
            "blumen",
            "fleur",
            "flor",
            "vase",
            "bouquet",
            "flower",
            "bunch",
            "peony",
            "peonies",
            "wildflower",
            "flowerpot",
            "flowervase",
        ],
    ),
    (Subject::Rose, &["rose"]),
    (Subject::Tulip, &["tulip", "crocus", "lily", "lilies"]),
    (Subject::Sunflower, &["sunflower", "daisy", "marguerite"]),
    (Subject::Mushroom, &["mushroom", "toadstool", "fungus", "fungi"]),
    (Subject::Cactus, &["cactus", "cacti", "cactuses", "saguaro"]),
    (Subject::Guitar, &["guitar", "ukulele", "banjo", "lute"]),
    (Subject::Violin, &["violin", "cello", "fiddle", "viola"]),
    (Subject::Chair, &["chair", "seat", "stool", "armchair"]),
    (Subject::SunflowerVase, &["sunflowervase"]),
    (Subject::PerchedOwl, &["perchedowl"]),
    (Subject::FlyingDragon, &["flyingdragon"]),
    (Subject::DivingWhale, &["divingwhale"]),
    (Subject::Umbrella, &["umbrella", "parasol", "brolly"]),
    (Subject::Snowman, &["snowman", "snowmen"]),
    (Subject::Unicorn, &["unicorn", "pegasus"]),
    (Subject::Zebra, &["zebra"]),
    (Subject::Leopard, &["leopard", "cheetah", "jaguar", "panther"]),
    (Subject::Giraffe, &["giraffe", "okapi"]),
    (Subject::Camel, &["camel", "dromedary", "dromedaries"]),
    (Subject::Squirrel, &["squirrel", "chipmunk"]),
    (Subject::Hedgehog, &["hedgehog", "porcupine", "urchin"]),
    (Subject::Duck, &["duck", "duckling", "mallard", "goose", "geese", "gosling", "drake"]),
    (Subject::Bee, &["bee", "bumblebee", "honeybee", "wasp"]),
    (Subject::Pumpkin, &["pumpkin", "gourd", "squash"]),
    (Subject::Ghost, &["ghost", "phantom", "spectre", "specter", "apparition"]),
    (Subject::StreetLamp, &["streetlamp", "streetlight", "lamppost", "lamplight", "gaslight"]),
    (Subject::Bench, &["bench", "benches"]),
    (Subject::Aeroplane, &["airplane", "aeroplane", "plane", "aircraft", "biplane", "jet"]),
    (Subject::Wizard, &["wizard", "sorcerer", "mage", "magician", "warlock", "merlin", "gandalf"]),
    (Subject::PolarBear, &["polarbear", "icebear"]),
    (Subject::Pig, &["pig", "piglet", "swine", "boar", "hog"]),
    (Subject::Rooster, &["rooster", "cockerel", "hen", "chicken", "chick"]),
    (Subject::Panda, &["panda"]),
    (Subject::Dolphin, &["dolphin", "porpoise", "orca"]),
    (Subject::Shark, &["shark"]),
    (Subject::Snail, &["snail", "slug"]),
    (Subject::Crown, &["crown", "tiara", "diadem"]),
    (Subject::Kite, &["kite"]),
    (Subject::Cake, &["cake", "birthdaycake", "gateau", "torte"]),
];

/// Returns the subject `word` names, if any.
pub(super) fn find(word: &str) -> Option<Subject> {
    let word: String = word.chars().filter(|letter| !matches!(letter, ' ' | '-')).collect();
    let word = word.to_lowercase();
    singulars(&word).iter().find_map(|singular| look_up(singular))
}

fn look_up(word: &str) -> Option<Subject> {
    WORDS.iter().find(|(_, words)| words.contains(&word)).map(|(subject, _)| *subject)
}

/// What `word` may be the plural of, itself first.
fn singulars(word: &str) -> Vec<String> {
    let mut forms = vec![word.to_owned()];
    for (ending, singular) in [("s", ""), ("es", ""), ("ies", "y"), ("ves", "f")] {
        if let Some(stem) = word.strip_suffix(ending) {
            forms.push(format!("{stem}{singular}"));
        }
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::{Subject, WORDS, find};

    #[test]
    fn every_word_finds_the_subject_of_its_row() {
        for (subject, words) in WORDS {
            for word in *words {
                assert_eq!(find(word), Some(*subject), "{word}");
            }
        }
    }

    #[test]
    fn every_subject_has_a_row_with_its_name() {
        for subject in Subject::ALL {
            assert_eq!(find(subject.name()), Some(*subject), "{}", subject.name());
        }
    }

    #[test]
    fn plurals_and_capitals_mean_the_same() {
        assert_eq!(find("Boats"), Some(Subject::Boat));
        assert_eq!(find("kitties"), Some(Subject::Cat));
        assert_eq!(find("Street lamp"), Some(Subject::StreetLamp));
        assert_eq!(find("log-cabins"), Some(Subject::Cabin));
        assert_eq!(find("qwerty"), None);
    }

    #[test]
    fn no_word_stands_in_two_rows() {
        let mut words: Vec<&str> = WORDS.iter().flat_map(|(_, words)| words.iter().copied()).collect();
        words.sort_unstable();
        for pair in words.windows(2) {
            assert_ne!(pair[0], pair[1]);
        }
    }
}
