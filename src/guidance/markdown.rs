//! The page as Markdown (CommonMark with task lists), in the order in which it is read on screen. No HTML.

use super::written::{self, Export};
use super::{MarkKind, Page, Remark, Step, StepState};
use crate::text::Text;

/// The whole guidance. What the person wrote is escaped, so that it cannot become a link, a picture or any other mark-up.
pub fn markdown(page: &Page, text: &Text, export: Export<'_>) -> String {
    let mut out = Out { text, lines: String::new() };
    let title = match export.name_line() {
        Some(name) => text.fill("written.title.of", &[("name", &literal(&name))]),
        None => text.get("written.title").to_owned(),
    };
    out.raw(&["# ", &title].concat());
    out.paragraph(&text.fill("plain.for-day", &[("day", &page.today.words)]));
    page.old_rules.iter().for_each(|old| out.paragraph(&own(&old.later)));
    out.verdict(page);
    if let Some(step) = page.next.and_then(|next| page.steps.get(next)) {
        out.heading(if step.state == StepState::NotYet { "ui.next.later" } else { "page.next" });
        out.paragraph(&["**", &own(&step.title), "**"].concat());
        step.due.iter().flat_map(|due| written::due(text, due)).for_each(|line| out.item(0, &line));
    }
    out.remarks("page.warnings", &page.warnings);
    if page.timeline.len() > 1 {
        out.heading("page.timeline");
        for mark in &page.timeline {
            let key = match mark.kind {
                MarkKind::Event => "timeline.kind.event",
                MarkKind::Today => "timeline.kind.today",
                MarkKind::Opens => "timeline.kind.opens",
                MarkKind::Safe => "timeline.kind.safe",
                MarkKind::Latest => "timeline.kind.latest",
            };
            out.item(0, &text.fill(key, &[("date", &mark.day.words), ("words", &mark.words)]));
        }
    }
    if !page.steps.is_empty() {
        out.heading("page.steps");
        page.steps.iter().for_each(|step| out.step(step));
    }
    out.remarks("page.notes", &page.notes);
    for visit in &page.visits {
        out.subheading(&text.fill("plain.visit", &[("place", &visit.where_words)]));
        visit.papers.iter().for_each(|paper| out.task(false, &own(&written::paper(text, paper))));
    }
    if !page.held_back.is_empty() {
        out.heading("page.held-back");
        for held in &page.held_back {
            for step in &held.steps {
                out.item(0, &step.title);
                let change = |change: &super::ChangeWords| {
                    text.fill("plain.change", &[("fact", &change.fact.label), ("value", &change.value)])
                };
                step.change.iter().for_each(|changed| out.item(1, &change(changed)));
            }
            written::why(text, &held.because).iter().for_each(|why| out.item(1, why));
        }
    }
    if !page.questions.is_empty() {
        out.heading("page.questions");
        page.questions.iter().for_each(|fact| out.item(0, &fact.label));
    }
    if !page.answers.is_empty() {
        out.heading("page.answers");
        for answer in &page.answers {
            let key = if answer.matters { "plain.answer" } else { "plain.answer.kept" };
            out.item(0, &text.fill(key, &[("label", &answer.fact.label), ("words", &answer.words)]));
        }
    }
    if !page.provisions.is_empty() {
        out.heading("page.sources");
        for provision in &page.provisions {
            out.item(0, &written::provision(text, provision));
        }
    }
    out.paragraph("---");
    // The address stands between angle brackets, where nothing in it means anything else.
    if let Some(address) = export.address() {
        out.paragraph(&text.fill("written.link", &[("link", &["<", &address, ">"].concat())]));
    }
    written::receipt(page, text).iter().for_each(|line| out.paragraph(&own(line)));
    out.lines
}

struct Out<'a> {
    text: &'a Text,
    lines: String,
}

