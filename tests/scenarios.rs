//! Every scenario gives exactly what it expects. The formats are described in tests/scenarios/README.md.

#![cfg(test)]

use one_card_guide::guidance::{Certainty, PaperLine, arrange};
use one_card_guide::workbench;
use one_card_guide::workbench::scenario::{Differences, Expects, ReadError, RuleTable, read};
use one_card_guide::workbench::shipped;
use std::path::Path;

#[test]
fn every_scenario_gives_what_the_law_says() {
    let (book, text) = (shipped().unwrap(), workbench::english().unwrap());
    let folder = std::env::var("SCENARIOS").unwrap_or_else(|_| "tests/scenarios".to_owned());
    let suite = read(Path::new(&folder), &book, &text).unwrap_or_else(|errors| panic!("\n{}", lines(&errors)));
    let mut failures = Vec::new();
    for statement in &suite.rules {
        tell(&statement.name, &statement.says.id, &statement.differences(&book), &mut failures);
    }
    for trial in &suite.trials {
        tell(&trial.name, &trial.title(), &trial.differences(&book, &text), &mut failures);
    }
    println!("{} rules and {} cases", suite.rules.len(), suite.trials.len());
    assert!(failures.is_empty(), "\n{}\n{} of them", failures.join("\n"), failures.len());
}

/// What a whole case leaves to the files of rules: who, where, with which papers, how sure, and on what authority.
#[test]
fn every_page_says_of_a_rule_what_its_file_says() {
    let (book, text) = (shipped().unwrap(), workbench::english().unwrap());
    let suite = read(Path::new("tests/scenarios"), &book, &text).unwrap();
    let (mut compared, mut wrong) = (0, Vec::new());
    for trial in suite.trials.iter().filter(|trial| matches!(trial.expects, Expects::Page(_))) {
        let page = arrange(&book, &text, &trial.answers, trial.today);
        let mut told = |rule: &str, is_said: &dyn Fn(&RuleTable) -> bool| {
            compared += 1;
            // Of a rule with several versions the page shows one.
            if !suite.rules.iter().any(|said| said.says.id == rule && is_said(&said.says)) {
                wrong.push(format!("{}: {rule}", trial.name));
            }
        };
        if let (Some(rule), Some(certainty)) = (&page.verdict.rule, &page.verdict.certainty) {
            told(rule, &|says| rests_alike(says, certainty, &page.verdict.cite));
        }
        for step in &page.steps {
            told(&step.rule, &|says| {
                let acts = says.who.as_deref() == Some(step.who.name()) && says.place.as_ref() == Some(&step.place);
                acts && says.name == step.step
                    && brings(says, &step.papers)
                    && rests_alike(says, &step.certainty, &step.cite)
            });
        }
        let at_steps = page.steps.iter().flat_map(|step| &step.remarks);
        for remark in page.warnings.iter().chain(&page.notes).chain(at_steps) {
            told(&remark.rule, &|says| rests_alike(says, &remark.certainty, &remark.cite));
        }
    }
    println!("{compared} compared");
    assert!(wrong.is_empty() && compared > 1000, "{compared} compared\n{}", wrong.join("\n"));
}

fn rests_alike(says: &RuleTable, certainty: &Certainty, cite: &[String]) -> bool {
    let sorted = |list: Vec<&str>| {
        let mut list = list;
        list.sort_unstable();
        list.into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    let strings = |list: &[String]| sorted(list.iter().map(String::as_str).collect());
    let ask = sorted(certainty.ask.iter().map(|(desk, _)| desk.name()).collect());
    says.status == certainty.status.name() && strings(&says.ask) == ask && strings(&says.cite) == strings(cite)
}

/// Whether the papers are lines of the file, in its order.
fn brings(says: &RuleTable, papers: &[PaperLine]) -> bool {
    let mut lines = says.papers.iter().map(|line| line.split(" when ").next().unwrap_or_default());
    papers.iter().all(|paper| lines.any(|line| line == paper.any.join(" | ")))
}

/// What is wrong with a file of rules of this text.
fn errors(name: &str, content: &str) -> Vec<String> {
    let (book, text) = (shipped().unwrap(), workbench::english().unwrap());
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, content).unwrap();
    let errors = read(&path, &book, &text).unwrap_err();
    let folder = path.parent().unwrap().display().to_string() + "/";
    errors.iter().map(|error| error.to_string().replace(&folder, "")).collect()
}

#[test]
fn a_row_that_cannot_be_read_is_told_with_its_line() {
    let rows = r#"[base.held]
person = "foreign"

[[rule]]
id     = "scope.chinese"
kind   = "verdict"
name   = "chinese"
cite   = []
status = "national"
cases  = [
  ["yes", { base = "helt" }, "no such base"],
  ["perhaps", { base = "held" }, "no such word"],
  ["no", { base = "held" }],
  ["no", { base = "held" }, "a number", 5],
  ["no", { base = "held", persom = "foreign" }, "no such fact"],
  ["no", { base = "held", person = 5 }, "no such option"],
  ["no", { base = "held" }, { base = "held" }, "said twice"],
  ["no", { base = "held" }, "no such part",
    { papres = [] }],
  ["no", { base = "held", without = ["city"] }, "nothing to take away"],
  ["no", { base = "held", today = "today" }, "no such day"],
]

[[check]]
id    = "entered-in-future"
cases = [["open", {}, "neither"]]
"#;
    let row = r#"a row is ["yes", { the case }, "why"], and { what else comes of it } where that is said"#;
    let lost = "is not a question of this version";
    let expected = [
        (11, "no base `helt`: did you mean `held`?"),
        (12, "`perhaps` comes of no rule: write yes, no or open"),
        (13, row),
        (14, row),
        (15, lost),
        (16, "invalid type: integer `5`, expected a string"),
        (17, "`base` stands twice in one row"),
        (18, "unknown field `papres`, expected one of"),
        (20, "`city` is taken away, and the base does not hold it"),
        (21, "`today` is not a day: write 2026-11-23"),
        (26, "a check is broken, yes or no, and nothing else comes of it"),
    ];
    let found = errors("rows.toml", rows);
    assert_eq!(found.len(), expected.len(), "{found:#?}");
    for (found, (line, words)) in found.iter().zip(expected) {
        assert!(found.starts_with(&format!("rows.toml:{line}: ")) && found.contains(words), "{found}");
    }
}

/// A row is read at a glance, and a change of it too.
#[test]
fn no_row_is_longer_than_160_characters() {
    let mut long = Vec::new();
    for folder in ["tests/scenarios", "tests/scenarios/rules"] {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|ending| ending == "toml") {
                let text = std::fs::read_to_string(&path).unwrap();
                let lines = text.lines().enumerate().filter(|(_, line)| line.chars().count() > 160);
                long.extend(lines.map(|(number, _)| format!("{}:{}", path.display(), number + 1)));
            }
        }
    }
    assert!(long.is_empty(), "{}", long.join("\n"));
}

fn tell(name: &str, title: &str, differences: &Differences, failures: &mut Vec<String>) {
    if !differences.is_empty() {
        let all: Vec<String> = differences.0.iter().map(|difference| format!("    {difference}")).collect();
        failures.push(format!("{name}: {title}\n{}", all.join("\n")));
    }
}

fn lines(errors: &[ReadError]) -> String {
    errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}
