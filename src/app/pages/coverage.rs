//! Which scenarios cover which rules and provisions.

use super::heading;
use crate::app::element::Element;
use crate::app::state::App;

/// The page.
pub fn coverage(app: App) -> Vec<Element> {
    vec![heading(app.text.get("ui.coverage.title"))]
}
