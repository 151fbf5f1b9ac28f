//! Blocks of what leaves the page, and the lines that they tell: due dates, papers, reasons, how sure something is. Each
//! line is worded for those who read it at once, or for those who read it on a later day.
//!
//! Text, Markdown, calendar files and messages are made of them. In which order a page tells them is told by `outline`, which of
//! them a message tells by `messages`.

use super::lines::{depends, paper, papers};
use super::{Certainty, Due, DueDay, FactWords, PaperLine, ProvisionWords, Remark, Step};
use crate::text::Text;

/// A part of the outline. Numbers tell how deep it lies: 0 is the page itself, 1 a line of a section, 2 what belongs to it.
pub(super) enum Block<'a> {
    /// An empty line.
    Gap,
    Heading(String),
    /// The heading of a trip.
    Trip(String),
    /// A sentence that stands out.
    Strong(usize, &'a str),
    Paragraph(usize, String),
    Line(usize, String),
    /// A paper to tick off.
    Paper(usize, String),
    /// A step with its number; what it tells follows as lines.
    Step(usize, &'a Step),
    /// A warning or note; the same.
    Remark(usize, &'a Remark),
    Provision(&'a ProvisionWords),
    /// Below it stands where the guidance comes from.
    End,
}

/// When it is read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Read {
    /// On the day on which it is made, in few words: it says how far a day is away.
    AtOnce,
    /// On any later day.
    Later,
}

/// The same for those who read at once and for those who read later.
type Keys = [&'static str; 2];
const OPENS: Keys = ["plain.opens", "written.opens"];
const BY: Keys = ["plain.by", "written.by"];
const SAFE: Keys = ["plain.safe", "written.safe"];
const LATEST: Keys = ["plain.latest", "written.latest"];

/// Blocks so far.
pub(super) struct Outline<'a> {
    pub text: &'a Text,
    pub read: Read,
    pub blocks: Vec<Block<'a>>,
}

impl<'a> Outline<'a> {
    pub fn new(text: &'a Text, read: Read) -> Self {
        Outline { text, read, blocks: Vec::new() }
    }

    /// The lines alone, however deep they lie.
    pub fn lines(self) -> Vec<String> {
        let line = |block| if let Block::Line(_, words) = block { Some(words) } else { None };
        self.blocks.into_iter().filter_map(line).collect()
    }

    /// What fits those who read it.
    pub fn pick<T>(&self, [at_once, later]: [T; 2]) -> T {
        match self.read {
            Read::AtOnce => at_once,
            Read::Later => later,
        }
    }

    /// A paragraph, unless it says nothing.
    pub fn paragraph(&mut self, depth: usize, words: &str) {
        if !words.is_empty() {
            self.blocks.push(Block::Paragraph(depth, words.to_owned()));
        }
    }

    /// A line, unless it says nothing.
    pub fn line(&mut self, depth: usize, words: String) {
        if !words.is_empty() {
            self.blocks.push(Block::Line(depth, words));
        }
    }

    /// Who acts, and where.
    pub fn who_and_where(&mut self, depth: usize, step: &Step) {
        self.line(depth, self.text.fill("written.who", &[("who", &step.who_words)]));
        self.line(depth, self.text.fill("written.where", &[("where", &step.where_words)]));
    }

    /// The days of a warning or note.
    pub fn remark_days(&mut self, depth: usize, remark: &Remark) {
        remark.opens.iter().for_each(|opens| self.day(depth, OPENS, opens));
        remark.due.iter().for_each(|due| self.day(depth, BY, due));
    }

    /// On which answers it depends whether something applies; nothing where it does apply.
    pub fn depends(&mut self, depth: usize, facts: &[FactWords]) {
        let words = depends(self.text, self.pick(["plain.depends", "written.depends"]), facts);
        self.line(depth, words.unwrap_or_default());
    }

    /// When it opens, the last day or both last days, each with its sum and its doubt; then the period.
    pub fn due(&mut self, depth: usize, due: &Due) {
        due.opens.iter().for_each(|opens| self.day(depth, OPENS, opens));
        self.day(depth, if due.unsettled { SAFE } else { BY }, &due.safe);
        if due.unsettled {
            self.day(depth, LATEST, &due.latest);
        }
        self.line(depth, due.period.clone());
    }

    /// The day with its sum; below it the last working day before it, and what is uncertain.
    fn day(&mut self, depth: usize, keys: Keys, day: &DueDay) {
        let (text, key, sum) = (self.text, self.pick(keys), ("sum", day.sum.as_str()));
        let first = match (&day.day, self.read) {
            (None, _) => text.fill(&[key, ".sum"].concat(), &[sum]),
            (Some(date), Read::AtOnce) => text.fill(key, &[("day", &date.words), ("distance", &date.distance), sum]),
            (Some(date), Read::Later) if date.words == day.sum => text.fill(key, &[("day", &date.words)]),
            (Some(date), Read::Later) => {
                text.fill("written.sum", &[("dated", &text.fill(key, &[("day", &date.words)])), sum])
            }
        };
        self.line(depth, first);
        let working = day.working_day.iter().map(|working| text.fill("due.working-day", &[("day", &working.words)]));
        working.chain(day.doubt.clone()).for_each(|words| self.line(depth + 1, words));
    }

    /// A paper, with a box to tick where the layout has none.
    pub fn paper(&self, line: &PaperLine) -> String {
        let words = paper(self.text, line);
        self.pick([self.text.fill("plain.paper", &[("paper", &words)]), words])
    }

    /// One below the other for those who read at once, else all in one line.
    pub fn papers(&mut self, depth: usize, lines: &[PaperLine]) {
        match self.read {
            Read::AtOnce => lines.iter().for_each(|line| self.line(depth, self.paper(line))),
            Read::Later => self.line(depth, papers(self.text, lines).unwrap_or_default()),
        }
    }

    /// Why it applies; nothing where nothing was said.
    pub fn why(&mut self, depth: usize, why: &[String]) {
        let reasons = why.join(self.text.get("ui.list-semicolon"));
        if !why.is_empty() {
            self.line(depth, self.text.fill("plain.because", &[("why", &reasons)]));
        }
    }

    /// How sure it is, whom to ask, and the provisions on which it rests.
    pub fn sure(&mut self, depth: usize, certainty: &Certainty, cite: &[String]) {
        let (text, comma) = (self.text, self.text.get("ui.list-comma"));
        let (label, numbers) = (("label", certainty.label.as_str()), cite.join(comma));
        self.line(
            depth,
            match self.read {
                Read::AtOnce => text.fill("plain.certainty", &[label, ("cite", &numbers)]),
                Read::Later => text.fill("written.sure", &[label, ("meaning", &certainty.meaning)]),
            },
        );
        let desks: Vec<&str> = certainty.ask.iter().map(|(_, words)| words.as_str()).collect();
        if !desks.is_empty() {
            self.line(depth, text.fill(self.pick(["plain.ask", "written.ask"]), &[("desks", &desks.join(comma))]));
        }
        if self.read == Read::Later {
            self.line(depth, text.fill("written.sources", &[("numbers", &numbers)]));
        }
    }
}
