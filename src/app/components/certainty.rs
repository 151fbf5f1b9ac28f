//! How sure something is, whom to ask, and which facts it depends on.

use super::missing::no_statements;
use super::pieces::{count, disclosure, dots, p};
use super::provision::{basis, cited};
use crate::app::paper::{self, Extent};
use crate::app::route::Route;
use crate::app::state::App;
use crate::app::statements;
use crate::browser::document;
use crate::case::CaseId;
use crate::drawing::{Element, el};
use crate::guidance::{Certainty, FactWords};
use leptos::prelude::With;

/// Who reads: the person whose case it is may answer and change; a guest only reads.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    /// The person whose case it is.
    Owner(CaseId),
    /// Somebody who was sent a link.
    Guest,
}

/// The short words for a status, such as "National rule".
pub fn badge(certainty: &Certainty) -> Element {
    el("span").class(&["badge badge--", certainty.status.name()].concat()).words(&certainty.label)
}

/// What a status means, and whom to ask where it is not certain.
pub fn meaning(app: App, certainty: &Certainty) -> Element {
    let desks: Vec<String> = certainty.ask.iter().map(|(_, desk)| desk.clone()).collect();
    let ask = dots(&desks).map(|desks| vec![p(app.text().get("ui.ask")), desks]);
    el("div").class("certainty stack").child(p(&certainty.meaning)).child(ask)
}

/// Why something holds, how sure it is, and on whose authority. `rule` is the name of the rule that says so.
pub fn grounds(
    app: App,
    details: Element,
    rule: &str,
    why: &[String],
    certainty: &Certainty,
    cite: &[String],
) -> Option<Element> {
    let inside = |law: Element| el("div").child(dots(why)).child(meaning(app, certainty)).child(law);
    match paper::extent() {
        Some(Extent::Short) => None,
        Some(Extent::Everything) => Some(inside(numbers(app, cite))),
        None => Some(law_inside(app, details, rule, || inside(cited(app, cite)))),
    }
}

/// Why something holds and how sure it is, at once; the statements of law one tap away.
pub fn reasons(app: App, rule: &str, why: &[String], certainty: &Certainty, cite: &[String]) -> Element {
    let law = match paper::extent() {
        Some(Extent::Short) => return briefly(app, why, certainty, cite),
        Some(Extent::Everything) => numbers(app, cite),
        None => {
            let law = disclosure(&app.text().count("ui.step.sources", count(cite.len())));
            law_inside(app, law, rule, || cited(app, cite))
        }
    };
    el("div").class("stack").child(dots(why)).child(meaning(app, certainty)).child(law)
}

/// In a line why something holds, and in one on what it rests in the first place and whom to ask where that is not certain.
/// Reasons go from what holds for everybody to what tells this case from others: the last ones say most.
fn briefly(app: App, why: &[String], certainty: &Certainty, cite: &[String]) -> Element {
    const REASONS: usize = 2;
    let text = app.text();
    let joined = |words: &[String]| words.join(text.get("ui.list-semicolon"));
    let last = why.get(why.len().saturating_sub(REASONS)..).unwrap_or_default();
    let found = cite.iter().map(|number| basis(app, number)).find(|basis| !basis.is_empty());
    let source = match found {
        Some(basis) => text.fill("ui.print.source", &[("basis", &joined(&basis))]),
        None => text.fill("ui.print.source.none", &[("number", cite.first().map_or("", String::as_str))]),
    };
    let desks: Vec<String> = certainty.ask.iter().map(|(_, desk)| desk.clone()).collect();
    let ask = [text.get("ui.list-dot"), text.get("ui.ask"), text.get("ui.list-space"), &joined(&desks)].concat();
    let ask = if desks.is_empty() { "" } else { &ask };
    el("div").child(p(&text.fill("plain.because", &[("why", &joined(last))]))).child(p(&[&source, ask].concat()))
}

/// On paper provisions go by their numbers; the list at the end tells what they state.
fn numbers(app: App, cite: &[String]) -> Element {
    let numbers = cite.join(app.text().get("ui.list-comma"));
    el("p").class("faint").words(&app.text().fill("ui.step.numbers", &[("numbers", &numbers)]))
}

/// A disclosure that ends with statements of law: they are fetched and drawn once it is open. `name` tells it from the
/// others of the page.
pub fn law_inside(app: App, details: Element, name: &str, content: impl FnOnce() -> Element) -> Element {
    made_when_open(app, details, name, || {
        statements::want(app);
        el("div").child(no_statements(app)).child(content())
    })
}

/// A disclosure whose end is made once it is open. `name` tells it from the others of the page.
pub fn made_when_open(app: App, details: Element, name: &str, content: impl FnOnce() -> Element) -> Element {
    let own = name.to_owned();
    // On paper everything is open, and nobody opens or closes it.
    let on_paper = paper::extent().is_some();
    let open = on_paper || app.unfolded.with(|names| names.iter().any(|known| known == name));
    let details = if open { details.attr("open", "").child(content()) } else { details };
    if on_paper { details } else { details.on("toggle", move |event| app.unfold(&own, document::is_open(&event))) }
}

/// "Depends on your city": with links to the questions for the person whose case it is.
pub fn depends(app: App, reader: Reader, facts: &[FactWords]) -> Option<Element> {
    facts_after(app, reader, "ui.depends", facts)
}

/// The same, with no more than the first few facts: the others are asked for once these are known.
pub fn depends_briefly(app: App, reader: Reader, facts: &[FactWords]) -> Option<Element> {
    const FEW: usize = 3;
    let (few, others) = facts.split_at_checked(FEW).unwrap_or((facts, &[]));
    let more = app.text().count("ui.depends.more", super::pieces::count(others.len()));
    let line = depends(app, reader, few)?;
    Some(if others.is_empty() { line } else { line.text(app.text().get("ui.list-comma")).text(&more) })
}

/// Words with this key, and facts after them.
pub fn facts_after(app: App, reader: Reader, key: &str, facts: &[FactWords]) -> Option<Element> {
    let mut line = el("p").class("depends").text(app.text().get(key)).text(app.text().get("ui.list-space"));
    for (place, fact) in facts.iter().enumerate() {
        if place > 0 {
            line = line.text(app.text().get("ui.list-comma"));
        }
        line = line.child(fact_link(app, reader, fact));
    }
    (!facts.is_empty()).then_some(line)
}

/// The name of a fact, as a link to its question where it can be answered.
pub fn fact_link(app: App, reader: Reader, fact: &FactWords) -> Element {
    match (reader, app.book().rules.fact_named(&fact.id)) {
        (Reader::Owner(case), Some(id)) => {
            let address = Route::Ask(case, fact.id.clone()).to_string();
            el("a").attr("href", &address).words(&fact.label).on("click", move |_| app.will_change(Some(id)))
        }
        _ => el("span").words(&fact.label),
    }
}
