//! Something that comes beside the program, fetched when somebody asks for it: how far it has come, and it itself.

use crate::browser::later;
use leptos::prelude::*;
use std::future::Future;
use std::pin::Pin;

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
pub struct Fetched<T: 'static> {
    state: RwSignal<State<T>, LocalStorage>,
    /// What is done once it has come or could not be had.
    waiting: StoredValue<Vec<Box<dyn FnOnce()>>, LocalStorage>,
    /// Which one it is, where there are several.
    name: StoredValue<String>,
    /// How often it was forgotten: what was asked for before that is no longer wanted when it comes.
    forgotten: StoredValue<u32>,
    /// How often it was asked for.
    tries: StoredValue<usize>,
}

impl<T> Clone for Fetched<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Fetched<T> {}

impl<T: Clone + 'static> Fetched<T> {
    /// Nobody has asked for it.
    pub fn new() -> Self {
        Fetched {
            state: RwSignal::new_local(State::Away),
            waiting: StoredValue::new_local(Vec::new()),
            name: StoredValue::new(String::new()),
            forgotten: StoredValue::new(0),
            tries: StoredValue::new(0),
        }
    }

    /// It, once it is here.
    pub fn here(self) -> Option<T> {
        self.state.with(|state| if let State::Here(it) = state { Some(it.clone()) } else { None })
    }

    /// Whether nobody has asked for it yet.
    pub fn is_away(self) -> bool {
        self.state.with(|state| matches!(state, State::Away))
    }

    /// Whether it was asked for and could not be had.
    pub fn is_missing(self) -> bool {
        self.state.with(|state| matches!(state, State::Missing))
    }

    /// Asks for it, unless it is here or on its way. `bring` says what has come, or that nothing could be had.
    pub fn want(self, bring: impl Future<Output = Option<T>> + 'static) {
        self.want_then(bring, || {});
    }

    /// The same, and does something when it has come or could not be had: at once where it is here.
    pub fn want_then(self, bring: impl Future<Output = Option<T>> + 'static, then: impl FnOnce() + 'static) {
        self.ask(Box::pin(bring), Box::new(then));
    }

    // One copy for each kind of thing, and not for each place that asks.
    #[inline(never)]
    fn ask(self, bring: Pin<Box<dyn Future<Output = Option<T>>>>, then: Box<dyn FnOnce()>) {
        if untrack(|| self.here()).is_some() {
            return then();
        }
        self.waiting.update_value(|waiting| waiting.push(then));
        if !self.state.with_untracked(|state| matches!(state, State::Away | State::Missing)) {
            return;
        }
        self.state.set(State::Coming);
        self.tries.update_value(|tries| *tries += 1);
        let asked = self.forgotten.get_value();
        later(async move {
            let came = bring.await;
            if self.forgotten.try_get_value() == Some(asked) {
                self.state.set(came.map_or(State::Missing, State::Here));
                self.waiting.try_update_value(std::mem::take).unwrap_or_default().into_iter().for_each(|then| then());
            }
        });
    }

    /// How often it was asked for.
    pub fn tries(self) -> usize {
        self.tries.get_value()
    }

    /// Which one it is.
    pub fn name(self) -> String {
        self.name.get_value()
    }

    /// Whether the one of this name is another one than before, which is then forgotten.
    pub fn turns_to(self, name: &str) -> bool {
        let turns = self.name.with_value(|known| known != name);
        if turns {
            self.name.set_value(name.to_owned());
            self.forget();
        }
        turns
    }

    /// Another one is wanted in its place: nobody has asked for that yet.
    pub fn forget(self) {
        self.forgotten.update_value(|times| *times += 1);
        self.waiting.update_value(Vec::clear);
        self.tries.set_value(0);
        self.state.set(State::Away);
    }
}
