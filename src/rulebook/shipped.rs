//! The rulebook that this build carries.

use super::model::Rulebook;

/// The rulebook of this edition, as the build script made it.
///
/// # Errors
/// Only if the build is damaged: the bytes were written by the same types.
pub fn shipped() -> Result<Rulebook, postcard::Error> {
    postcard::from_bytes(include_bytes!(concat!(env!("OUT_DIR"), "/rulebook.bin")))
}
