//! Warnings and notes.

use super::due;
use crate::app::components::certainty::{Reader, badge, depends, grounds};
use crate::app::components::pieces::{self, disclosure, p};
use crate::app::element::{Element, el};
use crate::app::state::App;
use crate::guidance::Remark;

/// Those that stand alone, under the heading with this key; nothing where there are none.
pub fn section(app: App, heading: &str, id: &'static str, remarks: &[Remark], reader: Reader) -> Option<Element> {
    let list = el("div").class("remarks").children(remarks.iter().map(|remark| {
        let shown = one(app, remark, reader);
        // What goes wrong stands open; what is worth knowing waits to be asked for.
        if remark.warning { shown.attr("open", "") } else { shown }
    }));
    (!remarks.is_empty()).then(|| pieces::section("section", id, app.text().get(heading)).child(list))
}

/// A list of remarks, each folded behind its title; nothing where there are none.
pub fn list(app: App, remarks: &[Remark], reader: Reader) -> Option<Element> {
    let list = el("div").class("remarks").children(remarks.iter().map(|remark| one(app, remark, reader)));
    (!remarks.is_empty()).then_some(list)
}

fn one(app: App, remark: &Remark, reader: Reader) -> Element {
    let class = if remark.warning { "disclosure remark remark--warning" } else { "disclosure remark" };
    let opens = remark.opens.as_ref().map(|day| due::one(app, "ui.due.opens", day));
    let day = remark.due.as_ref().map(|day| due::one(app, "ui.due.by", day));
    let why = disclosure(app.text().get("ui.why-and-sources")).child(el("p").child(badge(&remark.certainty)));
    el("details")
        .class(class)
        .key(remark.rule.clone())
        .child(el("summary").words(&remark.title))
        .child(p(&remark.body))
        .child(depends(app, reader, &remark.depends_on))
        .child(opens)
        .child(day)
        .child(grounds(app, why, &remark.rule, &remark.why, &remark.certainty, &remark.cite))
}
