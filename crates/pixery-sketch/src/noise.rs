//! Smooth chance over the plane: gradient noise, its sums, ridges and cells, from whole-number hashes.

/// A field of noise; one seed, one field.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Noise {
    seed: u32,
}

const DIAGONAL: f32 = core::f32::consts::FRAC_1_SQRT_2;

const DIRECTIONS: [[f32; 2]; 16] = [
    [1.0, 0.0],
    [0.923_88, 0.382_68],
    [DIAGONAL, DIAGONAL],
    [0.382_68, 0.923_88],
    [0.0, 1.0],
    [-0.382_68, 0.923_88],
    [-DIAGONAL, DIAGONAL],
    [-0.923_88, 0.382_68],
    [-1.0, 0.0],
    [-0.923_88, -0.382_68],
    [-DIAGONAL, -DIAGONAL],
    [-0.382_68, -0.923_88],
    [0.0, -1.0],
    [0.382_68, -0.923_88],
    [DIAGONAL, -DIAGONAL],
    [0.923_88, -0.382_68],
];

/// Returns the whole number at or below `value`; quicker than `floor` where there is no instruction for it.
pub(crate) fn whole(value: f32) -> i32 {
    let cut = value as i32;
    if cut as f32 > value { cut - 1 } else { cut }
}

impl Noise {
    /// Makes the field of `seed`.
    pub(crate) fn new(seed: u64) -> Self {
        let bits = crate::random::mix(seed);
        Self { seed: (bits ^ (bits >> 32)) as u32 }
    }

    /// Returns another field for one purpose, unlike this one.
    pub(crate) fn fork(self, part: u64) -> Self {
        Self::new((u64::from(self.seed) << 20) ^ part.wrapping_mul(0x9e37_79b9))
    }

    /// Returns the bits of one lattice point.
    pub(crate) fn hash(self, column: i32, row: i32) -> u32 {
        let mut bits = self.seed ^ (column as u32).wrapping_mul(0x85eb_ca6b);
        bits = (bits ^ (bits >> 15)).wrapping_mul(0x2c1b_3c6d) ^ (row as u32).wrapping_mul(0xc2b2_ae35);
        bits = (bits ^ (bits >> 13)).wrapping_mul(0x297a_2d39);
        bits ^ (bits >> 16)
    }

    /// Returns the chance of one lattice point, `0.0..1.0`.
    pub(crate) fn cell(self, column: i32, row: i32) -> f32 {
        (self.hash(column, row) >> 8) as f32 / 16_777_216.0
    }

    /// Returns smooth noise at a point, about `-1.0..1.0`, features about one wide.
    pub(crate) fn at(self, x: f32, y: f32) -> f32 {
        let (column, row) = (whole(x), whole(y));
        let (across, down) = (x - column as f32, y - row as f32);
        let corner = |right: i32, below: i32| {
            let direction = DIRECTIONS[(self.hash(column + right, row + below) & 15) as usize];
            direction[0] * (across - right as f32) + direction[1] * (down - below as f32)
        };
        let ease = |part: f32| part * part * part * (part * (part * 6.0 - 15.0) + 10.0);
        let (across_eased, down_eased) = (ease(across), ease(down));
        let top = corner(0, 0) + (corner(1, 0) - corner(0, 0)) * across_eased;
        let bottom = corner(0, 1) + (corner(1, 1) - corner(0, 1)) * across_eased;
        (top + (bottom - top) * down_eased) * 1.45
    }

    /// Returns the sum of `octaves` noises, each half as strong and twice as fine, about `-1.0..1.0`.
    pub(crate) fn sum(self, x: f32, y: f32, octaves: u32) -> f32 {
        let (mut total, mut strength, mut reach) = (0.0, 0.5, 0.0);
        let (mut x, mut y) = (x, y);
        for _ in 0..octaves {
            total += self.at(x, y) * strength;
            reach += strength;
            strength *= 0.5;
            (x, y) = (x * 1.62 + y * 1.18 + 17.3, y * 1.62 - x * 1.18 - 9.1);
        }
        total / reach
    }

    /// Returns the sum of folded noises, `0.0..1.0`, whose crests are sharp like those of mountains.
    pub(crate) fn ridges(self, x: f32, y: f32, octaves: u32) -> f32 {
        let (mut total, mut strength, mut reach, mut weight) = (0.0, 0.5, 0.0, 1.0_f32);
        let (mut x, mut y) = (x, y);
        for _ in 0..octaves {
            let fold = 1.0 - self.at(x, y).abs().min(1.0);
            let crest = fold * fold * weight;
            weight = (crest * 1.6).clamp(0.0, 1.0);
            total += crest * strength;
            reach += strength;
            strength *= 0.5;
            (x, y) = (x * 2.03 + 11.7, y * 2.03 - 5.3);
        }
        total / reach
    }

    /// Returns the distance to the nearest and to the second nearest of points strewn one to a cell, and the
    /// chance of the nearest, `0.0..1.0`.
    pub(crate) fn cells(self, x: f32, y: f32) -> (f32, f32, f32) {
        let (column, row) = (whole(x), whole(y));
        let (mut first, mut second, mut chance) = (9.0_f32, 9.0_f32, 0.0);
        for below in -1..=1 {
            for right in -1..=1 {
                let bits = self.hash(column + right, row + below);
                let point_x = (column + right) as f32 + (bits & 0xffff) as f32 / 65_536.0;
                let point_y = (row + below) as f32 + (bits >> 16) as f32 / 65_536.0;
                let (across, down) = (point_x - x, point_y - y);
                let distance = across * across + down * down;
                if distance < first {
                    second = first;
                    first = distance;
                    chance = (bits.wrapping_mul(0x9e37_79b1) >> 8) as f32 / 16_777_216.0;
                } else if distance < second {
                    second = distance;
                }
            }
        }
        (first.sqrt(), second.sqrt(), chance)
    }
}
