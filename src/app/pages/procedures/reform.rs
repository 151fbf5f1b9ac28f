//! The same procedure before and after the reform, folded away: it is long.

use super::step;
use super::verdicts::verdicts;
use crate::app::components::pieces::{disclosure, p, section};
use crate::app::components::side_by_side::{self, Columns, Differ};
use crate::app::state::App;
use crate::drawing::Element;
use crate::guidance::{PartVerdict, Reform};

/// Both sides, told to a third person.
const SIDES: Columns = Columns { before: "ui.reform.before", after: "ui.reform.after", who: step::actor };

/// The section with both sides.
pub fn reform(app: App, reform: &Reform) -> Element {
    let text = app.text();
    let differ = if told(&reform.before) == told(&reform.after) { Differ::No } else { Differ::Yes };
    let (before, after) = (verdicts(text, &reform.before), verdicts(text, &reform.after));
    let nothing = differ == Differ::No
        && reform.both.remarks.is_empty()
        && reform.both.rows.iter().all(|row| row.changes.is_empty());
    let folded = disclosure(text.get("ui.procedures.reform.show"))
        .child(nothing.then(|| p(text.get("ui.reform.same"))))
        .child(side_by_side::verdicts(app, SIDES, before, after, differ))
        .child(side_by_side::differences(app, &reform.both, SIDES));
    section("section procedure__reform", "reform", text.get("ui.procedures.reform"))
        .child(p(text.get("ui.procedures.reform.body")).class("faint"))
        .child(folded)
}

/// What is read of the verdicts.
fn told(verdicts: &[PartVerdict]) -> Vec<String> {
    let one = |part: &PartVerdict| [&part.verdict.title, "\n", &part.verdict.body].concat();
    verdicts.iter().map(one).collect()
}
