//! The rulebook that this build carries.

use super::model::Rulebook;

/// The rulebook of this edition, as the build script made it.
///
/// # Errors
/// Only if the build is damaged: the JSON was written by the same types.
pub fn shipped() -> Result<Rulebook, serde_json::Error> {
    serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/rulebook.json")))
}
