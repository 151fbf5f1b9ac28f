//! The body of a message, part by part: short enough to be sent, with what its reader does and no more. Warnings and notes
//! are chosen in `remarks`.

use super::words::words;
use super::{Recipient, step};
use crate::guidance::blocks::Block;
use crate::guidance::lines::{self, Export};
use crate::guidance::{FactWords, GuidancePage, Step, StepState};
use crate::rulebook::model::Audience;
use crate::text::{Text, filled};

/// Everything that concerns them. Where nothing does, it says so.
pub(super) fn body(page: &GuidancePage, text: &Text, to: Recipient, export: Export<'_>) -> String {
    let mut body = Body { page, text, to, cited: Vec::new(), blocks: Vec::new() };
    body.opening(export);
    let opened = body.blocks.len();
    body.last_day();
    body.verdict();
    let (own, rest): (Vec<&Step>, Vec<&Step>) = page.steps.iter().partition(|step| to.is_told(step));
    body.steps(&own);
    body.warnings(&own, &rest);
    body.others(&own, &rest);
    if to.audience == Audience::Adviser {
        body.for_review();
    } else {
        body.notes(&own);
    }
    // Whom "you" means is said where it is said.
    let you = text.get("message.you");
    if to.audience != Audience::Employee && addresses(text, &laid_out(body.blocks.get(opened..).unwrap_or_default())) {
        body.blocks.insert(opened, Block::Line(0, you.to_owned()));
    }
    body.sources();
    export.address().iter().for_each(|address| body.line(&lines::link(text, address)));
    let edition = [("date", page.edition.date.as_str()), ("hash", &page.edition.hash)];
    body.line(&text.fill("message.edition", &edition));
    laid_out(&body.blocks)
}

/// Lines, with empty ones between paragraphs; what lies deeper is an item of a list.
fn laid_out(blocks: &[Block<'_>]) -> String {
    let mut out = String::new();
    for block in blocks {
        if let Block::Line(depth, words) = block {
            out.extend([if *depth > 0 { "- " } else { "" }, words]);
        }
        out.push('\n');
    }
    out
}

/// Each of them once.
fn once<'t>(all: impl Iterator<Item = &'t str>) -> Vec<&'t str> {
    let mut once = Vec::new();
    for one in all {
        if !once.contains(&one) {
            once.push(one);
        }
    }
    once
}

/// Whether somebody is spoken to in it.
fn addresses(text: &Text, lines: &str) -> bool {
    text.get("message.you.words").split(' ').any(|you| {
        let mut letters = lines.split(|letter: char| !letter.is_ascii_alphabetic());
        if you.is_ascii() { letters.any(|word| word.eq_ignore_ascii_case(you)) } else { lines.contains(you) }
    })
}

pub(super) struct Body<'a> {
    pub(super) page: &'a GuidancePage,
    pub(super) text: &'a Text,
    pub(super) to: Recipient,
    /// Numbers of the provisions that the message cites.
    cited: Vec<&'a str>,
    blocks: Vec<Block<'a>>,
}

impl<'a> Body<'a> {
    pub(super) fn line(&mut self, line: &str) {
        if !line.is_empty() {
            self.blocks.push(Block::Line(0, line.to_owned()));
        }
    }

    pub(super) fn paragraph(&mut self, words: &str) {
        if !self.blocks.is_empty() && !words.is_empty() {
            self.blocks.push(Block::Gap);
        }
        self.line(words);
    }

    fn list(&mut self, heading: &str, lines: Vec<String>) {
        if !lines.is_empty() {
            self.paragraph(self.text.get(heading));
            self.blocks.extend(lines.into_iter().map(|line| Block::Line(1, line)));
        }
    }

    pub(super) fn cite(&mut self, numbers: &'a [String]) {
        for number in numbers {
            if !self.cited.contains(&number.as_str()) {
                self.cited.push(number);
            }
        }
    }

    pub(super) fn concerns(&self, concerns: &[Audience]) -> bool {
        concerns.contains(&self.to.audience)
    }

