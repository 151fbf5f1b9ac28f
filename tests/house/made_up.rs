//! What `pieces`, `says` and `arrows` make of sources that were made up for it.

use crate::arrows::{Arrows, House};
use crate::circles::{circles, spelled};
use crate::pieces::code;

/// The arrows between made-up files; the first is that of the crate.
fn arrows(files: &[(&str, &str)]) -> Arrows {
    let read = |name: &str| files.iter().find(|(file, _)| *file == name).map(|(_, text)| (*text).to_owned());
    let mut house = House::default();
    house.enter("made_up", files[0].0, &read);
    house.arrows()
}

/// The same, an arrow a text.
fn told(files: &[(&str, &str)]) -> Vec<String> {
    let told = |(from, to): (String, Vec<String>)| to.into_iter().map(move |to| format!("{from} → {to}"));
    let all = arrows(files).into_iter().map(|(from, to)| (from, to.into_keys().collect()));
    all.flat_map(told).collect()
}

/// What `user` leans on, beside a house with rooms and a cellar.
fn leans(user: &str) -> Vec<String> {
    let files = [
        ("lib.rs", "mod room; mod user; mod cellar;"),
        (
            "room/mod.rs",
            "pub mod table; mod chair; pub use chair::{Chair, Chair as Seat}; pub use table::*; pub struct Room;",
        ),
        ("room/table.rs", "pub struct Table; pub const LEGS: u8 = 4; pub fn laid() -> bool { true }"),
        ("room/chair.rs", "pub struct Chair;"),
        ("cellar.rs", "pub mod shelf; mod key; pub use crate::room::Table as Board; pub use {shelf::wine, key::key};"),
        ("cellar/key.rs", "pub fn key() {} pub fn lost() {}"),
        ("cellar/shelf.rs", "pub mod wine;"),
        ("cellar/shelf/wine.rs", "pub fn red() {}"),
        ("user.rs", user),
    ];
    let own = |arrow: &String| arrow.starts_with("user.rs → ");
    told(&files).iter().filter(|arrow| own(arrow)).map(|arrow| arrow["user.rs → ".len()..].to_owned()).collect()
}

#[test]
fn an_arrow_leads_to_the_file_that_defines_the_item() {
    assert_eq!(leans("use crate::room::Room;"), ["room/mod.rs"]);
    assert_eq!(leans("use crate::room::table::LEGS;"), ["room/table.rs"]);
    assert_eq!(leans("use crate::room::Chair;"), ["room/chair.rs"]);
    assert_eq!(leans("use super::room::Seat;"), ["room/chair.rs"]);
    assert_eq!(leans("use super::room::Table;"), ["room/table.rs"]);
    assert_eq!(leans("use made_up::room::laid;"), ["room/table.rs"]);
    assert_eq!(leans("use crate::cellar::Board;"), ["room/table.rs"]);
    assert_eq!(leans("use crate::cellar::wine::red;"), ["cellar/shelf/wine.rs"]);
}

#[test]
fn braces_stand_in_braces_and_names_are_changed() {
    let all = ["cellar/shelf/wine.rs", "room/chair.rs", "room/table.rs"];
    assert_eq!(
        leans("use crate::{cellar::{shelf::{wine::{self, red}}}, room::{Chair as Sofa, table::{LEGS,},},};"),
        all
    );
    assert_eq!(leans("use crate::room as parlour; fn f() { parlour::Chair; }"), ["room/chair.rs"]);
    assert_eq!(leans("use crate::room::table::{self as desk}; fn f() { desk::laid(); }"), ["room/table.rs"]);
    assert_eq!(leans("use crate::room::table::Table as T; fn f() { T::new(); }"), ["room/table.rs"]);
}

#[test]
fn a_module_by_its_name_is_no_arrow_until_something_in_it_is_used() {
    assert_eq!(leans("use crate::room::{self, table};"), [""; 0]);
    assert_eq!(leans("use crate::room::{self, table}; fn f() -> bool { table::laid() }"), ["room/table.rs"]);
    assert_eq!(leans("use crate::room; fn f() { room::table::laid(); }"), ["room/table.rs"]);
    assert_eq!(leans("use crate::room; use room::Room;"), ["room/mod.rs"]);
    // Unless something else has the same name.
    assert_eq!(leans("use crate::cellar::key;"), ["cellar/key.rs"]);
    assert_eq!(leans("use crate::cellar; fn f() { cellar::key(); cellar::key::lost(); }"), ["cellar/key.rs"]);
}

#[test]
fn paths_are_read_where_they_stand() {
    assert_eq!(leans("fn f(room: &crate::room::Room) -> Vec<super::room::Chair> {}"), ["room/chair.rs", "room/mod.rs"]);
    assert_eq!(leans("impl crate::room::table::Table { fn f(&self) {} }"), ["room/table.rs"]);
    assert_eq!(leans("fn f() { x.map(crate::room::laid).collect::<Vec<_>>(); }"), ["room/table.rs"]);
    assert_eq!(leans("fn f() { std::room::Room; serde::room(); Self::room(); <A as B>::room::Room; }"), [""; 0]);
}

