//! A calendar file (iCalendar, RFC 5545) of every day on a page that somebody has to keep. Written by hand: it is small.
//!
//! All-day events in civil dates, so no time zone and no clock. Where counting is unsettled there are two events, the safe
//! day and the latest; where such a day is no working day, the last working day before it has an event too. A step that
//! only may apply is there as well, as tentative: a reminder too many costs a glance, a day that is not in the calendar
//! because a question was left open costs a fine. What runs with the day itself ("15 working days from today") is no date
//! to keep and is left out, unless it is a step to be taken at once. Nor is a day that has passed kept: a step whose last
//! day has passed stands on the day judged instead.

use super::written::{self, Export};
use super::{Certainty, Due, DueDay, FactWords, Page, Remark, Step, StepState};
use crate::calendar::{Date, day_number, parse_iso};
use crate::case::seen::mark_of;
use crate::rulebook::model::Actor;
use crate::text::Text;

/// Octets of a line, without its end (RFC 5545, section 3.1).
const LONGEST_LINE: usize = 75;
/// Days before the event on which calendars remind of it, and nine in the morning of that day: an all-day event begins at
/// midnight.
const ALARMS: [(i32, &str); 3] = [(30, "-P29DT15H"), (7, "-P6DT15H"), (1, "-PT15H")];

/// The file; nothing where no day is known, because a calendar without an event is none.
///
/// `identity` tells this case from all others and stays the same for ever: an event made again from the same case, rule
/// and kind of day has the same name, so that a second import moves it. It is not readable in the file.
pub fn calendar_file(page: &Page, text: &Text, identity: &str, export: Export<'_>) -> Option<String> {
    let case = mark(identity);
    let events = Kept { page, text, export, events: Vec::new() }.gather();
    if events.is_empty() {
        return None;
    }
    let mut file = Lines::default();
    let name = escape(&written::title(text, export));
    file.put("BEGIN:VCALENDAR");
    file.put("VERSION:2.0");
    file.put(&["PRODID:-//One-Card Guide//One-Card Guide ", &page.engine, "//", &page.language].concat());
    file.put("CALSCALE:GREGORIAN");
    file.put("METHOD:PUBLISH");
    file.put(&["NAME:", &name].concat());
    file.put(&["X-WR-CALNAME:", &name].concat());
    file.put(&["X-WR-CALDESC:", &escape(&page.disclaimer)].concat());
    for event in &events {
        file.event(page, event, &case, export);
    }
    file.put("END:VCALENDAR");
    Some(file.0)
}

/// One day to keep.
struct Event {
    /// What kind of day of which rule: the event's own part of its name.
    part: String,
    day: Date,
    summary: String,
    told: Told,
}

/// What the events of one rule have in common.
#[derive(Clone)]
struct Told {
    description: String,
    standing: Standing,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    Applies,
    MayApply,
}

/// The days of a page, gathered.
struct Kept<'a> {
    page: &'a Page,
    text: &'a Text,
    export: Export<'a>,
    events: Vec<Event>,
}

