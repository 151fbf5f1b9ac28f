//! Questions that people ask, answered from the rulebook.

use super::heading;
use crate::app::element::Element;
use crate::app::state::App;

/// The page.
pub fn questions(app: App) -> Vec<Element> {
    vec![heading(app.text.get("ui.questions.title"))]
}
