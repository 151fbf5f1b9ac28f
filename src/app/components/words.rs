//! Words with Chinese among them: each run in the other language says so, for fonts and for those who listen.

use leptos::prelude::*;

/// Any text of the interface or the law. `text` may hold Chinese terms anywhere.
pub fn words(text: &str) -> AnyView {
    if !text.chars().any(is_chinese) {
        return text.to_owned().into_any();
    }
    let mut out: Vec<AnyView> = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let start = rest.find(is_chinese).unwrap_or(rest.len());
        let (plain, from_chinese) = rest.split_at(start);
        let (chinese, after) = from_chinese.split_at(length_of_run(from_chinese));
        if !plain.is_empty() {
            out.push(plain.to_owned().into_any());
        }
        if !chinese.is_empty() {
            out.push(view! { <span lang="zh-Hans">{chinese.to_owned()}</span> }.into_any());
        }
        rest = after;
    }
    out.into_any()
}

/// How many bytes from the start belong together: Chinese, and digits or letters between Chinese.
fn length_of_run(text: &str) -> usize {
    let mut end = 0;
    for (at, character) in text.char_indices() {
        if is_chinese(character) {
            end = at + character.len_utf8();
        } else if !character.is_ascii_alphanumeric() {
            break;
        }
    }
    end
}

fn is_chinese(character: char) -> bool {
    matches!(character, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}')
}
