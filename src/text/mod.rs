//! The words: one JSON file per language, looked up by key, with placeholders, dates and plurals.
//!
//! No sentence stands in Rust code. A key that is missing shows itself, so that a test and a reader can see it.

mod dates;

pub use dates::{date, date_and_distance, distance};

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::OnceLock;

type Words = Cow<'static, str>;
/// By key, in the order of the keys.
type Sorted = Vec<(Words, Words)>;

/// Written by the build script: pairs of key and words, in the order of the keys. The browser's program carries the English
/// of the first page.
#[cfg(target_arch = "wasm32")]
static FIRST: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/first-words.bin"));
/// All words of all languages, by tag.
#[cfg(not(target_arch = "wasm32"))]
static LANGUAGES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/languages.bin"));

/// The words of one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// Its tag, such as `en` or `zh-Hans`.
    pub language: String,
    words: Sorted,
    /// What was fetched after the start.
    later: OnceLock<Sorted>,
}

impl Text {
    /// Reads a language file: one flat JSON object of texts.
    ///
    /// # Errors
    /// Where it is none.
    pub fn read(language: &str, file: &str) -> serde_json::Result<Self> {
        let words: BTreeMap<Words, Words> = serde_json::from_str(file)?;
        Ok(Text { language: language.to_owned(), words: words.into_iter().collect(), ..Text::default() })
    }

    /// English, which every build carries; in the browser as much as the first page needs.
    ///
    /// # Errors
    /// Only if the build is damaged.
    #[cfg(target_arch = "wasm32")]
    pub fn english() -> Result<Self, postcard::Error> {
        Ok(Text::fetched("en", postcard::from_bytes(FIRST)?))
    }

    /// English, which every build carries.
    ///
    /// # Errors
    /// Only if the build is damaged.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn english() -> Result<Self, postcard::Error> {
        Text::carried("en").map(Option::unwrap_or_default)
    }

    /// A language of this build by its tag; nothing where there is no such language.
    ///
    /// # Errors
    /// Only if the build is damaged.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn carried(tag: &str) -> Result<Option<Self>, postcard::Error> {
        let all: Vec<(&'static str, Vec<(&'static str, &'static str)>)> = postcard::from_bytes(LANGUAGES)?;
        let found = all.into_iter().find(|(known, _)| *known == tag);
        Ok(found.map(|(tag, words)| Text::fetched(tag, words)))
    }

    /// A language whose words were all fetched, in the order of their keys.
    pub fn fetched(language: &str, words: Vec<(&'static str, &'static str)>) -> Self {
        Text { language: language.to_owned(), words: borrowed(words), later: OnceLock::new() }
    }

    /// The languages that there are: the tag of each and its own name for itself.
    pub fn languages(&self) -> impl Iterator<Item = (&str, &str)> {
        self.words.iter().filter_map(|(key, name)| Some((key.strip_prefix("language.")?, &**name)))
    }

    /// Adds words that were fetched, in the order of their keys. Words that are there already stay.
    pub fn add(&self, fetched: Vec<(&'static str, &'static str)>) {
        self.later.get_or_init(|| borrowed(fetched));
    }

    /// Words that hold instead of these, which still serve for what they leave out: those of an older edition.
    pub fn under(&self, words: Vec<(&'static str, &'static str)>) -> Text {
        let mut rest = self.words.clone();
        for pair in self.later.get().into_iter().flatten() {
            let place = rest.partition_point(|(known, _)| *known < pair.0);
            rest.insert(place, pair.clone());
        }
        Text { language: self.language.clone(), words: borrowed(words), later: OnceLock::from(rest) }
    }

    /// The words for a key; the key itself where there are none.
    pub fn get<'a>(&'a self, key: &'a str) -> &'a str {
        self.find(key).unwrap_or(key)
    }

    /// The words for a key, where there are any.
    pub fn find(&self, key: &str) -> Option<&str> {
        find_in(&self.words, key).or_else(|| find_in(self.later.get()?, key))
    }

    /// Whether there are words for any key that goes on from this one: `key.…`.
    pub fn has_under(&self, key: &str) -> bool {
        let start = [key, "."].concat();
        let under = |words: &Sorted| {
            let place = words.partition_point(|(known, _)| **known < *start);
            words.get(place).is_some_and(|(known, _)| known.starts_with(&start))
        };
        under(&self.words) || self.later.get().is_some_and(under)
    }

    /// The words for a key with `{name}` replaced by values.
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        filled(self.get(key), values)
    }

    /// The words for a count: `key.one` or `key.other`, with `{count}` replaced.
    pub fn count(&self, key: &str, count: u32) -> String {
        self.counted(key, count as usize, &count.to_string())
    }

    /// The same for a count that may be large.
    pub fn many(&self, key: &str, count: usize) -> String {
        self.counted(key, count, &self.number(count))
    }

    fn counted(&self, key: &str, count: usize, words: &str) -> String {
        let one = format!("{key}.one");
        let form = if count == 1 && self.find(&one).is_some() { one } else { format!("{key}.other") };
        self.fill(&form, &[("count", words)])
    }

    /// A number with its thousands apart: `116,389`.
    pub fn number(&self, number: usize) -> String {
        match number / 1000 {
            0 => number.to_string(),
            thousands => {
                [&self.number(thousands), self.get("number.thousands"), &format!("{:03}", number % 1000)].concat()
            }
        }
    }

    /// All keys, in no order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.words.iter().chain(self.later.get().into_iter().flatten()).map(|(key, _)| &**key)
    }
}

/// Words with `{name}` replaced by values, in one pass: what a value holds stays as it is. A name without a value stays.
pub fn filled(words: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(words.len());
    let mut rest = words;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let named = after.split_once('}').and_then(|(name, after)| {
            let (_, value) = values.iter().find(|(known, _)| *known == name)?;
            Some((*value, after))
        });
        let (value, after) = named.unwrap_or(("{", after));
        out.push_str(value);
        rest = after;
    }
    out.push_str(rest);
    out
}

/// The start of a text: at most so many characters.
pub fn start_of(text: &str, characters: usize) -> &str {
    text.char_indices().nth(characters).and_then(|(end, _)| text.get(..end)).unwrap_or(text)
}

fn borrowed(words: Vec<(&'static str, &'static str)>) -> Sorted {
    words.into_iter().map(|(key, words)| (Cow::Borrowed(key), Cow::Borrowed(words))).collect()
}

fn find_in<'a>(words: &'a Sorted, key: &str) -> Option<&'a str> {
    let place = words.binary_search_by(|(known, _)| (**known).cmp(key)).ok()?;
    words.get(place).map(|(_, words)| &**words)
}
