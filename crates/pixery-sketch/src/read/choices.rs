//! What a prompt can choose from.

macro_rules! choices {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $choice:ident = $word:literal,)* }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name { $($(#[$doc])* $choice,)* }

        impl $name {
            /// Returns the choice as one plain lower-case word or phrase.
            pub fn name(self) -> &'static str {
                match self { $(Self::$choice => $word,)* }
            }
        }
    };
}

choices! {
    /// Where a picture is.
    Scene {
        /// Ranges behind ranges.
        Mountains = "mountains",
        /// Rolling land.
        Hills = "hills",
        /// Grass and flowers under a wide sky.
        Meadow = "meadow",
        /// Still water before land.
        Lake = "lake",
        /// Running water through land.
        River = "river",
        /// Water falling over rock.
        Waterfall = "waterfall",
        /// Open water.
        Sea = "sea",
        /// Sea, cliffs and shore.
        Coast = "coast",
        /// Sand, surf and sea.
        Beach = "beach",
        /// Many buildings from afar.
        City = "city",
        /// Between buildings.
        Street = "street",
        /// Among trees.
        Forest = "forest",
        /// Dunes.
        Desert = "desert",
        /// Planets, stars and mist of gas.
        Space = "space",
        /// Indoors, light from a window.
        Room = "room",
        /// Flowers filling the picture.
        Flowers = "flowers",
        /// Below the surface of the sea.
        Underwater = "underwater",
        /// Nothing but sky and clouds.
        Sky = "sky",
        /// Colour and shape only.
        Abstract = "abstract",
    }
}

choices! {
    /// The time of day, which decides light and palette.
    Time {
        /// Before and at sunrise.
        Dawn = "dawn",
        /// Clear early light.
        Morning = "morning",
        /// High sun.
        Noon = "noon",
        /// Low warm sun.
        Golden = "golden hour",
        /// The sun at the horizon.
        Sunset = "sunset",
        /// After sunset.
        Dusk = "dusk",
        /// Deep blue before night.
        Blue = "blue hour",
        /// Moon and stars.
        Night = "night",
    }
}

choices! {
    /// The weather.
    Weather {
        /// No clouds to speak of.
        Clear = "clear",
        /// Clouds with light on them.
        Clouds = "clouds",
        /// Fog or mist.
        Fog = "fog",
        /// Rain.
        Rain = "rain",
        /// Dark clouds and lightning.
        Storm = "storm",
        /// Falling snow.
        Snow = "snow",
        /// Torn clouds and bent grass.
        Wind = "wind",
    }
}

choices! {
    /// The season, which colours the land.
    Season {
        /// Blossom and fresh green.
        Spring = "spring",
        /// Deep green.
        Summer = "summer",
        /// Orange, ochre and red leaves.
        Autumn = "autumn",
        /// Snow on the ground.
        Winter = "winter",
    }
}

choices! {
    /// How a picture is painted.
    Style {
        /// Clean brushwork, the style when none is named.
        Painterly = "painterly",
        /// Washes, pigment edges and white paper.
        Watercolour = "watercolour",
        /// Flat colours, key lines and paper of a woodblock print.
        Woodblock = "woodblock",
        /// Black ink washes and lines.
        Ink = "ink",
        /// Few colours on a coarse grid.
        PixelArt = "pixel art",
        /// Chalky strokes on toned paper.
        Chalk = "chalk",
        /// Thick strokes with relief.
        Oil = "oil",
        /// Lens, film and grain.
        Film = "film",
        /// Flat shapes and few colours.
        Poster = "poster",
        /// Graphite on paper.
        Pencil = "pencil",
        /// Coloured glass between leads.
        Glass = "stained glass",
        /// Small stones.
        Mosaic = "mosaic",
        /// Two or three spot inks, coarse dots.
        Risograph = "risograph",
        /// Opaque matt paint.
        Gouache = "gouache",
    }
}

choices! {
    /// How near a picture is.
    View {
        /// As usual.
        Middle = "middle",
        /// The subject fills the picture.
        Close = "close-up",
        /// Much land, a small subject.
        Wide = "wide",
        /// Seen from above.
        Aerial = "aerial",
        /// Little but the subject and space.
        Minimal = "minimal",
        /// Dark shapes before light.
        Silhouette = "silhouette",
    }
}

choices! {
    /// Where the subject stands across the picture.
    Side {
        /// Wherever it looks well.
        Free = "free",
        /// On the left third.
        Left = "left",
        /// On the right third.
        Right = "right",
        /// In the middle.
        Centre = "centre",
        /// In the middle, both halves alike.
        Symmetrical = "symmetrical",
    }
}

choices! {
    /// Words that bend all colours alike.
    Grade {
        /// Light and soft.
        Pastel = "pastel",
        /// One colour or none.
        Monochrome = "monochrome",
        /// Brown photograph.
        Sepia = "sepia",
        /// Glowing on dark.
        Neon = "neon",
        /// Quiet.
        Muted = "muted",
        /// Loud.
        Vibrant = "vibrant",
        /// Towards red and yellow.
        Warm = "warm",
        /// Towards blue.
        Cool = "cool",
        /// Low key.
        Dark = "dark",
        /// High key.
        Bright = "bright",
    }
}

choices! {
    /// What a picture may have beside scene and subjects.
    Thing {
        /// Clouds.
        Clouds = "clouds",
        /// Stars.
        Stars = "stars",
        /// The moon.
        Moon = "moon",
        /// The sun's disc.
        Sun = "sun",
        /// Trees in the scenery.
        Trees = "trees",
        /// Birds in the sky.
        Birds = "birds",
        /// People.
        People = "people",
        /// Flowers in the scenery.
        Flowers = "flowers",
        /// Northern lights.
        Aurora = "aurora",
        /// Snow on the land.
        Snow = "snow",
        /// Mist on the land.
        Mist = "mist",
        /// A rainbow.
        Rainbow = "rainbow",
        /// The Milky Way or a galaxy.
        Galaxy = "galaxy",
        /// Lit windows, lamps and fireflies.
        Lights = "lights",
        /// Reflections in water.
        Reflection = "reflections",
        /// Buildings in the scenery.
        Buildings = "buildings",
        /// Mountains in the scenery.
        Mountains = "mountains",
        /// Water in the scenery.
        Water = "water",
        /// A planet in the sky.
        Planet = "planet",
        /// One mountain that stands alone, like a cone.
        Volcano = "volcano",
        /// Fire, lava and smoke out of a volcano.
        Eruption = "eruption",
        /// Corals in plenty.
        Coral = "coral",
        /// A fire in a room.
        Fireplace = "fireplace",
        /// A wide sill before a window.
        Sill = "sill",
        /// Letters, never painted anyway.
        Text = "text",
    }
}
