//! Build script: reads and checks the rulebook's TOML files and writes the bytes that ship, with the edition's hash.

#![allow(dead_code, unused_imports, reason = "the modules are shared with the library, which uses the rest")]

#[path = "../calendar/mod.rs"]
mod calendar;
#[path = "../engine/mod.rs"]
mod engine;
#[path = "."]
mod rulebook {
    pub mod model;
    pub mod source;
}

use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;

const STATEMENT: &str = "provision.";
/// Words under these keys are not carried by the browser's build: it fetches the statements, and prints no plain text.
const NOT_CARRIED: [&str; 4] = [STATEMENT, "cli.", "plain.", "timeline.kind."];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=src/rulebook");
    println!("cargo::rerun-if-changed=src/text");
    println!("cargo::rerun-if-changed=src/engine");
    println!("cargo::rerun-if-changed=src/calendar");
    let files = rulebook::source::files(Path::new("src/rulebook"))?;
    let mut book = match rulebook::source::load(&files) {
        Ok(book) => book,
        Err(errors) => {
            for error in &errors {
                eprintln!("{error}\n");
            }
            return Err(format!("the rulebook has {} errors", errors.len()).into());
        }
    };
    let texts = texts(Path::new("src/text"))?;
    let mut hash = Sha256::new();
    hash.update(serde_json::to_vec(&book)?);
    hash.update(&texts);
    book.edition.hash = hash.finalize().iter().take(4).map(|byte| format!("{byte:02x}")).collect();
    let folder = std::env::var("OUT_DIR")?;
    std::fs::write(Path::new(&folder).join("rulebook.all.bin"), postcard::to_stdvec(&book)?)?;
    let english: BTreeMap<String, String> = serde_json::from_str(&std::fs::read_to_string("src/text/en.json")?)?;
    let all: Vec<(&String, &String)> = english.iter().collect();
    let carried: Vec<_> =
        all.iter().copied().filter(|(key, _)| !NOT_CARRIED.iter().any(|prefix| key.starts_with(prefix))).collect();
    std::fs::write(Path::new(&folder).join("en.all.bin"), postcard::to_stdvec(&all)?)?;
    std::fs::write(Path::new(&folder).join("en.bin"), postcard::to_stdvec(&carried)?)?;
    std::fs::write(Path::new(&folder).join("law-en.json"), serde_json::to_vec(&law(&book, &english))?)?;
    leave_out(&mut book);
    std::fs::write(Path::new(&folder).join("rulebook.bin"), postcard::to_stdvec(&book)?)?;
    Ok(())
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
    }
}

/// What a reader of the law asks for, as a file beside the browser's build: the statement of each provision, its sources
/// one a line, and the condition of each rule by its place. `.ci/finish-page.mjs` publishes it.
fn law(book: &rulebook::model::Rulebook, words: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    let text = |key: &str| words.get(key).cloned().unwrap_or_default();
    let source = |place: &u16| {
        let source = book.sources.get(usize::from(*place))?;
        let read = text(&format!("source.read.{}", source.read));
        let filled = text("ui.source").replace("{id}", &source.id).replace("{title}", &source.title);
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

/// All language files, in the order of their names.
fn texts(folder: &Path) -> std::io::Result<Vec<u8>> {
    let mut paths: Vec<_> =
        std::fs::read_dir(folder)?.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "json"));
    paths.sort();
    let mut all = Vec::new();
    for path in paths {
        all.extend(std::fs::read(path)?);
    }
    Ok(all)
}
