//! Elements in the document: drawn once, then changed where a new value differs from the old one.
//!
//! - What stays the same is not touched: a focused field keeps the focus and the caret, an open disclosure stays open.
//! - A child with a key is the same child wherever it stands; one without is the next like it. What holds the focus is not
//!   moved: the others move around it.
//! - Page translators put elements of their own in the places of texts; where something among them changes, ours come back first.
//! - What is taken away hears nothing any more, not even that it is taken away.
//! - What stands in the place of the app before it is drawn for the first time, the first page of index.html, is taken over as it
//!   is: nothing of it is painted twice.

use super::{Element, Inside, Listener, Node, Parts, Property, Space};
use leptos::prelude::RenderEffect;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Document, Event, HtmlInputElement, HtmlTextAreaElement};

const SVG: &str = "http://www.w3.org/2000/svg";

/// Draws an element in a place, for good: what stands there is taken over where it is alike, and goes where it is not. What is
/// drawn lives as long as the owner of the caller.
pub fn mount(place: &web_sys::Element, element: Element) {
    let Some(document) = place.owner_document() else { return };
    let mut drawn = found(place);
    fill(&document, place, &mut drawn, vec![Node::Element(element)]);
    // The page and its drawing end together.
    std::mem::forget(drawn);
}

/// Draws an element at the end of a place, all of it before this ends. It stands there for as long as what comes back is kept.
pub fn draw(place: &web_sys::Element, element: Element) -> Option<Drawing> {
    let drawn = Drawn::new(&place.owner_document()?, Node::Element(element));
    let _ = place.append_child(&drawn.node);
    Some(Drawing(drawn))
}

/// What stands in a place until this is dropped.
pub struct Drawing(Drawn);

impl Drop for Drawing {
    fn drop(&mut self) {
        self.0.take_away();
    }
}

/// A node in the document and what it was drawn from.
struct Drawn {
    node: web_sys::Node,
    kind: Kind,
}

enum Kind {
    Text(String),
    Element(Box<Shown>),
    /// It stood there before, with all that is in it.
    Found,
}

struct Shown {
    tag: &'static str,
    key: String,
    attributes: Vec<(&'static str, String)>,
    listeners: Vec<Listening>,
    inside: Content,
}

enum Content {
    Nodes(Vec<Drawn>),
    Live(Live),
    Drawing(&'static str),
}

/// The effect that draws a part again, with what it has drawn.
struct Live(RenderEffect<Vec<Drawn>>);

impl Drop for Live {
    /// Leptos lets go of what an effect has made only when its task is run again: until then the parts in it would go on, with
    /// signals that are gone.
    fn drop(&mut self) {
        self.0.take_value();
    }
}

/// A listener whose function can be exchanged.
struct Listening {
    name: &'static str,
    heard: Rc<RefCell<Rc<Listener>>>,
    element: web_sys::Element,
    closure: Closure<dyn Fn(Event)>,
}

impl Drop for Listening {
    /// Some events are told later, such as that a disclosure was opened: by then its element may be gone.
    fn drop(&mut self) {
        let heard = self.closure.as_ref().unchecked_ref();
        let _ = self.element.remove_event_listener_with_callback(self.name, heard);
    }
}

impl Drawn {
    fn new(document: &Document, node: Node) -> Drawn {
        match node {
            Node::Text(text) => Drawn { node: document.create_text_node(&text).into(), kind: Kind::Text(text) },
            Node::Element(element) => make(document, *element.0),
        }
    }

