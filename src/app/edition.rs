//! The rules and all words but those of the first page: the present edition, a file beside the program for each language,
//! fetched with the first answer.

use super::state::App;
use crate::browser::{beside, document};
use crate::rulebook::unpacked;
use crate::text::Text;
use leptos::prelude::*;

/// The words of a language where they are all here.
pub fn words_here(app: App, tag: &str) -> Option<&'static Text> {
    app.library.with_value(|library| library.whole.iter().find(|text| text.language == tag).copied())
}

/// All words of a language: its file, which has the rules too, is fetched unless it is here. Nothing where it cannot be had.
pub async fn words(app: App, tag: &str) -> Option<&'static Text> {
    if let Some(text) = words_here(app, tag) {
        return Some(text);
    }
    let mark = document::mark(&["edition-", tag].concat())?;
    let name = ["edition-", tag, "-", &mark, ".bin"].concat();
    let (book, words) = beside::unpacked(&name, |bytes| unpacked(bytes.leak()).ok()).await.ok()?;
    let carried = app.library.with_value(|library| library.carried);
    let text = if carried.language == tag {
        carried.add(words);
        carried
    } else {
        Box::leak(Box::new(Text::fetched(tag, words)))
    };
    app.library.update_value(|library| {
        library.rules.get_or_insert_with(|| Box::leak(Box::new(book)));
        library.whole.push(text);
    });
    Some(text)
}