    fn opening(&mut self, export: Export<'_>) {
        let text = self.text;
        let day = [("day", self.page.today.words.as_str())];
        self.paragraph(&filled(words(text, self.page, self.to, "intro"), &day));
        if let Some(name) = export.name_line() {
            self.line(&text.fill("message.about", &[("name", &name)]));
        }
        self.page.old_rules.iter().for_each(|old| self.line(&old.later));
    }

    /// The last day of an employment that ends, for those who work where it does.
    fn last_day(&mut self) {
        let here = self.page.situations.iter().find(|situation| situation.holds && self.to.hears(situation.at));
        let day = here.and_then(|situation| situation.last_day.as_ref());
        if let Some(day) = day.filter(|_| self.to.audience.is_at_work()) {
            self.line(&self.text.fill("message.last-day", &[("day", day)]));
        }
    }

    /// What happens.
    fn verdict(&mut self) {
        let (text, verdict) = (self.text, &self.page.verdict);
        if !self.concerns(&verdict.concerns) || !self.to.hears(verdict.concerns_at) {
            return;
        }
        self.paragraph(&verdict.title);
        self.line(&verdict.body);
        // What else may be true of the person is theirs and of those who act for them.
        if !matches!(self.to.audience, Audience::LineManager | Audience::Payroll) {
            let possible = verdict.possible.iter().filter(|possible| self.to.hears(possible.concerns_at));
            let facts = possible.flat_map(|possible| &possible.depends_on);
            let labels = once(facts.map(|fact| fact.label.as_str()));
            if !labels.is_empty() {
                self.line(&text.fill("message.open", &[("facts", &labels.join(text.get("ui.list-comma")))]));
            }
        }
        let unsure = verdict.certainty.as_ref().and_then(|certainty| self.to.unsure(text, certainty));
        unsure.iter().for_each(|line| self.line(line));
        self.cite(&verdict.cite);
    }

    /// Whether so little is known that what may apply is told by titles: on which answers it depends stands above.
    pub(super) fn is_told_by_title(&self, depends_on: &[FactWords]) -> bool {
        self.page.verdict.rule.is_none() && !depends_on.is_empty()
    }

