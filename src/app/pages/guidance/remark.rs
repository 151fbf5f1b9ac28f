//! Warnings and notes.

use super::due;
use crate::app::components::certainty::{Reader, badge, depends, meaning};
use crate::app::components::words;
use crate::app::state::App;
use crate::guidance::Remark;
use leptos::prelude::*;

/// Those that stand alone, under the heading with this key; nothing where there are none.
pub fn section(app: App, heading: &'static str, remarks: &[Remark], reader: Reader) -> Option<AnyView> {
    (!remarks.is_empty()).then(|| {
        view! {
            <section class="section" aria-labelledby=heading>
                <h2 id=heading>{app.text.get(heading)}</h2>
                {list(app, remarks, reader)}
            </section>
        }
        .into_any()
    })
}

/// A list of remarks.
pub fn list(app: App, remarks: &[Remark], reader: Reader) -> AnyView {
    view! { <div class="remarks">{remarks.iter().map(|remark| one(app, remark, reader)).collect_view()}</div> }.into_any()
}

fn one(app: App, remark: &Remark, reader: Reader) -> AnyView {
    let class = if remark.warning { "remark remark--warning" } else { "remark" };
    let why = remark.why.iter().map(|line| view! { <li>{words(line)}</li> }).collect_view();
    view! {
        <div class=class>
            <p class="remark__title">{words(&remark.title)}</p>
            <p>{words(&remark.body)}</p>
            {depends(app, reader, &remark.depends_on)}
            {remark.due.as_ref().map(|day| due::line(app, "ui.due.by", day))}
            <details class="disclosure">
                <summary>{app.text.get("ui.why-and-sources")}</summary>
                <p>{badge(&remark.certainty)}</p>
                <ul class="why">{why}</ul>
                {meaning(app, &remark.certainty)}
                {super::receipt::cited(app, &remark.cite)}
            </details>
        </div>
    }
    .into_any()
}
