//! The words that are here, language by language.

use crate::text::Text;

/// What is here of the present edition.
pub struct Library {
    /// The English that the program carries: the names of months in the first language are always among it.
    pub carried: &'static Text,
    /// Every language whose words are all here.
    pub whole: Vec<&'static Text>,
}

impl Library {
    /// What the program carries.
    pub fn new(carried: &'static Text) -> Self {
        Library { carried, whole: Vec::new() }
    }
}
