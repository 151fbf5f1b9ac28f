//! On whose authority: the provisions cited, their sources, and with which edition this was worked out.

use crate::app::components::words;
use crate::app::route::Route;
use crate::app::state::App;
use crate::guidance::{self, Page, ProvisionWords, SourceWords};
use leptos::prelude::*;

/// The end of the page.
pub fn receipt(app: App, page: &Page) -> AnyView {
    let count = u32::try_from(page.provisions.len()).unwrap_or(u32::MAX);
    let provisions = page.provisions.iter().map(|words| provision(app, words)).collect_view();
    let values = [
        ("date", page.edition.date.as_str()),
        ("hash", &page.edition.hash),
        ("day", &page.today.date),
        ("engine", &page.engine),
    ];
    view! {
        <section class="section" aria-labelledby="sources">
            <h2 id="sources">{app.text.get("page.sources")}</h2>
            <details class="disclosure">
                <summary>{app.text.count("ui.provisions", count)}</summary>
                <div>{provisions}</div>
            </details>
            <div class="receipt">
                <p>{app.text.fill("page.receipt", &values)}</p>
                <p>{words(&page.disclaimer)}</p>
            </div>
        </section>
    }
    .into_any()
}

/// The provisions with these numbers, for the place where they are cited.
pub fn cited(app: App, numbers: &[String]) -> AnyView {
    let found = numbers.iter().filter_map(|number| app.book.provision(number));
    let shown = found.map(|found| provision(app, &guidance::provision_words(app.book, app.text, found)));
    view! { <div>{shown.collect_view()}</div> }.into_any()
}

/// One provision with its basis and sources.
pub fn provision(app: App, provision: &ProvisionWords) -> AnyView {
    let address = Route::Rules(Some(provision.number.clone())).to_string();
    let basis = provision.basis.join(app.text.get("ui.list-semicolon"));
    let sources = provision.sources.iter().map(|source| view! { <li>{source_line(app, source)}</li> }).collect_view();
    view! {
        <div class="provision stack">
            <p>
                <a class="provision__number" href=address>{provision.number.clone()}</a>
                " "
                {words(&provision.statement)}
            </p>
            {(!basis.is_empty()).then(|| view! { <p class="faint">{words(&basis)}</p> })}
            <ul class="why faint">{sources}</ul>
            <p class="faint">{words(&app.text.fill("ui.confidence", &[("confidence", &provision.confidence)]))}</p>
        </div>
    }
    .into_any()
}

fn source_line(app: App, source: &SourceWords) -> AnyView {
    let values =
        [("id", source.id.as_str()), ("title", &source.title), ("where", &source.place), ("read", &source.read)];
    words(&app.text.fill("ui.source", &values))
}
