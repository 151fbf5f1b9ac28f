//! Each property that `verify` proves can fail: one fault of each kind, planted in the real rulebook, is found and named.

#![cfg(test)]

use one_card_guide::rulebook::model::Rulebook;
use one_card_guide::text::Text;
use one_card_guide::workbench;
use one_card_guide::workbench::proof::{Fault, Matter, PROPERTIES, Report, Why};
use one_card_guide::workbench::source::{SourceFile, files, load};
use std::path::Path;
use std::sync::LazyLock;

static SOURCES: LazyLock<Vec<SourceFile>> = LazyLock::new(|| files(Path::new("src/rulebook")).unwrap());
static CLEAN: LazyLock<Rulebook> = LazyLock::new(|| load(&SOURCES).unwrap());
static ENGLISH: LazyLock<[Text; 1]> = LazyLock::new(|| [workbench::english().unwrap()]);

/// The rulebook with words replaced after the rule or table that is named; both must be there.
fn planted(patches: &[(&str, &str, &str)]) -> Rulebook {
    let mut sources = SOURCES.clone();
    for (behind, good, bad) in patches {
        // Questions name rules, too.
        let holds = |file: &&mut SourceFile| {
            let at = file.text.find(behind).filter(|_| file.name != "companion/questions.toml");
            at.is_some_and(|at| file.text[at..].contains(good))
        };
        let file = sources.iter_mut().find(holds).unwrap_or_else(|| panic!("`{good}` behind `{behind}`"));
        let at = file.text.find(behind).unwrap();
        let rest = file.text.split_off(at);
        file.text += &rest.replacen(good, bad, 1);
    }
    load(&sources).unwrap_or_else(|errors| panic!("{}", errors[0]))
}

fn with_more(text: &str) -> Rulebook {
    let more = SourceFile { name: "more.toml".into(), text: text.into() };
    load(&SOURCES.iter().cloned().chain([more]).collect::<Vec<_>>()).unwrap_or_else(|errors| panic!("{}", errors[0]))
}

fn report(property: &str, book: &Rulebook, texts: &[Text]) -> Report {
    sampled(property, book, texts, 4_000)
}

fn sampled(property: &str, book: &Rulebook, texts: &[Text], samples: usize) -> Report {
    let name = format!("cli.verify.{property}");
    let property = PROPERTIES.iter().find(|known| known.name == name).unwrap();
    (property.judge)(Matter { book, texts, samples })
}

/// What the property finds in this rulebook and not in the real one.
fn new_faults(property: &str, book: &Rulebook) -> Vec<Fault> {
    let names = |fault: &Fault| fault.names.clone();
    let known: Vec<String> = report(property, &CLEAN, &*ENGLISH).faults.iter().map(names).collect();
    let found = report(property, book, &*ENGLISH).faults;
    found.into_iter().filter(|fault| !known.contains(&fault.names)).collect()
}

fn new_names(property: &str, book: &Rulebook) -> Vec<String> {
    new_faults(property, book).into_iter().map(|fault| fault.names).collect()
}

/// A rule, as its file introduces it.
const CANCEL: &str = "\"work-permit.cancel\"";

#[test]
fn a_rule_that_can_never_apply_is_found() {
    let good = "permit-expires-on - 90 days <= today and permit-expires-on - 30 days >= today";
    let bad = "permit-expires-on - 90 days > today and permit-expires-on - 30 days <= today";
    let book = planted(&[("\"work-permit.aim-early\"", good, bad)]);
    assert_eq!(new_names("reach", &book), ["work-permit.aim-early"]);
}

/// A permit cannot end before its holder came: `permit-expired-before-entry`.
#[test]
fn a_rule_for_answers_that_cannot_be_true_together_is_found() {
    let book =
        planted(&[("\"work-permit.no-new-plastic\"", "and proof", "and permit-expires-on < entered-on and proof")]);
    assert_eq!(new_names("reach", &book), ["work-permit.no-new-plastic"]);
}

