//! Invariants of absence: what must not stand in which room of the house.

#![cfg(test)]

#[path = "house/arrows.rs"]
mod arrows;
#[path = "house/circles.rs"]
mod circles;
#[path = "house/made_up.rs"]
mod made_up;
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

/// Lines of code: no comments.
fn code(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(|line| line.split("//").next().unwrap_or("")).filter(|line| !line.trim().is_empty())
}

fn refuse(folder: &str, words: &[&str], except: &[&str]) {
    let mut found = Vec::new();
    for (path, text) in files(folder, ".rs") {
        let exempt = except.iter().any(|part| path.starts_with(part));
        for line in code(&text).filter(|_| !exempt) {
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

#[test]
fn the_engine_has_no_word_of_the_domain() {
    let words =
        ["permit", "visa", "passport", "china", "residence", "employ", "foreign", "social", "beijing", "police"];
    refuse("src/engine", &words, &[]);
    refuse("src/proof", &words, &[]);
    refuse("src/calendar", &["permit", "visa", "passport", "employ"], &[]);
}

#[test]
fn only_the_browser_room_touches_the_window() {
    refuse("src", &["web_sys::window", "window()", "web_sys::Document", "js_sys", "gloo"], &["src/browser"]);
}

#[test]
fn the_core_reads_no_clock() {
    refuse("src", &["systemtime", "instant::now", "utc::now", "local::now", "date::now"], &["src/browser", "src/cli"]);
}

#[test]
fn the_core_makes_no_html() {
    for room in ["src/engine", "src/calendar", "src/rulebook", "src/case", "src/guidance", "src/text", "src/proof"] {
        refuse(room, &["<p>", "<div", "</", "leptos"], &[]);
    }
}

#[test]
fn no_page_judges() {
    refuse("src/app", &["assess(", "broken_checks("], &[]);
}

/// src/rulebook/build.rs leaves these out of the browser's build.
#[test]
fn the_app_uses_no_word_that_its_build_does_not_carry() {
    refuse("src/app", &["\"cli.", "\"provision.", "\"question."], &["src/app/law.rs"]);
    refuse("src/guidance", &["\"cli."], &[]);
}

/// A sentence: two words or more between quotation marks, with a capital at the start or a full stop at the end.
#[test]
fn no_sentence_for_a_person_stands_in_rust_code() {
    let mut found = Vec::new();
    for room in ["src/app", "src/guidance", "src/case", "src/browser", "src/text"] {
        for (path, text) in files(room, ".rs") {
            // What tests type is not shown to anybody.
            let shipped = text.split("#[cfg(test)]").next().unwrap_or("");
            for line in code(shipped) {
                for words in line.split('"').skip(1).step_by(2) {
                    let spoken =
                        |word: &&str| word.len() > 1 && word.chars().all(|c| c.is_alphabetic() || ",.'’".contains(c));
                    let sentence = words.split(' ').filter(spoken).count() > 2
                        && (words.starts_with(|c: char| c.is_uppercase()) || words.ends_with('.'));
                    // 年月日 separate the parts of a typed date.
                    let chinese =
                        words.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c) && !"年月日".contains(c));
                    if sentence || chinese {
                        found.push(format!("{}: {words}", path.display()));
                    }
                }
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn nothing_reads_or_names_a_path_outside_the_repository() {
    let mut found = Vec::new();
    for folder in ["src", "tests", "style", ".ci", ".github"] {
        for ending in [".rs", ".toml", ".json", ".md", ".css", ".mjs", ".py", ".sh", ".yml"] {
            if !Path::new(folder).exists() {
                continue;
            }
            let mut folders = vec![PathBuf::from(folder)];
            while let Some(folder) = folders.pop() {
                for entry in std::fs::read_dir(&folder).unwrap() {
                    let path = entry.unwrap().path();
                    let skip = path.ends_with("node_modules") || path.ends_with("shots") || path.ends_with("house.rs");
                    if path.is_dir() && !skip {
                        folders.push(path);
                    } else if !skip && path.to_string_lossy().ends_with(ending) {
                        let text = std::fs::read_to_string(&path).unwrap();
                        for word in ["../shared", "/work/", "/root/", "/tmp/"] {
                            if text.contains(word) {
                                found.push(format!("{}: {word}", path.display()));
                            }
                        }
                    }
                }
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}
