//! The rules and all words but those of the first page: the present edition, a file of rules beside the program and one of words
//! for each language, fetched with the first answer.

use super::state::App;
use crate::browser::{document, fetch};
use crate::rulebook::{self, model::Rulebook};
use crate::text::Text;
use leptos::prelude::*;

/// The words of a language where they are all here.
pub fn words_here(app: App, tag: &str) -> Option<&'static Text> {
    app.library.with_value(|library| library.whole.iter().find(|text| text.language == tag).copied())
}

/// All words of a language: its file is fetched unless it is here. Nothing where it cannot be had.
pub async fn words(app: App, tag: &str) -> Option<&'static Text> {
    if let Some(text) = words_here(app, tag) {
        return Some(text);
    }
    let words = fetched(&["words-", tag].concat(), |bytes| rulebook::words(bytes).ok()).await?;
    let carried = app.library.with_value(|library| library.carried);
    let text = if carried.language == tag {
        carried.add(words);
        carried
    } else {
        Box::leak(Box::new(Text::fetched(tag, words)))
    };
    app.library.update_value(|library| library.whole.push(text));
    Some(text)
}

/// The rules: their file is fetched. Nothing where it cannot be had.
pub async fn rules() -> Option<&'static Rulebook> {
    let book = fetched("rules", |bytes| rulebook::rules(bytes).ok()).await?;
    Some(Box::leak(Box::new(book)))
}

/// A file of this release, by the name that it has without its mark.
async fn fetched<T>(name: &str, unpack: impl Fn(&'static [u8]) -> Option<T>) -> Option<T> {
    let file = [name, "-", &document::mark(name)?, ".bin"].concat();
    fetch::unpacked(&file, |bytes| unpack(bytes.leak())).await.ok()
}
