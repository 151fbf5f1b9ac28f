//! Invariants of absence: what must not stand in which room of the house.

#![cfg(test)]

#[path = "house/arrows.rs"]
mod arrows;
#[path = "house/circles.rs"]
mod circles;
#[path = "house/made_up.rs"]
mod made_up;
#[path = "house/names.rs"]
mod names;
#[path = "house/pieces.rs"]
mod pieces;
#[path = "house/says.rs"]
mod says;

use std::path::{Path, PathBuf};

fn files(folder: &str, ending: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::from(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.to_string_lossy().ends_with(ending) {
                found.push((path.clone(), std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    assert!(!found.is_empty(), "nothing in {folder}");
    found
}

/// No line of a folder holds one of these words, in whatever case it is written. Comments may.
fn refuse(folder: &str, words: &[&str], except: &[&str]) {
    let mut found = Vec::new();
    for word in words {
        assert_eq!(*word, word.to_lowercase(), "lines are looked at in lower case: this is never found");
    }
    for part in except {
        assert!(Path::new(part).exists(), "{part} is gone: nothing to except");
    }
    for (path, text) in files(folder, ".rs") {
        let exempt = except.iter().any(|part| path.starts_with(part));
        for line in pieces::code(&text).lines().filter(|_| !exempt) {
            let low = line.to_lowercase();
            found.extend(
                words
                    .iter()
                    .filter(|word| low.contains(**word))
                    .map(|word| format!("{}: {word}: {line}", path.display())),
            );
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

/// Every path in a folder, with its file: whatever stands in braces, and whatever it is called then.
fn paths(folder: &str) -> Vec<(PathBuf, Vec<String>)> {
    let mut found = Vec::new();
    for (file, text) in files(folder, ".rs") {
        for module in says::modules(&text) {
            let all = module.uses.into_iter().map(|taken| taken.path).chain(module.paths);
            found.extend(all.map(|path| (file.clone(), path)));
        }
    }
    found
}

#[test]
fn the_engine_has_no_word_of_the_domain() {
    let words =
        ["permit", "visa", "passport", "china", "residence", "employ", "foreign", "social", "beijing", "police"];
    refuse("src/engine", &words, &[]);
    refuse("src/workbench/proof", &words, &[]);
    refuse("src/calendar", &["permit", "visa", "passport", "employ"], &[]);
}

/// What is one for the whole page: the window, and what hangs on it.
const ONE_A_PAGE: [&str; 10] =
    ["window", "Window", "Document", "Storage", "Location", "History", "Navigator", "Clipboard", "Crypto", "*"];

#[test]
fn only_the_browser_room_touches_the_window() {
    refuse("src", &["web_sys::window", "window()", "js_sys", "gloo"], &["src/browser"]);
    let hangs_on_it =
        |path: &[String]| path[0] == "web_sys" && path.get(1).is_none_or(|name| ONE_A_PAGE.contains(&name.as_str()));
    let found: Vec<String> = paths("src")
        .into_iter()
        .filter(|(file, path)| hangs_on_it(path) && !file.starts_with("src/browser"))
        // The renderer makes elements with the document in which it is told to draw.
        .filter(|(file, path)| !(file.ends_with("drawing/document.rs") && path[1..] == ["Document"]))
        .map(|(file, path)| format!("{}: {}", file.display(), path.join("::")))
        .collect();
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn the_core_reads_no_clock() {
    refuse(
        "src",
        &["systemtime", "instant::now", "utc::now", "local::now", "date::now"],
        &["src/browser", "src/workbench/cli"],
    );
}

#[test]
fn the_core_makes_no_html() {
    for room in
        ["src/engine", "src/calendar", "src/rulebook", "src/case", "src/guidance", "src/text", "src/workbench/proof"]
    {
        refuse(room, &["<p>", "<div", "</", "leptos"], &[]);
    }
}

#[test]
fn no_page_judges() {
    let judging = ["assess", "broken_checks"];
    refuse("src/app", &judging.map(|name| format!("{name}(")).each_ref().map(String::as_str), &[]);
    let found: Vec<_> =
        paths("src/app").into_iter().filter(|(_, path)| judging.contains(&path[path.len() - 1].as_str())).collect();
    assert!(found.is_empty(), "{found:#?}");
}

/// src/workbench/pack.rs leaves these out of the browser's build.
#[test]
fn the_app_uses_no_word_that_its_build_does_not_carry() {
    refuse("src/app", &["\"cli.", "\"provision.", "\"question.", "\"source.title."], &["src/app/statements.rs"]);
    refuse("src/guidance", &["\"cli."], &[]);
}

/// A sentence: two words or more between quotation marks, with a capital at the start or a full stop at the end; or Chinese.
fn is_sentence(words: &str) -> bool {
    let spoken = |word: &&str| word.len() > 1 && word.chars().all(|c| c.is_alphabetic() || ",.'’".contains(c));
    let many = words.split_whitespace().filter(spoken).count() > 1;
    let chinese = words.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    chinese || many && (words.starts_with(|c: char| c.is_uppercase()) || words.ends_with('.'))
}

#[test]
fn no_sentence_for_a_person_stands_in_rust_code() {
    let mut found = Vec::new();
    for room in ["src/app", "src/guidance", "src/case", "src/browser", "src/text", "src/drawing", "src/json"] {
        for (path, text) in files(room, ".rs") {
            // What tests type is not shown to anybody.
            let shipped = text.split("#[cfg(test)]").next().unwrap_or("");
            let texts = pieces::pieces(shipped).into_iter().filter(|piece| piece.kind == pieces::Kind::Text);
            let texts = texts.filter_map(|piece| Some(piece.text.split_once('"')?.1.rsplit_once('"')?.0));
            let texts = texts.map(|text| text.replace("\\\n", " ").trim().to_owned());
            found.extend(texts.filter(|text| is_sentence(text)).map(|text| format!("{}: {text}", path.display())));
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

/// Where nobody looks for paths: what others wrote, pictures, and the list of paths itself.
const UNREAD: [&str; 3] = ["node_modules", "shots", "house.rs"];
const OUTSIDE: [&str; 4] = ["../shared", "/work/", "/root/", "/tmp/"];

#[test]
fn nothing_reads_or_names_a_path_outside_the_repository() {
    let top = ["Makefile", "Cargo.toml", "Trunk.toml", "index.html", "404.html"];
    let documents = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "FORMATS.md"];
    let mut waiting: Vec<PathBuf> = ["src", "tests", "style", ".ci", ".github"].map(PathBuf::from).to_vec();
    waiting.extend(top.iter().chain(&documents).map(PathBuf::from));
    let mut found = Vec::new();
    while let Some(path) = waiting.pop() {
        if UNREAD.iter().any(|unread| path.ends_with(unread)) {
            continue;
        }
        if path.is_dir() {
            waiting.extend(std::fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        } else if let Ok(text) = std::fs::read_to_string(&path) {
            let named = OUTSIDE.iter().filter(|word| text.contains(**word));
            found.extend(named.map(|word| format!("{}: {word}", path.display())));
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}
