//! `pack DIR` writes what ships: the rules and the words in the compact form that the browser reads, the law and the real questions
//! beside them, older editions. The browser's build takes the first page's part into the program; `.ci/finish-page.mjs` publishes
//! the rest.

use super::edition::{self, Languages};
use super::published::{STATEMENT, law, questions};
use super::shipped::{self, Source};
use crate::rulebook::model::Rulebook;
use crate::text::CARRIED;
use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;

/// What the browser is not given with the words: it has files of its own, or only the workbench says it.
const NOT_CARRIED: [&str; 4] = [STATEMENT, "cli.", "question.", "source.title."];
/// Words of the first page, which the program carries. All others come with the rules, with the first answer: nobody reads
/// them before.
const FIRST_PAGE: [&str; 34] = [
    // A typed date is read in this language whatever the language of the page.
    "date.gap.",
    "date.month.",
    "date.ordinal.",
    "date.weekday",
    "drawing.moving",
    "fact.person.",
    "language.",
    "option.person.",
    "page.disclaimer",
    "store.",
    "ui.cancel",
    "ui.card.moving",
    "ui.delete.",
    "ui.edition",
    "ui.file.stored",
    "ui.language",
    "ui.list-",
    "ui.month.",
    "ui.name",
    "ui.nav",
    "ui.no-case.",
    "ui.not-found.",
    "ui.open-file",
    "ui.release",
    "ui.rename.",
    "ui.said.",
    "ui.save",
    "ui.skip",
    "ui.start.",
    "ui.title",
    "ui.to-start",
    "ui.trouble",
    "ui.unknown",
    "ui.weekday.",
];

/// Writes all that ships into a folder, and takes away what an earlier run has left there. A file that has not changed keeps its time, so that
/// nothing is built anew for it.
///
/// # Errors
/// Where the rulebook or the words have errors, or something cannot be read or written.
pub fn pack(folder: &Path) -> Result<usize, Box<dyn Error>> {
    let files = packed(shipped::read()?)?;
    std::fs::create_dir_all(folder)?;
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if is_ours(&name) && !files.contains_key(&name) {
            std::fs::remove_file(entry.path())?;
        }
    }
    for (name, bytes) in &files {
        let path = folder.join(name);
        if std::fs::read(&path).ok().as_ref() != Some(bytes) {
            std::fs::write(path, bytes)?;
        }
    }
    Ok(files.len())
}

/// Whether a file has a name that this program gives.
fn is_ours(name: &str) -> bool {
    let forms = [("edition-", ".bin"), ("law-", ".json"), ("questions-", ".json"), ("words-", ".bin")];
    forms.iter().any(|(start, end)| name.starts_with(start) && name.ends_with(end))
}

/// All files by name.
fn packed(source: &Source) -> Result<BTreeMap<String, Vec<u8>>, Box<dyn Error>> {
    let Source { book, languages } = source;
    let mut files = BTreeMap::new();
    for mut frozen in edition::archive(&shipped::place("src/editions"))? {
        edition::give_numbers(&mut frozen.rulebook, book);
        for (language, bytes) in frozen.packed()? {
            files.insert(frozen.packed_name(language), bytes);
        }
    }
    for (tag, words) in languages {
        files.insert(format!("law-{tag}.json"), serde_json::to_vec(&law(book, words))?);
        files.insert(format!("questions-{tag}.json"), serde_json::to_vec(&questions(book, words))?);
    }
    words(languages, &mut files)?;
    let first = first_question(book);
    files.insert("first.bin".to_owned(), postcard::to_allocvec(&(&first, &first.companion))?);
    let mut book = book.clone();
    leave_out(&mut book);
    files.insert("rules.bin".to_owned(), postcard::to_allocvec(&(&book, &book.companion))?);
    Ok(files)
}

/// The words of each language, those of the first page apart.
fn words(languages: &Languages, files: &mut BTreeMap<String, Vec<u8>>) -> Result<(), Box<dyn Error>> {
    let drawings = drawings(&shipped::place("src/app/components/drawings"))?;
    for (tag, words) in languages {
        let begins = |key: &str, prefixes: &[&str]| prefixes.iter().any(|prefix| key.starts_with(prefix));
        let carried = words.iter().filter(|(key, _)| !begins(key, &NOT_CARRIED));
        let browser: BTreeMap<&String, &String> = carried.chain(&drawings).collect();
        let (at_once, later): (Vec<_>, Vec<_>) =
            browser.into_iter().partition(|(key, _)| tag == CARRIED && begins(key, &FIRST_PAGE));
        files.insert(format!("words-{tag}.bin"), postcard::to_allocvec(&later)?);
        if tag == CARRIED {
            files.insert("first-words.bin".to_owned(), postcard::to_allocvec(&at_once)?);
        }
    }
    Ok(())
}

/// The drawings of a folder and of those in it, each under `drawing.<name>`, on one line. They come with the words.
fn drawings(folder: &Path) -> std::io::Result<BTreeMap<String, String>> {
    let mut found = BTreeMap::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(drawings(&path)?);
        } else if let Some(name) = path.file_stem() {
            let markup: String = std::fs::read_to_string(&path)?.lines().map(str::trim).collect::<Vec<_>>().join(" ");
            found.insert(format!("drawing.{}", name.to_string_lossy()), markup);
        }
    }
    Ok(found)
}

/// As much of the rulebook as the first page needs: the edition and the first question.
fn first_question(book: &Rulebook) -> Rulebook {
    let mut first = Rulebook { edition: book.edition.clone(), ..Default::default() };
    first.rules.facts = book.rules.facts.iter().take(1).cloned().collect();
    first
}

/// What the browser's build does without: it is in the file of the law, or only the workbench asks for it.
fn leave_out(book: &mut Rulebook) {
    book.sources.clear();
    book.calendar_papers.clear();
    book.calendar_sources.clear();
    book.exclusions.clear();
    book.alike.clear();
    for instrument in &mut book.instruments {
        instrument.english.clear();
        instrument.chinese.clear();
    }
    for provision in &mut book.provisions {
        provision.sources.clear();
        provision.doubt.clear();
        (provision.from, provision.until, provision.local) = (None, None, None);
        (provision.duty, provision.excluded) = (None, None);
    }
}
