//! Rules and words as they ship: bytes that the workbench has packed.

use super::model::{Companion, Rulebook};

/// A rulebook: all of it, or as much as the first page needs.
///
/// # Errors
/// Where these bytes are none.
pub fn rules(bytes: &[u8]) -> Result<Rulebook, postcard::Error> {
    let (book, companion): (Rulebook, Companion) = postcard::from_bytes(bytes)?;
    Ok(Rulebook { companion, ..book })
}

/// Words by key, in the order of the keys.
type Words = Vec<(&'static str, &'static str)>;

/// Words of one language.
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
    let (book, words, companion): (Rulebook, Words, Companion) = postcard::from_bytes(bytes)?;
    Ok((Rulebook { companion, ..book }, words))
}
