//! A shelf: named texts that outlive a visit, behind four functions; and its twin in memory. Which texts is `store`'s.

use std::cell::{Cell, RefCell};

/// A place for named texts, such as the browser's local storage. Other programs may keep theirs on it.
pub trait Shelf {
    /// The text under a key; `None` where there is none.
    ///
    /// # Errors
    /// Where the shelf cannot be read.
    fn get(&self, key: &str) -> Result<Option<String>, ShelfError>;

    /// Puts a text under a key, in place of the one that was there.
    ///
    /// # Errors
    /// Where there is no room or the shelf cannot be written; what was there is then still there.
    fn set(&self, key: &str, value: &str) -> Result<(), ShelfError>;

    /// Removes a key and its text; no error where there is none.
    ///
    /// # Errors
    /// Where the shelf cannot be written.
    fn remove(&self, key: &str) -> Result<(), ShelfError>;

    /// All keys, other programs' included, in no order.
    ///
    /// # Errors
    /// Where the shelf cannot be read.
    fn keys(&self) -> Result<Vec<String>, ShelfError>;
}

/// Why a shelf does not serve.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShelfError {
    /// It may not be used: switched off, private mode, or an embedded page.
    Blocked,
    /// There is no room left.
    Full,
    /// It took the text and did not keep it.
    NotKept,
}

/// What a key and its text take on the browser's shelf, in UTF-16 units.
pub fn units(key: &str, value: &str) -> usize {
    key.encode_utf16().count() + value.encode_utf16().count()
}

/// A shelf in memory: for tests, and for a visit in which the browser's own is blocked.
#[derive(Debug, Default)]
pub struct Memory {
    /// Keys and texts, in the order of the keys. (A map would bring the browser's program 5 KB.)
    texts: RefCell<Vec<(String, String)>>,
    quota: Option<usize>,
    fault: Cell<Fault>,
}

/// What is wrong with a shelf in memory.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Fault {
    /// Nothing.
    #[default]
    None,
    /// Every call fails.
    Blocked,
    /// Writing fails for want of room.
    Full,
    /// Writing seems to work and keeps nothing.
    Forgetful,
}

impl Memory {
    /// An empty shelf that holds at most so many UTF-16 units, keys and texts together.
    pub fn with_quota(units: usize) -> Self {
        Memory { quota: Some(units), ..Memory::default() }
    }

    /// Breaks the shelf, or mends it with [`Fault::None`].
    pub fn break_down(&self, fault: Fault) {
        self.fault.set(fault);
    }

    /// The place of a key, or where it would stand.
    fn find(&self, key: &str) -> Result<usize, usize> {
        self.texts.borrow().binary_search_by(|(known, _)| known.as_str().cmp(key))
    }

    fn readable(&self) -> Result<(), ShelfError> {
        if self.fault.get() == Fault::Blocked { Err(ShelfError::Blocked) } else { Ok(()) }
    }

    fn has_room(&self, key: &str, value: &str) -> bool {
        let texts = self.texts.borrow();
        let others = texts.iter().filter(|(other, _)| *other != key);
        let used = others.map(|(key, value)| units(key, value)).fold(units(key, value), usize::saturating_add);
        self.quota.is_none_or(|quota| used <= quota)
    }
}

impl Shelf for Memory {
    fn get(&self, key: &str) -> Result<Option<String>, ShelfError> {
        self.readable()?;
        Ok(self.find(key).ok().and_then(|place| self.texts.borrow().get(place).map(|(_, text)| text.clone())))
    }

    fn set(&self, key: &str, value: &str) -> Result<(), ShelfError> {
        match self.fault.get() {
            Fault::Blocked => Err(ShelfError::Blocked),
            Fault::Full => Err(ShelfError::Full),
            Fault::Forgetful => Ok(()),
            Fault::None if !self.has_room(key, value) => Err(ShelfError::Full),
            Fault::None => {
                let found = self.find(key);
                let mut texts = self.texts.borrow_mut();
                match found.map(|place| texts.get_mut(place)) {
                    Ok(known) => known.into_iter().for_each(|(_, text)| value.clone_into(text)),
                    Err(place) => texts.insert(place, (key.to_owned(), value.to_owned())),
                }
                Ok(())
            }
        }
    }

    fn remove(&self, key: &str) -> Result<(), ShelfError> {
        self.readable()?;
        if let (Ok(place), true) = (self.find(key), self.fault.get() != Fault::Forgetful) {
            self.texts.borrow_mut().remove(place);
        }
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, ShelfError> {
        self.readable()?;
        Ok(self.texts.borrow().iter().map(|(key, _)| key.clone()).collect())
    }
}