impl Kept<'_> {
    fn gather(mut self) -> Vec<Event> {
        for step in self.page.steps.iter().filter(|step| step.state != StepState::Done) {
            let title = self.whose(step);
            self.step(step, &title);
            for remark in &step.remarks {
                let words = [("step", title.as_str()), ("title", &remark.title)];
                self.remark(remark, &self.text.fill("calendar.remark", &words));
            }
        }
        for remark in self.page.warnings.iter().chain(&self.page.notes) {
            self.remark(remark, &remark.title);
        }
        self.events
    }

    /// The step, with whose it is where an employer takes it alone.
    fn whose(&self, step: &Step) -> String {
        let key = match step.who {
            Actor::Employee | Actor::Both => return step.title.clone(),
            Actor::Employer => "calendar.employer",
            Actor::OldEmployer => "calendar.old-employer",
            Actor::NewEmployer => "calendar.new-employer",
        };
        self.text.fill(key, &[("title", &step.title)])
    }

    fn step(&mut self, step: &Step, title: &str) {
        let Some(due) = &step.due else { return };
        // "At once" is a day to keep only for those who have to.
        if !step.depends_on.is_empty() && !self.is_fixed(&step.rule) {
            return;
        }
        let text = self.text;
        let mut lines = written::due(text, due);
        lines.push(text.fill("written.who", &[("who", &step.who_words)]));
        lines.push(text.fill("written.where", &[("where", &step.where_words)]));
        lines.push(step.how.clone());
        lines.extend(written::papers(text, &step.papers));
        let told = self.told(lines, &step.depends_on, &step.certainty, &step.cite);
        let rule = step.rule.as_str();
        self.add(["opens.", rule], due.opens.as_ref().and_then(date), ["calendar.opens", title], &told);
        self.last_days(rule, due, title, &told);
    }

    /// The last days of a step, each with the last working day before it.
    fn last_days(&mut self, rule: &str, due: &Due, title: &str, told: &Told) {
        let (safe, latest) = (date(&due.safe), date(&due.latest));
        let (safe_working, latest_working) = (working(&due.safe), working(&due.latest));
        // Behind this day no working day is left.
        let last = latest_working.or(latest);
        if [safe, latest].iter().flatten().all(|day| *day < self.page.day) {
            let late = safe.or(latest).and(Some(self.page.day));
            self.add(["late.", rule], late, ["calendar.late", title], told);
            return;
        }
        let working = if safe_working == last { "calendar.working" } else { "calendar.working.safe" };
        self.add(["working.", rule], safe_working, [working, title], told);
        let key = match (due.unsettled, safe_working) {
            (false, None) => "calendar.due",
            (false, Some(_)) => "calendar.due.closed",
            (true, None) if safe == latest_working => "calendar.safe.working",
            (true, None) => "calendar.safe",
            (true, Some(_)) => "calendar.safe.closed",
        };
        self.add(["safe.", rule], safe, [key, title], told);
        if due.unsettled {
            let own = latest_working.filter(|day| ![safe, safe_working].contains(&Some(*day)));
            self.add(["working-latest.", rule], own, ["calendar.working", title], told);
            let key = if latest_working.is_some() { "calendar.latest.closed" } else { "calendar.latest" };
            self.add(["latest.", rule], latest, [key, title], told);
        }
    }

    fn remark(&mut self, remark: &Remark, title: &str) {
        if !self.is_fixed(&remark.rule) {
            return;
        }
        let mut lines = written::remark_days(self.text, remark);
        lines.push(remark.body.clone());
        let told = self.told(lines, &remark.depends_on, &remark.certainty, &remark.cite);
        let rule = remark.rule.as_str();
        self.add(["opens.", rule], remark.opens.as_ref().and_then(date), ["calendar.opens", title], &told);
        let Some(due) = &remark.due else { return };
        let working = working(due);
        self.add(["working.", rule], working, ["calendar.working", title], &told);
        let key = if working.is_some() { "calendar.day.closed" } else { "calendar.day" };
        self.add(["day.", rule], date(due), [key, title], &told);
    }

    /// Whether the day of this rule stays the same when the day judged moves on.
    fn is_fixed(&self, rule: &str) -> bool {
        let mark = mark_of(rule);
        self.page.outcomes.iter().any(|outcome| outcome.seen.mark == mark && outcome.seen.safe.is_some())
    }

    /// The lines with what all events tell: on what it depends before them; how sure it is, on what it rests and where the
    /// guidance is found after them.
    fn told(&self, lines: Vec<String>, depends_on: &[FactWords], certainty: &Certainty, cite: &[String]) -> Told {
        let mut all: Vec<String> = written::depends(self.text, depends_on).into_iter().collect();
        all.extend(lines);
        all.extend(written::sure(self.text, certainty));
        all.push(written::sources(self.text, cite));
        all.extend(written::link(self.text, self.export));
        all.extend(self.page.old_rules.iter().map(|old| old.later.clone()));
        all.extend(written::receipt(self.page, self.text));
        let standing = if depends_on.is_empty() { Standing::Applies } else { Standing::MayApply };
        Told { description: all.join("\n"), standing }
    }

    /// An event, unless its day is not known or has passed; the last two are the key of its words and what it is about.
    fn add(&mut self, [kind, rule]: [&str; 2], day: Option<Date>, [key, title]: [&str; 2], told: &Told) {
        let Some(day) = day.filter(|day| *day >= self.page.day) else { return };
        let summary = self.text.fill(key, &[("title", title)]);
        let summary = match told.standing {
            Standing::Applies => summary,
            Standing::MayApply => self.text.fill("calendar.perhaps", &[("summary", &summary)]),
        };
        self.events.push(Event { part: [kind, rule].concat(), day, summary, told: told.clone() });
    }
}

