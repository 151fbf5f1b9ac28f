//! The renderer: what is kept when a page is drawn again. Each test pins a rule that `drawing::document` tells.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use leptos::prelude::*;
use leptos::task::tick;
use one_card_guide::drawing::{Drawing, Element, draw, el};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Document, Event, HtmlElement, HtmlInputElement};

wasm_bindgen_test_configure!(run_in_browser);

fn document() -> Document {
    web_sys::window().unwrap().document().unwrap()
}

/// A page whose content follows a signal, in a place of its own. The owner holds its signals and effects.
struct Stage<T: Send + Sync + 'static> {
    place: web_sys::Element,
    shown: RwSignal<T>,
    owner: Owner,
    _drawing: Option<Drawing>,
}

impl<T: Clone + Send + Sync + 'static> Stage<T> {
    fn new(first: T, content: impl Fn(&T) -> Vec<Element> + 'static) -> Self {
        let _ = any_spawner::Executor::init_wasm_bindgen();
        let place = document().create_element("div").unwrap();
        document().body().unwrap().append_child(&place).unwrap();
        let owner = Owner::new();
        let (shown, drawing) = owner.with(|| {
            let shown = RwSignal::new(first);
            let page = el("main").live(move || shown.with(&content));
            (shown, draw(&place, page))
        });
        Stage { place, shown, owner, _drawing: drawing }
    }

    async fn show(&self, next: T) {
        self.shown.set(next);
        self.settled().await;
    }

    /// Effects run in a task of their own.
    async fn settled(&self) {
        for _ in 0..3 {
            tick().await;
        }
    }

    fn main(&self) -> web_sys::Element {
        self.place.first_element_child().unwrap()
    }

    fn html(&self) -> String {
        self.main().inner_html()
    }

    fn find<E: JsCast>(&self, selector: &str) -> E {
        self.place.query_selector(selector).unwrap().unwrap().unchecked_into()
    }
}

impl<T: Send + Sync + 'static> Drop for Stage<T> {
    fn drop(&mut self) {
        self.owner.cleanup();
        self.place.remove();
    }
}

fn keyed(keys: &str) -> Vec<Element> {
    let field = |key: char| el("input").key(key.to_string()).id(&format!("field-{key}"));
    keys.chars().map(field).collect()
}

fn ids(stage: &Stage<String>) -> String {
    let fields = stage.main().children();
    (0..fields.length()).map(|at| fields.item(at).unwrap().id().chars().last().unwrap()).collect()
}

#[wasm_bindgen_test]
async fn what_stays_the_same_is_the_same_node_and_is_not_touched() {
    let stage = Stage::new("one".to_owned(), |words| vec![el("p").text("stays"), el("p").class(words).words(words)]);
    let (first, second) = (stage.find::<web_sys::Element>("p"), stage.find::<web_sys::Element>("p + p"));
    first.set_attribute("data-mark", "").unwrap();
    stage.show("two".to_owned()).await;
    assert_eq!(stage.html(), "<p data-mark=\"\">stays</p><p class=\"two\">two</p>");
    assert!(stage.find::<web_sys::Element>("p").is_same_node(Some(&first)));
    assert!(stage.find::<web_sys::Element>("p + p").is_same_node(Some(&second)));
}

#[wasm_bindgen_test]
async fn an_attribute_that_is_no_longer_said_goes() {
    let stage = Stage::new(true, |pressed| {
        let button = el("button").class("b");
        vec![if *pressed { button.attr("aria-pressed", "true") } else { button }]
    });
    stage.show(false).await;
    assert_eq!(stage.html(), "<button class=\"b\"></button>");
}

#[wasm_bindgen_test]
async fn a_child_with_a_key_is_the_same_wherever_it_stands_and_keeps_what_was_typed() {
    for (before, after) in
        [("abc", "cab"), ("abc", "bc"), ("abc", "xabc"), ("abc", "axbyc"), ("abcd", "dcba"), ("ab", "ba"), ("abc", "")]
    {
        let stage = Stage::new(before.to_owned(), |keys| keyed(keys));
        let typed = |key: char| format!("typed {key}");
        let nodes: Vec<(char, HtmlInputElement)> =
            before.chars().map(|key| (key, stage.find(&format!("#field-{key}")))).collect();
        nodes.iter().for_each(|(key, node)| node.set_value(&typed(*key)));
        stage.show(after.to_owned()).await;
        assert_eq!(ids(&stage), after, "{before} becomes {after}");
        for (key, node) in nodes.iter().filter(|(key, _)| after.contains(*key)) {
            let now: HtmlInputElement = stage.find(&format!("#field-{key}"));
            assert!(now.is_same_node(Some(node)), "{key} of {before} in {after}");
            assert_eq!(now.value(), typed(*key));
        }
    }
}

