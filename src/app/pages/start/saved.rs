//! The saved cases: what each one says now, its name, its file, its end. And what cannot be read.

use crate::app::cases;
use crate::app::components::missing::no_edition;
use crate::app::components::pieces::{actions, button, count, link, p, section};
use crate::app::components::saving::{offer, save_as_file};
use crate::app::components::{age, dialog, rename};
use crate::app::journey::LIST;
use crate::app::route::Route;
use crate::app::state::App;
use crate::browser::document;
use crate::case::{Case, CaseId, Entry, StoreProblem};
use crate::drawing::words;
use crate::drawing::{Element, el};
use crate::guidance::{self, GuidancePage, StepState};
use leptos::prelude::*;

/// The selector of the dialog that asks before a case is deleted.
const ASKING: &str = "#confirm-delete";
/// The selector of the notice that one was deleted.
const DELETED: &str = "#deleted";

/// What the list is busy with.
#[derive(Clone, Copy, Default)]
pub struct Busy {
    /// The case that is being renamed.
    renaming: RwSignal<Option<Entry>>,
    /// The case whose end is to be confirmed.
    deleting: RwSignal<Option<Entry>>,
}

/// The section of saved cases, and the dialog that belongs to it.
pub fn saved(app: App, busy: Busy) -> Vec<Element> {
    let part = section("section", "saved", app.text().get("ui.saved.heading"))
        .child(el("div").live(move || cases(app, busy)))
        .child(actions(link("button", &Route::Open.to_string(), app.text().get("ui.open-file"))));
    vec![part, confirmation(app, busy)]
}

/// The way past the first question to the saved cases, on screens where they stand below it.
pub fn way(app: App) -> Option<Element> {
    app.saved.track();
    let saved = cases::list().0.entries.len();
    let words = app.text().count("ui.start.saved", count(saved));
    (saved > 0).then(|| el("p").class("start__saved").child(button("link", &words, || document::focus(LIST))))
}

fn cases(app: App, busy: Busy) -> Vec<Element> {
    app.saved.track();
    let (listing, trouble) = cases::list();
    let unsaved: Vec<CaseId> = cases::unsaved().iter().map(|unsaved| unsaved.entry.id).collect();
    // What is not saved has a notice of its own, which says why.
    let trouble = trouble.filter(|_| unsaved.is_empty());
    let waiting = (!listing.entries.is_empty()).then(|| no_edition(app)).flatten();
    let any = !listing.entries.is_empty();
    let age = any.then(|| age::age(app)).flatten();
    let place = any.then(|| el("p").class("faint saved__where").text(app.text().get("ui.saved.where")));
    let list = el("ul")
        .class("saved")
        .child(waiting.map(|notice| el("li").child(notice)))
        .child(trouble.map(|error| el("li").class("notice").words(&error.words(app.text()))))
        .children(listing.entries.iter().map(|entry| case(app, busy, entry, &unsaved)))
        .children(listing.problems.into_iter().map(|problem| damaged(app, busy, problem)));
    let deleted = el("div").attr("role", "status").child(deleted(app));
    age.into_iter().chain([deleted, list]).chain(place).collect()
}

fn case(app: App, busy: Busy, entry: &Entry, unsaved: &[CaseId]) -> Element {
    let id = entry.id;
    let name = shown_name(app, id, &entry.case.name);
    let form = busy.renaming.get().filter(|entry| entry.id == id).map(|entry| rename_form(app, busy, entry));
    let state = app.edition.here().map(|_| state(app, entry));
    let (to_save, to_rename) = (entry.clone(), entry.clone());
    let tools = el("div")
        .class("saved__tools")
        .child(
            tool(app, "ui.rename", "ui.saved.rename.label", &name, move || {
                busy.renaming.set(Some(to_rename.clone()));
                document::focus(&format!("#name-{id}"));
            })
            .id(&format!("rename-{id}")),
        )
        .child(tool(app, "ui.saved.file", "ui.saved.file.label", &name, move || save_as_file(app, &to_save)))
        .child(delete_button(app, busy, entry.clone(), &name));
    el("li")
        .class("saved__case")
        .key(id.to_string())
        .child(
            el("h3")
                .class("saved__name")
                .child(link("", &Route::Case(id).to_string(), &words::name(&name)).id(&format!("saved-{id}"))),
        )
        .child(unsaved.contains(&id).then(|| el("p").class("saved__unsaved").text(app.text().get("ui.saved.unsaved"))))
        .child(state)
        .child(form)
        .child(tools)
}

