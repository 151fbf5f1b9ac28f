//! What stands around every page: the way past the header, the header, trouble with saving, the footer, the live region.

use super::components::{drawing, words};
use super::pages;
use super::route::Route;
use super::state::App;
use crate::browser::document;
use leptos::prelude::*;

/// The whole app.
pub fn frame(app: App) -> impl IntoView {
    let skip = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        document::focus("main h1");
    };
    view! {
        <a class="skip-link" href="#main" on:click=skip>{app.text.get("ui.skip")}</a>
        {header(app)}
        <div class="notices">{move || trouble(app)}</div>
        // One page at a time, each drawn afresh, so that nothing typed on one shows on the next.
        <For each=move || [app.route.get()] key=Route::clone let:route>
            {pages::page(app, route)}
        </For>
        {footer(app)}
        <p class="unseen" role="status">{move || app.said.get()}</p>
    }
}

fn header(app: App) -> AnyView {
    let link = |route: Route, key: &'static str| {
        view! { <li><a href=route.to_string()>{app.text.get(key)}</a></li> }
    };
    view! {
        <header class="site-header">
            <div class="site-header__inner">
                <a class="site-header__home" href="#/">{drawing::emblem()} {app.text.get("ui.name")}</a>
                <nav aria-label=app.text.get("ui.nav")>
                    <ul class="site-header__links">
                        {link(Route::Rules(None), "ui.nav.rules")}
                        {link(Route::About, "ui.nav.about")}
                    </ul>
                </nav>
            </div>
        </header>
    }
    .into_any()
}

fn footer(app: App) -> AnyView {
    let edition = [("date", app.book.edition.date.as_str()), ("hash", &app.book.edition.hash)];
    view! {
        <footer class="site-footer">
            <div class="site-footer__inner">
                <ul class="site-footer__links">
                    <li><a href="#/">{app.text.get("ui.nav.start")}</a></li>
                    <li><a href="#/rules">{app.text.get("ui.nav.rules")}</a></li>
                    <li><a href="#/about">{app.text.get("ui.nav.about")}</a></li>
                </ul>
                <p>{words(app.text.get("page.disclaimer"))}</p>
                <p>{app.text.fill("ui.edition", &edition)}</p>
            </div>
        </footer>
    }
    .into_any()
}

/// Trouble with saving, and the way out: a file.
fn trouble(app: App) -> Option<AnyView> {
    let trouble = app.trouble.get()?;
    let save = move |_| pages::save_case(app);
    let has_case = app.held.with(Option::is_some);
    let way_out = has_case.then(|| {
        view! {
            <div class="actions">
                <button type="button" class="button" on:click=save>{app.text.get("ui.save-file")}</button>
            </div>
        }
    });
    Some(
        view! {
            <section class="notice notice--trouble" role="alert" aria-label=app.text.get("ui.trouble")>
                <p>{words(&trouble)}</p>
                {way_out}
            </section>
        }
        .into_any(),
    )
}
