//! No files of `src` go in a circle: arrows run one way, so that each can be read with those below it alone.

use crate::arrows::{Arrows, House};
use crate::files;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

fn house() -> House {
    let read = |file: &str| std::fs::read_to_string(file).ok();
    let mut house = House::default();
    house.enter("one_card_guide", "src/lib.rs", &read);
    house.enter("main", "src/main.rs", &read);
    house
}

/// The shortest way from a file back to itself; it ends with the file again.
fn circle_from<'a>(arrows: &'a Arrows, start: &'a str) -> Option<Vec<&'a str>> {
    let mut came: BTreeMap<&str, &str> = BTreeMap::new();
    let mut waiting = VecDeque::from([start]);
    while let Some(file) = waiting.pop_front() {
        for next in arrows.get(file).into_iter().flat_map(BTreeMap::keys) {
            if next == start {
                let mut way = vec![start, file];
                while let Some(before) = came.get(way[way.len() - 1]) {
                    way.push(before);
                }
                way.reverse();
                return Some(way);
            }
            if !came.contains_key(next.as_str()) {
                came.insert(next, file);
                waiting.push_back(next);
            }
        }
    }
    None
}

/// Circles, each file in one at most, beginning with the first file in the order of names.
pub fn circles(arrows: &Arrows) -> Vec<Vec<&str>> {
    let mut told = BTreeSet::new();
    let mut found = Vec::new();
    for start in arrows.keys() {
        if let Some(circle) = circle_from(arrows, start).filter(|_| !told.contains(start.as_str())) {
            told.extend(circle.iter().copied());
            found.push(circle);
        }
    }
    found
}

/// A circle, an arrow a line, with the path that makes it.
pub fn spelled(arrows: &Arrows, circle: &[&str]) -> String {
    let arrow = |pair: &[&str]| format!("\n    {} → {}: {}", pair[0], pair[1], arrows[pair[0]][pair[1]]);
    circle.windows(2).map(arrow).collect()
}

#[test]
fn no_files_go_in_a_circle() {
    let arrows = house().arrows();
    let told: Vec<String> = circles(&arrows).iter().map(|circle| spelled(&arrows, circle)).collect();
    assert!(told.is_empty(), "files go in a circle:{}", told.join("\n"));
}

#[test]
fn every_file_of_the_source_is_looked_at() {
    let house = house();
    let known = house.files();
    let all = files("src", ".rs");
    let left: Vec<String> = all.iter().map(|(path, _)| path.display().to_string()).collect();
    let left: Vec<&String> = left.iter().filter(|path| !known.contains(&path.as_str())).collect();
    assert!(left.is_empty(), "no `mod` line leads to {left:?}");
    let arrows: usize = house.arrows().values().map(BTreeMap::len).sum();
    assert!(arrows > all.len(), "{arrows} arrows between {} files: too few to be all", all.len());
}
