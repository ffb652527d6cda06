//! How far a request is. Statuses make it go on, never time: a test sees each step, however slow its machine.

use super::record::Record;
use crate::stub_vendor::behaviour::Directive;

/// Where a request stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Phase {
    /// So many are before it.
    Queued {
        position: u32,
    },
    /// So many steps are done, of so many.
    Running {
        done: u32,
        of: u32,
    },
    Completed,
}

impl Record {
    /// Returns what the next status says.
    pub(crate) fn phase(&self) -> Phase {
        let (queue, steps) = (self.behaviour.count(Directive::Queue), self.behaviour.count(Directive::Steps));
        if self.cancelled {
            return Phase::Completed;
        }
        if self.statuses < queue {
            return Phase::Queued { position: queue - self.statuses - 1 };
        }
        let done = self.statuses - queue;
        if done < steps {
            return Phase::Running { done: done + 1, of: steps };
        }
        // Completed, not quite, completed.
        if self.behaviour.has(Directive::Twice) && done == steps + 1 {
            return Phase::Running { done: steps, of: steps };
        }
        Phase::Completed
    }

    /// Tells whether the result is there, even before a status says so.
    pub(crate) fn is_complete(&self) -> bool {
        let all = self.behaviour.count(Directive::Queue) + self.behaviour.count(Directive::Steps);
        self.cancelled || self.statuses >= all
    }

    /// Tells whether it still waits, so that cancelling takes it out.
    pub(crate) fn waits(&self) -> bool {
        matches!(self.phase(), Phase::Queued { .. })
    }
}
