//! The link that opens the guidance for the case in hand, and the browser's sheet to send something.

use super::pieces::button;
use crate::app::route::Route;
use crate::app::state::App;
use crate::browser::later;
use crate::browser::location;
use crate::browser::share::{self, Shared};
use crate::case::{Payload, encode};
use crate::drawing::Element;
use leptos::prelude::*;

/// The page that the link opens, in this language; with a name where the person wants it told.
pub fn route(app: App, name: Option<String>, language: &str) -> Route {
    let payload = app.held.with(|held| {
        let case = &held.as_ref()?.case;
        let mut payload = Payload::nameless(case, app.stamp(), language).made_by(env!("CARGO_PKG_VERSION"));
        payload.name = name;
        Some(encode(&payload))
    });
    Route::Shared(payload.unwrap_or_default())
}

/// The same as a whole address.
pub fn address(app: App, name: Option<String>, language: &str) -> String {
    location::address() + &route(app, name, language).to_string()
}

/// A button for the browser's own sheet; nothing where it has none. `send` opens it.
pub fn sheet<S>(app: App, send: impl Fn() -> S + 'static) -> Option<Element>
where
    S: Future<Output = Shared> + 'static,
{
    let open = move || {
        let sent = send();
        later(async move {
            match sent.await {
                Shared::Done => app.say("ui.said.shared"),
                Shared::Left => {}
                Shared::Refused => app.say("ui.keep.send.refused"),
            }
        });
    };
    share::is_there().then(|| button("button", app.text().get("ui.keep.send"), open))
}
