//! Everything Pixery can do, without a face.

pub mod archive;
pub mod config;
pub mod domain;
mod error;

pub use config::Config;
pub use error::{Error, ErrorBody, ErrorCode, ImageRefusal, Result};
