//! Answers by permanent number, known to this version or not.

use crate::calendar::{Date, day_number, from_day_number};

/// The answers of a case by the permanent number of their fact, in its order: 1 to 65535, each at most once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts(Vec<(u16, Stored)>);

/// One answer as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stored {
    /// "I don't know".
    Declined,
    /// An option, by its permanent number.
    Choice(u16),
    /// A civil date from 1900 to 2300.
    Date(Date),
    /// A number of a kind that this version does not know; the tag is one of [`Stored::NUMBER_TAGS`].
    Number {
        /// The kind.
        tag: u8,
        /// What was read.
        value: u64,
    },
    /// Bytes of a kind that this version does not know.
    Bytes(Vec<u8>),
}

impl Stored {
    /// Kinds of numbers that later versions may define.
    pub const NUMBER_TAGS: std::ops::RangeInclusive<u8> = 3..=6;

    /// Whether it is of a kind that only later versions understand.
    pub fn is_newer(&self) -> bool {
        matches!(self, Stored::Number { .. } | Stored::Bytes(_))
    }

    /// Whether it can be written and read back.
    fn is_sound(&self) -> bool {
        match self {
            Stored::Date(date) => from_day_number(day_number(*date)).is_some(),
            Stored::Number { tag, .. } => Self::NUMBER_TAGS.contains(tag),
            Stored::Declined | Stored::Choice(_) | Stored::Bytes(_) => true,
        }
    }
}

impl Facts {
    /// The answer to the fact with this number.
    pub fn get(&self, number: u16) -> Option<&Stored> {
        self.place(number).ok().and_then(|place| self.0.get(place)).map(|(_, stored)| stored)
    }

    /// Sets an answer. Number 0 belongs to no fact, and a date outside 1900 to 2300 is no answer: neither is kept.
    pub fn set(&mut self, number: u16, stored: Stored) {
        if number != 0 && stored.is_sound() {
            match self.place(number) {
                Ok(place) => self.0.splice(place..=place, [(number, stored)]).for_each(drop),
                Err(place) => self.0.insert(place, (number, stored)),
            }
        }
    }

    /// Takes an answer back.
    pub fn remove(&mut self, number: u16) {
        if let Ok(place) = self.place(number) {
            self.0.remove(place);
        }
    }

    /// All answers, by rising number.
    pub fn iter(&self) -> impl Iterator<Item = (u16, &Stored)> {
        self.0.iter().map(|(number, stored)| (*number, stored))
    }

    /// Where the answer with this number stands, or where it would.
    fn place(&self, number: u16) -> Result<usize, usize> {
        self.0.binary_search_by_key(&number, |(number, _)| *number)
    }

    /// How many answers there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nothing has been answered.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl FromIterator<(u16, Stored)> for Facts {
    fn from_iter<I: IntoIterator<Item = (u16, Stored)>>(pairs: I) -> Self {
        let mut facts = Facts::default();
        pairs.into_iter().for_each(|(number, stored)| facts.set(number, stored));
        facts
    }
}
