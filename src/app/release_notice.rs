//! The notice of a newer release of the guide, and the word that the guide works without a network. The person says when the
//! newer one is used; nothing that stands only on this page is put at risk before.

use super::cases;
use super::components::pieces::{actions, all, button, p};
use super::components::saving::save_unsaved;
use super::route::Route;
use super::state::App;
use crate::browser::updates::{self, Newer, Releases};
use crate::browser::{document, location};
use crate::drawing::{Element, el};
use leptos::prelude::*;

/// What is known of releases.
#[derive(Clone, Copy)]
pub struct ReleaseNotice {
    known: RwSignal<Releases>,
}

impl ReleaseNotice {
    /// What is known now and what will be.
    pub fn new() -> Self {
        let release = ReleaseNotice { known: RwSignal::new(updates::releases()) };
        updates::on_change(move || release.look());
        release
    }

    fn look(self) {
        if self.known.get_untracked() != updates::releases() {
            self.known.set(updates::releases());
        }
    }

    /// That a newer release is ready. It waits while a question is being answered or a message
    /// written, and while something is not saved.
    pub fn notice(self, app: App) -> Option<Element> {
        let words = match self.known.get().newer {
            Newer::Nothing => return None,
            Newer::OnlyOnTheHost => return Some(gone(app)),
            Newer::Ready => "ui.release.ready",
            Newer::UsedElsewhere => "ui.release.used",
        };
        let writing = matches!(app.route.get(), Route::Ask(..) | Route::First(_) | Route::Messages(_));
        if writing || app.has_unsaved() {
            return None;
        }
        let text = app.text();
        let put_off = move || {
            updates::put_off();
            self.look();
            document::focus("main h1");
        };
        let now = button("button button--main", text.get("ui.release.now"), updates::renew);
        let buttons = actions(vec![now, button("button", text.get("ui.release.later"), put_off)]);
        let notice = el("section").class("notice notice--news").attr("role", "status");
        Some(notice.attr("aria-label", text.get("ui.release")).child(p(text.get(words))).child(buttons))
    }

    /// That the guide works without a network here, once it does.
    pub fn kept(self, app: App) -> Option<Element> {
        self.known.get().kept.then(|| p(app.text().get("ui.release.kept")))
    }
}

/// That this page is older than what the host has and cannot go on. What stands only on it can be saved first.
fn gone(app: App) -> Element {
    let text = app.text();
    app.saved.track();
    let unsaved = !cases::unsaved().is_empty();
    let save = unsaved.then(|| button("button", text.get("ui.save-unsaved"), move || save_unsaved(app)));
    let anew = button("button button--main", text.get("ui.release.anew"), location::load_anew);
    el("section")
        .class("notice notice--trouble")
        .attr("role", "alert")
        .attr("aria-label", text.get("ui.release"))
        .child(p(text.get("ui.release.gone")))
        .child(unsaved.then(|| p(text.get("ui.release.gone.unsaved"))))
        .child(app.has_typed().then(|| p(text.get("ui.release.gone.typed"))))
        .child(actions(all(vec![save, Some(anew)])))
}
