//! The saved cases: what each one says now, its name, its file, its end. And what cannot be read.

use crate::app::components::{dialog, rename, words};
use crate::app::keeping;
use crate::app::pages::{offer, save_as_file};
use crate::app::route::Route;
use crate::app::state::App;
use crate::browser::{document, files};
use crate::case::{CaseId, Entry, Held, StoreProblem, file::from_file};
use crate::guidance;
use leptos::html;
use leptos::prelude::*;

/// What the list is busy with.
#[derive(Clone, Copy, Default)]
struct Busy {
    /// The case that is being renamed.
    renaming: RwSignal<Option<CaseId>>,
    /// The case whose end is to be confirmed, with the name that the person knows it by.
    deleting: RwSignal<Option<(CaseId, StoredValue<String>)>>,
    /// The dialog that asks.
    asking: NodeRef<html::Dialog>,
}

/// The section of saved cases; only the way to open a file where there are none.
pub fn saved(app: App) -> AnyView {
    let busy = Busy::default();
    let problems = RwSignal::new(Vec::<String>::new());
    let cases = move || {
        app.saved.track();
        let (listing, trouble) = keeping::list();
        let trouble = trouble.map(|error| view! { <p class="notice">{words(&error.words(app.text))}</p> });
        let damaged = listing.problems.into_iter().map(|problem| damaged(app, busy, problem)).collect_view();
        let cases = listing.entries.iter().map(|entry| case(app, busy, entry)).collect_view();
        view! { {trouble}<ul class="saved">{cases}{damaged}</ul> }
    };
    let problems_words = move || {
        let lines = problems.get().iter().map(|line| view! { <li>{words(line)}</li> }).collect_view();
        (!problems.with(Vec::is_empty)).then(|| {
            view! {
                <div class="notice notice--trouble" role="alert">
                    <p>{app.text.get("ui.open-file.problems")}</p>
                    <ul class="why">{lines}</ul>
                </div>
            }
        })
    };
    view! {
        <section class="section" aria-labelledby="saved-heading">
            <h2 id="saved-heading" tabindex="-1">{app.text.get("ui.saved.heading")}</h2>
            <p class="faint">{app.text.get("ui.saved.where")}</p>
            <div class="section">{cases}</div>
            {problems_words}
            <div class="actions">{open_file(app, problems)}</div>
        </section>
        {confirmation(app, busy)}
    }
    .into_any()
}

fn case(app: App, busy: Busy, entry: &Entry) -> AnyView {
    let id = entry.id;
    let name = shown_name(app, id, &entry.case.name);
    let page = guidance::arrange(app.book, app.text, &entry.case.answers(&app.book.rules), app.today.get());
    let next = page.next.and_then(|at| page.steps.get(at));
    let next = next.map(|step| {
        let day = step.due.as_ref().and_then(|due| due.safe.day.as_ref());
        let line = match day {
            Some(day) => {
                let values = [("step", step.title.as_str()), ("date", &day.words), ("distance", &day.distance)];
                app.text.fill("ui.saved.next.dated", &values)
            }
            None => app.text.fill("ui.saved.next", &[("step", &step.title)]),
        };
        view! { <p class="saved__line">{words(&line)}</p> }
    });
    let held = Held::from(entry.clone());
    let renamed = move |name: Option<String>| {
        if let Some(name) = name {
            let (_, error) = keeping::rename(&held, &name, app.stamp());
            app.tell(error);
            app.say(app.text.get("ui.said.renamed"));
        }
        busy.renaming.set(None);
        document::focus(&format!("#rename-{id}"));
    };
    let current = entry.case.name.clone();
    let form = move || {
        let wanted = busy.renaming.get() == Some(id);
        wanted.then(|| rename::rename(app.text, format!("name-{id}"), current.clone(), renamed.clone()))
    };
    let to_save = entry.case.clone();
    let save = move |_| save_as_file(app, &to_save);
    let file_label = app.text.fill("ui.saved.file.label", &[("name", &name)]);
    let rename_label = app.text.fill("ui.saved.rename.label", &[("name", &name)]);
    view! {
        <li class="saved__case">
            <h3 class="saved__name"><a href=Route::Case(id).to_string()>{words(&name)}</a></h3>
            <p>{words(&page.verdict.title)}</p>
            {next}
            {form}
            <div class="saved__tools">
                <button
                    type="button"
                    class="link"
                    id=format!("rename-{id}")
                    aria-label=rename_label
                    on:click=move |_| busy.renaming.set(Some(id))
                >
                    {app.text.get("ui.rename")}
                </button>
                <button type="button" class="link" aria-label=file_label on:click=save>
                    {app.text.get("ui.saved.file")}
                </button>
                {delete_button(app, busy, id, name)}
            </div>
        </li>
    }
    .into_any()
}

