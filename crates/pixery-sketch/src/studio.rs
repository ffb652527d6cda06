//! The painting in progress: canvas, reading, palette, light and chance together, and the steps told on the way.

use std::ops::ControlFlow;

use crate::brief::{Brief, Mask, OnStep, PaintError, Picture, Step};
use crate::canvas::Canvas;
use crate::colour::Rgb;
use crate::compose::Composition;
use crate::finish::develop;
use crate::frame::Frame;
use crate::guide::blur;
use crate::noise::Noise;
use crate::palette::Palette;
use crate::random::{Random, mix};
use crate::raster::Coverage;
use crate::read::Reading;

/// The stages of a painting, in order, as callers are told of them.
pub(crate) const STAGES: [&str; 9] =
    ["ground", "sky", "far land", "near land", "subject", "foreground", "light", "finish", "varnish"];

/// Everything that painters need at hand.
pub(crate) struct Studio<'a> {
    /// The painting so far.
    pub canvas: Canvas,
    /// What was understood of the prompt.
    pub reading: &'a Reading,
    /// The colours.
    pub palette: Palette,
    /// Where things stand.
    pub plan: Composition,
    /// The chance of this prompt and seed.
    pub random: Random,
    /// The noise of this prompt and seed.
    pub noise: Noise,
    /// How much of each pixel a subject covers; empty until one is painted.
    pub figures: Vec<f32>,
    /// The box that an edit repaints, in units: left, top, right, bottom; `None` where that is everything.
    pub window: Option<[f32; 4]>,
    progress: Progress<'a>,
}

impl<'a> Studio<'a> {
    /// Sets up for one brief.
    pub(crate) fn new(brief: &Brief<'_>, reading: &'a Reading, on_step: &'a mut OnStep<'a>) -> Self {
        let frame = Frame::new(brief.width, brief.height);
        let seed = mix(reading.fingerprint ^ mix(brief.seed));
        let random = Random::new(seed);
        let palette = Palette::choose(reading, &mut random.fork(1));
        let plan = Composition::choose(frame, reading, &mut random.fork(2));
        let canvas = Canvas::new(frame, palette.sky[3]);
        let progress = Progress { on_step, of: brief.steps, told: 0, finished: 0 };
        let window = brief.edit.as_ref().and_then(|edit| edit.mask).and_then(|mask| window_of(mask, frame));
        Self {
            canvas,
            reading,
            palette,
            plan,
            random,
            noise: Noise::new(seed),
            figures: Vec::new(),
            window,
            progress,
        }
    }

    /// Returns the measure of the picture.
    pub(crate) fn frame(&self) -> Frame {
        self.canvas.frame
    }

    /// Remembers where a subject was painted.
    pub(crate) fn mark(&mut self, shape: &Coverage) {
        let frame = self.canvas.frame;
        self.figures.resize(frame.width * frame.height, 0.0);
        for row in 0..shape.height as usize {
            for column in 0..shape.width as usize {
                let covered = shape.values[row * shape.width as usize + column];
                let place = (row + shape.y0 as usize) * frame.width + column + shape.x0 as usize;
                self.figures[place] = self.figures[place].max(covered);
            }
        }
    }

    /// Returns where subjects are, softened over `reach` units around; `None` if there are none.
    pub(crate) fn soft_figures(&self, reach: f32) -> Option<Soft> {
        if self.figures.is_empty() {
            return None;
        }
        let frame = self.canvas.frame;
        let reach = ((reach * frame.unit) as usize).max(1);
        let rows = blur(&self.figures, frame.width, frame.height, reach, 1, frame.width);
        let values = blur(&rows, frame.height, frame.width, reach, frame.width, 1);
        Some(Soft { values, frame })
    }

    /// Tells of one more step if the present stage has one left to tell.
    pub(crate) fn tick(&mut self) -> Result<(), PaintError> {
        let due = self.progress.due(self.progress.finished + 1).saturating_sub(1);
        if self.progress.told < due { self.progress.tell(&self.canvas) } else { Ok(()) }
    }

    /// Ends a stage: tells of all the steps that belong to it.
    pub(crate) fn finish_stage(&mut self) -> Result<(), PaintError> {
        let due = self.progress.due(self.progress.finished + 1);
        while self.progress.told < due {
            self.progress.tell(&self.canvas)?;
        }
        self.progress.finished += 1;
        Ok(())
    }

    /// Returns the mean of the sky's two lowest colours: the air at the horizon.
    pub(crate) fn haze(&self) -> Rgb {
        crate::colour::blend(self.palette.sky[3], self.palette.sky[4], 0.5)
    }
}

/// A softened mask of the subjects.
pub(crate) struct Soft {
    values: Vec<f32>,
    frame: Frame,
}

impl Soft {
    /// Returns its value at a place in units.
    pub(crate) fn at(&self, x: f32, y: f32) -> f32 {
        let frame = self.frame;
        let column = ((x * frame.unit).max(0.0) as usize).min(frame.width - 1);
        let row = ((y * frame.unit).max(0.0) as usize).min(frame.height - 1);
        self.values[row * frame.width + column]
    }
}

/// Returns the box around what a mask repaints; `None` if that is nothing or nearly the whole picture.
fn window_of(mask: &Mask, frame: Frame) -> Option<[f32; 4]> {
    let (mut left, mut top, mut right, mut bottom) = (frame.width, frame.height, 0, 0);
    for (place, value) in mask.pixels().iter().enumerate() {
        if *value > 127 {
            let (column, row) = (place % frame.width, place / frame.width);
            (left, right) = (left.min(column), right.max(column + 1));
            (top, bottom) = (top.min(row), bottom.max(row + 1));
        }
    }
    let whole = right.saturating_sub(left) * 20 >= frame.width * 19
        && bottom.saturating_sub(top) * 20 >= frame.height * 19;
    let empty = right <= left + 4 || bottom <= top + 4;
    (!whole && !empty).then(|| [left, top, right, bottom].map(|side| side as f32 / frame.unit))
}

struct Progress<'a> {
    on_step: &'a mut OnStep<'a>,
    of: u32,
    told: u32,
    finished: usize,
}

impl Progress<'_> {
    /// Returns how many steps are told once `stages` stages are finished.
    fn due(&self, stages: usize) -> u32 {
        (self.of as usize * stages.min(STAGES.len()) / STAGES.len()) as u32
    }

    fn tell(&mut self, canvas: &Canvas) -> Result<(), PaintError> {
        self.told += 1;
        let label = STAGES[self.finished.min(STAGES.len() - 1)];
        let step = Step { index: self.told, of: self.of, preview: preview(canvas), label };
        match (self.on_step)(step) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(PaintError::Stopped),
        }
    }
}

/// The longest side of a preview, in px.
const PREVIEW_SIDE: usize = 256;

fn preview(canvas: &Canvas) -> Option<Picture> {
    let frame = canvas.frame;
    let longest = frame.width.max(frame.height).max(PREVIEW_SIDE);
    let width = (frame.width * PREVIEW_SIDE / longest).max(1);
    let height = (frame.height * PREVIEW_SIDE / longest).max(1);
    let mut small = Canvas::new(Frame::new(width as u32, height as u32), [0.0; 3]);
    for row in 0..height {
        for column in 0..width {
            let x = (column as f32 + 0.5) * frame.width as f32 / width as f32;
            let y = (row as f32 + 0.5) * frame.height as f32 / height as f32;
            small.pixels[row * width + column] = canvas.near(x / frame.unit, y / frame.unit);
        }
    }
    Picture::new(width as u32, height as u32, develop::to_bytes(&small)).ok()
}
