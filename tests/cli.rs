//! The command line behaves as a Unix user expects: results on stdout, errors on stderr, a status that tells.

#![cfg(test)]

use std::io::Write;
use std::process::{Command, Output, Stdio};

const CASE: &str = r#"{"format":1,"name":"","answers":{"person":"foreign","place":"in-china","status":"z-visa",
"entered-on":"2026-11-20","assignment":"year-or-more","proof":"letter"}}"#;

fn run(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_one-card-guide"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that does not read its input closes it early.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn assess_prints_the_guidance_for_a_case_from_standard_input() {
    let output = run(&["assess", "-", "--today", "2026-11-23"], CASE);
    assert!(output.status.success());
    assert!(stdout(&output).contains("By Sat 19 Dec 2026 (in 26 days), safe = Fri 20 Nov 2026 + 29 days"));
    assert_eq!(stderr(&output), "");
}

#[test]
fn assess_prints_json_that_names_its_format_and_edition() {
    let output = run(&["assess", "-", "--json", "--today", "2026-11-23"], CASE);
    let page: serde_json::Value = serde_json::from_str(&stdout(&output)).unwrap();
    assert_eq!(page["format"], 1);
    assert_eq!(page["today"]["date"], "2026-11-23");
    assert_eq!(page["edition"]["hash"].as_str().unwrap().len(), 8);
    let steps = page["steps"].as_array().unwrap();
    let apply = steps.iter().find(|step| step["step"] == "apply-residence-permit").unwrap();
    assert_eq!(apply["due"]["safe"]["day"]["date"], "2026-12-19");
    assert_eq!(apply["where"], "exit-entry-office");
}

#[test]
fn assess_makes_every_format_in_every_language() {
    for (format, english, chinese) in [
        ("text", "All steps", "全部步骤"),
        ("markdown", "- [ ] **Apply for the residence permit (居留许可)**", "- [ ] **申请居留许可**"),
        ("json", "\"language\": \"en\"", "\"language\": \"zh-Hans\""),
        ("calendar", "\r\nDTSTART;VALUE=DATE:20261219\r\n", "\r\nSUMMARY:申请居留许可：最后一个工作日\r\n"),
        ("messages", "=== payroll: ", "=== payroll："),
    ] {
        for (language, words) in [("en", english), ("zh-Hans", chinese)] {
            let arguments = ["assess", "-", "--today", "2026-11-23", "--format", format, "--language", language];
            let output = run(&arguments, CASE);
            assert!(output.status.success() && stdout(&output).contains(words), "{format} {language}");
        }
    }
}

#[test]
fn assess_says_that_no_day_is_known_for_a_calendar() {
    let output = run(&["assess", "-", "--format", "calendar"], r#"{"format":1}"#);
    assert_eq!((output.status.code(), stdout(&output)), (Some(1), String::new()));
    assert!(stderr(&output).contains("no day is known"), "{}", stderr(&output));
}

#[test]
fn what_is_wrong_in_a_file_is_told_and_the_rest_is_used() {
    let case = CASE.replace("\"letter\"", "\"papyrus\"");
    let output = run(&["assess", "-", "--today", "2026-11-23"], &case);
    assert!(output.status.success());
    assert!(stderr(&output).contains("papyrus"));
    assert!(stdout(&output).contains("Sat 19 Dec 2026"));
}

#[test]
fn a_file_that_is_none_or_is_missing_ends_with_status_one() {
    let output = run(&["assess", "-"], "{");
    assert_eq!((output.status.code(), stdout(&output)), (Some(1), String::new()));
    assert!(stderr(&output).contains("line 1"));
    let output = run(&["assess", "no-such-file.json"], "");
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("cannot read `no-such-file.json`"));
}

/// A case of that many bytes: white space after it.
fn padded(bytes: usize) -> String {
    CASE.to_owned() + &" ".repeat(bytes - CASE.len())
}

#[test]
fn a_file_of_more_than_200_kilobytes_is_refused_with_its_size() {
    let path = std::env::temp_dir().join(format!("one-card-guide-large-{}.json", std::process::id()));
    let file = path.to_str().unwrap();
    std::fs::write(&path, padded(200_000)).unwrap();
    assert!(run(&["assess", file], "").status.success());
    // Of a file its whole size is told, of a stream as much as was read of it.
    for (bytes, size) in [(200_001, "201 KB"), (1_048_576, "1,049 KB")] {
        std::fs::write(&path, padded(bytes)).unwrap();
        let output = run(&["assess", file], "");
        assert_eq!((output.status.code(), stdout(&output)), (Some(1), String::new()));
        let expected = format!("This file has {size}; a case file has at most 200 KB.");
        assert!(stderr(&output).contains(&expected), "{}", stderr(&output));
    }
    std::fs::remove_file(&path).unwrap();
    assert!(run(&["assess", "-"], &padded(200_000)).status.success());
    for bytes in [200_001, 5_000_000] {
        let output = run(&["assess", "-"], &padded(bytes));
        assert_eq!((output.status.code(), stdout(&output)), (Some(1), String::new()));
        assert!(
            stderr(&output).contains("This file has 201 KB; a case file has at most 200 KB."),
            "{}",
            stderr(&output)
        );
    }
}