impl Out<'_> {
    fn raw(&mut self, line: &str) {
        self.lines.push_str(line);
        self.lines.push('\n');
    }

    /// An empty line, unless there is one.
    fn gap(&mut self) {
        if !self.lines.ends_with("\n\n") {
            self.lines.push('\n');
        }
    }

    /// A paragraph of what is Markdown already.
    fn paragraph(&mut self, words: &str) {
        if !words.is_empty() {
            self.gap();
            self.raw(words);
            self.gap();
        }
    }

    fn heading(&mut self, key: &str) {
        let words = own(self.text.get(key));
        self.paragraph(&["## ", &words].concat());
    }

    fn subheading(&mut self, words: &str) {
        self.paragraph(&["### ", &own(words)].concat());
    }

    fn item(&mut self, depth: usize, words: &str) {
        if !words.is_empty() {
            self.raw(&[&"  ".repeat(depth), "- ", &own(words)].concat());
        }
    }

    /// A box to tick before what is Markdown already.
    fn task(&mut self, done: bool, words: &str) {
        self.raw(&[if done { "- [x] " } else { "- [ ] " }, words].concat());
    }

    fn verdict(&mut self, page: &Page) {
        let (text, verdict) = (self.text, &page.verdict);
        self.paragraph(&["**", &own(&verdict.title), "**"].concat());
        self.paragraph(&own(&verdict.body));
        let mut lines: Vec<String> = written::why(text, &verdict.why).into_iter().collect();
        if let Some(certainty) = &verdict.certainty {
            lines.extend(written::sure(text, certainty));
            lines.push(written::sources(text, &verdict.cite));
        }
        for possible in &verdict.possible {
            lines.push(written::possible(text, possible));
        }
        lines.iter().for_each(|line| self.item(0, line));
    }

    fn step(&mut self, step: &Step) {
        let text = self.text;
        self.task(step.state == StepState::Done, &["**", &own(&step.title), "**"].concat());
        let mut lines: Vec<String> = written::depends(text, &step.depends_on).into_iter().collect();
        lines.extend(written::passed(text, step.state));
        lines.extend(step.due.iter().flat_map(|due| written::due(text, due)));
        lines.push(text.fill("written.who", &[("who", &step.who_words)]));
        lines.push(text.fill("written.where", &[("where", &step.where_words)]));
        lines.extend(written::after(text, step));
        lines.push(step.how.clone());
        lines.extend(written::papers(text, &step.papers));
        lines.extend(written::why(text, &step.why));
        lines.extend(written::sure(text, &step.certainty));
        lines.push(written::sources(text, &step.cite));
        lines.iter().for_each(|line| self.item(1, line));
        step.remarks.iter().for_each(|remark| self.remark(1, remark));
    }

    fn remarks(&mut self, key: &str, remarks: &[Remark]) {
        if !remarks.is_empty() {
            self.heading(key);
            remarks.iter().for_each(|remark| self.remark(0, remark));
        }
    }

    fn remark(&mut self, depth: usize, remark: &Remark) {
        let text = self.text;
        let title = ["**", &own(&remark.title), "**", text.get("ui.list-colon"), &own(&remark.body)].concat();
        self.raw(&[&"  ".repeat(depth), "- ", &title].concat());
        let mut lines: Vec<String> = written::depends(text, &remark.depends_on).into_iter().collect();
        lines.extend(written::remark_days(text, remark));
        lines.extend(written::sure(text, &remark.certainty));
        lines.push(written::sources(text, &remark.cite));
        lines.iter().for_each(|line| self.item(depth + 1, line));
    }
}

/// Our own words: what could be taken for mark-up is escaped, what is only punctuation stays readable.
fn own(words: &str) -> String {
    escaped(words, |letter| "\\`*_[]<>".contains(letter))
}

/// What a person wrote, letter by letter: any ASCII punctuation may be escaped.
fn literal(words: &str) -> String {
    escaped(words, |letter| letter.is_ascii_punctuation())
}

fn escaped(words: &str, is_special: impl Fn(char) -> bool) -> String {
    let mut out = String::with_capacity(words.len());
    for letter in words.chars() {
        if is_special(letter) {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}
