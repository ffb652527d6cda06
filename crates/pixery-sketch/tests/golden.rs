//! Keeps pictures as they are: the hash of a small picture for every scene and finish. `UPDATE=1` rewrites them.

use std::fmt::Write as _;
use std::ops::ControlFlow;
use std::path::Path;

use pixery_sketch::{Brief, paint};

const PROMPTS: [&str; 20] = [
    "a lighthouse on a cliff at sunset",
    "snowy mountains at dawn, ink",
    "city skyline at night, reflections, film photo",
    "a bouquet of peonies, watercolour",
    "a fox in an autumn forest, gouache",
    "ringed planet, nebula",
    "sand dunes under a starry sky, oil painting",
    "two boats on a calm lake at noon, woodblock print",
    "abstract in teal and ochre, risograph",
    "a cat by a window, pastel colours",
    "storm over the ocean, lightning, charcoal",
    "rainy street at dusk, pixel art",
    "poppies in a meadow, chalk",
    "coral reef underwater, mosaic",
    "a waterfall in a jungle, flat poster",
    "village in falling snow at night",
    "a river through green hills, stained glass",
    "beach with palm trees, vivid",
    "birds above the clouds, golden hour",
    "こんにちは",
];

/// Returns the FNV-1a hash of the bytes.
fn hash(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

#[test]
#[allow(clippy::disallowed_methods)]
fn pictures_stay_as_they_were() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden.txt");
    let mut found = String::new();
    for prompt in PROMPTS {
        let brief = Brief { width: 160, height: 120, seed: 42, ..Brief::new(prompt) };
        let picture =
            paint(&brief, &mut |_| ControlFlow::Continue(())).expect("the brief is within its limits");
        writeln!(found, "{:016x} {prompt}", hash(picture.pixels())).expect("a string takes any text");
    }
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&file, &found).expect("the folder of tests can be written");
    }
    let kept = std::fs::read_to_string(&file).expect("golden.txt is there");
    assert_eq!(found, kept, "pictures changed; if that is meant, run again with UPDATE=1");
}
