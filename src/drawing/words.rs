//! Words with another language among them, cut into runs: each run in the other language says so, for fonts and for those who listen.

use std::cell::Cell;

/// Which language a run is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// That of the page.
    Own,
    /// Chinese, on a page in another language.
    Chinese,
    /// English, on a page in Chinese.
    English,
}

impl Language {
    /// Its tag, where it is not that of the page.
    pub fn tag(self) -> Option<&'static str> {
        match self {
            Language::Own => None,
            Language::Chinese => Some("zh-Hans"),
            Language::English => Some("en"),
        }
    }
}

thread_local! {
    /// Whether the page is in Chinese: every text of it asks.
    static CHINESE: Cell<bool> = const { Cell::new(false) };
}

/// Takes note of the language of the page.
pub fn set_own(tag: &str) {
    CHINESE.set(tag.starts_with("zh"));
}

/// Signs of Unicode that set what stands between them apart from the words around it, whatever its direction.
const OPEN: &str = "\u{2068}";
const CLOSE: &str = "\u{2069}";

/// A name of the person's, to stand among words of ours: an element sets it apart (`Element::words`), so that what comes
/// after it is not turned around. Where there are no elements (labels, what leaves the page) a name stands by itself:
/// nothing in it turns other words (`case::fit_name`).
pub fn name(name: &str) -> String {
    [OPEN, name, CLOSE].concat()
}

/// What stands before the first name among words, the name, and what stands after it.
pub fn around_name(words: &str) -> Option<(&str, &str, &str)> {
    let (before, from) = words.split_once(OPEN)?;
    let (name, after) = from.split_once(CLOSE)?;
    Some((before, name, after))
}

/// The runs of a text, in order.
pub fn runs(text: &str) -> Vec<(&str, Language)> {
    if CHINESE.get() { runs_among_chinese(text) } else { runs_of_chinese(text) }
}

/// The runs of a text that stands in an element of this language, whatever the language of the page: `Own` is that of the element.
pub fn runs_in<'a>(tag: &str, text: &'a str) -> Vec<(&'a str, Language)> {
    if tag.starts_with("zh") { runs_among_chinese(text) } else { runs_of_chinese(text) }
}

/// English words among Chinese. A single letter, as in the name of a visa, belongs to the Chinese.
fn runs_among_chinese(text: &str) -> Vec<(&str, Language)> {
    let mut runs = Vec::new();
    let (mut start, mut rest) = (0, text);
    while let Some(word) = rest.find(|character: char| character.is_ascii_alphabetic()) {
        let from = text.len() - rest.len() + word;
        let tail = text.get(from..).unwrap_or_default();
        let length = length_of_english(tail);
        if tail.bytes().take(length).filter(u8::is_ascii_alphabetic).count() > 1 {
            runs.extend(text.get(start..from).filter(|run| !run.is_empty()).map(|run| (run, Language::Own)));
            runs.extend(tail.get(..length).map(|run| (run, Language::English)));
            start = from + length;
        }
        rest = tail.get(length..).unwrap_or_default();
    }
    runs.extend(text.get(start..).filter(|run| !run.is_empty()).map(|run| (run, Language::Own)));
    runs
}

/// How many bytes from the start belong together: Latin letters, and digits, spaces and signs between them.
fn length_of_english(text: &str) -> usize {
    let mut end = 0;
    for (at, character) in text.char_indices() {
        // With the letters of other European languages, as in names.
        let accented = matches!(character, '\u{c0}'..='\u{24f}');
        if !character.is_ascii() && !accented {
            break;
        }
        if character.is_ascii_alphabetic() || accented {
            end = at + character.len_utf8();
        }
    }
    end
}

fn runs_of_chinese(text: &str) -> Vec<(&str, Language)> {
    let mut runs = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let start = rest.find(is_chinese).unwrap_or(rest.len());
        let (plain, from_chinese) = rest.split_at_checked(start).unwrap_or((rest, ""));
        let (chinese, after) = from_chinese.split_at_checked(length_of_run(from_chinese)).unwrap_or(("", ""));
        for run in [(plain, Language::Own), (chinese, Language::Chinese)] {
            if !run.0.is_empty() {
                runs.push(run);
            }
        }
        rest = after;
    }
    runs
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