#[test]
fn of_many_problems_fifty_are_told_and_how_many_more_there_are() {
    let unknown: Vec<String> = (0..1_234).map(|number| format!("\"x{number}\":0")).collect();
    let case = CASE.replace("\"person\"", &[&unknown.join(","), ",\"person\""].concat());
    let output = run(&["assess", "-", "--today", "2026-11-23"], &case);
    assert!(output.status.success() && stdout(&output).contains("Sat 19 Dec 2026"));
    let told = stderr(&output);
    assert_eq!(told.lines().count(), 51, "{told}");
    assert_eq!(told.lines().last(), Some("-: And 1,184 more problems, not listed here."));
}

#[test]
fn a_command_that_is_not_understood_ends_with_status_two() {
    for arguments in [
        &[][..],
        &["asses"],
        &["assess"],
        &["assess", "-", "--today", "tomorrow"],
        &["assess", "-", "--jsn"],
        &["assess", "-", "--format", "pdf"],
        &["assess", "-", "--language", "tlh"],
        &["assess", "-", "--link"],
        &["sample", "--seed", "12"],
    ] {
        let output = run(arguments, CASE);
        assert_eq!((output.status.code(), stdout(&output)), (Some(2), String::new()), "{arguments:?}");
        assert!(stderr(&output).starts_with("one-card-guide: "), "{arguments:?}");
    }
}

#[test]
fn what_is_not_understood_is_named() {
    for (arguments, words) in [
        (&["assess", "-", "--link"][..], "`--link` needs a value"),
        (&["assess", "-", "--today", "tomorrow"], "`--today` needs a date such as 2026-11-23, not `tomorrow`"),
        (&["assess", "-", "--jsn"], "`--jsn` is not understood\nUsage:"),
        (&["assess", "-", "other.json"], "`other.json` is not understood"),
        (&["assess", "-", "--json=yes"], "`--json` is not understood"),
        (&["rules", "all"], "`all` is not understood"),
        (&["verify", "everything"], "`everything` is not understood"),
        (&["sample"], "--seed needs eight hexadecimal digits such as 0badcafe, not ``"),
    ] {
        let output = run(arguments, CASE);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(stderr(&output).starts_with(&format!("one-card-guide: {words}")), "{}", stderr(&output));
    }
}

#[test]
fn the_value_of_an_option_may_stand_behind_an_equals_sign() {
    let output = run(&["assess", "--today=2026-11-23", "-"], CASE);
    assert!(stdout(&output).contains("By Sat 19 Dec 2026"), "{}", stderr(&output));
}