#[test]
fn a_paper_that_is_never_or_always_needed_is_found() {
    let rule = "\"transition.upgrade\"";
    let paper = "old-notification-letter when proof is old-letter";
    for when in ["proof is letter", "proof in [old-letter, none]"] {
        let book = planted(&[(rule, paper, &format!("old-notification-letter when {when}"))]);
        assert_eq!(new_names("beside", &book), ["transition.upgrade: 1"], "{when}");
    }
}

#[test]
fn a_verdict_that_an_earlier_one_always_takes_is_found() {
    let book = planted(&[("\"extension.plastic\"", "window-open and proof is plastic", "window-open")]);
    assert_eq!(new_names("reach", &book), ["extension.electronic"]);
}

#[test]
fn a_full_case_without_a_verdict_is_found() {
    let book =
        planted(&[("\"scope.no-stay\"", "here and status is none", "here and status is none and city is beijing")]);
    let faults = new_faults("one-verdict", &book);
    assert_eq!(faults.len(), 1);
    let case = faults[0].case.as_ref().unwrap().words(&book.rules);
    assert!(case.contains("status none"), "{case}");
    assert_eq!(new_names("sample", &book), ["?"]);
}

/// The loader refuses months in conditions; a book made otherwise is not taken for proved.
#[test]
fn what_cannot_be_proved_is_not_passed() {
    let mut book = CLEAN.clone();
    let place = book.rules.rules.iter().position(|rule| rule.id == "accommodation.penalty").unwrap();
    let when = book.rules.rules[place].when.0 as usize;
    let compare = book.rules.nodes[..when].iter_mut().rev().find_map(|node| match node {
        one_card_guide::engine::Node::Compare(left, ..) => Some(left),
        _ => None,
    });
    compare.unwrap().months = 1;
    let faults = new_faults("settled", &book);
    assert_eq!(faults.iter().map(|fault| fault.names.as_str()).collect::<Vec<_>>(), ["accommodation.penalty"]);
    assert_eq!(faults[0].why, Why::Unproved);
}

#[test]
fn steps_that_exclude_each_other_and_meet_are_found() {
    let book = planted(&[(CANCEL, "going and ends-on <= permit-expires-on and", "going and")]);
    let wanted = "work-permit.extend + work-permit.cancel";
    let names = new_names("excludes", &book);
    assert!(!names.is_empty() && names.iter().all(|name| name == wanted), "{names:?}");
}

/// From within the country and from abroad at once: this one shows in random cases, too.
#[test]
fn excluded_steps_that_meet_often_show_in_random_cases() {
    let book = planted(&[("\"wrong-status.apply\"", "from-outside", "other-stay")]);
    let wanted = ["wrong-status.apply + r-visa.apply-in-country", "wrong-status.apply + wrong-status.apply-in-country"];
    for property in ["excludes", "sample"] {
        let mut names = new_names(property, &book);
        names.sort();
        assert_eq!(names, wanted, "{property}");
    }
    // In partial cases they meet less often, and of those there are fewer: some of it is enough.
    let faults = sampled("partial-sample", &book, &*ENGLISH, 20_000).faults;
    assert!(faults.iter().any(|fault| wanted.contains(&fault.names.as_str())));
}

#[test]
fn one_step_in_two_places_is_found_unless_it_is_disputed() {
    let twice = [
        ("\"residence.ended-call\"", " and not lapsed", ""),
        ("\"residence.ended-call\"", "exit-entry-office", "police-station"),
    ];
    assert_eq!(new_names("twice", &planted(&twice)), ["lapsed.residence + residence.ended-call"]);
    let disputed = [
        ("\"residence.ended-call\"", "status = \"national\"", "status = \"disputed\"\nask    = [\"12367\"]"),
        ("\"lapsed.residence\"", "status = \"secondary\"", "status = \"disputed\""),
    ];
    assert_eq!(new_names("twice", &planted(&[&twice[..], &disputed].concat())), [""; 0]);
}

#[test]
fn one_step_with_two_due_dates_or_actors_is_found() {
    let once = ("\"residence.ended-call\"", " and not lapsed", "");
    for (good, bad) in [("{ by = \"today\" }", "{ by = \"residence-expires-on\" }"), ("\"employee\"", "\"employer\"")] {
        let book = planted(&[once, ("\"residence.ended-call\"", good, bad)]);
        assert_eq!(new_names("twice", &book), ["lapsed.residence + residence.ended-call"], "{bad}");
    }
    assert_eq!(new_names("twice", &planted(&[once])), [""; 0], "the same twice is no doubt");
}

