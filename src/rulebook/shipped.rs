//! The rulebook that this build carries, and packed editions that are fetched.

use super::model::{Audience, Rulebook};

/// Written by the build script. The browser's program carries the edition's name and the first question only; all else is
/// in the file of the edition, which is fetched with the first answer.
#[cfg(target_arch = "wasm32")]
static RULEBOOK: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/first.bin"));
#[cfg(not(target_arch = "wasm32"))]
static RULEBOOK: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/rulebook.all.bin"));

/// Real questions with their answers, as the file beside the browser's build has them.
#[cfg(not(target_arch = "wasm32"))]
pub static QUESTIONS: &str = include_str!(concat!(env!("OUT_DIR"), "/questions-en.json"));

/// The rulebook of this edition, as the build script made it; in the browser as much as the first page needs.
///
/// # Errors
/// Only if the build is damaged: the bytes were written by the same types.
pub fn shipped() -> Result<Rulebook, postcard::Error> {
    let (book, tell): (Rulebook, Tell) = postcard::from_bytes(RULEBOOK)?;
    Ok(Rulebook { tell, ..book })
}

/// Whom messages concern stands beside the rulebook, which holds the law alone.
type Tell = Vec<Vec<Audience>>;
/// Words by key, in the order of the keys.
type Words = Vec<(&'static str, &'static str)>;

/// A packed edition: the rulebook and its words, by key, in the order of the keys.
pub type Unpacked = (Rulebook, Words);

/// An edition that was fetched: this one as the build script packed it, or an older one as `edition` did.
///
/// # Errors
/// Where these bytes are none, or of a shape that this program does not read.
pub fn unpacked(bytes: &'static [u8]) -> Result<Unpacked, postcard::Error> {
    let (book, words, tell): (Rulebook, Words, Tell) = postcard::from_bytes(bytes)?;
    Ok((Rulebook { tell, ..book }, words))
}
