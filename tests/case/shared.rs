//! A shelf that several tabs share, with which anything can be wrong at any moment.

use one_card_guide::case::{Shelf, ShelfError};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

/// A shelf that several desks share, with something wrong with it.
#[derive(Clone, Debug, Default)]
pub struct Shared(Rc<Inner>);

#[derive(Debug, Default)]
struct Inner {
    texts: RefCell<BTreeMap<String, String>>,
    wrong: Cell<Wrong>,
    writes: Cell<usize>,
}

/// What is wrong, and from which write on.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Wrong {
    #[default]
    Nothing,
    /// No room.
    Full(usize),
    /// Takes texts and keeps none; from the first write on it lets none go either.
    Vanishing(usize),
    /// Writing throws something else.
    Unwritable(usize),
    /// Neither read nor written.
    Blocked,
}

impl Shared {
    /// From now on it is so.
    pub fn is(&self, wrong: Wrong) {
        self.0.wrong.set(wrong);
        self.0.writes.set(0);
    }

    /// What stands under a key, whatever is wrong.
    pub fn raw(&self, key: &str) -> Option<String> {
        self.0.texts.borrow().get(key).cloned()
    }

    /// Everything that stands on it.
    pub fn texts(&self) -> BTreeMap<String, String> {
        self.0.texts.borrow().clone()
    }

    fn readable(&self) -> Result<(), ShelfError> {
        if self.0.wrong.get() == Wrong::Blocked { Err(ShelfError::Blocked) } else { Ok(()) }
    }
}

impl Shelf for Shared {
    fn get(&self, key: &str) -> Result<Option<String>, ShelfError> {
        self.readable()?;
        Ok(self.raw(key))
    }

    fn set(&self, key: &str, value: &str) -> Result<(), ShelfError> {
        let write = self.0.writes.get() + 1;
        self.0.writes.set(write);
        match self.0.wrong.get() {
            Wrong::Blocked => return Err(ShelfError::Blocked),
            Wrong::Unwritable(from) if write >= from => return Err(ShelfError::Blocked),
            Wrong::Full(from) if write >= from => return Err(ShelfError::Full),
            Wrong::Vanishing(from) if write >= from => return Ok(()),
            _ => {}
        }
        self.0.texts.borrow_mut().insert(key.to_owned(), value.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), ShelfError> {
        self.readable()?;
        if self.0.wrong.get() != Wrong::Vanishing(1) {
            self.0.texts.borrow_mut().remove(key);
        }
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, ShelfError> {
        self.readable()?;
        Ok(self.0.texts.borrow().keys().cloned().collect())
    }
}