#[test]
fn versions_that_apply_together_are_found() {
    let book = planted(&[("\"work-permit.extend\"", " and not early-in-beijing", "")]);
    assert_eq!(new_names("versions", &book), ["work-permit.extend"]);
}

#[test]
fn gaps_and_overlaps_between_versions_are_found() {
    let with = |until: &str| {
        planted(&[
            ("\"arrival.plastic\"", "number  = 43", "number  = 45"),
            ("\"arrival.plastic\"", "arrival.plastic", "arrival"),
            ("id      = \"arrival\"", "2024-11-30", until),
        ])
    };
    assert_eq!(new_names("periods", &with("2024-11-29")), ["arrival"], "a gap of one day");
    assert_eq!(new_names("periods", &with("2024-12-01")), ["arrival"], "an overlap of one day");
    assert_eq!(new_names("periods", &with("2024-11-30")), [""; 0], "one ends, the next begins");
}

const OCCUPATION: (&str, &str, &str) =
    ("\"new-employer.other-occupation\"", "not same-occupation", "(same-occupation or not same-occupation)");

#[test]
fn a_fact_that_changes_nothing_is_found() {
    assert_eq!(new_names("facts", &planted(&[OCCUPATION])), ["same-occupation"]);
}

#[test]
fn a_date_that_changes_nothing_is_found() {
    let book = with_more(
        "[[fact]]\nid = \"idle-on\"\nnumber = 900\nkind = \"date\"\n[[define]]\nid = \"idle\"\nwhen = \"idle-on < today or idle-on >= today\"\n\
         [[rule]]\nid = \"idle.note\"\nnumber = 900\nnote = \"carry-passport\"\nwhen = \"idle\"\ncite = [\"3.12\"]\nstatus = \"national\"",
    );
    assert_eq!(new_names("facts", &book), ["idle-on"]);
}

#[test]
fn options_between_which_nothing_distinguishes_are_found() {
    assert_eq!(new_names("options", &planted(&[OCCUPATION])), ["same-occupation: yes = no"]);
    let early =
        planted(&[("\"on-site-check.ask\"", "city not in [beijing, shenzhen]", "city not in [shenzhen, guangzhou]")]);
    assert_eq!(new_names("options", &early), [""; 0], "still told apart elsewhere");
}

#[test]
fn options_that_are_named_alike_and_are_not_are_found() {
    let book = planted(&[("\"status\"", "[[\"m-visa\", \"other-visa\"]]", "[[\"m-visa\", \"k-visa\"]]")]);
    assert_eq!(new_names("options", &book), ["status: m-visa = other-visa", "status: m-visa ≠ k-visa"]);
}

#[test]
fn a_latest_day_before_the_safe_one_is_found() {
    let book = planted(&[("\"on-site-check.ask\"", "safe = \"15 days\"", "safe = \"40 days\"")]);
    assert_eq!(new_names("deadlines", &book), ["on-site-check.ask"]);
    // Ten working days may be as few as ten days.
    let book = planted(&[("\"work-permit.change\"", "safe = \"10 days\"", "safe = \"12 days\"")]);
    assert_eq!(new_names("deadlines", &book), ["work-permit.change"]);
}

#[test]
fn what_opens_when_it_is_over_is_found() {
    let book = planted(&[("\"work-permit.extend\"", "opens = \"90 days\"", "opens = \"31 days\"")]);
    assert_eq!(new_names("deadlines", &book), ["work-permit.extend"]);
}

#[test]
fn a_day_before_its_trigger_is_found() {
    let book = planted(&[("\"residence-permit.apply\"", "of = \"entered-on\"", "of = \"entered-on - 60 days\"")]);
    assert_eq!(new_names("deadlines", &book), ["residence-permit.apply"]);
}

