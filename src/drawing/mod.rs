//! The renderer of the app: pages are plain values, drawn once and then changed where a new value differs from the old one.
//! Signals, effects and owners are Leptos's; no page, case or rule is known here.
//!
//! Leptos' `view!` gives every element a type of its own, and each type its own code for building, changing and dropping it;
//! and it writes into texts that a page translator has put elsewhere. ARCHITECTURE has what was measured. Here all elements
//! are one type. What is kept when a page is drawn again stands in `document`, with the rules that the tests pin.

mod document;
pub mod words;

pub use document::{Drawing, draw, mount};

use web_sys::Event;
use words::{around_name, runs};

/// An element with everything in it.
pub struct Element(Box<Parts>);

struct Parts {
    tag: &'static str,
    space: Space,
    /// Among its siblings the same element, wherever it stands; different keys are never turned into one another.
    key: String,
    attributes: Vec<(&'static str, String)>,
    property: Property,
    listeners: Vec<(&'static str, Listener)>,
    inside: Inside,
}

type Listener = Box<dyn Fn(Event)>;

/// What a control shows: unlike an attribute it can be changed by the person, so it is set to what it should be.
#[derive(Clone, PartialEq)]
enum Property {
    None,
    Checked(bool),
    Value(String),
}

/// HTML or a drawing.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Space {
    Html,
    Svg,
}

enum Inside {
    Nodes(Vec<Node>),
    /// Worked out again whenever a signal that it has read changes.
    Live(Box<dyn Fn() -> Vec<Node>>),
    /// A drawing that comes with the program, as markup.
    Drawing(&'static str),
}

/// An element or a text.
pub enum Node {
    /// An element.
    Element(Element),
    /// A text.
    Text(String),
}

/// An element of HTML.
pub fn el(tag: &'static str) -> Element {
    make(tag, Space::Html)
}

/// An element of a drawing.
pub fn svg(tag: &'static str) -> Element {
    make(tag, Space::Svg)
}

#[inline(never)]
fn make(tag: &'static str, space: Space) -> Element {
    Element(Box::new(Parts {
        tag,
        space,
        key: String::new(),
        attributes: Vec::new(),
        property: Property::None,
        listeners: Vec::new(),
        inside: Inside::Nodes(Vec::new()),
    }))
}

// Hundreds of calls are chained from these. Each must be a call and no copy: the optimiser would rather copy.
impl Element {
    /// Its class or classes.
    #[inline(never)]
    pub fn class(self, class: &str) -> Self {
        self.attr("class", class)
    }

    /// Its id.
    #[inline(never)]
    pub fn id(self, id: &str) -> Self {
        self.attr("id", id)
    }

    /// An attribute.
    #[inline(never)]
    pub fn attr(mut self, name: &'static str, value: &str) -> Self {
        self.0.attributes.push((name, value.to_owned()));
        self
    }

    /// Can take the focus by script.
    #[inline(never)]
    pub fn focusable(self) -> Self {
        self.attr("tabindex", "-1")
    }

    /// What makes it the same element when its siblings come, go or change places. No two siblings have the same.
    pub fn key(mut self, key: String) -> Self {
        self.0.key = key;
        self
    }

    /// Whether a box or radio button is chosen.
    pub fn checked(mut self, checked: bool) -> Self {
        self.0.property = Property::Checked(checked);
        self
    }

    /// What stands in a field.
    pub fn value(mut self, value: String) -> Self {
        self.0.property = Property::Value(value);
        self
    }

    /// What happens on an event. The names of an element's events do not change.
    pub fn on(self, event: &'static str, heard: impl Fn(Event) + 'static) -> Self {
        self.listen(event, Box::new(heard))
    }

    #[inline(never)]
    fn listen(mut self, event: &'static str, heard: Listener) -> Self {
        self.0.listeners.push((event, heard));
        self
    }

    /// A text without Chinese, or a number.
    #[inline(never)]
    pub fn text(self, text: &str) -> Self {
        self.add(Node::Text(text.to_owned()))
    }

    /// Words of the interface or the law. A name among them is set apart, and each run of another language says which.
    #[inline(never)]
    pub fn words(self, words: &str) -> Self {
        match around_name(words) {
            Some((before, name, after)) => self.runs(before).add_element(el("bdi").runs(name)).words(after),
            None => self.runs(words),
        }
    }

    #[inline(never)]
    fn runs(mut self, words: &str) -> Self {
        for (run, language) in runs(words) {
            self = match language {
                None => self.text(run),
                Some(tag) => self.add_element(el("span").attr("lang", tag).text(run)),
            };
        }
        self
    }

    /// What it contains, after what it contains already.
    pub fn child(self, child: impl Content) -> Self {
        child.add_to(self)
    }

    /// Elements in it, after what it contains already.
    pub fn children(mut self, elements: impl Iterator<Item = Element>) -> Self {
        for element in elements {
            self = self.add_element(element);
        }
        self
    }

    /// All that it contains, worked out again whenever a signal that is read there changes.
    pub fn live<C: Content>(self, content: impl Fn() -> C + 'static) -> Self {
        self.inside(Inside::Live(Box::new(move || {
            // A place to gather the nodes, never drawn itself.
            match content().add_to(el("div")).0.inside {
                Inside::Nodes(nodes) => nodes,
                Inside::Live(_) | Inside::Drawing(_) => Vec::new(),
            }
        })))
    }

    /// A drawing that comes with the program. Never a text of a person.
    pub fn drawing(self, markup: &'static str) -> Self {
        self.inside(Inside::Drawing(markup))
    }

    #[inline(never)]
    fn inside(mut self, inside: Inside) -> Self {
        self.0.inside = inside;
        self
    }

    #[inline(never)]
    fn add_element(self, element: Element) -> Self {
        self.add(Node::Element(element))
    }

    #[inline(never)]
    fn add(mut self, node: Node) -> Self {
        if let Inside::Nodes(nodes) = &mut self.0.inside {
            nodes.push(node);
        }
        self
    }
}

/// What an element can contain.
pub trait Content {
    /// Adds it at the end of an element, which comes back.
    fn add_to(self, parent: Element) -> Element;
}

impl Content for Element {
    fn add_to(self, parent: Element) -> Element {
        parent.add_element(self)
    }
}

impl Content for String {
    fn add_to(self, parent: Element) -> Element {
        parent.add(Node::Text(self))
    }
}

impl<C: Content> Content for Option<C> {
    fn add_to(self, parent: Element) -> Element {
        match self {
            Some(content) => content.add_to(parent),
            None => parent,
        }
    }
}

impl Content for Vec<Element> {
    #[inline(never)]
    fn add_to(self, parent: Element) -> Element {
        parent.children(self.into_iter())
    }
}
