//! What calendar files, messages and Markdown have in common: the lines in which they tell dates, papers, doubt and sources.
//!
//! They are read later than the day they were made on, so no line says how far a day is away.

use super::{Certainty, Due, DueDay, FactWords, Page, PaperLine, Possible, ProvisionWords, Remark, Step, StepState};
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
pub(super) fn title(text: &Text, export: Export<'_>) -> String {
    match export.name_line() {
        Some(name) => text.fill("written.title.of", &[("name", &name)]),
        None => text.get("written.title").to_owned(),
    }
}

/// When it opens, the last day or both last days, each with its sum and its doubt; then the period.
pub(super) fn due(text: &Text, due: &Due) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(opens) = &due.opens {
        lines.extend(day(text, "written.opens", opens));
    }
    lines.extend(day(text, if due.unsettled { "written.safe" } else { "written.by" }, &due.safe));
    if due.unsettled {
        lines.extend(day(text, "written.latest", &due.latest));
    }
    lines.push(due.period.clone());
    lines
}

/// The last day or both last days, without their sums: for those who need not see to it.
pub(super) fn last_days(text: &Text, due: &Due) -> Vec<String> {
    let keys = if due.unsettled { ["written.safe", "written.latest"] } else { ["written.by", ""] };
    let told = keys.into_iter().zip([&due.safe, &due.latest]).filter(|(key, _)| !key.is_empty());
    told.filter_map(|(key, day)| Some(text.fill(key, &[("day", &day.day.as_ref()?.words)]))).collect()
}

/// The days of a warning or note.
pub(super) fn remark_days(text: &Text, remark: &Remark) -> Vec<String> {
    let opens = remark.opens.iter().flat_map(|opens| day(text, "written.opens", opens));
    opens.chain(remark.due.iter().flat_map(|due| day(text, "written.by", due))).collect()
}

/// The day with its sum, the last working day before it, and what is uncertain.
fn day(text: &Text, key: &str, day: &DueDay) -> Vec<String> {
    let first = match &day.day {
        Some(date) if date.words == day.sum => text.fill(key, &[("day", &date.words)]),
        Some(date) => {
            let dated = text.fill(key, &[("day", &date.words)]);
            text.fill("written.sum", &[("dated", &dated), ("sum", &day.sum)])
        }
        None => text.fill(&[key, ".sum"].concat(), &[("sum", &day.sum)]),
    };
    let working = day.working_day.iter().map(|working| text.fill("due.working-day", &[("day", &working.words)]));
    [first].into_iter().chain(working).chain(day.doubt.clone()).collect()
}

/// That a last day has passed; nothing where none has.
pub(super) fn passed(text: &Text, state: StepState) -> Option<String> {
    match state {
        StepState::Overdue => Some(text.get("written.overdue").to_owned()),
        StepState::LastChance => Some(text.get("written.last-chance").to_owned()),
        StepState::Done | StepState::NotYet | StepState::Now | StepState::Depends => None,
    }
}

/// Which steps come before it; nothing where none does.
pub(super) fn after(text: &Text, step: &Step) -> Option<String> {
    let steps = step.after.join(text.get("ui.list-semicolon"));
    (!step.after.is_empty()).then(|| text.fill("written.after", &[("steps", &steps)]))
}

/// On which answers it depends whether something applies; nothing where it does apply.
pub(super) fn depends(text: &Text, facts: &[FactWords]) -> Option<String> {
    (!facts.is_empty()).then(|| text.fill("written.depends", &[("facts", &labels(text, facts))]))
}

/// The facts in one line.
pub(super) fn labels(text: &Text, facts: &[FactWords]) -> String {
    facts.iter().map(|fact| fact.label.as_str()).collect::<Vec<_>>().join(text.get("ui.list-comma"))
}

/// A paper, with the answers on which it depends whether it is needed.
pub(super) fn paper(text: &Text, paper: &PaperLine) -> String {
    if paper.depends_on.is_empty() {
        return paper.words.clone();
    }
    let words = [("paper", paper.words.as_str()), ("facts", &labels(text, &paper.depends_on))];
    text.fill("written.paper.depends", &words)
}

/// All papers in one line; nothing where none is needed.
pub(super) fn papers(text: &Text, papers: &[PaperLine]) -> Option<String> {
    let lines: Vec<String> = papers.iter().map(|line| paper(text, line)).collect();
    let lines = lines.join(text.get("ui.list-semicolon"));
    (!papers.is_empty()).then(|| text.fill("written.bring", &[("papers", &lines)]))
}

/// How sure it is and whom to ask.
pub(super) fn sure(text: &Text, certainty: &Certainty) -> Vec<String> {
    let sure = text.fill("written.sure", &[("label", &certainty.label), ("meaning", &certainty.meaning)]);
    [sure].into_iter().chain(ask(text, certainty)).collect()
}

/// Whom to ask; nothing where the rule is national.
fn ask(text: &Text, certainty: &Certainty) -> Option<String> {
    let desks: Vec<&str> = certainty.ask.iter().map(|(_, words)| words.as_str()).collect();
    let desks = desks.join(text.get("ui.list-comma"));
    (!certainty.ask.is_empty()).then(|| text.fill("written.ask", &[("desks", &desks)]))
}

/// The numbers of the provisions on which it rests.
pub(super) fn sources(text: &Text, cite: &[String]) -> String {
    text.fill("written.sources", &[("numbers", &cite.join(text.get("ui.list-comma")))])
}

/// Why it applies; nothing where nothing was said.
pub(super) fn why(text: &Text, why: &[String]) -> Option<String> {
    let reasons = why.join(text.get("ui.list-semicolon"));
    (!why.is_empty()).then(|| text.fill("plain.because", &[("why", &reasons)]))
}

/// A verdict that is still possible, with the answers that decide.
pub(super) fn possible(text: &Text, possible: &Possible) -> String {
    let facts = labels(text, &possible.depends_on);
    text.fill("written.possible", &[("title", &possible.title), ("facts", &facts)])
}

/// A provision by its number: what it states, where the statement is at hand, and what it rests on.
pub(super) fn provision(text: &Text, provision: &ProvisionWords) -> String {
    let sources = provision.sources.iter().map(|source| [&source.id, " ", &source.title].concat());
    let rests: Vec<String> = provision.basis.iter().cloned().chain(sources).collect();
    let rests = rests.join(text.get("ui.list-semicolon"));
    let key = match (provision.statement.is_empty(), rests.is_empty()) {
        (true, true) => return provision.number.clone(),
        (true, false) => "written.provision.unstated",
        (false, true) => "written.provision.alone",
        (false, false) => "written.provision",
    };
    let words = [("number", provision.number.as_str()), ("statement", &provision.statement), ("rests", &rests)];
    text.fill(key, &words)
}

/// Where the guidance is found; nothing where nobody said.
pub(super) fn link(text: &Text, export: Export<'_>) -> Option<String> {
    export.address().map(|link| text.fill("written.link", &[("link", &link)]))
}

/// Of which day and edition the guidance is, and that it is general information.
pub(super) fn receipt(page: &Page, text: &Text) -> [String; 2] {
    let words = [
        ("date", page.edition.date.as_str()),
        ("hash", &page.edition.hash),
        ("day", &page.today.date),
        ("engine", &page.engine),
    ];
    [text.fill("page.receipt", &words), page.disclaimer.clone()]
}
