//! The loader refuses what is wrong in the rulebook's source, with place and remedy.

#![cfg(test)]

use one_card_guide::rulebook::source::{SourceFile, load};

const GOOD: &str = r#"
[[fact]]
id      = "colour"
number  = 1
kind    = "choice"
options = [["red", 1], ["green", 2]]

[[fact]]
id     = "seen-on"
number = 2
kind   = "date"

[[define]]
id   = "ready"
when = "colour is red"

[[step]]
id     = "go"
number = 1

[[paper]]
id = "ticket"

[[provision]]
number     = "1"
confidence = "high"

[[rule]]
id     = "r"
step   = "go"
when   = "ready and seen-on <= today"
who    = "employee"
where  = "gate"
due    = { within = "30 days", of = "seen-on" }
bring  = ["ticket when colour is red"]
cite   = ["1"]
status = "national"
"#;

fn errors(text: &str) -> Vec<String> {
    let file = SourceFile { name: "test.toml".into(), text: text.into() };
    load(&[file]).err().unwrap_or_default().iter().map(ToString::to_string).collect()
}

/// The only error after one replacement.
fn error_with(good: &str, bad: &str) -> String {
    assert!(GOOD.contains(good), "`{good}` is not in the text");
    let errors = errors(&GOOD.replacen(good, bad, 1));
    assert_eq!(errors.len(), 1, "{errors:#?}");
    errors.into_iter().next().unwrap()
}

#[test]
fn a_good_rulebook_is_read() {
    assert_eq!(errors(GOOD), Vec::<String>::new());
}

#[test]
fn an_unknown_fact_is_shown_with_its_place_and_the_nearest_name() {
    let error = error_with("\"ready and seen-on <= today\"", "\"ready and sen-on <= today\"");
    let expected = "test.toml:31:21: unknown fact `sen-on` in a condition\n    when   = \"ready and sen-on <= today\"\n                        ^^^^^^ did you mean `seen-on`?";
    assert_eq!(error, expected);
}

#[test]
fn an_unknown_option_is_refused() {
    let error = error_with("when = \"colour is red\"", "when = \"colour is reed\"");
    assert!(error.contains("`colour` has no option `reed`") && error.ends_with("did you mean `red`?"), "{error}");
}

#[test]
fn a_choice_is_not_compared_with_a_day() {
    let error = error_with("when = \"colour is red\"", "when = \"colour <= today\"");
    assert!(error.contains("`colour` is a choice"), "{error}");
}

#[test]
fn a_date_is_not_an_option() {
    let error = error_with("when = \"colour is red\"", "when = \"seen-on is red\"");
    assert!(error.contains("expected a comparison"), "{error}");
}

#[test]
fn a_deadline_needs_a_date() {
    let error = error_with("of = \"seen-on\"", "of = \"colour\"");
    assert!(error.contains("`colour` is not a date"), "{error}");
}

#[test]
fn a_period_that_is_none_is_refused() {
    let error = error_with("within = \"30 days\"", "within = \"30 moons\"");
    assert!(error.contains("30 moons"), "{error}");
}

#[test]
fn working_days_stand_in_deadlines_only() {
    let error = error_with("when = \"colour is red\"", "when = \"seen-on + 3 working days <= today\"");
    assert!(error.contains("`working` is not a unit of a condition"), "{error}");
}

/// Months are not all of one length: what a condition with months allows could not be proved by counting days.
#[test]
fn months_stand_in_deadlines_only() {
    let error = error_with("\"ready and seen-on <= today\"", "\"ready and seen-on + 3 months <= today\"");
    assert!(error.starts_with("test.toml:31:33: `months` is not a unit of a condition: count in days"), "{error}");
    let due = GOOD.replace("of = \"seen-on\"", "of = \"seen-on + 3 months\"");
    assert_eq!(errors(&due), Vec::<String>::new());
}

#[test]
fn a_definition_may_not_rest_on_itself() {
    let error = error_with("when = \"colour is red\"", "when = \"not ready\"");
    assert!(error.contains("`ready` is defined through itself"), "{error}");
}

#[test]
fn a_fact_number_is_used_once() {
    let error = error_with("number = 2\nkind", "number = 1\nkind");
    assert!(error.contains("the fact number `1` is taken already"), "{error}");
}

#[test]
fn an_unknown_provision_step_or_paper_is_refused() {
    assert!(error_with("cite   = [\"1\"]", "cite   = [\"2\"]").contains("unknown provision `2`"));
    assert!(error_with("step   = \"go\"", "step   = \"goo\"").contains("did you mean `go`?"));
    assert!(error_with("[\"ticket when", "[\"tickets when").contains("did you mean `ticket`?"));
}

#[test]
fn a_period_in_force_may_not_end_before_it_begins() {
    let error = error_with("cite   = [\"1\"]", "from = \"2025-01-01\"\nuntil = \"2024-12-31\"\ncite   = [\"1\"]");
    assert!(error.contains("`r` ends before it begins"), "{error}");
}

#[test]
fn a_day_that_does_not_exist_is_refused() {
    let error = error_with("cite   = [\"1\"]", "from = \"2025-02-30\"\ncite   = [\"1\"]");
    assert!(error.contains("`2025-02-30` is not a day"), "{error}");
}

#[test]
fn a_rule_that_is_not_national_says_whom_to_ask() {
    let error = error_with("status = \"national\"", "status = \"disputed\"");
    assert!(error.contains("`r` does not say whom to ask"), "{error}");
}

#[test]
fn a_rule_names_one_outcome() {
    let error = error_with("step   = \"go\"", "step   = \"go\"\nnote   = \"n\"");
    assert!(error.contains("must name one of verdict, step, warning, note"), "{error}");
}

#[test]
fn a_key_that_is_not_known_is_refused() {
    let error = error_with("cite   = [\"1\"]", "cites  = [\"1\"]");
    assert!(error.contains("test.toml:") && error.contains("cites"), "{error}");
}

#[test]
fn several_errors_are_told_in_one_run() {
    let bad = GOOD.replace("\"ticket when", "\"tickets when").replace("cite   = [\"1\"]", "cite   = [\"2\"]");
    assert_eq!(errors(&bad).len(), 2);
}

#[test]
fn what_does_not_close_is_refused_with_its_place() {
    let error = error_with("when = \"colour is red\"", "when = \"(colour is red\"");
    assert!(error.contains("expected `)`, but the condition ends"), "{error}");
}
