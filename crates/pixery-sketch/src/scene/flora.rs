//! Plants of the scenery as paths in px: conifers, round trees, bare trees, palms and bushes.

use crate::path::{Path, Point, point};
use crate::random::Random;

/// Returns a fir whose foot stands at `x`, `y`, `height` px high.
pub(crate) fn conifer(x: f32, y: f32, height: f32, random: &mut Random) -> Path {
    let tiers = 7 + random.below(5);
    let spread = height * random.range(0.15, 0.22);
    let lean = random.around(0.02) * height;
    let mut left = Vec::new();
    let mut right = Vec::new();
    for tier in 0..=tiers {
        let part = tier as f32 / tiers as f32;
        let middle = x + lean * (1.0 - part);
        let top = y - height * (1.0 - part * 0.93);
        let reach = spread * (0.1 + part * random.range(0.75, 1.05));
        let drop = height * 0.05;
        left.push(point(middle - reach, top + drop));
        left.push(point(middle - reach * random.range(0.4, 0.55), top + drop * 0.4));
        right.push(point(middle + reach, top + drop));
        right.push(point(middle + reach * random.range(0.4, 0.55), top + drop * 0.4));
    }
    let trunk = height * 0.018;
    let mut outline = vec![point(x + lean, y - height)];
    outline.extend(right);
    outline.extend([
        point(x + trunk, y - height * 0.05),
        point(x + trunk, y),
        point(x - trunk, y),
        point(x - trunk, y - height * 0.05),
    ]);
    outline.extend(left.into_iter().rev());
    Path::polygon(&outline)
}

/// Returns a leafy crown of overlapping blobs around `x`, `y`, about `radius` px.
pub(crate) fn crown(x: f32, y: f32, radius: f32, random: &mut Random) -> Path {
    let mut path = Path::circle(x, y, radius * 0.62);
    for _ in 0..15 {
        let (across, up) = (random.around(1.0), random.around(0.85));
        let size = radius * random.range(0.22, 0.42);
        path = path.and(blob(x + across * radius * 0.75, y + up * radius * 0.7, size, random));
    }
    path
}

/// Returns a rough roundish shape.
pub(crate) fn blob(x: f32, y: f32, radius: f32, random: &mut Random) -> Path {
    let count = 9;
    let outline: Vec<Point> = (0..count)
        .map(|index| {
            let angle = index as f32 / count as f32 * core::f32::consts::TAU;
            let reach = radius * random.range(0.78, 1.15);
            point(x + libm::cosf(angle) * reach, y + libm::sinf(angle) * reach)
        })
        .collect();
    Path::polygon(&outline)
}

/// Returns a trunk from `foot` to `top`, tapering, with a slight bend.
pub(crate) fn limb(foot: Point, top: Point, thick: f32, thin: f32, bend: f32) -> Path {
    let middle = foot.towards(top, 0.5);
    let bent = point(middle.x + bend, middle.y);
    let (wide, slim) = (thick * 0.5, thin * 0.5);
    let (dx, dy) = (top.x - foot.x, top.y - foot.y);
    let length = (dx * dx + dy * dy).sqrt().max(0.001);
    let (nx, ny) = (-dy / length, dx / length);
    let offset = |place: Point, by: f32| point(place.x + nx * by, place.y + ny * by);
    let half = (wide + slim) * 0.5;
    let start = offset(foot, -wide);
    let path = Path::new().move_to(start.x, start.y).quad_to(offset(bent, -half), offset(top, -slim));
    let over = offset(top, slim);
    path.line_to(over.x, over.y).quad_to(offset(bent, half), offset(foot, wide)).close()
}

/// Returns the roots of a trunk `thick` px thick that stands at `foot`: it widens and runs out into the ground.
pub(crate) fn roots(foot: Point, thick: f32, random: &mut Random) -> Path {
    let half = thick * 0.5;
    let (left, right) = (half * random.range(1.7, 2.5), half * random.range(1.7, 2.5));
    let at = |across: f32, down: f32| point(foot.x + across, foot.y + down * half);
    let start = at(-left, 0.35);
    Path::new()
        .move_to(start.x, start.y)
        .quad_to(at(-half * 1.02, -0.3), at(-half * 0.98, -4.0))
        .line_to(foot.x + half * 0.96, foot.y - half * 4.0)
        .quad_to(at(half * 1.0, -0.3), at(right, 0.4))
        .quad_to(at(right * 0.65, 0.05), at(half * 0.6, 0.75))
        .quad_to(at(half * 0.1, 0.1), at(-half * 0.4, 0.85))
        .quad_to(at(-left * 0.6, 0.0), start)
        .close()
}

/// Returns a bare tree that forks `depth` times.
pub(crate) fn bare_tree(
    foot: Point,
    angle: f32,
    length: f32,
    thick: f32,
    depth: u32,
    random: &mut Random,
) -> Path {
    let top = point(foot.x + libm::sinf(angle) * length, foot.y - libm::cosf(angle) * length);
    let mut path = limb(foot, top, thick, thick * 0.66, random.around(length * 0.12));
    if depth == 0 {
        return path;
    }
    let forks = 2 + random.below(2);
    for fork in 0..forks {
        let spread = (fork as f32 / (forks - 1) as f32 - 0.5) * random.range(0.8, 1.3);
        let start = foot.towards(top, if fork == 1 && forks == 3 { 1.0 } else { random.range(0.8, 1.0) });
        let part = random.range(0.6, 0.8);
        path = path.and(bare_tree(
            start,
            angle + spread + random.around(0.2),
            length * part,
            thick * 0.62,
            depth - 1,
            random,
        ));
    }
    path
}

/// Returns a round tree standing at `x`, `y`: its trunk and its crown.
pub(crate) fn round_tree(x: f32, y: f32, height: f32, random: &mut Random) -> (Path, Path) {
    let trunk = limb(
        point(x, y),
        point(x + random.around(height * 0.05), y - height * 0.6),
        height * 0.07,
        height * 0.035,
        0.0,
    );
    (trunk, crown(x, y - height * 0.64, height * 0.36, random))
}

/// Returns a blade of grass from `x`, `y`, `height` px high, bent by `bend` px.
pub(crate) fn blade(x: f32, y: f32, height: f32, width: f32, bend: f32) -> Path {
    let tip = point(x + bend, y - height);
    Path::new()
        .move_to(x - width * 0.5, y)
        .quad_to(point(x - width * 0.2 + bend * 0.15, y - height * 0.6), tip)
        .quad_to(point(x + width * 0.5 + bend * 0.15, y - height * 0.55), point(x + width * 0.5, y))
        .close()
}