/// What the case says today.
fn state(app: App, entry: &Entry) -> Vec<Element> {
    let page = guidance::arrange(app.book(), app.text(), &entry.case.answers(&app.book().rules), app.today.get());
    let next = page.next.and_then(|at| page.steps.get(at)).map(|step| {
        let due = step.due.as_ref();
        let opens = due.filter(|_| step.state == StepState::NotYet).and_then(|due| due.opens.as_ref()?.day.as_ref());
        if let Some(day) = opens {
            let values = [("step", step.title.as_str()), ("date", &day.words), ("distance", &day.distance)];
            return el("p").class("saved__line").words(&app.text().fill("ui.saved.next.opens", &values));
        }
        let overdue = step.state == StepState::Overdue;
        let words = match step.day() {
            Some(day) if overdue => {
                app.text().fill("ui.saved.next.overdue", &[("step", &step.title), ("date", &day.words)])
            }
            Some(day) => {
                let values = [("step", step.title.as_str()), ("date", &day.words), ("distance", &day.distance)];
                app.text().fill("ui.saved.next.dated", &values)
            }
            None => app.text().fill("ui.saved.next", &[("step", &step.title)]),
        };
        el("p").class("saved__line").words(&words)
    });
    [Some(p(&page.verdict.title)), next, go_on(app, entry.id, &page)].into_iter().flatten().collect()
}

/// The way on from where the person left off.
fn go_on(app: App, id: CaseId, page: &GuidancePage) -> Option<Element> {
    let first = page.questions.first()?;
    let words = app.text().count("ui.saved.go-on", count(page.questions.len()));
    let way = link("button", &Route::Ask(id, first.id.clone()).to_string(), &words);
    Some(actions(way))
}

/// A button of one case; `label` is the key of its words for those who do not see which case it stands at.
fn tool(app: App, key: &str, label: &str, name: &str, pressed: impl Fn() + 'static) -> Element {
    button("link", app.text().get(key), pressed).attr("aria-label", &app.text().fill(label, &[("name", name)]))
}

fn rename_form(app: App, busy: Busy, entry: Entry) -> Element {
    let (id, old) = (entry.id, entry.case.name.clone());
    rename::rename(app, &format!("name-{id}"), &old, move |name| {
        busy.renaming.set(None);
        if let Some(name) = name {
            cases::rename(&entry, &name, app.stamp());
            app.tell("");
            app.say("ui.said.renamed");
        }
        document::focus(&format!("#rename-{id}"));
    })
}

fn delete_button(app: App, busy: Busy, entry: Entry, name: &str) -> Element {
    tool(app, "ui.saved.delete", "ui.saved.delete.label", name, move || {
        busy.deleting.set(Some(entry.clone()));
        document::show_dialog(ASKING);
    })
}

fn damaged(app: App, busy: Busy, problem: StoreProblem) -> Element {
    let (id, words) = (problem.id, problem.words(app.text()));
    let entry = Entry { id, case: Case::default() };
    let name = shown_name(app, id, "");
    let save = button("link", app.text().get("ui.saved.file.damaged"), move || {
        offer(app, "ui.file.damaged", "text/plain", &problem.raw);
    });
    el("li")
        .class("saved__case")
        .key(id.to_string())
        .child(el("h3").class("saved__name").id(&format!("saved-{id}")).focusable().text(&name))
        .child(p(&words))
        .child(el("div").class("saved__tools").child(save).child(delete_button(app, busy, entry, &name)))
}

/// That a case was deleted, and the way to have it back: until another one is deleted or the page is closed.
fn deleted(app: App) -> Option<Element> {
    let Entry { id, case } = cases::deleted()?;
    let words = app.text().fill("ui.delete.done", &[("name", &shown_name(app, id, &case.name))]);
    let undo = button("link", app.text().get("ui.delete.undo"), move || {
        let back = cases::undo(app.stamp());
        app.tell(if back.is_ok() { "" } else { "ui.delete.undo.refused" });
        app.say(if back.is_ok() { "ui.said.undone" } else { "ui.delete.undo.refused" });
        document::focus(&format!("#saved-{id}"));
    });
    Some(el("p").class("saved__deleted").id("deleted").focusable().child(el("span").text(&words)).child(undo))
}

fn confirmation(app: App, busy: Busy) -> Element {
    let heading = el("span").live(move || {
        let name = busy.deleting.get().map(|entry| shown_name(app, entry.id, &entry.case.name)).unwrap_or_default();
        el("span").words(&app.text().fill("ui.delete.heading", &[("name", &words::name(&name))]))
    });
    let delete = button("button button--danger", app.text().get("ui.delete.yes"), move || {
        document::close_dialog(ASKING);
        if let Some(entry) = busy.deleting.get_untracked() {
            let deleted = cases::delete(entry.id, app.stamp());
            // Should the person go back to one of its pages: it is not there.
            app.held.set(None);
            app.tell(if deleted.is_ok() { "" } else { "ui.delete.refused" });
            document::focus(if deleted.is_ok() { DELETED } else { LIST });
        }
    });
    let keep = button("button", app.text().get("ui.delete.no"), || document::close_dialog(ASKING));
    // The first one has the focus when it opens: Enter loses nothing.
    let content = vec![p(app.text().get("ui.delete.body")), actions(vec![keep, delete])];
    dialog::dialog("confirm-delete", heading, content)
}

/// The name of a case; where it has none, one made of its number.
pub fn shown_name(app: App, id: CaseId, name: &str) -> String {
    if name.is_empty() { app.text().fill("ui.saved.unnamed", &[("case", &id.label())]) } else { name.to_owned() }
}
