//! Warnings and notes.

use super::due;
use crate::app::components::certainty::{Reader, badge, depends, grounds, made_when_open};
use crate::app::components::pieces::{self, count, disclosure, p};
use crate::app::paper::{self, Extent};
use crate::app::state::App;
use crate::drawing::{Element, el};
use crate::guidance::Remark;

/// What goes wrong, and stands at no step: the first open, the others behind their titles; nothing where there is none.
pub fn warnings(app: App, remarks: &[Remark], reader: Reader) -> Option<Element> {
    let (certain, perhaps): (Vec<&Remark>, Vec<&Remark>) =
        remarks.iter().partition(|remark| remark.depends_on.is_empty());
    let shown = certain.iter().take(1).map(|remark| open(app, remark, reader));
    let folded = certain.iter().skip(1).map(|remark| one(app, remark, reader));
    let more = disclosure(&app.text().count("ui.warnings.perhaps", count(perhaps.len())));
    let more = (!perhaps.is_empty()).then(|| {
        made_when_open(app, more, "warnings", || {
            el("div").class("remarks").children(perhaps.into_iter().map(|remark| one(app, remark, reader)))
        })
    });
    let list = el("div").class("remarks").children(shown.chain(folded)).child(more);
    let heading = app.text().get("page.warnings");
    (!remarks.is_empty()).then(|| pieces::section("section", "warnings", heading).child(list))
}

/// What is worth knowing waits to be asked for, behind one line.
pub fn notes(app: App, remarks: &[Remark], reader: Reader) -> Option<Element> {
    let (near, other): (Vec<&Remark>, Vec<&Remark>) =
        remarks.iter().filter(|remark| is_told(remark)).partition(|remark| remark.stands_open);
    let any = !(near.is_empty() && other.is_empty());
    let near = near.into_iter().map(|remark| open(app, remark, reader));
    let folded = disclosure(&app.text().count("ui.notes", count(other.len())));
    let folded = (!other.is_empty()).then(|| {
        made_when_open(app, folded, "notes", || {
            el("div").class("remarks").children(other.into_iter().map(|remark| one(app, remark, reader)))
        })
    });
    let list = el("div").class("remarks").children(near).child(folded);
    any.then(|| pieces::section("section", "notes", app.text().get("page.notes")).child(list))
}

/// A list of remarks, each folded behind its title; nothing where there are none.
pub fn list(app: App, remarks: &[Remark], reader: Reader) -> Option<Element> {
    let told: Vec<Element> =
        remarks.iter().filter(|remark| is_told(remark)).map(|remark| one(app, remark, reader)).collect();
    (!told.is_empty()).then(|| el("div").class("remarks").child(told))
}

/// Whether a remark is told: on paper in short only what answers for this very case, and a warning that holds.
fn is_told(remark: &Remark) -> bool {
    paper::extent() != Some(Extent::Short) || remark.stands_open || remark.warning && remark.depends_on.is_empty()
}

/// What stands open at its step; on paper it stands with the other remarks.
pub fn near(app: App, remarks: &[Remark], reader: Reader) -> Option<Element> {
    let mut near =
        remarks.iter().filter(|remark| remark.stands_open).map(|remark| open(app, remark, reader)).peekable();
    near.peek().filter(|_| paper::extent().is_none())?;
    Some(el("div").class("remarks").children(near))
}

/// A remark in full, and only its grounds folded.
fn open(app: App, remark: &Remark, reader: Reader) -> Element {
    let class = if remark.warning { "remark remark--open remark--warning" } else { "remark remark--open" };
    let title = el("p").class("remark__title").child(el("strong").words(&remark.title));
    content(app, remark, reader, el("div").class(class).key(remark.rule.clone()).child(title))
}

fn one(app: App, remark: &Remark, reader: Reader) -> Element {
    let class = if remark.warning { "disclosure remark remark--warning" } else { "disclosure remark" };
    let folded = disclosure(&remark.title).class(class).key(remark.rule.clone());
    made_when_open(app, folded, &["remark ", &remark.rule].concat(), || {
        content(app, remark, reader, el("div").class("stack"))
    })
}

fn content(app: App, remark: &Remark, reader: Reader, place: Element) -> Element {
    let opens = remark.opens.as_ref().map(|day| due::one(app, "ui.due.opens", day));
    let day = remark.due.as_ref().map(|day| due::one(app, "ui.due.by", day));
    let why = disclosure(app.text().get("ui.why-and-sources")).child(el("p").child(badge(&remark.certainty)));
    place.child(p(&remark.body)).child(depends(app, reader, &remark.depends_on)).child(opens).child(day).child(grounds(
        app,
        why,
        &remark.rule,
        &remark.why,
        &remark.certainty,
        &remark.cite,
    ))
}
