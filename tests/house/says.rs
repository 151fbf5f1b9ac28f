//! What one file says about others: the modules in it, and for each the names that it takes, gives on and defines, and the
//! paths that it writes. Where they lead is `arrows`' business.

use crate::pieces::{Kind, pieces};

/// Words behind which the name of an item stands.
const ITEMS: [&str; 8] = ["fn", "struct", "enum", "trait", "type", "const", "static", "union"];

/// A module: that of the file, or one with a body inside it.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Module {
    /// Where it stands inside the file; empty for the file's own.
    pub inside: Vec<String>,
    /// Modules that are files of their own.
    pub files: Vec<String>,
    /// What it defines itself.
    pub items: Vec<String>,
    /// What it takes from elsewhere.
    pub uses: Vec<Use>,
    /// Paths outside `use`, of two names or more.
    pub paths: Vec<Vec<String>>,
}

/// One name of a `use`.
#[derive(Debug, PartialEq, Eq)]
pub struct Use {
    /// By what it is known here; `*` for all names.
    pub name: String,
    /// Where it is.
    pub path: Vec<String>,
    /// Whether it is given on to others.
    pub is_export: bool,
}

struct Reader<'a> {
    /// Words and signs: no comments, texts or blanks.
    tokens: Vec<&'a str>,
    at: usize,
    /// How many braces are open.
    depth: usize,
    modules: Vec<Module>,
    /// Modules that are open: which, and at which depth.
    open: Vec<(usize, usize)>,
}

/// The modules of a file, its own first.
pub fn modules(text: &str) -> Vec<Module> {
    let all = pieces(text);
    let tokens = all.iter().filter(|piece| matches!(piece.kind, Kind::Word | Kind::Sign)).map(|piece| piece.text);
    let mut reader =
        Reader { tokens: tokens.collect(), at: 0, depth: 0, modules: vec![Module::default()], open: vec![(0, 0)] };
    while reader.at < reader.tokens.len() {
        reader.step();
    }
    reader.modules
}

impl<'a> Reader<'a> {
    /// The token so many places on.
    fn ahead(&self, places: usize) -> &'a str {
        self.tokens.get(self.at + places).copied().unwrap_or("")
    }

    fn behind(&self, places: usize) -> &'a str {
        self.at.checked_sub(places).map_or("", |at| self.tokens[at])
    }

    fn here(&mut self) -> &mut Module {
        let (module, _) = *self.open.last().unwrap();
        &mut self.modules[module]
    }

    fn step(&mut self) {
        let token = self.ahead(0);
        match token {
            "{" => self.depth += 1,
            "}" => self.close(),
            "mod" => return self.module(),
            "use" if is_name(self.ahead(1)) || matches!(self.ahead(1), "::" | "{") => return self.taken(),
            "macro_rules" => self.item(2),
            _ if ITEMS.contains(&token) => self.item(1),
            _ if is_name(token) && !matches!(self.behind(1), "::" | ".") => return self.path(),
            _ => {}
        }
        self.at += 1;
    }

    fn close(&mut self) {
        self.depth = self.depth.saturating_sub(1);
        if self.open.len() > 1 && self.open.last().is_some_and(|(_, depth)| *depth > self.depth) {
            self.open.pop();
        }
    }

    fn module(&mut self) {
        let (name, next) = (self.ahead(1).to_owned(), self.ahead(2));
        self.at += 3;
        if next == ";" {
            self.here().files.push(name);
        } else if next == "{" {
            let mut inside = self.here().inside.clone();
            inside.push(name);
            self.depth += 1;
            self.open.push((self.modules.len(), self.depth));
            self.modules.push(Module { inside, ..Module::default() });
        }
    }

    /// An item of the module itself: not a method, nothing inside a function.
    fn item(&mut self, places: usize) {
        let name = self.ahead(places);
        if self.open.last().is_some_and(|(_, depth)| *depth == self.depth) && !ITEMS.contains(&name) {
            self.here().items.push(name.to_owned());
        }
    }

    fn path(&mut self) {
        let mut path = vec![self.ahead(0).to_owned()];
        self.at += 1;
        while self.ahead(0) == "::" && is_name(self.ahead(1)) {
            path.push(self.ahead(1).to_owned());
            self.at += 2;
        }
        if path.len() > 1 {
            self.here().paths.push(path);
        }
    }

    fn taken(&mut self) {
        let is_export = self.behind(1) == "pub" || (self.behind(1) == ")" && self.is_pub_in());
        self.at += 1;
        let mut found = Vec::new();
        self.tree(&[], &mut found);
        let uses = found.into_iter().map(|(name, path)| Use { name, path, is_export });
        self.here().uses.extend(uses);
    }

    /// Whether the brackets that end here follow `pub`.
    fn is_pub_in(&self) -> bool {
        (2..self.at).find(|places| self.behind(*places) == "(").is_some_and(|places| self.behind(places + 1) == "pub")
    }

    /// A name, a path, or braces with several of them, all behind the same start.
    fn tree(&mut self, start: &[String], found: &mut Vec<(String, Vec<String>)>) {
        let mut path = start.to_vec();
        loop {
            let token = self.ahead(0);
            match token {
                "" | "," | "}" | ";" => break,
                "::" => {}
                "{" => return self.branches(&path, found),
                "as" => {
                    found.push((self.ahead(1).to_owned(), path));
                    self.at += 2;
                    return;
                }
                // `a::{self}` is `a`; a path may begin with `self` too.
                "self" if !path.is_empty() => {}
                _ => path.push(token.to_owned()),
            }
            self.at += 1;
        }
        if let Some(last) = path.last() {
            found.push((last.clone(), path));
        }
    }

    fn branches(&mut self, path: &[String], found: &mut Vec<(String, Vec<String>)>) {
        self.at += 1;
        while !matches!(self.ahead(0), "" | "}") {
            self.tree(path, found);
            self.at += usize::from(self.ahead(0) == ",");
        }
        self.at += 1;
    }
}

fn is_name(token: &str) -> bool {
    token.starts_with(|letter: char| letter.is_alphabetic() || letter == '_')
}
