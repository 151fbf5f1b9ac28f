//! The case in all its forms: answers, link, file, store. Here is the small set of rules that the tests share.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "case/answers.rs"]
mod answers;
#[path = "case/base64url.rs"]
mod base64url;
#[path = "case/desk.rs"]
mod desk;
#[path = "case/file.rs"]
mod file;
#[path = "case/link.rs"]
mod link;
#[path = "case/link_damage.rs"]
mod link_damage;
#[path = "case/link_tail.rs"]
mod link_tail;
#[path = "case/name.rs"]
mod name;
#[path = "case/properties.rs"]
mod properties;
#[path = "case/seen.rs"]
mod seen;
#[path = "case/shared.rs"]
mod shared;
#[path = "case/shipped.rs"]
mod shipped;
#[path = "case/size.rs"]
mod size;
#[path = "case/store.rs"]
mod store;
#[path = "case/stored_file.rs"]
mod stored_file;
#[path = "case/two_tabs.rs"]
mod two_tabs;
#[path = "case/words.rs"]
mod words;

use one_card_guide::calendar::{Date, parse_iso};
use one_card_guide::case::{Case, Facts, Stamp, Stored};
use one_card_guide::engine::*;
use one_card_guide::rulebook::model::Edition;

const PLACE: FactId = FactId(0);
const LEFT_ON: FactId = FactId(1);
const BACK_ON: FactId = FactId(2);
const PAID: FactId = FactId(3);

/// Rules about a journey: a choice, two dates that may be reversed, a yes/no, and the mark of the step `pay`.
fn rules() -> Ruleset {
    let choices = |names: &[(&str, u16)]| Kind::Choice(names.iter().map(|(id, number)| choice(id, *number)).collect());
    let yes_no = || choices(&[("yes", 1), ("no", 2)]);
    Ruleset {
        facts: vec![
            fact("place", 1, choices(&[("home", 1), ("train", 7), ("away", 2)])),
            fact("left-on", 2, Kind::Date),
            fact("back-on", 3, Kind::Date),
            fact("paid", 40, yes_no()),
            Fact { mark: true, ..fact("done-pay", 1001, yes_no()) },
        ],
        nodes: vec![
            Node::Compare(of(Base::Fact(LEFT_ON)), Order::After, of(Base::Today)),
            Node::Compare(of(Base::Fact(BACK_ON)), Order::Before, of(Base::Fact(LEFT_ON))),
        ],
        checks: vec![
            Check { id: "left-after-today".into(), when: NodeId(0), facts: vec![LEFT_ON] },
            Check { id: "back-before-left".into(), when: NodeId(1), facts: vec![LEFT_ON, BACK_ON] },
        ],
        ..Ruleset::default()
    }
}

fn fact(id: &str, number: u16, kind: Kind) -> Fact {
    Fact { id: id.into(), number, kind, mark: false, fixed: false, former: None }
}

fn choice(id: &str, number: u16) -> Choice {
    Choice { id: id.into(), number }
}

fn of(base: Base) -> DateSum {
    DateSum { base, months: 0, days: 0 }
}

fn day(iso: &str) -> Date {
    parse_iso(iso).unwrap()
}

fn today() -> Date {
    day("2026-11-23")
}

fn edition() -> Edition {
    Edition { date: "2026-11-23".into(), hash: "deadbeef".into() }
}

fn stamp() -> Stamp {
    Stamp::new(&edition(), today())
}

fn case(name: &str, facts: &[(u16, Stored)]) -> Case {
    Case { name: name.into(), facts: facts.iter().cloned().collect::<Facts>() }
}
