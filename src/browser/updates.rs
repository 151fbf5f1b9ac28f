//! Releases of the guide: whether this one is kept on the device, and whether a newer one is ready. The script in index.html
//! speaks with the service worker; it leaves marks on the page and hears when the person wants the newer one.

use super::{document, listen, tell};
use web_sys::Event;

const CHANGED: &str = "one-card-guide:release";
const WANTED: &str = "one-card-guide:renew";
const NEWER: &str = "newer";
const PUT_OFF: &str = "put-off";
const GONE: &str = "gone";

/// What there is besides the release of this page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Newer {
    /// Nothing newer.
    #[default]
    Nothing,
    /// A newer release is fetched and waits.
    Ready,
    /// Another tab uses a newer release.
    UsedElsewhere,
    /// The host has no longer a file that this page needs: only loading anew helps.
    OnlyOnTheHost,
}

/// What is known of releases.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Releases {
    /// What there is besides this one.
    pub newer: Newer,
    /// Whether the guide works without a network here.
    pub kept: bool,
}

/// What is known now. What was put off is not told again.
pub fn releases() -> Releases {
    let gone = document::mark(GONE).map(|_| Newer::OnlyOnTheHost);
    let newer = gone.unwrap_or_else(|| {
        match document::mark(NEWER).filter(|newer| document::mark(PUT_OFF).as_ref() != Some(newer)) {
            None => Newer::Nothing,
            Some(newer) if newer == "used" => Newer::UsedElsewhere,
            Some(_) => Newer::Ready,
        }
    });
    Releases { newer, kept: document::mark("kept").is_some() }
}

/// Tells no more of the newer release as it is now.
pub fn put_off() {
    document::set_mark(PUT_OFF, &document::mark(NEWER).unwrap_or_default());
}

/// Calls `changed` when more is known.
pub fn on_change(changed: impl Fn() + 'static) {
    if let Some(window) = web_sys::window() {
        listen::<Event>(&window, CHANGED, move |_| changed());
    }
}

/// Puts the newer release in use and loads the page anew.
pub fn renew() {
    tell(WANTED);
}

/// Notes that the host no longer has a file of this release.
pub fn release_is_gone() {
    document::set_mark(GONE, "");
    tell(CHANGED);
}
