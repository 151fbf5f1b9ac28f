//! Elements in the document: drawn once, then changed where a new value differs from the old one.
//!
//! What stays the same is not touched: a focused box keeps the focus, an open disclosure stays open. Page translators put
//! elements of their own in the places of texts; where something among them changes, our texts come back first.

use super::{Element, Inside, Listener, Node, Parts, Property, Space};
use leptos::prelude::RenderEffect;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Document, Event, HtmlInputElement, HtmlTextAreaElement};

const SVG: &str = "http://www.w3.org/2000/svg";

/// Draws an element at the end of a place, for good. What is drawn lives as long as the owner of the caller.
pub fn mount(place: &web_sys::Element, element: Element) {
    // The page and its drawing end together.
    std::mem::forget(draw(place, element));
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
        if let Some(parent) = self.0.node.parent_node() {
            let _ = parent.remove_child(&self.0.node);
        }
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
    Live(RenderEffect<Vec<Drawn>>),
    Drawing(&'static str),
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
            (_, node) => {
                let new = Drawn::new(document, node);
                if let Some(parent) = self.node.parent_node() {
                    let _ = parent.replace_child(&new.node, &self.node);
                }
                *self = new;
            }
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
            let drawn = effect.take_value();
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
    if differ(drawn, &nodes) && !stand_as_drawn(element, drawn) {
        put_back(element, drawn);
    }
    for surplus in drawn.drain(nodes.len().min(drawn.len())..) {
        let _ = element.remove_child(&surplus.node);
    }
    let known = drawn.len();
    for (at, node) in nodes.into_iter().enumerate() {
        match drawn.get_mut(at).filter(|_| at < known) {
            Some(there) => there.become_like(document, node),
            None => {
                let new = Drawn::new(document, node);
                let _ = element.append_child(&new.node);
                drawn.push(new);
            }
        }
    }
}

/// Whether any child comes, goes, is exchanged, or is a text that changes.
fn differ(drawn: &[Drawn], nodes: &[Node]) -> bool {
    let other = |(drawn, node): (&Drawn, &Node)| match (&drawn.kind, node) {
        (Kind::Text(shown), Node::Text(text)) => shown != text,
        (Kind::Element(shown), Node::Element(element)) => !shown.is_like(&element.0),
        (Kind::Text(_) | Kind::Element(_), _) => true,
    };
    drawn.len() != nodes.len() || drawn.iter().zip(nodes).any(other)
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

/// Makes the children of an element those that were drawn: what is not ours goes, what was taken away comes back. An
/// element that stands in its place is not moved, because it would lose the focus.
fn put_back(element: &web_sys::Element, drawn: &[Drawn]) {
    let place: &web_sys::Node = element;
    let mut there = place.first_child();
    while let Some(child) = there {
        there = child.next_sibling();
        if !drawn.iter().any(|ours| ours.node == child) {
            let _ = place.remove_child(&child);
        }
    }
    let mut next: Option<&web_sys::Node> = None;
    for ours in drawn.iter().rev() {
        if let Kind::Text(shown) = &ours.kind {
            ours.node.set_text_content(Some(shown));
        }
        if ours.node.parent_node().as_ref() != Some(place) || ours.node.next_sibling().as_ref() != next {
            let _ = place.insert_before(&ours.node, next);
        }
        next = Some(&ours.node);
    }
}

fn live(
    document: &Document,
    element: &web_sys::Element,
    content: Box<dyn Fn() -> Vec<Node>>,
    before: Option<Vec<Drawn>>,
) -> RenderEffect<Vec<Drawn>> {
    let (document, element) = (document.clone(), element.clone());
    let redraw = move |before: Option<Vec<Drawn>>| {
        let mut drawn = before.unwrap_or_default();
        fill(&document, &element, &mut drawn, content());
        drawn
    };
    RenderEffect::new_with_value(redraw, before)
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
