//! The body of a message, part by part.

use super::{Recipient, words};
use crate::guidance::written::{self, Export};
use crate::guidance::{Page, Remark, Step, StepState};
use crate::rulebook::model::{Audience, Employer};
use crate::text::Text;

/// Everything that concerns them. Where nothing does, it says so.
pub(super) fn body(page: &Page, text: &Text, to: Recipient, export: Export<'_>) -> String {
    let audience = to.audience;
    let mut body = Body { page, text, to, cited: Vec::new(), lines: String::new() };
    body.opening(export);
    let opened = body.lines.len();
    body.verdict();
    let (here, elsewhere): (Vec<&Step>, Vec<&Step>) = page.steps.iter().partition(|step| to.hears_of(step));
    let (own, rest): (Vec<&Step>, Vec<&Step>) = here.into_iter().partition(|step| body.is_theirs(step));
    let (told, mut others): (Vec<&Step>, Vec<&Step>) = rest.into_iter().partition(|step| body.concerns(&step.concerns));
    // Of what the other employer does they hear what they wait for.
    others.extend(elsewhere.into_iter().filter(|step| own.iter().any(|own| own.after.contains(&step.title))));
    let is_open = |step: &Step| step.state != StepState::Done;
    let mut silence = 0;
    if !own.iter().chain(&told).any(|step| is_open(step)) {
        let before = body.lines.len();
        body.paragraph(words(text, to, "nothing"));
        silence = body.lines.len() - before;
    }
    body.steps("steps", &own);
    body.steps("told", &told);
    body.remarks(own.iter().chain(&told).copied().filter(|step| tells(audience, step)), &others);
    body.others(&others.into_iter().filter(|step| is_open(step)).collect::<Vec<_>>());
    if audience == Audience::Adviser {
        body.list("page.questions", page.questions.iter().map(|fact| fact.label.clone()).collect());
        let answer = |line: &crate::guidance::AnswerLine| {
            let key = if line.matters { "plain.answer" } else { "plain.answer.kept" };
            text.fill(key, &[("label", &line.fact.label), ("words", &line.words)])
        };
        body.list("page.answers", page.answers.iter().map(answer).collect());
    }
    // Whom "you" means is said where something is told.
    if audience != Audience::Employee && body.lines.len() > opened + silence {
        body.lines.insert_str(opened, &["\n", text.get("message.you"), "\n"].concat());
    }
    body.sources();
    written::link(text, export).iter().for_each(|line| body.paragraph(line));
    written::receipt(page, text).iter().for_each(|line| body.paragraph(line));
    body.lines
}

/// What is done is told to the adviser only.
fn tells(audience: Audience, step: &Step) -> bool {
    step.state != StepState::Done || audience == Audience::Adviser
}

struct Body<'a> {
    page: &'a Page,
    text: &'a Text,
    to: Recipient,
    /// Numbers of the provisions that the message cites.
    cited: Vec<&'a str>,
    lines: String,
}

impl<'a> Body<'a> {
    fn line(&mut self, line: &str) {
        if !line.is_empty() {
            self.lines.push_str(line);
            self.lines.push('\n');
        }
    }

    fn paragraph(&mut self, words: &str) {
        if !self.lines.is_empty() && !words.is_empty() {
            self.lines.push('\n');
        }
        self.line(words);
    }

    fn indented(&mut self, lines: &[String]) {
        for line in lines.iter().filter(|line| !line.is_empty()) {
            self.line(&["   ", line].concat());
        }
    }

    fn list(&mut self, heading: &str, lines: Vec<String>) {
        if !lines.is_empty() {
            self.paragraph(self.text.get(heading));
            lines.iter().for_each(|line| self.line(&["- ", line].concat()));
        }
    }

    fn cite(&mut self, numbers: &'a [String]) {
        for number in numbers {
            if !self.cited.contains(&number.as_str()) {
                self.cited.push(number);
            }
        }
    }

    fn concerns(&self, concerns: &[Audience]) -> bool {
        concerns.contains(&self.to.audience)
    }

    /// Steps that the audience takes; the adviser sees to all of them.
    fn is_theirs(&self, step: &Step) -> bool {
        self.to.audience == Audience::Adviser || self.to.audience.acts_as(step.who)
    }

    fn opening(&mut self, export: Export<'_>) {
        let text = self.text;
        self.paragraph(&words(text, self.to, "intro").replace("{day}", &self.page.today.words));
        if let Some(name) = export.name_line() {
            self.paragraph(&text.fill("message.about", &[("name", &name)]));
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
            let lines: Vec<String> = possible.map(|possible| written::possible(text, possible)).collect();
            lines.iter().for_each(|line| self.line(&["- ", line].concat()));
            // Among the reasons stands that another employer follows.
            if self.to.at != Some(Employer::Left) {
                written::why(text, &verdict.why).iter().for_each(|why| self.line(why));
            }
        }
        if let Some(certainty) = &verdict.certainty {
            written::sure_in_short(text, certainty, &verdict.cite).iter().for_each(|line| self.line(line));
        }
        self.cite(&verdict.cite);
    }

