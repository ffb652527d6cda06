//! What the stub's parts share: books, orders, clock, and the address it is reached at.

use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};
use pixery_core::config::Clock;

use super::StubOptions;
use super::behaviour::{BadDirective, Behaviour};
use super::control::Control;
use super::fal::Table;
use super::ledger::{Ledger, VendorName};
use super::received::{Received, ReceivedLog};
use crate::system_clock;

/// The stub, open for business.
#[derive(Debug)]
pub(crate) struct Vendor {
    pub(crate) state: PathBuf,
    /// `http://127.0.0.1:PORT`
    pub(crate) url: String,
    pub(crate) micro_usd: u64,
    keys: Vec<String>,
    clock: Clock,
    ledger: Mutex<Ledger>,
    table: Mutex<Table>,
    control: Mutex<Control>,
    received: Mutex<ReceivedLog>,
    /// How often each prompt was submitted.
    submits: Mutex<HashMap<(VendorName, String), u32>>,
}

impl Vendor {
    /// Opens the books in a folder, which is made when missing.
    pub(crate) fn open(state: &Path, port: u16, options: &StubOptions) -> io::Result<Self> {
        std::fs::create_dir_all(state)?;
        Ok(Self {
            state: state.to_owned(),
            url: format!("http://127.0.0.1:{port}"),
            micro_usd: options.micro_usd,
            keys: options.keys.clone(),
            clock: system_clock(),
            ledger: Mutex::new(Ledger::open(state, options.idempotent)?),
            table: Mutex::new(Table::open(state, options.idempotent)?),
            control: Mutex::default(),
            received: Mutex::new(ReceivedLog::open(state)?),
            submits: Mutex::default(),
        })
    }

    /// Returns the time in UTC ms.
    pub(crate) fn now(&self) -> i64 {
        self.clock.now().millis()
    }

    pub(crate) fn date(&self) -> DateTime<Utc> {
        self.clock.now().to_utc()
    }

    /// Returns a moment to come as HTTP writes it (RFC 9110, 5.6.7).
    pub(crate) fn http_date_in(&self, seconds: u32) -> String {
        let date = self.date() + TimeDelta::seconds(seconds.into());
        date.format("%a, %d %b %Y %H:%M:%S GMT").to_string()
    }

    /// Tells whether a key opens the door; `scheme` is what stands before it, `Bearer` or `Key`.
    pub(crate) fn lets_in(&self, scheme: &str, authorization: Option<&str>) -> bool {
        let key = authorization.and_then(|value| value.strip_prefix(scheme)).map(str::trim);
        self.keys.is_empty() || self.keys.iter().any(|known| Some(known.as_str()) == key)
    }

    /// Returns how a submit is to be treated: standing orders, then the prompt's own.
    pub(crate) fn behaviour(&self, vendor: VendorName, prompt: &str) -> Result<Behaviour, BadDirective> {
        let own = Behaviour::in_prompt(prompt)?;
        let mut submits = locked(&self.submits);
        let count = submits.entry((vendor, prompt.to_owned())).or_insert(0);
        *count += 1;
        Ok(self.control().take().with(&own).at_submit(*count))
    }

    pub(crate) fn ledger(&self) -> MutexGuard<'_, Ledger> {
        locked(&self.ledger)
    }

    pub(crate) fn table(&self) -> MutexGuard<'_, Table> {
        locked(&self.table)
    }

    pub(crate) fn control(&self) -> MutexGuard<'_, Control> {
        locked(&self.control)
    }

    pub(crate) fn note(&self, received: &Received) {
        locked(&self.received).note(received);
    }
}

/// Returns 128 random bits as a UUID, as request ids look.
pub(crate) fn new_request_id() -> String {
    let mut bits = [0; 16];
    getrandom::fill(&mut bits).expect("the machine has chance");
    let hex: String = bits.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{}-{}-4{}-a{}-{}", &hex[..8], &hex[8..12], &hex[13..16], &hex[17..20], &hex[20..])
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