fn delete_button(app: App, busy: Busy, id: CaseId, name: String) -> AnyView {
    let label = app.text.fill("ui.saved.delete.label", &[("name", &name)]);
    let name = StoredValue::new(name);
    let ask = move |_| {
        busy.deleting.set(Some((id, name)));
        dialog::show(busy.asking);
    };
    view! {
        <button type="button" class="link" aria-label=label on:click=ask>{app.text.get("ui.saved.delete")}</button>
    }
    .into_any()
}

fn damaged(app: App, busy: Busy, problem: StoreProblem) -> AnyView {
    let name = app.text.fill("ui.saved.unnamed", &[("case", &problem.id.to_string())]);
    let why = problem.words(app.text);
    let save = move |_| offer(app, app.text.get("ui.file.damaged"), "text/plain", &problem.raw);
    view! {
        <li class="saved__case">
            <h3 class="saved__name">{words(&name)}</h3>
            <p>{words(&why)}</p>
            <div class="saved__tools">
                <button type="button" class="link" on:click=save>{app.text.get("ui.saved.file.damaged")}</button>
                {delete_button(app, busy, problem.id, name.clone())}
            </div>
        </li>
    }
    .into_any()
}

fn confirmation(app: App, busy: Busy) -> AnyView {
    let heading = move || {
        let name = busy.deleting.get().map(|(_, name)| name.get_value()).unwrap_or_default();
        words(&app.text.fill("ui.delete.heading", &[("name", &name)]))
    };
    let delete = move |_| {
        if let Some((id, _)) = busy.deleting.get_untracked() {
            app.tell(keeping::delete(id).err());
            app.say(app.text.get("ui.said.deleted"));
        }
        dialog::close(busy.asking);
        document::focus("#saved-heading");
    };
    let buttons = view! {
        <p>{app.text.get("ui.delete.body")}</p>
        <div class="actions">
            <button type="button" class="button button--danger" on:click=delete>{app.text.get("ui.delete.yes")}</button>
            <button type="button" class="button" on:click=move |_| dialog::close(busy.asking)>
                {app.text.get("ui.delete.no")}
            </button>
        </div>
    };
    dialog::dialog(busy.asking, "delete-heading", heading.into_any(), buttons.into_any())
}

fn open_file(app: App, problems: RwSignal<Vec<String>>) -> AnyView {
    let field: NodeRef<html::Input> = NodeRef::new();
    let chosen = move |_| {
        let file = field.get_untracked().and_then(|field| field.files()).and_then(|files| files.get(0));
        let Some(file) = file else { return };
        leptos::task::spawn_local(async move {
            match files::read(file).await {
                Ok(content) => take_in(app, problems, &content),
                Err(_) => problems.set(vec![app.text.get("ui.open-file.refused").to_owned()]),
            }
            // The same file may be chosen again.
            if let Some(field) = field.get_untracked() {
                field.set_value("");
            }
        });
    };
    view! {
        <label class="button file-button">
            {app.text.get("ui.open-file")}
            <input type="file" accept=".json,application/json" node_ref=field on:change=chosen />
        </label>
    }
    .into_any()
}

/// Makes a case of a file's content. What had to be left out is listed; where nothing had to be, the guidance is shown.
fn take_in(app: App, problems: RwSignal<Vec<String>>, content: &str) {
    match from_file(content, &app.book.rules, app.today.get_untracked()) {
        Err(error) => problems.set(vec![error.words(app.text)]),
        Ok((case, found)) => {
            problems.set(found.iter().map(|problem| problem.words(app.text, &app.book.rules)).collect());
            let id = app.create(&case);
            if let (Some(id), true) = (id, found.is_empty()) {
                app.go(&Route::Case(id));
            }
        }
    }
}

/// The name of a case; where it has none, one made of its number.
pub fn shown_name(app: App, id: CaseId, name: &str) -> String {
    let number = id.to_string();
    if name.trim().is_empty() { app.text.fill("ui.saved.unnamed", &[("case", &number)]) } else { name.to_owned() }
}
