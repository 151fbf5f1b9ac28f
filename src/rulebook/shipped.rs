//! The rulebook that this build carries.

use super::model::Rulebook;

/// Written by the build script. In the browser without sources and without the wording of conditions: those are in the
/// file beside it that is fetched when somebody reads the law.
#[cfg(target_arch = "wasm32")]
static RULEBOOK: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/rulebook.bin"));
#[cfg(not(target_arch = "wasm32"))]
static RULEBOOK: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/rulebook.all.bin"));

/// The rulebook of this edition, as the build script made it.
///
/// # Errors
/// Only if the build is damaged: the bytes were written by the same types.
pub fn shipped() -> Result<Rulebook, postcard::Error> {
    postcard::from_bytes(RULEBOOK)
}

/// A packed edition: the rulebook and its words, by key, in the order of the keys.
pub type Unpacked = (Rulebook, Vec<(&'static str, &'static str)>);

/// An older edition, as `edition` packed it.
///
/// # Errors
/// Where these bytes are none, or of a shape that this program does not read.
pub fn unpacked(bytes: &'static [u8]) -> Result<Unpacked, postcard::Error> {
    postcard::from_bytes(bytes)
}
