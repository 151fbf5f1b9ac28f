//! The rulebook that this build carries, and packed editions that are fetched.

use super::model::{Beside, Rulebook};

/// Written by the build script. The browser's program carries the edition's name and the first question only; all else is
/// in files beside it, which are fetched with the first answer.
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
    rules(RULEBOOK)
}

/// The rulebook of this edition, from the file beside the browser's program.
///
/// # Errors
/// Where these bytes are none.
pub fn rules(bytes: &[u8]) -> Result<Rulebook, postcard::Error> {
    let (book, beside): (Rulebook, Beside) = postcard::from_bytes(bytes)?;
    Ok(Rulebook { beside, ..book })
}

/// Words by key, in the order of the keys.
type Words = Vec<(&'static str, &'static str)>;

/// The words of this edition in one language, from their file.
///
/// # Errors
/// Where these bytes are none.
pub fn words(bytes: &'static [u8]) -> Result<Words, postcard::Error> {
    postcard::from_bytes(bytes)
}

/// An older edition, packed: the rulebook and its words, by key, in the order of the keys.
pub type Unpacked = (Rulebook, Words);

/// An older edition that was fetched, as `edition` has packed it.
///
/// # Errors
/// Where these bytes are none, or of a shape that this program does not read.
pub fn unpacked(bytes: &'static [u8]) -> Result<Unpacked, postcard::Error> {
    let (book, words, beside): (Rulebook, Words, Beside) = postcard::from_bytes(bytes)?;
    Ok((Rulebook { beside, ..book }, words))
}
