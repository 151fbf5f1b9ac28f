//! Build script: reads and checks the rulebook's TOML files and writes the bytes that ship, with the edition's hash.

#![allow(dead_code, unused_imports, reason = "the modules are shared with the library, which uses the rest")]

#[path = "../calendar/mod.rs"]
mod calendar;
#[path = "../engine/mod.rs"]
mod engine;
#[path = "."]
mod rulebook {
    pub mod edition;
    pub mod model;
    pub mod source;
}

use rulebook::edition;
use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;

/// The language of which the program carries the words of the first page.
const CARRIED: &str = "en";
const STATEMENT: &str = "provision.";
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

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=src/rulebook");
    println!("cargo::rerun-if-changed=src/text");
    println!("cargo::rerun-if-changed=src/app/components/drawings");
    println!("cargo::rerun-if-changed=src/engine");
    println!("cargo::rerun-if-changed=src/calendar");
    // The split tool has to know what refers to what.
    if std::env::var_os("CARGO_FEATURE_SPLIT").is_some() {
        println!("cargo::rustc-link-arg-bins=--emit-relocs");
    }
    let files = rulebook::source::files(Path::new("src/rulebook"))?;
    let mut book = rulebook::source::load(&files).or_else(|errors| refuse(&errors))?;
    let mut languages = edition::languages(Path::new("src/text"))?;
    for (tag, words) in &languages {
        let file = format!("src/text/{tag}.json");
        let missing = rulebook::source::missing_words(&files, &file, &|key| words.contains_key(key));
        if !missing.is_empty() {
            refuse::<()>(&missing)?;
        }
    }
    book.edition.hash = edition::hash(&book, &languages)?;
    name_each_other(&mut languages);
    let drawings = drawings(Path::new("src/app/components/drawings"))?;
    let folder = std::env::var("OUT_DIR")?;
    let folder = Path::new(&folder);
    clear(folder)?;
    for frozen in edition::archive(Path::new("src/rulebook/editions"))? {
        for (language, bytes) in frozen.packed()? {
            let name = format!("edition-{}-{language}.bin", frozen.edition.hash);
            std::fs::write(folder.join(name), bytes)?;
        }
    }
    std::fs::write(folder.join("rulebook.all.bin"), postcard::to_stdvec(&(&book, &book.beside))?)?;
    let all: Vec<(&String, Vec<(&String, &String)>)> =
        languages.iter().map(|(tag, words)| (tag, words.iter().collect())).collect();
    std::fs::write(folder.join("languages.bin"), postcard::to_stdvec(&all)?)?;
    for (tag, words) in &languages {
        std::fs::write(folder.join(format!("law-{tag}.json")), serde_json::to_vec(&law(&book, words))?)?;
        std::fs::write(folder.join(format!("questions-{tag}.json")), serde_json::to_vec(&questions(&book, words))?)?;
    }
    let first = first_question(&book);
    leave_out(&mut book);
    for (tag, words) in &languages {
        let begins = |key: &str, prefixes: &[&str]| prefixes.iter().any(|prefix| key.starts_with(prefix));
        let carried = words.iter().filter(|(key, _)| !begins(key, &NOT_CARRIED));
        let browser: BTreeMap<&String, &String> = carried.chain(&drawings).collect();
        let (at_once, later): (Vec<_>, Vec<_>) =
            browser.into_iter().partition(|(key, _)| tag == CARRIED && begins(key, &FIRST_PAGE));
        std::fs::write(folder.join(format!("words-{tag}.bin")), postcard::to_stdvec(&later)?)?;
        if tag == CARRIED {
            std::fs::write(folder.join("first-words.bin"), postcard::to_stdvec(&at_once)?)?;
        }
    }
    std::fs::write(folder.join("rules.bin"), postcard::to_stdvec(&(&book, &book.beside))?)?;
    std::fs::write(folder.join("first.bin"), postcard::to_stdvec(&(&first, &first.beside))?)?;
    Ok(())
}