    fn steps(&mut self, heading: &str, steps: &[&'a Step]) {
        let steps: Vec<&Step> = steps.iter().copied().filter(|step| tells(self.to.audience, step)).collect();
        if steps.is_empty() {
            return;
        }
        self.paragraph(words(self.text, self.to, heading));
        for (place, step) in steps.iter().enumerate() {
            self.step(place + 1, step);
        }
    }

    fn step(&mut self, number: usize, step: &'a Step) {
        let text = self.text;
        let done = if step.state == StepState::Done { "message.step.done" } else { "message.step" };
        self.line(&text.fill(done, &[("number", &number.to_string()), ("title", &step.title)]));
        let mut lines: Vec<String> = written::depends(text, &step.depends_on).into_iter().collect();
        lines.extend(written::passed(text, step.state));
        lines.extend(step.due.iter().flat_map(|due| written::due(text, due)));
        lines.push(text.fill("written.who", &[("who", &self.who(step))]));
        lines.push(text.fill("written.where", &[("where", &step.where_words)]));
        lines.extend(written::after(text, step));
        lines.push(step.how.clone());
        // For those who plan around an absence the papers are none of their business.
        if self.to.audience != Audience::LineManager {
            lines.extend(written::papers(text, &step.papers));
        }
        lines.extend(written::sure_in_short(text, &step.certainty, &step.cite));
        self.indented(&lines);
        self.cite(&step.cite);
    }

    /// Who acts: to the employee as on the page, to everybody else without "you".
    fn who(&self, step: &Step) -> String {
        match self.to.audience {
            Audience::Employee => step.who_words.clone(),
            _ => self.text.get(&["message.who.", step.who.name()].concat()).to_owned(),
        }
    }

    /// Warnings and notes: of the steps told here those that go with the step or name the audience; of all others, and of
    /// those that stand alone, those that name it.
    fn remarks(&mut self, told: impl Iterator<Item = &'a Step>, others: &[&'a Step]) {
        let page = self.page;
        let acts = matches!(self.to.audience, Audience::Employee | Audience::Handler | Audience::Adviser);
        let at_others = others.iter().flat_map(|step| &step.remarks);
        let alone = page.warnings.iter().chain(&page.notes).chain(at_others);
        let mut remarks: Vec<&Remark> =
            told.flat_map(|step| &step.remarks).filter(|remark| acts || self.concerns(&remark.concerns)).collect();
        remarks.extend(alone.filter(|remark| self.concerns(&remark.concerns)));
        remarks.retain(|remark| self.to.hears(remark.concerns_at));
        let (warnings, mut notes): (Vec<&Remark>, Vec<&Remark>) =
            remarks.into_iter().partition(|remark| remark.warning);
        // A note that only may apply is for those who can tell whether it does; a warning is for all.
        notes.retain(|note| note.depends_on.is_empty() || self.to.audience == Audience::Adviser);
        for (heading, remarks) in [("page.warnings", warnings), ("page.notes", notes)] {
            if !remarks.is_empty() {
                self.paragraph(self.text.get(heading));
            }
            remarks.into_iter().for_each(|remark| self.remark(remark));
        }
    }

    fn remark(&mut self, remark: &'a Remark) {
        let text = self.text;
        self.line(&text.fill("message.remark", &[("title", &remark.title), ("body", &remark.body)]));
        let mut lines: Vec<String> = written::depends(text, &remark.depends_on).into_iter().collect();
        lines.extend(written::remark_days(text, remark));
        lines.extend(written::sure_in_short(text, &remark.certainty, &remark.cite));
        self.indented(&lines);
        self.cite(&remark.cite);
    }

    /// What the other side does: only for those who work hand in hand.
    fn others(&mut self, steps: &[&Step]) {
        if !matches!(self.to.audience, Audience::Employee | Audience::Handler) {
            return;
        }
        let text = self.text;
        // What concerns nobody at work is the employee's own affair.
        let private =
            |step: &&Step| step.concerns.iter().all(|who| matches!(who, Audience::Employee | Audience::Adviser));
        let steps = steps.iter().filter(|step| self.to.audience == Audience::Employee || !private(step));
        let line = |step: &&Step| {
            let mut line = text.fill("message.other", &[("title", &step.title), ("who", &self.who(step))]);
            let days = step.due.iter().flat_map(|due| written::last_days(text, due));
            for part in written::depends(text, &step.depends_on).into_iter().chain(days) {
                line.push_str(text.get("ui.list-semicolon"));
                line.push_str(&part);
            }
            line
        };
        let lines = steps.map(line).collect();
        self.list("message.others", lines);
    }

    /// The provisions that the message cites: to the adviser with their statements, to others by what they rest on; those
    /// that rest on no instrument together.
    fn sources(&mut self) {
        let text = self.text;
        let cited = self.page.provisions.iter().filter(|provision| self.cited.contains(&provision.number.as_str()));
        let (mut lines, mut bare) = (Vec::new(), Vec::new());
        for provision in cited {
            let mut provision = provision.clone();
            if self.to.audience != Audience::Adviser {
                provision.statement.clear();
                if !provision.basis.is_empty() {
                    provision.sources.clear();
                }
            }
            let line = written::provision(text, &provision);
            if line == provision.number { bare.push(line) } else { lines.push(line) }
        }
        self.list("page.sources", lines);
        if !bare.is_empty() {
            let numbers = bare.join(text.get("ui.list-comma"));
            self.paragraph(&text.fill("written.no-basis", &[("numbers", &numbers)]));
        }
    }
}
