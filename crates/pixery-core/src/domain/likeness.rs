//! Likeness of pictures by their 64-bit gradient hashes: how many bits differ.

use std::collections::HashMap;

use super::GenerationId;

/// Up to so many differing bits, two pictures are the same one: scaled, re-encoded, or a hair apart.
pub const DUPLICATE: u32 = 5;

/// Up to so many, they may be.
pub const MAYBE: u32 = 10;

/// A picture's gradient hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hashed {
    /// The generation.
    pub id: GenerationId,
    /// Its gradient hash.
    pub hash: u64,
}

impl Hashed {
    /// Returns how many bits differ, 0 to 64.
    #[must_use]
    pub fn distance(self, other: Self) -> u32 {
        (self.hash ^ other.hash).count_ones()
    }
}

/// Groups pictures that are at most `most` bits away from the oldest of their group, which comes first; the groups with the
/// newest members come first. A picture is in one group at most, and none stands alone.
///
/// Hashes within `most` bits agree in at least one of `most + 1` stretches of their bits: only those are compared.
#[must_use]
pub fn groups(mut pictures: Vec<Hashed>, most: u32) -> Vec<Vec<Hashed>> {
    pictures.sort_unstable_by_key(|picture| picture.id);
    let stretches = stretches(most + 1);
    let mut by_stretch: HashMap<(usize, u64), Vec<usize>> = HashMap::new();
    let mut of_hash: HashMap<u64, usize> = HashMap::new();
    let mut found: Vec<Vec<Hashed>> = Vec::new();
    for picture in pictures {
        let known = of_hash.get(&picture.hash).copied().or_else(|| {
            let near = |stretch: usize| by_stretch.get(&(stretch, picture.hash & stretches[stretch]));
            let candidates = (0..stretches.len()).filter_map(near).flatten().copied();
            candidates.filter(|group| found[*group][0].distance(picture) <= most).min()
        });
        match known {
            Some(group) => found[group].push(picture),
            None => {
                for (stretch, mask) in stretches.iter().enumerate() {
                    by_stretch.entry((stretch, picture.hash & mask)).or_default().push(found.len());
                }
                of_hash.insert(picture.hash, found.len());
                found.push(vec![picture]);
            }
        }
    }
    found.retain(|group| group.len() > 1);
    found.sort_by_key(|group| std::cmp::Reverse(group.last().map(|picture| picture.id)));
    found
}

/// Parts 64 bits into so many masks.
fn stretches(count: u32) -> Vec<u64> {
    let at = |place: u32| 64 * place / count;
    let below = |bits: u32| if bits >= 64 { u64::MAX } else { (1 << bits) - 1 };
    (0..count).map(|place| below(at(place + 1)) & !below(at(place))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stretches_cover_every_bit_once() {
        for count in [6, 11] {
            let masks = stretches(count);
            assert_eq!(masks.iter().fold(0, |all, mask| all | mask), u64::MAX);
            assert_eq!(masks.iter().map(|mask| mask.count_ones()).sum::<u32>(), 64);
        }
    }

    #[test]
    fn grouping_agrees_with_comparing_each_with_each() {
        let mut state = 7_u64;
        let mut random = move || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            state >> 32
        };
        let bases: Vec<u64> = (0..40).map(|_| random() << 32 | random()).collect();
        let pictures: Vec<Hashed> = (1..600)
            .map(|id| {
                let flips = (0..random() % 8).fold(0, |bits, _| bits | 1 << (random() % 64));
                Hashed { id: GenerationId(id), hash: bases[usize::try_from(random() % 40).unwrap()] ^ flips }
            })
            .collect();
        for most in [DUPLICATE, MAYBE] {
            let mut leaders: Vec<Vec<Hashed>> = Vec::new();
            for picture in &pictures {
                // The very same hash stays together; else the oldest leader that is near enough.
                let same = leaders.iter().position(|group| group.iter().any(|one| one.hash == picture.hash));
                let near = leaders.iter().position(|group| group[0].distance(*picture) <= most);
                match same.filter(|same| leaders[*same][0].hash == picture.hash).or(near) {
                    Some(group) => leaders[group].push(*picture),
                    None => leaders.push(vec![*picture]),
                }
            }
            leaders.retain(|group| group.len() > 1);
            leaders.sort_by_key(|group| std::cmp::Reverse(group.last().map(|picture| picture.id)));
            assert_eq!(groups(pictures.clone(), most), leaders);
        }
    }
}