#[wasm_bindgen_test]
async fn what_holds_the_focus_keeps_it_while_its_siblings_come_go_and_move() {
    for after in ["bac", "cba", "b", "xbyz", "acb", "cab"] {
        let stage = Stage::new("abc".to_owned(), |keys| keyed(keys));
        let field: HtmlInputElement = stage.find("#field-b");
        field.focus().unwrap();
        field.set_value("12345");
        field.set_selection_range(2, 3).unwrap();
        let left = Rc::new(Cell::new(false));
        let heard = left.clone();
        let listener = wasm_bindgen::closure::Closure::<dyn Fn()>::new(move || heard.set(true));
        field.add_event_listener_with_callback("blur", listener.as_ref().unchecked_ref()).unwrap();
        stage.show(after.to_owned()).await;
        assert_eq!(ids(&stage), after);
        assert!(document().active_element().unwrap().is_same_node(Some(&field)), "{after}");
        assert!(!left.get(), "it never lost it: {after}");
        assert_eq!((field.selection_start().unwrap(), field.selection_end().unwrap()), (Some(2), Some(3)), "{after}");
    }
}

#[wasm_bindgen_test]
async fn one_key_is_never_turned_into_another() {
    let stage = Stage::new("a".to_owned(), |key| vec![el("input").key(key.clone())]);
    stage.find::<HtmlInputElement>("input").set_value("a person's words");
    stage.show("b".to_owned()).await;
    assert_eq!(stage.find::<HtmlInputElement>("input").value(), "");
}

#[wasm_bindgen_test]
async fn a_disclosure_that_somebody_opened_stays_open() {
    let stage = Stage::new("one".to_owned(), |words| {
        vec![el("details").child(el("summary").text(words)).child(el("p").text("inside"))]
    });
    let details: HtmlElement = stage.find("details");
    details.set_attribute("open", "").unwrap();
    stage.show("two".to_owned()).await;
    assert!(details.has_attribute("open"));
    assert_eq!(details.text_content().unwrap(), "twoinside");
}

#[wasm_bindgen_test]
async fn what_a_control_shows_is_set_only_where_it_differs() {
    let stage = Stage::new(("a".to_owned(), false), |(value, ticked)| {
        vec![
            el("input").id("text").value(value.clone()),
            el("input").attr("type", "checkbox").id("box").checked(*ticked),
        ]
    });
    let (text, tick): (HtmlInputElement, HtmlInputElement) = (stage.find("#text"), stage.find("#box"));
    text.focus().unwrap();
    text.set_value("ab");
    text.set_selection_range(1, 1).unwrap();
    tick.set_checked(true);
    stage.show(("ab".to_owned(), true)).await;
    assert_eq!((text.value(), text.selection_start().unwrap()), ("ab".to_owned(), Some(1)), "the caret stays");
    assert!(tick.checked());
    stage.show(("c".to_owned(), false)).await;
    assert_eq!((text.value(), tick.checked()), ("c".to_owned(), false), "also what the person changed");
}

/// As a page translator does: each text goes into an element of its own, and ours is thrown away.
fn translate(place: &web_sys::Element) {
    let mut texts = Vec::new();
    collect(place, &mut texts);
    for text in texts {
        let font = document().create_element("font").unwrap();
        font.set_text_content(Some(&text.text_content().unwrap().to_uppercase()));
        text.parent_node().unwrap().replace_child(&font, &text).unwrap();
    }
}

fn collect(node: &web_sys::Node, texts: &mut Vec<web_sys::Node>) {
    let mut next = node.first_child();
    while let Some(child) = next {
        next = child.next_sibling();
        if child.node_type() == web_sys::Node::TEXT_NODE { texts.push(child) } else { collect(&child, texts) }
    }
}

