//! What everything that leaves the page has in common: what the caller adds to it, and single lines.
//!
//! What it tells, in which order, is `outline`'s.

use super::{AnswerLine, FactWords, GuidancePage, PaperLine, ProvisionWords, StepState};
use crate::case::fit_name;
use crate::text::Text;

/// What the caller adds to guidance that leaves the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Export<'a> {
    /// What the person calls the case, where they want it told.
    pub name: Option<&'a str>,
    /// The address under which this guidance is found.
    pub link: Option<&'a str>,
}

impl Export<'_> {
    /// The name on one line; nothing where it has no letters.
    pub(super) fn name_line(self) -> Option<String> {
        self.name.map(|name| one_line(&fit_name(name).0)).filter(|name| !name.is_empty())
    }

    /// The address without anything that could end its line; nothing where there is none.
    pub(super) fn address(self) -> Option<String> {
        let fits = |letter: &char| !letter.is_control() && !letter.is_whitespace() && !"<>".contains(*letter);
        self.link.map(|link| link.chars().filter(fits).collect()).filter(|link: &String| !link.is_empty())
    }
}

/// A text of the person's on one line.
pub(super) fn one_line(text: &str) -> String {
    let plain = |letter: char| if letter.is_control() { ' ' } else { letter };
    let spaced: String = text.chars().map(plain).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What guidance that leaves the page is called, with the name of the case where there is one.
pub(super) fn title(text: &Text, name: Option<&str>) -> String {
    match name {
        Some(name) => text.fill("written.title.of", &[("name", name)]),
        None => text.get("written.title").to_owned(),
    }
}

/// Where the guidance is found.
pub(super) fn link(text: &Text, address: &str) -> String {
    text.fill("written.link", &[("link", address)])
}

/// Of which day and edition the guidance is, and that it is general information.
pub(super) fn receipt(page: &GuidancePage, text: &Text) -> [String; 2] {
    let words = [
        ("date", page.edition.date.as_str()),
        ("hash", &page.edition.hash),
        ("day", &page.today.date),
        ("engine", &page.engine),
    ];
    [text.fill("page.receipt", &words), page.disclaimer.clone()]
}

/// That a last day has passed, by the words for either count; nothing where none has.
pub(super) fn passed(text: &Text, state: StepState, [overdue, last_chance]: [&str; 2]) -> Option<String> {
    match state {
        StepState::Overdue => Some(text.get(overdue).to_owned()),
        StepState::LastChance => Some(text.get(last_chance).to_owned()),
        StepState::Done | StepState::NotYet | StepState::Now | StepState::Depends => None,
    }
}

/// On which answers it depends whether something applies; nothing where it does apply.
pub(super) fn depends(text: &Text, key: &str, facts: &[FactWords]) -> Option<String> {
    (!facts.is_empty()).then(|| text.fill(key, &[("facts", &labels(text, facts))]))
}

/// The facts in one line.
pub(super) fn labels(text: &Text, facts: &[FactWords]) -> String {
    facts.iter().map(|fact| fact.label.as_str()).collect::<Vec<_>>().join(text.get("ui.list-comma"))
}

/// A paper, with the answers on which it depends whether it is needed.
pub(super) fn paper(text: &Text, paper: &PaperLine) -> String {
    let words = |facts: &str| text.fill("written.paper.depends", &[("paper", &paper.words), ("facts", facts)]);
    if paper.depends_on.is_empty() { paper.words.clone() } else { words(&labels(text, &paper.depends_on)) }
}

/// All papers in one line; nothing where none is needed.
pub(super) fn papers(text: &Text, papers: &[PaperLine]) -> Option<String> {
    let lines: Vec<String> = papers.iter().map(|line| paper(text, line)).collect();
    let lines = lines.join(text.get("ui.list-semicolon"));
    (!papers.is_empty()).then(|| text.fill("written.bring", &[("papers", &lines)]))
}

/// What the person has said to one question.
pub(super) fn answer(text: &Text, line: &AnswerLine) -> String {
    let key = if line.matters { "plain.answer" } else { "plain.answer.kept" };
    text.fill(key, &[("label", &line.fact.label), ("words", &line.words)])
}

/// What a provision rests on, in one line.
pub(super) fn rests(text: &Text, provision: &ProvisionWords) -> String {
    let sources = provision.sources.iter().map(|source| [&source.id, " ", &source.title].concat());
    provision.basis.iter().cloned().chain(sources).collect::<Vec<_>>().join(text.get("ui.list-semicolon"))
}

/// A provision by its number: what it states, where the statement is at hand, and what it rests on.
pub(super) fn provision(text: &Text, provision: &ProvisionWords) -> String {
    let rests = rests(text, provision);
    let key = match (provision.statement.is_empty(), rests.is_empty()) {
        (true, true) => return provision.number.clone(),
        (true, false) => "written.provision.unstated",
        (false, true) => "written.provision.alone",
        (false, false) => "written.provision",
    };
    let words = [("number", provision.number.as_str()), ("statement", &provision.statement), ("rests", &rests)];
    text.fill(key, &words)
}