#[test]
fn a_verdict_with_a_date_is_found() {
    let book = planted(&[("id      = \"leaving\"", "card ", "due = { by = \"ends-on\" }\ncard ")]);
    assert_eq!(new_names("verdicts", &book), ["leaving"]);
}

#[test]
fn a_text_that_a_language_lacks_is_found() {
    let file = std::fs::read_to_string("src/text/en.json").unwrap();
    assert_eq!(report("texts", &CLEAN, &*ENGLISH).faults, []);
    let damaged = file.replacen("\"step.stop-work.how\"", "\"step.stop-work.gone\"", 1);
    let other = damaged.replacen("\"paper.photo\": \"", "\"paper.photo\": \"{odd} ", 1);
    let other = Text::new("xx", serde_json::from_str(&other).unwrap());
    let found = report("texts", &CLEAN, &[ENGLISH[0].clone(), other]).faults;
    let names: Vec<&str> = found.iter().map(|fault| fault.names.as_str()).collect();
    assert_eq!(names, ["xx: paper.photo: {…}", "xx: step.stop-work.how"]);
}

#[test]
fn a_provision_that_nobody_cites_is_found() {
    let more = "[[provision]]\nnumber = \"99.9\"\nconfidence = \"high\"\n";
    assert_eq!(new_names("provisions", &with_more(more)), ["99.9"]);
    let excluded = format!("{more}excluded = \"background\"\n");
    assert_eq!(new_names("provisions", &with_more(&excluded)), [""; 0]);
    // The loader refuses it, too.
    let mut book = with_more(&excluded);
    let last = book.provisions.last_mut().unwrap();
    last.duty = Some(one_card_guide::rulebook::model::Actor::Employer);
    assert_eq!(new_names("provisions", &book), ["99.9"], "a duty");
}

#[test]
fn a_provision_that_is_cited_and_excluded_is_found() {
    let book = planted(&[("number     = \"2.07\"", "confidence", "excluded = \"background\"\nconfidence")]);
    assert_eq!(new_names("provisions", &book), ["2.07"]);
}

#[test]
fn a_source_behind_nothing_is_found() {
    let more = "[[source]]\nid = \"S999\"\ntitle = \"A page\"\nkind = \"press\"\nread = \"full\"";
    assert_eq!(new_names("sources", &with_more(more)), ["S999"]);
    assert_eq!(new_names("sources", &with_more(&format!("{more}\nunused = \"a reason\""))), [""; 0]);
    let book = planted(&[("id    = \"L1\"", "title", "unused = \"a reason that is none\"\ntitle")]);
    assert_eq!(new_names("sources", &book), ["L1"]);
}

#[test]
fn a_national_rule_on_weak_ground_is_found() {
    let weak = planted(&[
        ("\"work-permit.deemed-granted\"", "[\"2.07\", \"2.12\"]", "[\"2.06a\"]"),
        ("\"work-permit.deemed-granted\"", "secondary", "national"),
    ]);
    assert_eq!(new_names("national", &weak), ["work-permit.deemed-granted"]);
}

/// The loader refuses it, too.
#[test]
fn a_doubt_without_a_desk_is_found() {
    let mut book = CLEAN.clone();
    let place = book.rules.rules.iter().position(|rule| rule.id == "stay.contact").unwrap();
    book.details[place].ask.clear();
    assert_eq!(new_names("ask", &book), ["stay.contact"]);
}

#[test]
fn what_nothing_uses_is_found() {
    assert_eq!(new_names("definitions", &with_more("[[define]]\nid = \"idle\"\nwhen = \"always\"")), ["idle"]);
    assert_eq!(new_names("steps", &with_more("[[step]]\nid = \"idle\"\nnumber = 900")), ["idle"]);
    assert_eq!(new_names("papers", &with_more("[[paper]]\nid = \"idle\"")), ["idle"]);
}

#[test]
fn an_open_fact_that_could_change_nothing_is_told() {
    let told = |book: &Rulebook| {
        sampled("open", book, &[], 60_000).remarks.iter().any(|fact| fact.starts_with("same-occupation "))
    };
    assert!(told(&planted(&[OCCUPATION])));
    assert!(!told(&CLEAN));
}
