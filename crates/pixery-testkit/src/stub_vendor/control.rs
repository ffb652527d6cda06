//! Behaviour that a test sets from outside: for all requests, or for the next few.

use std::collections::VecDeque;

use serde::Deserialize;

use super::behaviour::{BadDirective, Behaviour};

/// What `POST /control` takes; what is left out stays as it is.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Orders {
    /// Directives, without braces, for each submit that comes.
    default: Option<Vec<String>>,
    /// Directives for the next submits; replaces what was left of earlier ones.
    next: Option<Vec<Next>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Next {
    times: u32,
    behaviour: Vec<String>,
}

/// The standing orders; a restart forgets them.
#[derive(Debug, Default)]
pub(crate) struct Control {
    default: Behaviour,
    next: VecDeque<(u32, Behaviour)>,
}

impl Control {
    /// Follows orders, all or none.
    pub(crate) fn follow(&mut self, orders: &Orders) -> Result<(), BadDirective> {
        let default = orders.default.as_deref().map(Behaviour::of).transpose()?;
        let next = orders.next.as_deref().map(|all| {
            let each = all.iter().filter(|next| next.times > 0);
            each.map(|next| Ok((next.times, Behaviour::of(&next.behaviour)?)))
                .collect::<Result<_, BadDirective>>()
        });
        self.next = next.transpose()?.unwrap_or(std::mem::take(&mut self.next));
        self.default = default.unwrap_or(std::mem::take(&mut self.default));
        Ok(())
    }

    /// Returns the orders for the submit at hand.
    pub(crate) fn take(&mut self) -> Behaviour {
        let Some((times, next)) = self.next.front_mut() else { return self.default.clone() };
        *times -= 1;
        let behaviour = self.default.clone().with(next);
        if *times == 0 {
            self.next.pop_front();
        }
        behaviour
    }
}