#[test]
#[cfg(unix)]
fn an_argument_that_is_no_text_is_not_understood() {
    let argument: &std::ffi::OsStr = std::os::unix::ffi::OsStrExt::from_bytes(b"\xff");
    let output = Command::new(env!("CARGO_BIN_EXE_one-card-guide")).arg("assess").arg(argument).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn help_and_version_go_to_stdout() {
    assert!(stdout(&run(&["--help"], "")).starts_with("Usage: one-card-guide COMMAND"));
    assert!(stdout(&run(&["--version"], "")).starts_with("one-card-guide 0."));
}

#[test]
fn rules_prints_every_rule_and_every_provision() {
    let book = one_card_guide::workbench::shipped().unwrap();
    let output = stdout(&run(&["rules"], ""));
    for rule in &book.rules.rules {
        assert!(output.contains(&format!("{}\n", rule.id)), "{}", rule.id);
    }
    for provision in &book.provisions {
        assert!(output.contains(&format!("\n{}  ", provision.number)), "{}", provision.number);
    }
}

#[test]
fn questions_prints_all_of_them_or_those_that_hold_every_word() {
    let all = stdout(&run(&["questions"], ""));
    assert!(all.matches("\n\n").count() >= 40);
    let some = stdout(&run(&["questions", "HONG", "kong"], ""));
    assert!(some.starts_with("I am from Hong Kong, Macao or Taiwan") && some.matches("\n\n").count() == 1, "{some}");
    assert!(some.contains("\n  [Second-hand] 6.01\n  Ask: 12333"), "{some}");
}

#[test]
fn questions_that_nothing_answers_end_with_status_one() {
    let output = run(&["questions", "zebra"], "");
    assert_eq!((output.status.code(), stdout(&output)), (Some(1), String::new()));
    assert!(stderr(&output).contains("`zebra`"));
    assert_eq!(run(&["questions", "--all"], "").status.code(), Some(2));
}

#[test]
fn sample_tells_twenty_outcomes_with_the_law_they_cite() {
    let output = run(&["sample", "--seed", "0badcafe"], "");
    assert!(output.status.success());
    let heads = stdout(&output).lines().filter(|line| line.starts_with(|c: char| c.is_ascii_digit())).count();
    assert_eq!(heads, 20);
    assert_eq!(stdout(&output), stdout(&run(&["sample", "--seed", "0badcafe"], "")));
}

#[test]
fn coverage_tells_as_json_what_carries_each_provision() {
    let output = run(&["coverage", "--json"], "");
    let coverage: serde_json::Value = serde_json::from_str(&stdout(&output)).unwrap();
    let rules = coverage["rules"].as_array().unwrap();
    let password = rules.iter().find(|rule| rule["id"] == "app.password").unwrap();
    assert_eq!(password["borders"][0]["comparison"], "today >= 2024-12-01");
    assert!(password["fires"]["count"].as_u64().unwrap() > 0);
}

/// What is said of the rule itself is noticed where a file of rules says it; with one scenario about something else, nothing.
#[test]
fn mutate_fails_where_too_many_changes_are_not_noticed() {
    let rule = "scope.chinese";
    let enough = run(&["mutate", "tests/scenarios/rules/0-verdicts.toml", "--at", rule], "");
    assert!(enough.status.success(), "{}", stderr(&enough));
    assert!(stdout(&enough).ends_with("killed, 100.0 %\n"), "{}", stdout(&enough));
    let too_few = run(&["mutate", "tests/scenarios/s07-hong-kong.toml", "--at", rule], "");
    assert_eq!(too_few.status.code(), Some(1));
    assert!(stderr(&too_few).contains("survived"), "{}", stderr(&too_few));
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_one-card-guide"))
        .args(["rules"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    assert_eq!(stderr(&output), "");
}

#[test]
fn procedures_are_listed_and_one_is_told_in_full() {
    let all = run(&["procedures"], "");
    assert!(all.status.success());
    for name in include_str!("fixtures/procedures.txt").lines() {
        assert!(stdout(&all).lines().any(|line| line.starts_with(name)), "{name}");
    }
    let one = run(&["procedures", "new-hire-arrived"], "");
    assert!(one.status.success(), "{}", stderr(&one));
    // Provisions 3.01 and 3.16.
    for words in ["Safe: 29 days after the date of entry", "At the very latest: 30 days after the date of entry"] {
        assert!(stdout(&one).contains(words), "{words}");
    }
    assert!(stdout(&one).contains("−  Apply for the plastic card"), "before and after the reform");
}

#[test]
fn a_procedure_that_is_not_there_is_named() {
    let output = run(&["procedures", "holidays"], "");
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("no procedure `holidays`"));
    assert_eq!(run(&["procedures", "leaving", "now"], "").status.code(), Some(2));
}

/// What an earlier run has left goes; what is nobody's but the person's stays, and what has not changed keeps its time.
#[test]
fn pack_writes_what_ships_and_leaves_other_files_alone() {
    let folder = std::env::temp_dir().join(format!("one-card-guide-pack-{}", std::process::id()));
    std::fs::create_dir_all(folder.join("words-of-mine")).unwrap();
    std::fs::write(folder.join("diary.txt"), "mine").unwrap();
    std::fs::write(folder.join("edition-00000000-en.bin"), "gone").unwrap();
    let pack = || run(&["pack", folder.to_str().unwrap()], "");
    let first = pack();
    assert!(first.status.success(), "{}", stderr(&first));
    let names = || {
        let entries = std::fs::read_dir(&folder).unwrap();
        let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    };
    for name in
        ["diary.txt", "first.bin", "first-words.bin", "law-zh-Hans.json", "rules.bin", "words-en.bin", "words-of-mine"]
    {
        assert!(names().iter().any(|found| found == name), "{name} is not there");
    }
    assert!(!names().iter().any(|found| found == "edition-00000000-en.bin"));
    let times =
        || names().iter().map(|name| folder.join(name).metadata().unwrap().modified().unwrap()).collect::<Vec<_>>();
    let before = times();
    assert!(pack().status.success());
    assert_eq!(times(), before);
    let nowhere = run(&["pack", "/dev/null/here"], "");
    assert_eq!(nowhere.status.code(), Some(1));
    assert_eq!(run(&["pack"], "").status.code(), Some(2));
    std::fs::remove_dir_all(&folder).unwrap();
}
