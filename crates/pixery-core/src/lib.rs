//! Everything Pixery can do, without a face.

pub mod config;
pub mod domain;
mod error;
pub mod store;

pub use config::Config;
pub use error::{Error, ErrorBody, ErrorCode, ImageRefusal, Result};
