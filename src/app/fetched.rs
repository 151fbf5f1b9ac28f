//! Something that comes beside the program, fetched when somebody asks for it: how far it has come, and it itself.

use crate::browser::later;
use leptos::prelude::*;
use std::future::Future;

/// How far it has come.
enum State<T> {
    /// Nobody has asked.
    Away,
    Coming,
    Here(T),
    /// It could not be had. It is asked for again when the person says so.
    Missing,
}

/// It, on the way or here. Whoever reads it is told of what changes.
pub struct Fetched<T: 'static>(RwSignal<State<T>, LocalStorage>);

impl<T> Clone for Fetched<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Fetched<T> {}

impl<T: Clone + 'static> Fetched<T> {
    /// Nobody has asked for it.
    pub fn new() -> Self {
        Fetched(RwSignal::new_local(State::Away))
    }

    /// It, once it is here.
    pub fn here(self) -> Option<T> {
        self.0.with(|state| if let State::Here(it) = state { Some(it.clone()) } else { None })
    }

    /// Whether it was asked for and could not be had.
    pub fn is_missing(self) -> bool {
        self.0.with(|state| matches!(state, State::Missing))
    }

    /// Asks for it, unless it is here or on its way. `bring` says what has come, or that nothing could be had.
    pub fn want(self, bring: impl Future<Output = Option<T>> + 'static) {
        if self.0.with_untracked(|state| matches!(state, State::Away | State::Missing)) {
            self.0.set(State::Coming);
            later(async move {
                let came = bring.await;
                self.0.set(came.map_or(State::Missing, State::Here));
            });
        }
    }
}