fn date(day: &DueDay) -> Option<Date> {
    parse_iso(&day.day.as_ref()?.date)
}

/// The last working day before a day that is none.
fn working(day: &DueDay) -> Option<Date> {
    parse_iso(&day.working_day.as_ref()?.date)
}

/// The file so far, in lines of at most 75 octets.
#[derive(Default)]
struct Lines(String);

impl Lines {
    fn event(&mut self, page: &Page, event: &Event, case: &str, export: Export<'_>) {
        let summary = escape(&event.summary);
        self.put("BEGIN:VEVENT");
        self.put(&["UID:", &event.part, ".", case, "@one-card-guide"].concat());
        // There is no clock: the day judged stands for the moment. A later day is a later version.
        self.put(&["DTSTAMP:", &compact(page.day), "T000000Z"].concat());
        self.put(&["SEQUENCE:", &day_number(page.day).max(0).to_string()].concat());
        self.put(&["DTSTART;VALUE=DATE:", &compact(event.day)].concat());
        if let Some(next) = event.day.succ_opt() {
            self.put(&["DTEND;VALUE=DATE:", &compact(next)].concat());
        }
        self.put(&["SUMMARY:", &summary].concat());
        self.put(&["DESCRIPTION:", &escape(&event.told.description)].concat());
        if let Some(link) = export.address() {
            self.put(&["URL:", &link].concat());
        }
        self.put(if event.told.standing == Standing::Applies { "STATUS:CONFIRMED" } else { "STATUS:TENTATIVE" });
        self.put("TRANSP:TRANSPARENT");
        let to_come = |days: i32| day_number(event.day) - days >= day_number(page.day);
        for (_, before) in ALARMS.into_iter().filter(|(days, _)| to_come(*days)) {
            self.put("BEGIN:VALARM");
            self.put("ACTION:DISPLAY");
            self.put(&["DESCRIPTION:", &summary].concat());
            self.put(&["TRIGGER:", before].concat());
            self.put("END:VALARM");
        }
        self.put("END:VEVENT");
    }

    /// A line, folded between characters; what goes on begins with a space.
    fn put(&mut self, line: &str) {
        let mut octets = 0;
        for letter in line.chars() {
            if octets + letter.len_utf8() > LONGEST_LINE {
                self.0.push_str("\r\n ");
                octets = 1;
            }
            self.0.push(letter);
            octets += letter.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

/// A text as a value (RFC 5545, section 3.3.11): no control character but a tab is left in it.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => escaped.extend(['\\', letter]),
            '\n' => escaped.push_str("\\n"),
            '\t' => escaped.push(letter),
            '\u{2028}' | '\u{2029}' => escaped.push(' '),
            control if control.is_control() => {}
            other => escaped.push(other),
        }
    }
    escaped
}

/// `20261219`
fn compact(date: Date) -> String {
    crate::calendar::iso(date).replace('-', "")
}

/// A mark of the identity that does not tell it: FNV-1a with 64 bits.
fn mark(identity: &str) -> String {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let hash = identity.bytes().fold(0xcbf2_9ce4_8422_2325, step);
    format!("{hash:016x}")
}