/// Puts the own name of each language and its letters among the words of all, under `language.<tag>` and
/// `language.<tag>.script`.
fn name_each_other(languages: &mut edition::Languages) {
    let of = |(tag, words): (&String, &BTreeMap<String, String>)| {
        let name = words.get("language").unwrap_or(tag).clone();
        let script = words.get("script").cloned().unwrap_or_default();
        [(format!("language.{tag}"), name), (format!("language.{tag}.script"), script)]
    };
    let names: Vec<(String, String)> = languages.iter().flat_map(of).collect();
    for words in languages.values_mut() {
        words.extend(names.iter().cloned());
    }
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

/// Removes what an earlier run wrote: a language or an edition may be gone since.
fn clear(folder: &Path) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        std::fs::remove_file(entry?.path())?;
    }
    Ok(())
}

/// As much of the rulebook as the first page needs: the edition and the first question.
fn first_question(book: &rulebook::model::Rulebook) -> rulebook::model::Rulebook {
    let mut first = rulebook::model::Rulebook { edition: book.edition.clone(), ..Default::default() };
    first.rules.facts = book.rules.facts.iter().take(1).cloned().collect();
    first
}

/// Tells all errors and stops the build.
fn refuse<T>(errors: &[rulebook::source::SourceError]) -> Result<T, Box<dyn Error>> {
    for error in errors {
        eprintln!("{error}\n");
    }
    Err(format!("the rulebook has {} errors", errors.len()).into())
}

/// What the browser's build does without: it is in the file of the law, or only the workbench asks for it.
fn leave_out(book: &mut rulebook::model::Rulebook) {
    book.sources.clear();
    book.calendar_papers.clear();
    book.calendar_sources.clear();
    book.exclusions.clear();
    book.alike.clear();
    book.details.iter_mut().for_each(|details| details.when.clear());
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

/// What a reader of the law asks for, as a file beside the browser's build: the statement of each provision, its sources
/// one a line, and the condition of each rule by its place. `.ci/finish-page.mjs` publishes it.
fn law(book: &rulebook::model::Rulebook, words: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    let text = |key: &str| words.get(key).cloned().unwrap_or_default();
    let source = |place: &u16| {
        let source = book.sources.get(usize::from(*place))?;
        let read = text(&format!("source.read.{}", source.read));
        let title = words.get(&format!("source.title.{}", source.id)).unwrap_or(&source.title);
        let filled = text("ui.source").replace("{id}", &source.id).replace("{title}", title);
        Some(filled.replace("{where}", &source.place).replace("{read}", &read))
    };
    let mut law = BTreeMap::new();
    for provision in &book.provisions {
        let statement = format!("{STATEMENT}{}", provision.number);
        law.insert(statement.clone(), text(&statement));
        let sources: Vec<String> = provision.sources.iter().filter_map(source).collect();
        law.insert(format!("sources.{}", provision.number), sources.join("\n"));
    }
    for (place, details) in book.details.iter().enumerate() {
        law.insert(format!("when.{place}"), details.when.clone());
    }
    law
}

/// Real questions and their answers, as a file beside the browser's build: under `questions` their names one a line, and
/// for each its words and, as names between spaces, its rules, provisions, status, desks and given options.
/// `guidance::asked` reads it; `.ci/finish-page.mjs` publishes it.
fn questions(book: &rulebook::model::Rulebook, words: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    let mut file = BTreeMap::new();
    let names: Vec<&str> = book.questions.iter().map(|question| question.id.as_str()).collect();
    file.insert("questions".to_owned(), names.join("\n"));
    for question in &book.questions {
        let mut put = |part: &str, value: String| file.insert(format!("question.{}.{part}", question.id), value);
        for part in ["title", "answer", "words"] {
            let key = format!("question.{}.{part}", question.id);
            put(part, words.get(&key).cloned().unwrap_or_default());
        }
        put("rules", question.rules.join(" "));
        put("cite", question.cite.join(" "));
        put("status", question.status.name().to_owned());
        put("ask", question.ask.iter().map(|desk| desk.name()).collect::<Vec<_>>().join(" "));
        let given = question.given.iter().map(|(fact, option)| format!("{fact}={option}"));
        put("given", given.collect::<Vec<_>>().join(" "));
    }
    file
}
