//! The loader refuses what is wrong in the rulebook's source, with place and remedy.

#![cfg(test)]

use one_card_guide::engine::{FactId, Options};
use one_card_guide::workbench::source::{SourceFile, load, missing_words, wanted_words};

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
number = 1
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
fn a_step_is_done_by_a_yes_no_fact_and_no_other() {
    let step = "id     = \"go\"\nnumber = 1";
    for fact in ["colour", "seen-on"] {
        let error = error_with(step, &format!("{step}\ndone   = \"{fact}\""));
        assert!(error.starts_with("test.toml:20:"), "{error}");
        assert!(
            error.contains(&format!("`{fact}` is no yes/no fact")) && error.contains("kind = \"yes-no\""),
            "{error}"
        );
    }
    let gone = "[[fact]]\nid     = \"gone\"\nnumber = 3\nkind   = \"yes-no\"\n\n[[define]]";
    let done = GOOD.replacen(step, &format!("{step}\ndone   = \"gone\""), 1).replacen("[[define]]", gone, 1);
    assert_eq!(errors(&done), Vec::<String>::new());
}

#[test]
fn a_good_rulebook_is_read() {
    assert_eq!(errors(GOOD), Vec::<String>::new());
}

#[test]
fn an_unknown_fact_is_shown_with_its_place_and_the_nearest_name() {
    let error = error_with("\"ready and seen-on <= today\"", "\"ready and sen-on <= today\"");
    let expected = "test.toml:32:21: unknown fact `sen-on` in a condition\n    when   = \"ready and sen-on <= today\"\n                        ^^^^^^ did you mean `seen-on`?";
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
fn a_deadline_is_ended_by_a_date() {
    let ended = |by: &str| error_with("of = \"seen-on\"", &format!("of = \"seen-on\", no-later-than = \"{by}\""));
    assert!(ended("seen-no").contains("unknown fact `seen-no`"), "{}", ended("seen-no"));
    assert!(ended("colour").contains("`colour` is not a date"), "{}", ended("colour"));
}

/// Two questions and one mark stand there already.
#[test]
fn there_are_at_most_128_facts() {
    let more = |count: usize| -> String {
        let fact = |number: usize| format!("[[fact]]\nid = \"f{number}\"\nnumber = {number}\nkind = \"yes-no\"\n");
        [GOOD.to_owned()].into_iter().chain((100..100 + count).map(fact)).collect()
    };
    assert_eq!(errors(&more(125)), [""; 0]);
    let [one] = &errors(&more(126))[..] else { panic!() };
    assert!(one.contains("more than 128 facts"), "{one}");
}

#[test]
fn a_period_that_is_none_is_refused() {
    let error = error_with("within = \"30 days\"", "within = \"30 moons\"");
    assert!(error.contains("30 moons"), "{error}");
}

/// A hundred years. Counts that do not fit in 32 bits are no counts at all.
#[test]
fn a_period_is_at_most_a_hundred_years_long() {
    for (good, one_more, too_long) in [
        ("36500 days", "36501 days", "2147483647 days"),
        ("36500 working days", "36501 working days", "2147483647 working days"),
        ("876000 hours", "876001 hours", "2147483647 hours"),
        ("1200 months", "1201 months", "2147483647 months"),
    ] {
        let place = "due    = { within = \"30 days\", of = \"seen-on\" }";
        for due in [
            "due    = { within = \"PERIOD\", of = \"seen-on\" }",
            "due    = { settled = \"PERIOD\", of = \"seen-on\" }",
            "due    = { before = \"PERIOD\", of = \"seen-on\" }",
            "due    = { before = \"1 day\", of = \"seen-on\", opens = \"PERIOD\" }",
            "due    = { within = \"1 day\", of = \"seen-on\", safe = \"PERIOD\" }",
        ] {
            let with = |period: &str| GOOD.replacen(place, &due.replace("PERIOD", period), 1);
            assert_eq!(errors(&with(good)), Vec::<String>::new(), "{due} {good}");
            for period in [one_more, too_long] {
                let column = due.find("PERIOD").unwrap();
                let [error] = &errors(&with(period))[..] else { panic!("{due} {period}") };
                let expected =
                    format!("test.toml:35:{column}: `{period}` is no period of a rule: write at most `{good}`\n");
                assert!(error.starts_with(&expected), "{error}");
            }
            let [error] = &errors(&with("2147483648 days"))[..] else { panic!("{due}") };
            assert!(error.contains("no usable count in `2147483648 days`"), "{error}");
        }
    }
}

#[test]
fn a_sum_that_leads_too_far_is_refused_with_its_line_and_column() {
    let far = "this leads more than 36500 days away from the date: name a date that is nearer\n";
    let error =
        error_with("\"ready and seen-on <= today\"", "\"seen-on + 2147483647 days + 2147483647 days <= today\"");
    assert!(error.starts_with(&format!("test.toml:32:21: {far}")), "{error}");
    let error = error_with("of = \"seen-on\"", "of = \"seen-on - 36501 days\"");
    assert!(error.starts_with(&format!("test.toml:35:48: {far}")), "{error}");
    let error = error_with("\"ready and seen-on <= today\"", &format!("\"{}ready\"", "not ".repeat(33)));
    assert!(error.starts_with("test.toml:32:139: more than 32 brackets and `not`s"), "{error}");
}

/// Each of them rests on the one before it.
#[test]
fn definitions_rest_on_one_another_at_most_a_hundred_and_twenty_eight_deep() {
    let chain = |length: usize| -> String {
        let first = "[[define]]\nid = \"d1\"\nwhen = \"colour is red\"\n".to_owned();
        let next = |number: usize| format!("[[define]]\nid = \"d{number}\"\nwhen = \"d{}\"\n", number - 1);
        [GOOD.to_owned(), first].into_iter().chain((2..=length).map(next)).collect()
    };
    assert_eq!(errors(&chain(128)), Vec::<String>::new());
    for length in [129, 400] {
        let [error] = &errors(&chain(length))[..] else { panic!("{length}") };
        let expected =
            "`d129` leads through more than 128 conditions and definitions, one inside the other: let it rest on fewer";
        assert!(error.contains(expected), "{error}");
    }
}

#[test]
fn rules_are_not_old_on_their_first_day() {
    let edition = |days: &str| format!("{GOOD}\n[edition]\ndate = \"2026-11-23\"\nold-after = {days}\n");
    assert_eq!(errors(&edition("1")), Vec::<String>::new());
    let [error] = &errors(&edition("0"))[..] else { panic!() };
    assert!(error.starts_with("test.toml:42:13: rules are not old on their first day"), "{error}");
    for (bad, words) in [("65536", "65536"), ("-1", "-1"), ("\"90\"", "write a whole number")] {
        let [error] = &errors(&edition(bad))[..] else { panic!() };
        assert!(error.starts_with("test.toml:42:13: ") && error.contains(words), "{error}");
    }
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
    assert!(error.starts_with("test.toml:32:33: `months` is not a unit of a condition: count in days"), "{error}");
    let due = GOOD.replace("of = \"seen-on\"", "of = \"seen-on + 3 months\"");
    assert_eq!(errors(&due), Vec::<String>::new());
}

#[test]
fn a_definition_may_not_rest_on_itself() {
    let error = error_with("when = \"colour is red\"", "when = \"not ready\"");
    assert!(error.contains("definitions go in a circle: `ready` uses `ready`"), "{error}");
}

#[test]
fn definitions_that_go_in_a_circle_are_refused_with_the_whole_path() {
    let more = "\n[[define]]\nid = \"steady\"\nwhen = \"going\"\n[[define]]\nid = \"going\"\nwhen = \"not ready\"\n";
    let bad = GOOD.replacen("when = \"colour is red\"", "when = \"colour is red and steady\"", 1) + more;
    let errors = errors(&bad);
    let expected = "test.toml:14:8: definitions go in a circle: `ready` uses `steady`, `steady` uses `going`, `going` uses `ready`: write one of them without the next\n    id   = \"ready\"\n           ^^^^^^^";
    assert_eq!(errors, [expected]);
}

#[test]
fn a_definition_may_use_one_that_stands_later() {
    let later = "\n[[define]]\nid = \"steady\"\nwhen = \"seen-on <= today\"\n";
    let good = GOOD.replacen("when = \"colour is red\"", "when = \"colour is red and steady\"", 1) + later;
    assert_eq!(errors(&good), Vec::<String>::new());
}

#[test]
fn a_definition_that_uses_a_broken_one_is_not_blamed() {
    let user = "\n[[define]]\nid = \"steady\"\nwhen = \"not ready\"\n";
    let errors = errors(&(GOOD.replacen("when = \"colour is red\"", "when = \"color is red\"", 1) + user));
    assert_eq!(errors.len(), 1, "{errors:#?}");
    assert!(errors[0].contains("unknown fact `color`"), "{errors:#?}");
}

/// A second step that waits for the first, which waits for it.
fn waiting(first: &str, second: &str) -> Vec<String> {
    let step = "\n[[step]]\nid = \"come\"\nnumber = 2\n[[rule]]\nid = \"s\"\nnumber = 2\nstep = \"come\"\nwhen = \"ready\"\nwho = \"employee\"\nwhere = \"gate\"\ncite = [\"1\"]\nstatus = \"national\"\n";
    let good = GOOD.replacen("where  = \"gate\"", &format!("where  = \"gate\"\nafter  = [\"{first}\"]"), 1);
    errors(&format!("{good}{step}after = [\"{second}\"]\n"))
}

#[test]
fn steps_that_wait_for_each_other_are_refused_with_the_whole_path() {
    let errors = waiting("come", "go");
    let expected = "test.toml:35:11: steps wait for each other in a circle: `go` waits for `come`, `come` waits for `go` (rules `r`, `s`): take one of them out of `after`, or give it a condition with `when`\n    after  = [\"come\"]\n              ^^^^^^";
    assert_eq!(errors, [expected]);
}

#[test]
fn a_step_may_not_wait_for_itself() {
    let errors = waiting("go", "go");
    assert_eq!(errors.len(), 1, "{errors:#?}");
    assert!(errors[0].contains("`go` waits for `go` (rules `r`)"), "{errors:#?}");
}

#[test]
fn steps_may_wait_for_each_other_under_a_condition() {
    assert_eq!(waiting("come when colour is red", "go"), Vec::<String>::new());
}

#[test]
fn a_name_or_number_that_is_taken_is_told_with_the_place_of_the_first() {
    let step = "\n[[step]]\nid = \"come\"\nnumber = 1\n";
    let option = "[[\"red\", 1], [\"green\", 1]]";
    let cases = [
        (
            GOOD.replacen("number = 2", "number = 1", 1),
            "the fact number `1` is taken already, in test.toml:4: numbers are never used twice, take the next free one, 2",
        ),
        (
            GOOD.replacen("[[\"red\", 1], [\"green\", 2]]", option, 1),
            "the option number `colour.1` is taken already, in test.toml:6: numbers are never used twice, take the next free one, 2",
        ),
        (
            GOOD.replacen("[\"green\", 2]", "[\"red\", 2]", 1),
            "the option `colour.red` is taken already, in test.toml:6",
        ),
        (
            format!("{GOOD}{step}"),
            "the step number `1` is taken already, in test.toml:19: numbers are never used twice, take the next free one, 2",
        ),
        (
            format!("{GOOD}\n[[fact]]\nid = \"colour\"\nnumber = 3\nkind = \"date\"\n"),
            "the fact or definition `colour` is taken already, in test.toml:3: give one of them another name",
        ),
        (
            format!("{GOOD}\n[[define]]\nid = \"ready\"\nwhen = \"always\"\n"),
            "the fact or definition `ready` is taken already, in test.toml:14",
        ),
        (
            format!("{GOOD}\n[[define]]\nid = \"seen-on\"\nwhen = \"always\"\n"),
            "the fact or definition `seen-on` is taken already, in test.toml:9",
        ),
        (format!("{GOOD}\n[[step]]\nid = \"go\"\nnumber = 2\n"), "the step `go` is taken already, in test.toml:18"),
        (format!("{GOOD}\n[[paper]]\nid = \"ticket\"\n"), "the paper `ticket` is taken already, in test.toml:22"),
        (
            format!("{GOOD}\n[[provision]]\nnumber = \"1\"\nconfidence = \"low\"\n"),
            "the provision `1` is taken already, in test.toml:25",
        ),
    ];
    for (bad, expected) in cases {
        let errors = errors(&bad);
        assert_eq!(errors.len(), 1, "{expected}: {errors:#?}");
        assert!(errors[0].contains(expected), "{expected}: {errors:#?}");
    }
}

/// The second rule of a rulebook, with the name and number given.
fn second(id: &str, number: u16) -> String {
    let rule = &GOOD[GOOD.find("[[rule]]").unwrap()..];
    let rule = rule.replacen("\"r\"", &format!("\"{id}\""), 1);
    rule.replacen("number = 1", &format!("number = {number}"), 1)
}

#[test]
fn every_rule_has_a_number_of_its_own_for_ever() {
    let retired = |id: &str, number: u16| format!("[[retired]]\nid = \"{id}\"\nnumber = {number}\n");
    let taken =
        "the rule number `1` is taken already, in test.toml:30: numbers are never used twice, take the next free one";
    let cases = [
        (GOOD.replacen("id     = \"r\"\nnumber = 1\n", "id     = \"r\"\n", 1), "missing field `number`".to_owned()),
        (format!("{GOOD}\n{}", second("s", 1)), format!("{taken}, 2")),
        (format!("{GOOD}\n{}{}", second("s", 1), retired("t", 7)), format!("{taken}, 8")),
        (
            format!("{GOOD}\n{}", second("r", 2)),
            "`r` has the number 1 already: versions of one rule share it".to_owned(),
        ),
        (
            format!("{GOOD}\n{}", second("s", 0)),
            "the rule number `0` is none: numbers begin at 1, take the next free one, 2".to_owned(),
        ),
        (
            format!("{GOOD}\n{}", retired("s", 1)),
            "test.toml:30:10: the rule number `1` is taken already, in test.toml:42".to_owned(),
        ),
        (
            format!("{GOOD}\n{}", retired("r", 2)),
            "test.toml:29:10: the retired rule `r` is taken already, in test.toml:41".to_owned(),
        ),
        (
            format!("{GOOD}\n{}{}", retired("s", 2), retired("s", 3)),
            "the retired rule `s` is taken already, in test.toml:41".to_owned(),
        ),
    ];
    for (bad, expected) in cases {
        let errors = errors(&bad);
        assert_eq!(errors.len(), 1, "{expected}: {errors:#?}");
        assert!(errors[0].contains(&expected), "{expected}: {errors:#?}");
    }
    // Versions of one rule share its number; a retired number is kept.
    let good = format!("{GOOD}\n{}{}{}", second("r", 1), second("s", 2), retired("t", 3));
    let book = load(&[SourceFile { name: "test.toml".into(), text: good }]).unwrap();
    assert_eq!(book.rules.rules.iter().map(|rule| rule.number).collect::<Vec<_>>(), [1, 1, 2]);
    assert_eq!(
        book.companion.retired.iter().map(|rule| (rule.id.as_str(), rule.number)).collect::<Vec<_>>(),
        [("t", 3)]
    );
}

#[test]
fn a_fact_grows_from_the_mark_of_the_step_that_it_is_the_end_of() {
    let fact = "[[fact]]\nid = \"gone\"\nnumber = 3\nkind = \"yes-no\"\ngrown-from = \"go\"\n\n[[define]]";
    let grown = GOOD.replacen("[[define]]", fact, 1);
    let found = errors(&grown);
    assert_eq!(found.len(), 1, "{found:#?}");
    let expected = "`go` is not done by `gone`: only then has its mark become this fact";
    assert!(found[0].starts_with("test.toml:17:14: ") && found[0].contains(expected), "{found:#?}");
    assert!(found[0].contains("give the step `done = \"gone\"`"), "{found:#?}");
    let done = grown.replacen("id     = \"go\"\nnumber = 1", "id     = \"go\"\nnumber = 1\ndone   = \"gone\"", 1);
    let book = load(&[SourceFile { name: "test.toml".into(), text: done.clone() }]).unwrap();
    let former = book.rules.facts[2].former.as_ref().unwrap();
    assert_eq!((former.id.as_str(), former.number), ("done-go", 1001));
    assert!(book.rules.facts.iter().all(|fact| !fact.mark), "the step has no mark of its own");
    let left = "[[fact]]\nid = \"left\"\nnumber = 4\nkind = \"yes-no\"\n\n[[define]]";
    let found = errors(&done.replacen("done   = \"gone\"", "done   = \"left\"", 1).replacen("[[define]]", left, 1));
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(found[0].contains(expected), "{found:#?}");
    let found = errors(&done.replacen("grown-from = \"go\"", "grown-from = \"goo\"", 1));
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(found[0].contains("unknown step `goo`") && found[0].contains("did you mean `go`?"), "{found:#?}");
}

#[test]
fn a_word_of_the_conditions_is_no_name() {
    let error = error_with("id = \"ticket\"", "id = \"ticket\"\n[[define]]\nid = \"always\"\nwhen = \"ready\"");
    assert!(error.contains("`always` is a word of the conditions: choose another name"), "{error}");
}

#[test]
fn a_value_of_the_wrong_kind_is_refused_in_plain_words() {
    let error = error_with("number = 2\nkind", "number = \"2\"\nkind");
    assert!(
        error.starts_with("test.toml:10:10: ") && error.contains("write a whole number, without quotation marks"),
        "{error}"
    );
    let error = error_with("cite   = [\"1\"]", "cite   = \"1\"");
    assert!(error.contains("write a list in brackets"), "{error}");
    let error = error_with("when = \"colour is red\"", "when = 7");
    assert!(error.contains("write text in quotation marks"), "{error}");
    let error = error_with("id = \"ticket\"", "");
    assert!(error.contains("missing field `id`"), "{error}");
}

#[test]
fn a_provision_may_not_end_before_it_begins() {
    let error =
        error_with("confidence = \"high\"", "confidence = \"high\"\nfrom = \"2025-01-01\"\nuntil = \"2024-12-31\"");
    assert!(error.contains("`1` ends before it begins: `until` is the later day"), "{error}");
}

#[test]
fn a_rule_is_not_governed_by_what_is_no_date() {
    let error = error_with("cite   = [\"1\"]", "governed-by = \"colour\"\ncite   = [\"1\"]");
    assert!(error.contains("`colour` is not a date: name a fact of the kind date"), "{error}");
}

/// The words that are missing after one of them is taken away.
fn missing(key: &str) -> Vec<String> {
    let files = [SourceFile { name: "test.toml".into(), text: GOOD.into() }];
    assert!(wanted_words(&files).iter().any(|wanted| wanted == key), "{key} is not wanted");
    missing_words(&files, "en.json", &|known| known != key).iter().map(ToString::to_string).collect()
}

#[test]
fn a_missing_text_is_told_with_its_place_and_its_key() {
    let expected =
        "test.toml:22:6: no words for this: add `paper.ticket` to en.json\n    id = \"ticket\"\n         ^^^^^^^^";
    assert_eq!(missing("paper.ticket"), [expected]);
    for (key, place) in [
        ("fact.colour.question", "test.toml:3:"),
        ("fact.seen-on.event", "test.toml:9:"),
        ("because.seen-on", "test.toml:9:"),
        ("option.colour.green", "test.toml:6:25"),
        ("because.colour.red", "test.toml:6:13"),
        ("step.go.done", "test.toml:18:"),
        ("provision.1", "test.toml:25:"),
        ("where.gate", "test.toml:34:"),
        ("who.employee", "test.toml:29:"),
    ] {
        let missing = missing(key);
        assert_eq!(missing.len(), 1, "{key}: {missing:#?}");
        assert!(missing[0].starts_with(place), "{key}: {missing:#?}");
    }
}

#[test]
fn a_rule_wants_the_words_of_its_outcome() {
    let files =
        [SourceFile { name: "test.toml".into(), text: GOOD.replacen("step   = \"go\"", "warning = \"late\"", 1) }];
    let wanted = wanted_words(&files);
    assert!(
        ["warning.late.title", "warning.late.body"].iter().all(|key| wanted.iter().any(|known| known == key)),
        "{wanted:?}"
    );
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
fn a_provision_that_names_a_duty_is_not_excluded() {
    let error =
        error_with("confidence = \"high\"", "confidence = \"high\"\nduty = \"employer\"\nexcluded = \"background\"");
    assert!(error.contains("`1` names a duty: it may not be excluded"), "{error}");
}

#[test]
fn a_provision_is_excluded_for_a_reason_of_the_list_only() {
    let error = error_with("confidence = \"high\"", "confidence = \"high\"\nexcluded = \"tedious\"");
    assert!(error.contains("tedious"), "{error}");
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

/// The errors of one more question.
fn asked(lines: &str) -> Vec<String> {
    errors(&format!("{GOOD}\n[[question]]\n{lines}\n"))
}

#[test]
fn a_question_names_rules_provisions_facts_and_options_that_exist() {
    assert_eq!(
        asked("id = \"q\"\nrules = [\"r\"]\ncite = [\"1\"]\ngiven = { colour = \"red\" }\nask = [\"12333\"]"),
        Vec::<String>::new()
    );
    for (lines, expected) in [
        ("id = \"q\"\nrules = [\"rr\"]", "test.toml:42:11: unknown rule `rr`"),
        ("id = \"q\"\nrules = [\"r\"]\ncite = [\"2\"]", "test.toml:43:10: unknown provision `2`"),
        ("id = \"q\"\nrules = [\"r\"]\ngiven = { color = \"red\" }", "test.toml:43:11: unknown fact `color`"),
        (
            "id = \"q\"\nrules = [\"r\"]\ngiven = { colour = \"rad\" }",
            "test.toml:43:21: unknown option of `colour` `rad`",
        ),
        ("id = \"q\"\nrules = [\"r\"]\ngiven = { seen-on = \"2026-11-23\" }", "unknown option of `seen-on`"),
        ("id = \"q\"", "`q` rests on nothing: name a rule in `rules`, or a provision in `cite`"),
        ("id = \"q\"\nrules = [\"r\"]\nstatus = \"disputed\"", "`q` does not say whom to ask: add `ask`"),
        ("id = \"Q 1\"\nrules = [\"r\"]", "`Q 1` stands in addresses: use small letters, digits and hyphens"),
        (
            "id = \"q\"\nrules = [\"r\"]\n[[question]]\nid = \"q\"\nrules = [\"r\"]",
            "the question `q` is taken already, in test.toml:41",
        ),
    ] {
        let errors = asked(lines);
        assert_eq!(errors.len(), 1, "{expected}: {errors:#?}");
        assert!(errors[0].contains(expected), "{expected}: {errors:#?}");
    }
}

/// The good rulebook with a place and a procedure.
const LAID_OUT: &str = r#"
[[place]]
id   = "gate"
desk = "office"
call = "12333"

[[procedure]]
id        = "going"
given     = { colour = "red" }
dates     = { seen-on = 0 }
elsewhere = ["go"]
"#;

fn laid_out(good: &str, other: &str) -> Vec<String> {
    assert!(LAID_OUT.contains(good), "`{good}` is not in the text");
    errors(&format!("{GOOD}{}", LAID_OUT.replacen(good, other, 1)))
}

/// The only error after one replacement.
fn laid_out_error(good: &str, other: &str) -> String {
    let errors = laid_out(good, other);
    assert_eq!(errors.len(), 1, "{errors:#?}");
    errors.into_iter().next().unwrap()
}

#[test]
fn places_and_procedures_are_read() {
    assert_eq!(laid_out("going", "going"), Vec::<String>::new());
}

#[test]
fn a_procedure_names_facts_options_and_steps_that_there_are() {
    let error = laid_out_error("colour = \"red\"", "color = \"red\"");
    assert!(error.contains("unknown fact `color`") && error.ends_with("did you mean `colour`?"), "{error}");
    let error = laid_out_error("colour = \"red\"", "colour = \"reed\"");
    assert!(error.contains("unknown option of `colour` `reed`") && error.ends_with("did you mean `red`?"), "{error}");
    assert!(error.starts_with("test.toml:47:25:"), "{error}");
    let error = laid_out_error("[\"go\"]", "[\"goo\"]");
    assert!(error.contains("unknown step `goo`"), "{error}");
}

#[test]
fn a_date_of_a_procedure_is_a_near_day_of_a_date() {
    let error = laid_out_error("seen-on = 0", "colour = 0");
    assert!(error.contains("`colour` is not a date: put its option into `given`"), "{error}");
    let error = laid_out_error("seen-on = 0", "seen-on = 4000");
    assert!(error.contains("4000 days are more than ten years"), "{error}");
    let error = laid_out_error("seen-on = 0", "seen-on = \"today\"");
    assert!(error.contains("write a whole number, without quotation marks"), "{error}");
}

#[test]
fn a_procedure_gives_something_to_go_by_under_a_name_for_addresses() {
    let error = laid_out_error("given     = { colour = \"red\" }\n", "");
    assert!(error.contains("`going` gives nothing to go by: add `given`"), "{error}");
    let error = laid_out_error("\"going\"", "\"Going out\"");
    assert!(error.contains("stands in addresses"), "{error}");
    let again = "[[procedure]]\nid = \"going\"\ngiven = { colour = \"red\" }\n";
    let error = laid_out_error("elsewhere = [\"go\"]\n", again);
    assert!(error.contains("the procedure `going` is taken already"), "{error}");
}

#[test]
fn options_that_count_are_of_one_question_that_is_not_given() {
    let with = |any: &str| {
        let given = "given     = { colour = \"red\" }";
        laid_out(given, &format!("{given}\nany = {any}"))
    };
    assert!(with("{ colour = [\"red\"] }")[0].contains("`colour` is given already"));
    let two = with("{ seen-on = [], colour = [\"red\"] }");
    assert!(two.iter().any(|error| error.contains("is a second question with several answers")), "{two:#?}");
}

#[test]
fn rules_send_people_to_places_that_there_are() {
    let errors = laid_out("\"gate\"", "\"gates\"");
    assert!(errors.iter().any(|error| error.contains("no rule sends anybody to `gates`")), "{errors:#?}");
    assert!(errors.iter().any(|error| error.contains("unknown place `gate`")), "{errors:#?}");
}

#[test]
fn a_desk_and_a_procedure_want_their_words() {
    let files = [SourceFile { name: "test.toml".into(), text: format!("{GOOD}{LAID_OUT}") }];
    let wanted = wanted_words(&files);
    let keys = ["say.go", "call.12333", "actor.employee", "procedure.going.title", "procedure.going.intro"];
    for key in keys {
        assert!(wanted.iter().any(|known| known == key), "{key}: {wanted:?}");
    }
    let missing = missing_words(&files, "en.json", &|known| known != "procedure.going.intro");
    assert!(missing[0].to_string().contains("add `procedure.going.intro` to en.json"));
    // Nobody stands behind a desk there: nothing is said.
    let nobody = LAID_OUT.replace("\"office\"", "\"nobody\"");
    let files = [SourceFile { name: "test.toml".into(), text: format!("{GOOD}{nobody}") }];
    assert!(!wanted_words(&files).iter().any(|known| known == "say.go"));
}

#[test]
fn only_a_step_with_a_due_date_takes_a_date_away() {
    let takes = |due: &str, fact: &str| {
        error_with("due    = { within = \"30 days\", of = \"seen-on\" }", &format!("{due}ends = [\"{fact}\"]"))
    };
    let error = takes("", "seen-on");
    assert!(error.contains("`r` ends a date: only a step with a due date does"), "{error}");
    let error = takes("due = { by = \"seen-on\" }\n", "colour");
    assert!(error.contains("`colour` is not a date"), "{error}");
    let error = takes("due = { by = \"seen-on\" }\n", "sen-on");
    assert!(error.contains("unknown fact `sen-on`"), "{error}");
}

/// What messages know of the rules.
const MESSAGES: &str = r#"
[[situation]]
id       = "over"
any      = { colour = ["red", "green"] }
last-day = "seen-on"
at       = "old-employer"

[message]
costs = ["1"]
"#;

fn with_messages(good: &str, other: &str) -> Vec<String> {
    assert!(MESSAGES.contains(good), "`{good}` is not in the text");
    errors(&format!("{GOOD}{}", MESSAGES.replacen(good, other, 1)))
}

#[test]
fn what_messages_know_of_the_rules_is_read() {
    let text = format!("{GOOD}{MESSAGES}").replacen("id = \"ticket\"", "id = \"ticket\"\nfrom-employer = true", 1);
    let book = load(&[SourceFile { name: "test.toml".into(), text }]).unwrap();
    let [situation] = book.companion.situations.as_slice() else { panic!("{:?}", book.companion.situations) };
    // Red and green are the options at 0 and 1.
    assert_eq!(situation.any, [(FactId(0), Options(0b11))]);
    assert_eq!((situation.id.as_str(), situation.last_day), ("over", Some(FactId(1))));
    assert_eq!((book.companion.costs, book.companion.from_employer), (vec![0], vec![0]));
}

#[test]
fn a_situation_names_facts_and_options_that_there_are() {
    for (good, other, says) in [
        ("{ colour", "{ color", "unknown fact `color`"),
        ("\"green\"", "\"grean\"", "unknown option of `colour` `grean`"),
        ("\"seen-on\"", "\"seen-no\"", "unknown fact `seen-no`"),
        ("\"seen-on\"", "\"colour\"", "`colour` is not a date"),
        ("[\"red\", \"green\"]", "[]", "`over` never holds"),
        ("[\"1\"]", "[\"2\"]", "unknown provision `2`"),
        ("old-employer", "the-employer", "unknown variant `the-employer`"),
        (
            "[message]",
            "[[situation]]\nid = \"over\"\nany = { colour = [\"red\"] }\n[message]",
            "`over` is taken already",
        ),
    ] {
        let errors = with_messages(good, other);
        assert!(errors.len() == 1 && errors[0].contains(says), "{other}: {errors:#?}");
    }
    let errors = with_messages("\"green\"", "\"grean\"");
    assert!(errors[0].starts_with("test.toml:42:32:") && errors[0].ends_with("did you mean `green`?"), "{errors:#?}");
}

#[test]
fn a_situation_wants_a_subject_for_everybody() {
    let file = SourceFile { name: "test.toml".into(), text: format!("{GOOD}{MESSAGES}") };
    let missing = missing_words(&[file], "src/text/en.json", &|key| key != "message.payroll.subject.over");
    assert_eq!(missing.len(), 1, "{missing:#?}");
    assert!(missing[0].to_string().contains("add `message.payroll.subject.over`"), "{}", missing[0]);
}

#[test]
fn only_notes_are_versions_of_one() {
    let error = error_with("where  = \"gate\"\n", "where  = \"gate\"\none-of = \"gates\"\n");
    assert!(error.contains("`r` is no note: only notes are versions of one"), "{error}");
}

#[test]
fn days_off_of_every_year_are_days() {
    let with = |off: &str| errors(&format!("{GOOD}\n[always]\nfrom = 2025\noff  = [{off}]\n"));
    assert_eq!(with("\"01-01\", \"02-29\""), Vec::<String>::new());
    let error = with("\"01-01\", \"02-30\"");
    assert!(error[0].starts_with("test.toml:42:18: `02-30` is no day of every year"), "{error:#?}");
    assert!(with("\"2026-01-01\"")[0].contains("`2026-01-01` is no day of every year"));
    assert!(with("\"01-01\", \"01-01\"")[0].contains("`01-01` is listed twice"));
}

#[test]
fn days_off_of_every_year_stand_in_one_file() {
    let always = "[always]\nfrom = 2025\noff = []\n";
    let file = |name: &str, text: String| SourceFile { name: name.into(), text };
    let errors = load(&[file("a.toml", format!("{GOOD}\n{always}")), file("b.toml", always.into())]).unwrap_err();
    assert_eq!(errors.len(), 1, "{errors:#?}");
    assert!(errors[0].to_string().starts_with("b.toml:1:1: `always` stands in another file already"), "{}", errors[0]);
}
