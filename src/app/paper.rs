//! Paper. A page that has another form there says what it is; it is drawn beside the page while the browser prints, at once
//! and without an effect: no task and no microtask need run between the event and the layout for paper. The page itself is
//! not touched, so that nothing on it is open or closed afterwards that was not before. What is the same on the screen is
//! laid out by the same functions, which ask here; what paper only hides is hidden by `print.css`.

use super::state::App;
use super::statements;
use crate::browser::document;
use crate::browser::printing::{self, Moment};
use crate::drawing::{Drawing, Element, draw, el};
use leptos::prelude::{RwSignal, Set, untrack};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// How much is on paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// What somebody wants in their hand on the way.
    Short,
    /// All that the page has, with what the provisions state.
    Everything,
}

/// What a page is on paper; nothing where it is not there yet.
type Content = Rc<dyn Fn() -> Option<Element>>;

/// What stands folded on a page that is printed as it is. Checklists say in their styles what of them is read on paper.
const FOLDED: &str = "main details:not(.procedure *)";

thread_local! {
    /// What the page shown is on paper; nothing where it is printed as it is.
    static CONTENT: RefCell<Option<Content>> = const { RefCell::new(None) };
    /// What is drawn.
    static DRAWN: RefCell<Option<Drawing>> = const { RefCell::new(None) };
    /// How much the person has asked for. The browser's own command asks for the short form.
    static WANTED: Cell<Extent> = const { Cell::new(Extent::Short) };
    /// How much is being laid out; nothing while it is for the screen.
    static LAID_OUT: Cell<Option<Extent>> = const { Cell::new(None) };
    /// Sentences that stand on this paper once.
    static TOLD: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// How much of the page is being laid out for paper; nothing where it is for the screen.
pub fn extent() -> Option<Extent> {
    LAID_OUT.get()
}

/// Whether a sentence still has to be told: on the screen always, on paper once.
pub fn tells(words: &str) -> bool {
    TOLD.with_borrow_mut(|told| {
        let again = told.iter().any(|known| known == words);
        if extent().is_some() && !again {
            told.push(words.to_owned());
        }
        !again
    })
}

/// Another page is shown: it is printed as it is unless it says otherwise.
pub fn forget() {
    CONTENT.take();
    WANTED.set(Extent::Short);
}

/// Says what the page shown is on paper.
pub fn hold(content: impl Fn() -> Option<Element> + 'static) {
    CONTENT.replace(Some(Rc::new(content)));
}

/// The browser prints, or has printed.
#[inline(never)]
pub fn on_change(moment: Moment) {
    DRAWN.take();
    document::fold_again();
    match moment {
        Moment::Before => {
            let paper = CONTENT.with_borrow(Clone::clone).and_then(laid_out);
            let folded = if paper.is_some() { ".paper details" } else { FOLDED };
            DRAWN.set(paper.and_then(|paper| draw(&document::place()?, paper)));
            document::unfold(folded);
        }
        Moment::After => WANTED.set(Extent::Short),
    }
}

fn laid_out(content: Content) -> Option<Element> {
    let extent = WANTED.get();
    LAID_OUT.set(Some(extent));
    let content = untrack(|| content());
    LAID_OUT.set(None);
    TOLD.take();
    let class = if extent == Extent::Short { "paper paper--short" } else { "paper" };
    Some(el("div").class(class).child(content?))
}

/// Prints in short. `false` where the browser cannot.
pub fn print() -> bool {
    WANTED.set(Extent::Short);
    printing::print()
}

/// Prints everything, once the statements of law are here; `missing` says whether they could not be had.
pub fn print_everything(app: App, missing: RwSignal<bool>) {
    statements::then(app, move || {
        let is_here = untrack(|| app.statements.here()).is_some();
        missing.set(!is_here);
        if is_here {
            WANTED.set(Extent::Everything);
            printing::print();
        }
    });
}
