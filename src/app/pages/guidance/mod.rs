//! The guidance page, in its fixed order: verdict, next step, timeline, all steps, papers, what does not apply, answers,
//! receipt. The page of a case in this browser and the page of a shared link are laid out by the same functions.

mod act;
mod answers;
mod case_line;
mod due;
mod held_back;
pub mod receipt;
mod remark;
mod share;
mod step;
mod timeline;
mod verdict;
mod visits;

use super::not_found;
use crate::app::components::certainty::Reader;
use crate::app::keeping;
use crate::app::state::App;
use crate::case::CaseId;
use crate::guidance::Page;
use leptos::prelude::*;

/// The guidance for a case of this browser.
pub fn own(app: App, id: CaseId) -> AnyView {
    if let (true, Err(error)) = (app.held.with_untracked(Option::is_none), keeping::load(id)) {
        return not_found::no_case(app, &error.words(app.text));
    }
    view! {
        {case_line::case_line(app, id)}
        {move || app.page.with(|page| page.as_ref().map(|page| layout(app, page, Reader::Owner(id))))}
        {share::take_along(app, id)}
    }
    .into_any()
}

/// The parts of the page, in the order in which they are read.
pub fn layout(app: App, page: &Page, reader: Reader) -> AnyView {
    view! {
        {verdict::verdict(app, page, reader)}
        {act::act(app, page, reader)}
        {remark::section(app, "page.warnings", &page.warnings, reader)}
        {timeline::timeline(app, page)}
        <div class="columns section">
            <div>
                {step::steps(app, page, reader)}
                {remark::section(app, "page.notes", &page.notes, reader)}
            </div>
            <div>
                {visits::visits(app, page, reader)}
                {held_back::held_back(app, page, reader)}
                {answers::answers(app, page, reader)}
            </div>
        </div>
        {receipt::receipt(app, page)}
    }
    .into_any()
}
