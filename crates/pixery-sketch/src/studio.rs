//! The painting in progress: canvas, reading, palette, light and chance together, and the steps told on the way.

use std::ops::ControlFlow;

use crate::brief::{Brief, OnStep, PaintError, Picture, Step};
use crate::canvas::Canvas;
use crate::colour::Rgb;
use crate::compose::Composition;
use crate::finish::develop;
use crate::frame::Frame;
use crate::noise::Noise;
use crate::palette::Palette;
use crate::random::{Random, mix};
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
        Self { canvas, reading, palette, plan, random, noise: Noise::new(seed), progress }
    }

    /// Returns the measure of the picture.
    pub(crate) fn frame(&self) -> Frame {
        self.canvas.frame
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
