//! What holds for every drawing.

use super::{Stance, Subject, draw};
use crate::random::Random;

/// How far a shape may leave its box, in shares of the height; hulls reach below the water line.
const SLACK: f32 = 0.02;

fn seeds() -> impl Iterator<Item = u64> {
    0..12
}

#[test]
fn every_subject_stays_in_its_box() {
    let mut strays = Vec::new();
    for subject in Subject::ALL {
        for drawing in seeds().map(|seed| draw(*subject, &mut Random::new(seed))) {
            let below = if drawing.stance == Stance::Water { 0.09 } else { SLACK };
            for part in drawing.parts.iter().filter(|part| part.clip.is_none()) {
                let Some(bounds) = part.path.bounds() else { continue };
                let beside = bounds.left < -SLACK || bounds.right > drawing.aspect + SLACK;
                if beside || bounds.top < -SLACK || bounds.bottom > 1.0 + below {
                    strays.push(format!("{} {bounds:?} of {}", subject.name(), drawing.aspect));
                }
            }
        }
    }
    assert!(strays.is_empty(), "{}", strays.join("\n"));
}

#[test]
fn every_subject_has_parts_and_a_size() {
    for subject in Subject::ALL {
        let drawing = draw(*subject, &mut Random::new(3));
        assert!(drawing.parts.len() >= 6, "{}: {} parts", subject.name(), drawing.parts.len());
        assert!(drawing.aspect > 0.3 && drawing.aspect < 2.6, "{}", subject.name());
        assert!(drawing.stature > 0.1 && drawing.stature < 0.8, "{}", subject.name());
    }
}

#[test]
fn no_part_is_empty() {
    for subject in Subject::ALL {
        let drawing = draw(*subject, &mut Random::new(5));
        for (index, part) in drawing.parts.iter().enumerate() {
            assert!(part.path.bounds().is_some(), "{} part {index}", subject.name());
        }
    }
}

#[test]
fn the_same_variation_draws_the_same() {
    for subject in Subject::ALL {
        assert_eq!(draw(*subject, &mut Random::new(9)), draw(*subject, &mut Random::new(9)));
    }
}

#[test]
fn what_stands_reaches_what_it_stands_on() {
    let mut floating = Vec::new();
    for subject in Subject::ALL {
        let drawing = draw(*subject, &mut Random::new(2));
        let stands = matches!(drawing.stance, Stance::Ground | Stance::Table | Stance::Water);
        let bounds = drawing.parts.iter().filter_map(|part| part.path.bounds());
        let lowest = bounds.fold(0.0_f32, |lowest, bounds| lowest.max(bounds.bottom));
        if stands && lowest < 0.985 {
            floating.push(format!("{} ends at {lowest}", subject.name()));
        }
    }
    assert!(floating.is_empty(), "{}", floating.join("\n"));
}