#[test]
fn stars_and_re_exports() {
    assert_eq!(leans("use crate::room::table::*;"), ["room/table.rs"]);
    assert_eq!(leans("use crate::room::*;"), ["room/mod.rs"]);
    for given_on in ["pub use", "pub(crate) use", "pub(super) use", "pub(in crate::user) use"] {
        assert_eq!(leans(&format!("{given_on} crate::room::{{Chair, table::*}};")), [""; 0], "{given_on}");
    }
    // What a file gives on and uses too.
    assert_eq!(leans("pub use crate::room::table; fn f() { table::laid(); }"), ["room/table.rs"]);
}

#[test]
fn comments_and_texts_say_nothing() {
    assert_eq!(leans("// use crate::room::Room;\n/* use crate::room::Chair; /* in */ crate::room::LEGS */"), [""; 0]);
    assert_eq!(
        leans(r##"const A: &str = "\" crate::room::Room"; const B: &str = r#"" crate::room::Chair"#;"##),
        [""; 0]
    );
    assert_eq!(leans("fn f<'a>(x: &'a str) { x.split('\"'); crate::room::Room; x.split('\\''); }"), ["room/mod.rs"]);
    assert_eq!(leans("const C: char = '\"'; // \"\nuse crate::room::Chair;"), ["room/chair.rs"]);
    assert_eq!(code("let a = \"//\"; // b\nlet c; /* d */"), "let a = \"//\"; \nlet c; ");
}

#[test]
fn a_module_inside_a_file_belongs_to_it() {
    let inside = "pub fn own() {} mod tests { use super::own; use super::super::room::Room; fn f() { super::own(); } }";
    assert_eq!(leans(inside), ["room/mod.rs"]);
    let seen = "use crate::room::table; mod tests { use super::*; fn f() { table::laid(); } } fn g() {}";
    assert_eq!(leans(seen), ["room/table.rs"]);
    let after = "mod tests { fn f() {} } use super::cellar::Board;";
    assert_eq!(leans(after), ["room/table.rs"]);
}

#[test]
fn super_leads_up_as_often_as_it_stands() {
    let files = [
        ("src/lib.rs", "mod a; mod d;"),
        ("src/a.rs", "mod b; pub fn up() {}"),
        ("src/a/b/mod.rs", "mod c; use self::c::low; fn f() { low(); }"),
        ("src/a/b/c.rs", "use super::super::super::d::{self, side}; pub fn low() { super::super::up(); }"),
        ("src/d.rs", "pub fn side() {}"),
    ];
    let arrows = ["src/a/b/c.rs → src/a.rs", "src/a/b/c.rs → src/d.rs", "src/a/b/mod.rs → src/a/b/c.rs"];
    assert_eq!(told(&files), arrows);
}

#[test]
fn a_planted_circle_is_found_and_spelled_out() {
    let mut files = [
        ("lib.rs", "mod a; mod b; mod c; mod d;"),
        ("a.rs", "use crate::b::B; pub struct A;"),
        ("b.rs", "pub use crate::a::A; pub struct B; fn f() -> crate::c::C { crate::c::C }"),
        ("c.rs", "pub struct C; fn f() { let _: crate::d::D; }"),
        ("d.rs", "use super::c; pub struct D;"),
    ];
    assert!(circles(&arrows(&files)).is_empty(), "re-exports and modules by their names make none");
    // Through a name that another file gives on.
    files[3].1 = "use super::b; pub struct C; fn f() -> b::A {}";
    let planted = arrows(&files);
    let found = circles(&planted);
    assert_eq!(found, [["a.rs", "b.rs", "c.rs", "a.rs"]]);
    let words = "\n    a.rs → b.rs: crate::b::B\n    b.rs → c.rs: crate::c::C\n    c.rs → a.rs: b::A";
    assert_eq!(spelled(&planted, &found[0]), words);
}

#[test]
fn of_two_circles_both_are_found_each_by_its_shortest_way() {
    let files = [
        ("lib.rs", "mod a; mod b; mod c; mod y; mod z;"),
        ("a.rs", "use crate::{b::B, c::C}; pub struct A;"),
        ("b.rs", "use crate::c::C; pub struct B;"),
        ("c.rs", "use crate::a::A; pub struct C;"),
        ("y.rs", "use crate::{a::A, z::Z}; pub struct Y;"),
        ("z.rs", "use crate::y::Y; pub struct Z;"),
    ];
    let shortest: [&[&str]; 3] =
        [&["a.rs", "c.rs", "a.rs"], &["b.rs", "c.rs", "a.rs", "b.rs"], &["y.rs", "z.rs", "y.rs"]];
    assert_eq!(circles(&arrows(&files)), shortest);
}
