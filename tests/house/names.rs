//! Names of the rulebook in Rust code: a fact, option, rule, step, paper or provision that is renamed in the TOML would
//! change what the program does, and nothing would tell.

use crate::pieces::{Kind, Piece, pieces};
use crate::{Path, PathBuf, files};
use std::collections::BTreeMap;

/// Where names of the rulebook may stand.
const AT_HOME: [&str; 2] = ["src/rulebook", "src/workbench"];
/// What finds something of the rulebook by its name or its permanent number.
const LOOK_UPS: [&str; 5] = ["fact_named", "fact_numbered", "choice_named", "choice_numbered", "provision"];
/// Fields that hold such a name or number.
const FIELDS: [&str; 7] = ["id", "number", "fact", "rule", "step", "place", "any"];
/// Rooms in which a word that is a name means nothing else, but before the value that is put into words: `("name", …)`.
/// Elsewhere `status` is a role and `name` an attribute.
const PLAIN: [&str; 3] = ["src/engine", "src/calendar", "src/guidance"];

/// What stands there for a reason.
const EXCEPT: [(&str, &str, &str); 3] = [
    ("src/app/pages/procedures/mod.rs", "warnings", "a part of a checklist, none of the rulebook"),
    ("src/guidance/faq.rs", "status", "a part of a question's entry in its own file"),
    ("src/guidance/messages/body.rs", "nothing", "the part of a message that says that nothing is to be done"),
];

/// Names by the start of the keys of their words; each with what it is called by.
type Names = BTreeMap<&'static str, Vec<String>>;

fn names() -> Names {
    let mut names = Names::new();
    let mut add = |kind: &'static str, name: &toml::Value| {
        names.entry(kind).or_default().push(name.as_str().unwrap().to_owned());
    };
    for (path, text) in files("src/rulebook", ".toml") {
        let file: toml::Table = text.parse().unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let tables = |kind: &str| file.get(kind).and_then(|all| all.as_array()).into_iter().flatten();
        for kind in ["fact", "step", "rule", "paper", "check"] {
            tables(kind).for_each(|table| add(kind, &table["id"]));
        }
        for option in tables("fact").flat_map(|fact| fact.get("options")).flat_map(|all| all.as_array().unwrap()) {
            add("option", &option[0]);
        }
        for kind in ["verdict", "warning", "note"] {
            tables("rule").filter_map(|rule| rule.get(kind)).for_each(|name| add(kind, name));
        }
        tables("provision").for_each(|table| add("provision", &table["number"]));
    }
    for (kind, least) in
        [("fact", 20), ("option", 50), ("rule", 100), ("step", 30), ("provision", 100), ("verdict", 10)]
    {
        assert!(names[kind].len() >= least, "{kind}: {}", names[kind].len());
    }
    names
}

/// A text between quotation marks, without them.
fn inside(piece: &Piece<'_>) -> Option<String> {
    (piece.kind == Kind::Text).then(|| Some(piece.text.split_once('"')?.1.rsplit_once('"')?.0.to_owned()))?
}

