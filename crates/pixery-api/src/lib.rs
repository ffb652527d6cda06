//! Pixery.