    pub(super) fn perhaps<'t>(&mut self, titles: impl Iterator<Item = &'t str>) {
        let titles = once(titles).join(self.text.get("ui.list-semicolon"));
        if !titles.is_empty() {
            self.line(&self.text.fill("message.perhaps", &[("titles", &titles)]));
        }
    }

    /// What the reader has to see to. What only may apply takes one line, and what opens later beside what can be
    /// done now.
    fn steps(&mut self, own: &[&'a Step]) {
        let (text, adviser) = (self.text, self.to.audience == Audience::Adviser);
        let all = own.iter().copied().filter(|step| adviser || step.state != StepState::Done);
        let (perhaps, told): (Vec<&Step>, Vec<&Step>) = all.partition(|step| self.is_told_by_title(&step.depends_on));
        if perhaps.is_empty() && !told.iter().any(|step| step.state != StepState::Done) {
            self.paragraph(words(text, self.page, self.to, "nothing"));
        }
        if perhaps.is_empty() && told.is_empty() {
            return;
        }
        self.paragraph(words(text, self.page, self.to, "steps"));
        let busy = told.iter().any(|step| step::is_open_now(step));
        let mut doubts: Vec<&str> = Vec::new();
        for (place, step) in told.iter().enumerate() {
            let number = (place + 1).to_string();
            if step.state == StepState::Done {
                self.line(&text.fill("message.step.done", &[("number", &number), ("title", &step.title)]));
            } else if step.state == StepState::Depends || busy && !step::is_open_now(step) {
                let who = text.fill("message.other", &[("title", &step.title), ("who", &self.to.who(text, step))]);
                let line = step::in_one_line(text, step, if adviser { &who } else { &step.title });
                self.line(&text.fill("message.step", &[("number", &number), ("title", &line)]));
            } else {
                self.line(&text.fill("message.step", &[("number", &number), ("title", &step.title)]));
                step::block(text, self.page, self.to, step).iter().for_each(|line| self.line(line));
                doubts.extend(step::doubts(step));
            }
            self.cite(&step.cite);
        }
        once(doubts.into_iter()).iter().for_each(|doubt| self.line(doubt));
        self.perhaps(perhaps.iter().map(|step| step.title.as_str()));
    }

    /// What others do, where the reader waits for it, or was named, or can see whether it is late.
    fn others(&mut self, own: &[&Step], rest: &[&Step]) {
        let (text, to) = (self.text, self.to);
        let busy = self.page.steps.iter().any(step::is_open_now);
        let soon = |step: &Step| !busy || step.state != StepState::NotYet;
        let waited_for =
            |step: &Step| own.iter().any(|own| (!busy || step::is_open_now(own)) && own.waits_for.contains(&step.step));
        let told = |step: &&&Step| match to.audience {
            Audience::Employee => step.depends_on.is_empty() && step.due.is_some() && soon(step) || waited_for(step),
            Audience::Handler if to.hears_of(step) => self.concerns(&step.concerns) && (soon(step) || waited_for(step)),
            Audience::Handler => waited_for(step),
            Audience::LineManager | Audience::Adviser | Audience::Payroll => false,
        };
        let undone = rest.iter().filter(|step| step.state != StepState::Done);
        let undone = undone.filter(|step| !self.is_told_by_title(&step.depends_on));
        let line = |step: &&Step| {
            let who = to.who(text, step);
            let line =
                step::in_one_line(text, step, &text.fill("message.other", &[("title", &step.title), ("who", &who)]));
            match step::from_the_employer(text, step).filter(|_| to.audience == Audience::Handler) {
                Some(papers) => [&line, text.get("ui.list-semicolon"), &papers].concat(),
                None => line,
            }
        };
        let lines: Vec<String> = undone.filter(told).map(line).collect();
        self.list("message.others", lines);
    }

    /// What the adviser needs to look at it again: what is worth knowing by its titles, the open questions, the answers.
    fn for_review(&mut self) {
        let (text, page) = (self.text, self.page);
        let at_steps = page.steps.iter().flat_map(|step| &step.remarks);
        let notes = page.notes.iter().chain(at_steps).filter(|remark| !remark.warning);
        let titles = once(notes.map(|note| note.title.as_str())).join(text.get("ui.list-semicolon"));
        if !titles.is_empty() {
            self.paragraph(&text.fill("message.notes", &[("titles", &titles)]));
        }
        if !page.questions.is_empty() {
            self.paragraph(&text.fill("message.questions", &[("facts", &lines::labels(text, &page.questions))]));
        }
        let answers: Vec<String> = page.answers.iter().map(|line| lines::answer(text, line)).collect();
        let answers = answers.join(text.get("ui.list-semicolon"));
        if !answers.is_empty() {
            self.paragraph(&text.fill("message.answers", &[("answers", &answers)]));
        }
    }

    /// The provisions that the message cites, a group for each chapter, and where they are explained.
    fn sources(&mut self) {
        let text = self.text;
        let chapter = |number: &str| number.split(['.', '-']).next().unwrap_or_default().to_owned();
        let (mut numbers, mut last) = (String::new(), None);
        for provision in &self.page.provisions {
            if !self.cited.contains(&provision.number.as_str()) {
                continue;
            }
            let this = Some(chapter(&provision.number));
            if last.is_some() {
                numbers.push_str(text.get(if last == this { "ui.list-comma" } else { "ui.list-semicolon" }));
            }
            numbers.push_str(&provision.number);
            last = this;
        }
        let words = [("numbers", numbers.as_str()), ("page", text.get("ui.nav.rules"))];
        let line = if numbers.is_empty() { String::new() } else { text.fill("message.sources", &words) };
        // What follows stands under it.
        self.blocks.push(Block::Gap);
        self.line(&line);
    }
}