/// What is wrong with the names in a file: the literal, and why.
fn wrong(names: &Names, path: &Path, text: &str) -> Vec<(String, &'static str)> {
    let is_name = |text: &str| names.values().flatten().any(|name| name == text);
    // `fact.event.label`, and `fact.event.` before what is put behind it.
    let is_key = |text: &str| {
        let rest = text.split_once('.').and_then(|(kind, rest)| Some((names.get(kind)?, rest)));
        let because = text.strip_prefix("because.").map(|rest| (&names["fact"], rest));
        let option = text.strip_prefix("option.").map(|rest| (&names["fact"], rest));
        rest.into_iter().chain(because).chain(option).any(|(names, rest)| {
            names
                .iter()
                .any(|name| rest.strip_prefix(name.as_str()).is_some_and(|end| end.is_empty() || end.starts_with('.')))
        })
    };
    // What tests say is their own.
    let shipped = text.split("#[cfg(test)]").next().unwrap_or("");
    let all = pieces(shipped);
    let all: Vec<Piece<'_>> = all
        .into_iter()
        .filter(|piece| !matches!(piece.kind, Kind::Comment | Kind::Blank) && piece.text != "&")
        .collect();
    let at = |place: Option<usize>| place.and_then(|place| all.get(place)).map_or("", |piece| piece.text);
    let mut found = Vec::new();
    for (place, piece) in all.iter().enumerate() {
        let number = piece.kind == Kind::Word && piece.text.starts_with(|letter: char| letter.is_ascii_digit());
        let literal = inside(piece).or(number.then(|| piece.text.to_owned()));
        let Some(literal) = literal else { continue };
        let (before, last, next) = (at(place.checked_sub(2)), at(place.checked_sub(1)), at(place.checked_add(1)));
        if last == "(" && LOOK_UPS.contains(&before) {
            found.push((literal, "is looked up"));
            continue;
        }
        // `x.id == "…"`: `=` is one sign each.
        let field = at(place.checked_sub(3));
        if piece.kind == Kind::Text && last == "=" && matches!(before, "=" | "!") && FIELDS.contains(&field) {
            found.push((literal, "is compared with a name"));
            continue;
        }
        if number {
            continue;
        }
        let in_plain_room = PLAIN.iter().any(|room| path.starts_with(room));
        if is_name(&literal) && (literal.contains(['-', '.']) || in_plain_room && !(last == "(" && next == ",")) {
            found.push((literal, "is a name of the rulebook"));
        } else if is_key(&literal) {
            found.push((literal, "is the key of what the rulebook names"));
        }
    }
    found
}

#[test]
fn no_name_of_the_rulebook_stands_outside_of_it() {
    let names = names();
    let mut found: Vec<String> = Vec::new();
    let mut excepted: Vec<(&str, &str)> = Vec::new();
    for (path, text) in files("src", ".rs") {
        if AT_HOME.iter().any(|room| path.starts_with(room)) {
            continue;
        }
        for (literal, why) in wrong(&names, &path, &text) {
            match EXCEPT.iter().find(|(file, name, _)| path == PathBuf::from(file) && literal == *name) {
                Some((file, name, _)) => excepted.push((file, name)),
                None => found.push(format!("{}: `{literal}` {why}", path.display())),
            }
        }
    }
    assert!(found.is_empty(), "make it data of the rulebook: {found:#?}");
    for (file, name, why) in EXCEPT {
        assert!(
            excepted.contains(&(file, name)),
            "`{name}` ({why}) is gone from {file}: no exception is needed any more"
        );
    }
}

#[test]
fn each_way_to_write_a_name_is_found() {
    let names = names();
    let guidance = Path::new("src/guidance/x.rs");
    let app = Path::new("src/app/x.rs");
    for code in [
        r#"let fact = "entered-on";"#,
        r#"matches!(event, Some("lost-card" | "moved"))"#,
        r#"let number = "3.14";"#,
        r#"rules.fact_named("city")"#,
        r#"rules.fact_numbered(24)"#,
        r#"fact.choice_named( "other" )"#,
        r#"book.provision(&"x")"#,
        r#"if line.fact.id == "city" {}"#,
        r#"if step.step != "go" {}"#,
        r#"text.get("fact.city.label")"#,
        r#"["because.city.", option].concat()"#,
        r#"text.get("option.city.beijing")"#,
        r#"text.get("provision.3.14")"#,
        r#"text.get("step.file-work-permit.title")"#,
    ] {
        for path in [app, guidance] {
            assert!(!wrong(&names, path, code).is_empty(), "{code}");
        }
    }
    // A role and an attribute in a page; in guidance a fact and an option.
    let words = r#"said("status") == Some("none")"#;
    assert_eq!((wrong(&names, app, words).len(), wrong(&names, guidance, words).len()), (0, 2));
    for code in [
        r#"text.fill("due.by", &[("event", &event)])"#,
        r#"// fact_named("city")"#,
        r#"rules.fact_named(name)"#,
        r#"text.get("paper.or")"#,
        r#"format!("fact.{}.label", fact.id)"#,
        r#"#[cfg(test)] mod tests { fn f() { rules.fact_named("city"); } }"#,
    ] {
        for path in [app, guidance] {
            assert_eq!(wrong(&names, path, code), [], "{code}");
        }
    }
}