#[wasm_bindgen_test]
async fn a_translated_text_that_changes_is_ours_again_and_others_stay_translated() {
    let stage = Stage::new("1 day".to_owned(), |words| {
        vec![el("p").text("left alone"), el("p").child(el("input").id("f")).text(words).child(el("b").text("bold"))]
    });
    let field: HtmlInputElement = stage.find("#f");
    field.focus().unwrap();
    translate(&stage.main());
    assert_eq!(stage.main().text_content().unwrap(), "LEFT ALONE1 DAYBOLD");
    stage.show("2 days".to_owned()).await;
    assert_eq!(stage.main().text_content().unwrap(), "LEFT ALONE2 daysBOLD");
    assert!(document().active_element().unwrap().is_same_node(Some(&field)));
}

#[wasm_bindgen_test]
async fn what_is_taken_away_hears_nothing_any_more_not_even_that_it_goes() {
    let heard = Rc::new(Cell::new(0));
    let ears = heard.clone();
    let stage = Stage::new(true, move |is_there| {
        // The signal of a page that is set up with it is gone by the time the field goes.
        let ears = ears.clone();
        let listens = move |_: Event| ears.set(ears.get() + 1);
        let field =
            el("input").id("f").on("change", listens.clone()).on("blur", listens.clone()).on("focusout", listens);
        if *is_there { vec![el("div").child(field)] } else { Vec::new() }
    });
    let field: HtmlInputElement = stage.find("#f");
    field.focus().unwrap();
    field.set_value("typed");
    stage.show(false).await;
    assert_eq!(stage.html(), "");
    field.dispatch_event(&Event::new("change").unwrap()).unwrap();
    assert_eq!(heard.get(), 0);
}

#[wasm_bindgen_test]
async fn a_listener_is_exchanged_with_the_value_that_it_was_made_from() {
    let heard = Rc::new(Cell::new(0));
    let ears = heard.clone();
    let stage = Stage::new(1, move |number| {
        let (number, ears) = (*number, ears.clone());
        vec![el("button").on("click", move |_| ears.set(number))]
    });
    let button: HtmlElement = stage.find("button");
    button.click();
    assert_eq!(heard.get(), 1);
    stage.show(2).await;
    button.click();
    assert_eq!(heard.get(), 2);
}

#[wasm_bindgen_test]
async fn a_live_part_is_drawn_again_by_itself_and_ends_with_its_page() {
    let drawn = Rc::new(Cell::new((0, 0)));
    let count = drawn.clone();
    let own = RwSignal::new("a".to_owned());
    let stage = Stage::new(true, move |is_there| {
        count.set((count.get().0 + 1, count.get().1));
        let count = count.clone();
        let part = el("p").live(move || {
            count.set((count.get().0, count.get().1 + 1));
            own.get()
        });
        if *is_there { vec![part] } else { Vec::new() }
    });
    assert_eq!(drawn.get(), (1, 1));
    own.set("b".to_owned());
    stage.settled().await;
    assert_eq!((stage.html().as_str(), drawn.get()), ("<p>b</p>", (1, 2)));
    stage.show(false).await;
    let before = drawn.get();
    own.set("c".to_owned());
    stage.settled().await;
    assert_eq!(drawn.get(), before, "nobody draws it any more");
}

#[wasm_bindgen_test]
async fn parts_within_parts_end_at_once_with_the_signals_of_their_page() {
    let stage = Stage::new(1, |page| {
        // Set up with its page: gone when the next one is set up.
        let own = RwSignal::new(*page);
        OWN.set(Some(own));
        let words = move || {
            LATE.set(LATE.get() || own.is_disposed());
            own.try_get().unwrap_or_default().to_string()
        };
        vec![el("section").key(page.to_string()).live(move || vec![el("i").live(words)])]
    });
    stage.settled().await;
    let own = OWN.get().unwrap();
    // Both are told in one go: first the page changes, then something of the page that is no longer there.
    stage.shown.set(2);
    own.set(7);
    stage.settled().await;
    assert_eq!(stage.html(), "<section><i>2</i></section>");
    assert!(!LATE.get(), "nothing of the page before is drawn again");
}

thread_local! {
    static OWN: Cell<Option<RwSignal<i32>>> = const { Cell::new(None) };
    static LATE: Cell<bool> = const { Cell::new(false) };
}