    /// Turns this into what `node` says, in its place.
    fn become_like(&mut self, document: &Document, node: Node) {
        match (&mut self.kind, node) {
            (Kind::Text(shown), Node::Text(text)) => {
                if *shown != text {
                    self.node.set_text_content(Some(&text));
                    *shown = text;
                }
            }
            (Kind::Element(shown), Node::Element(element)) if shown.is_like(&element.0) => {
                change(document, self.node.unchecked_ref(), shown, *element.0);
            }
            (Kind::Found, Node::Text(text)) => {
                if self.node.text_content().as_ref() != Some(&text) {
                    self.node.set_text_content(Some(&text));
                }
                self.kind = Kind::Text(text);
            }
            (Kind::Found, Node::Element(element)) => {
                self.kind = Kind::Element(Box::new(take_over(document, self.node.unchecked_ref(), *element.0)));
            }
            // Nodes that differ in this are not alike.
            (Kind::Text(_) | Kind::Element(_), _) => {}
        }
    }

    fn is_like(&self, node: &Node) -> bool {
        match (&self.kind, node) {
            (Kind::Text(_), Node::Text(_)) => true,
            (Kind::Element(shown), Node::Element(element)) => shown.is_like(&element.0),
            (Kind::Found, Node::Text(_)) => self.node.node_type() == web_sys::Node::TEXT_NODE,
            (Kind::Found, Node::Element(element)) => {
                let there = self.node.dyn_ref::<web_sys::Element>();
                there.is_some_and(|there| there.local_name() == element.0.tag)
            }
            (Kind::Text(_) | Kind::Element(_), _) => false,
        }
    }

