//! Which file leans on which: an arrow goes from the file that uses an item to the file that defines it. `mod` lines,
//! re-exports and modules taken by their name alone are none. Not seen is what has no path: a method, and a name that a file
//! gives on and uses itself.

use crate::says::{Module, Use, modules};
use std::collections::BTreeMap;

/// A module's path, its crate first.
type Path = Vec<String>;
/// From a file, to a file, and how the path is written there.
pub type Arrows = BTreeMap<String, BTreeMap<String, String>>;

/// More re-exports of re-exports than this are not followed.
const FARTHEST: usize = 16;

/// Every module of some crates, with the file in which it stands.
#[derive(Default)]
pub struct House {
    modules: BTreeMap<Path, (String, Module)>,
}

impl House {
    /// Follows the `mod` lines from the first file of a crate.
    pub fn enter(&mut self, name: &str, first: &str, read: &impl Fn(&str) -> Option<String>) {
        let folder = first.rsplit_once('/').map_or("", |(folder, _)| folder);
        self.file(&[name.to_owned()], first, folder, read);
    }

    fn file(&mut self, path: &[String], file: &str, folder: &str, read: &impl Fn(&str) -> Option<String>) {
        let text = read(file).unwrap_or_else(|| panic!("{file} is not there"));
        for module in modules(&text) {
            let own: Path = path.iter().chain(&module.inside).cloned().collect();
            for name in &module.files {
                let inside = module.inside.iter().chain([name]).map(String::as_str);
                let place: Vec<&str> = [folder].into_iter().filter(|folder| !folder.is_empty()).chain(inside).collect();
                let folder = place.join("/");
                let beside = format!("{folder}.rs");
                let file = if read(&beside).is_some() { beside } else { format!("{folder}/mod.rs") };
                let path: Path = own.iter().chain([name]).cloned().collect();
                self.file(&path, &file, &folder, read);
            }
            self.modules.insert(own, (file.to_owned(), module));
        }
    }

    /// All files, each once.
    pub fn files(&self) -> Vec<&str> {
        let mut files: Vec<&str> = self.modules.values().map(|(file, _)| file.as_str()).collect();
        files.sort_unstable();
        files.dedup();
        files
    }

    /// All arrows.
    pub fn arrows(&self) -> Arrows {
        let mut arrows = Arrows::new();
        for (here, (file, module)) in &self.modules {
            let taken = module.uses.iter().filter(|taken| !taken.is_export).map(|taken| &taken.path);
            for path in taken.chain(&module.paths) {
                let Some(whole) = self.whole(here, path, 0).filter(|whole| !self.is_module_alone(whole)) else {
                    continue;
                };
                if let Some(to) = self.home(&whole, 0).filter(|to| to != file) {
                    arrows.entry(file.clone()).or_default().entry(to).or_insert_with(|| path.join("::"));
                }
            }
        }
        arrows
    }

    /// A path as it is written in a module, from the crate on; nothing where it leads out of these crates.
    fn whole(&self, here: &[String], path: &[String], turn: usize) -> Option<Path> {
        let (first, rest) = path.split_first().filter(|_| turn < FARTHEST)?;
        let from = |start: &[String]| Some(start.iter().chain(rest).cloned().collect());
        match first.as_str() {
            "crate" => from(&here[..1]),
            "self" => from(here),
            "super" => {
                let ups = path.iter().take_while(|name| *name == "super").count();
                let start = here.get(..here.len().checked_sub(ups)?)?;
                Some(start.iter().chain(&path[ups..]).cloned().collect())
            }
            _ if self.modules.contains_key(&path[..1]) => Some(path.to_vec()),
            _ => self.scopes(here).find_map(|scope| {
                let child: Path = scope.iter().chain([first]).cloned().collect();
                if self.modules.contains_key(&child) {
                    return from(&child);
                }
                let (_, module) = self.modules.get(scope)?;
                let taken = module.uses.iter().find(|taken| taken.name == *first && taken.path != *path)?;
                from(&self.whole(scope, &taken.path, turn + 1)?)
            }),
        }
    }

    /// A module and those around it in the same file: tests see what stands there.
    fn scopes<'a>(&self, here: &'a [String]) -> impl Iterator<Item = &'a [String]> {
        let inside = self.modules.get(here).map_or(0, |(_, module)| module.inside.len());
        (0..=inside).map(|ups| &here[..here.len() - ups])
    }

    /// Whether a path names a module, and no function of the same name beside it.
    fn is_module_alone(&self, whole: &[String]) -> bool {
        let around = whole.split_last().and_then(|(name, around)| Some((name, self.modules.get(around)?)));
        let is_item = around.is_some_and(|(name, (_, module))| {
            module.items.contains(name) || module.uses.iter().any(|taken| taken.is_export && taken.name == *name)
        });
        self.modules.contains_key(whole) && !is_item
    }

    /// The file that defines what a whole path names.
    fn home(&self, whole: &[String], turn: usize) -> Option<String> {
        let holds = |depth: &usize| match whole.get(*depth) {
            Some(_) => self.modules.contains_key(&whole[..*depth]),
            None => self.is_module_alone(whole),
        };
        let depth = (1..=whole.len()).rev().find(holds)?;
        let (path, rest) = whole.split_at(depth);
        let (file, module) = self.modules.get(path)?;
        let exports = || module.uses.iter().filter(|taken| taken.is_export && turn < FARTHEST);
        let elsewhere = |(name, _): &(&String, &[String])| *name != "*" && !module.items.contains(name);
        let Some((name, inner)) = rest.split_first().filter(elsewhere) else {
            return Some(file.clone());
        };
        let follow = |export: &Use, rest: &[String]| {
            let target = self.whole(path, &export.path, 0)?;
            self.home(&target.into_iter().chain(rest.iter().cloned()).collect::<Path>(), turn + 1)
        };
        let named = exports().find(|export| export.name == *name).and_then(|export| follow(export, inner));
        let all = || exports().filter(|export| export.name == "*");
        let by_star = || all().find_map(|export| self.behind_star(path, export, rest, turn));
        Some(named.or_else(by_star).unwrap_or_else(|| file.clone()))
    }

    /// The same behind `pub use …::*`, if the name is among what that gives.
    fn behind_star(&self, path: &[String], export: &Use, rest: &[String], turn: usize) -> Option<String> {
        let (_, target) = export.path.split_last()?;
        let target = self.whole(path, target, 0)?;
        let (_, module) = self.modules.get(&target)?;
        let name = rest.first()?;
        let exports = || module.uses.iter().filter(|taken| taken.is_export);
        let gives = module.items.contains(name) || exports().any(|given| given.name == *name || given.name == "*");
        gives.then(|| self.home(&target.iter().chain(rest).cloned().collect::<Path>(), turn + 1))?
    }
}