    /// Takes this out of the document. Before that nobody listens any more: a field that goes with the focus in it still tells
    /// that it was changed.
    fn take_away(&mut self) {
        self.kind = Kind::Text(String::new());
        if let Some(parent) = self.node.parent_node() {
            let _ = parent.remove_child(&self.node);
        }
    }
}

impl Shown {
    fn is_like(&self, parts: &Parts) -> bool {
        let same_events =
            self.listeners.iter().map(|listening| listening.name).eq(parts.listeners.iter().map(|each| each.0));
        self.tag == parts.tag
            && self.key == parts.key
            && same_events
            && matches!(
                (&self.inside, &parts.inside),
                (Content::Nodes(_), Inside::Nodes(_))
                    | (Content::Live(_), Inside::Live(_))
                    | (Content::Drawing(_), Inside::Drawing(_))
            )
    }
}

fn make(document: &Document, parts: Parts) -> Drawn {
    let created = match parts.space {
        Space::Html => document.create_element(parts.tag),
        Space::Svg => document.create_element_ns(Some(SVG), parts.tag),
    };
    // Tags are our own; one that no browser knew would leave an empty text in its place.
    let Ok(element) = created else { return Drawn::new(document, Node::Text(String::new())) };
    for (name, value) in &parts.attributes {
        let _ = element.set_attribute(name, value);
    }
    let listeners = parts.listeners.into_iter().map(|(name, heard)| listen(&element, name, heard)).collect();
    let inside = match parts.inside {
        Inside::Nodes(nodes) => {
            let mut drawn = Vec::new();
            fill(document, &element, &mut drawn, nodes);
            Content::Nodes(drawn)
        }
        Inside::Live(content) => Content::Live(live(document, &element, content, None)),
        Inside::Drawing(markup) => {
            element.set_inner_html(markup);
            Content::Drawing(markup)
        }
    };
    set(&element, &parts.property);
    let shown = Shown { tag: parts.tag, key: parts.key, attributes: parts.attributes, listeners, inside };
    Drawn { node: element.into(), kind: Kind::Element(Box::new(shown)) }
}

/// What stands in an element that was not drawn here.
fn found(element: &web_sys::Element) -> Vec<Drawn> {
    let first = element.first_child();
    let nodes = std::iter::successors(first, |node| node.next_sibling());
    nodes.map(|node| Drawn { node, kind: Kind::Found }).collect()
}

/// Makes an element that was not drawn here what `parts` says.
fn take_over(document: &Document, element: &web_sys::Element, parts: Parts) -> Shown {
    for name in element.get_attribute_names().iter().filter_map(|name| name.as_string()) {
        if !parts.attributes.iter().any(|kept| kept.0 == name) {
            let _ = element.remove_attribute(&name);
        }
    }
    for (name, value) in &parts.attributes {
        if element.get_attribute(name).as_ref() != Some(value) {
            let _ = element.set_attribute(name, value);
        }
    }
    let listeners = parts.listeners.into_iter().map(|(name, heard)| listen(element, name, heard)).collect();
    let inside = match parts.inside {
        Inside::Nodes(nodes) => {
            let mut drawn = found(element);
            fill(document, element, &mut drawn, nodes);
            Content::Nodes(drawn)
        }
        Inside::Live(content) => Content::Live(live(document, element, content, Some(found(element)))),
        Inside::Drawing(markup) => {
            if element.inner_html() != markup {
                element.set_inner_html(markup);
            }
            Content::Drawing(markup)
        }
    };
    set(element, &parts.property);
    Shown { tag: parts.tag, key: parts.key, attributes: parts.attributes, listeners, inside }
}

fn change(document: &Document, element: &web_sys::Element, shown: &mut Shown, parts: Parts) {
    for (name, _) in &shown.attributes {
        if !parts.attributes.iter().any(|kept| kept.0 == *name) {
            let _ = element.remove_attribute(name);
        }
    }
    for attribute in &parts.attributes {
        if !shown.attributes.contains(attribute) {
            let _ = element.set_attribute(attribute.0, &attribute.1);
        }
    }
    shown.attributes = parts.attributes;
    for (listening, (_, heard)) in shown.listeners.iter().zip(parts.listeners) {
        listening.heard.replace(Rc::new(heard));
    }
    match (&mut shown.inside, parts.inside) {
        (Content::Nodes(drawn), Inside::Nodes(nodes)) => fill(document, element, drawn, nodes),
        (Content::Live(effect), Inside::Live(content)) => {
            let drawn = effect.0.take_value();
            *effect = live(document, element, content, drawn);
        }
        (Content::Drawing(shown), Inside::Drawing(markup)) => {
            if *shown != markup {
                element.set_inner_html(markup);
                *shown = markup;
            }
        }
        // Elements that differ in this are not alike.
        (Content::Nodes(_) | Content::Live(_) | Content::Drawing(_), _) => {}
    }
    set(element, &parts.property);
}

/// Makes the children of an element what `nodes` says.
fn fill(document: &Document, element: &web_sys::Element, drawn: &mut Vec<Drawn>, nodes: Vec<Node>) {
    let places = places(drawn, &nodes);
    let stays = places.iter().copied().eq((0..drawn.len()).map(Some));
    let changes = !stays || !texts_stay(drawn, &nodes);
    if changes && !stand_as_drawn(element, drawn) {
        put_back(document, element, drawn);
    }
    let mut before: Vec<Option<Drawn>> = std::mem::take(drawn).into_iter().map(Some).collect();
    let mut known: Vec<Option<Drawn>> =
        places.iter().map(|place| before.get_mut((*place)?).and_then(Option::take)).collect();
    before.iter_mut().flatten().for_each(Drawn::take_away);
    for (node, known) in nodes.into_iter().zip(&mut known) {
        drawn.push(match known.take() {
            Some(mut known) => {
                known.become_like(document, node);
                known
            }
            None => Drawn::new(document, node),
        });
    }
    if !stays {
        arrange(document, element, drawn);
    }
}

/// At which place each node stands already: one with a key wherever it is, one without the next like it. Nothing for new ones.
fn places(drawn: &[Drawn], nodes: &[Node]) -> Vec<Option<usize>> {
    let mut free: Vec<usize> = (0..drawn.len()).collect();
    let mut from = 0;
    let place = |node: &Node| {
        let has_key = matches!(node, Node::Element(element) if !element.0.key.is_empty());
        let is_next = |at: &usize| has_key || *at >= from;
        let is_like = |at: &usize| is_next(at) && drawn.get(*at).is_some_and(|drawn| drawn.is_like(node));
        let at = free.remove(free.iter().position(is_like)?);
        if !has_key {
            from = at + 1;
        }
        Some(at)
    };
    nodes.iter().map(place).collect()
}

/// Whether no text changes, where each node stands at its place already.
fn texts_stay(drawn: &[Drawn], nodes: &[Node]) -> bool {
    let stays = |(drawn, node): (&Drawn, &Node)| match (&drawn.kind, node) {
        (Kind::Text(shown), Node::Text(text)) => shown == text,
        (Kind::Text(_) | Kind::Element(_) | Kind::Found, _) => true,
    };
    drawn.iter().zip(nodes).all(stays)
}

/// Puts the children where they belong. The one with the focus stays: moved, it would lose it.
fn arrange(document: &Document, element: &web_sys::Element, drawn: &[Drawn]) {
    let place: &web_sys::Node = element;
    let focused = document.active_element();
    let mut next: Option<&web_sys::Node> = None;
    for ours in drawn.iter().rev() {
        let is_there = ours.node.parent_node().as_ref() == Some(place);
        let stands = is_there && ours.node.next_sibling().as_ref() == next;
        let holds_focus = is_there && ours.node.contains(focused.as_deref());
        if !stands && !holds_focus {
            let _ = place.insert_before(&ours.node, next);
        }
        next = Some(&ours.node);
    }
}

/// Whether the children of an element are those that were drawn, and no others.
fn stand_as_drawn(element: &web_sys::Element, drawn: &[Drawn]) -> bool {
    let mut there = element.first_child();
    for ours in drawn {
        if there.as_ref() != Some(&ours.node) {
            return false;
        }
        there = ours.node.next_sibling();
    }
    there.is_none()
}

/// Makes the children of an element those that were drawn: what is not ours goes, what was taken away comes back.
fn put_back(document: &Document, element: &web_sys::Element, drawn: &[Drawn]) {
    let place: &web_sys::Node = element;
    let mut there = place.first_child();
    while let Some(child) = there {
        there = child.next_sibling();
        if !drawn.iter().any(|ours| ours.node == child) {
            let _ = place.remove_child(&child);
        }
    }
    for ours in drawn {
        if let Kind::Text(shown) = &ours.kind {
            ours.node.set_text_content(Some(shown));
        }
    }
    arrange(document, element, drawn);
}

fn live(
    document: &Document,
    element: &web_sys::Element,
    content: Box<dyn Fn() -> Vec<Node>>,
    before: Option<Vec<Drawn>>,
) -> Live {
    let (document, element) = (document.clone(), element.clone());
    let redraw = move |before: Option<Vec<Drawn>>| {
        let mut drawn = before.unwrap_or_default();
        fill(&document, &element, &mut drawn, content());
        drawn
    };
    Live(RenderEffect::new_with_value(redraw, before))
}

fn listen(element: &web_sys::Element, name: &'static str, heard: Listener) -> Listening {
    let heard = Rc::new(RefCell::new(Rc::new(heard)));
    let current = heard.clone();
    let closure = Closure::<dyn Fn(Event)>::new(move |event: Event| {
        // What it does may redraw this very element, so it is taken in hand first.
        let heard = current.borrow().clone();
        heard(event);
    });
    let _ = element.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
    Listening { name, heard, element: element.clone(), closure }
}

/// Sets what a control shows, where it shows something else.
fn set(element: &web_sys::Element, property: &Property) {
    if let (Some(field), Property::Value(value)) = (element.dyn_ref::<HtmlTextAreaElement>(), property)
        && field.value() != *value
    {
        field.set_value(value);
    }
    let Some(input) = element.dyn_ref::<HtmlInputElement>() else { return };
    match property {
        Property::None => {}
        Property::Checked(checked) => {
            if input.checked() != *checked {
                input.set_checked(*checked);
            }
        }
        Property::Value(value) => {
            if input.value() != *value {
                input.set_value(value);
            }
        }
    }
}
