//! Writing iCalendar (RFC 5545): all-day events with reminders, escaped and folded. By hand, since it is small.
//!
//! What the days are about is not known here: `calendar_file` says that. Civil dates only, so no time zone and no clock.

use crate::calendar::{Date, day_number, iso};

/// Octets of a line, without its end (section 3.1).
const LONGEST_LINE: usize = 75;

/// A calendar of all-day events.
pub(super) struct Calendar<'a> {
    /// By what program it was made, in what language.
    pub product: String,
    pub name: String,
    pub description: &'a str,
    /// There is no clock: this day stands for the moment at which it was made. A later day is a later version.
    pub made: Date,
    pub address: Option<String>,
    /// Days before an event on which it is reminded of, at nine in the morning.
    pub reminders: &'a [i32],
    pub events: Vec<Event>,
}

/// One day.
pub(super) struct Event {
    /// A name that no other event has, and that the same event has in every later version.
    pub uid: String,
    pub day: Date,
    pub summary: String,
    pub description: String,
    pub tentative: bool,
}

/// The file.
pub(super) fn write(calendar: &Calendar<'_>) -> String {
    let mut lines = Lines::default();
    let name = escaped(&calendar.name);
    lines.put("BEGIN", "VCALENDAR");
    lines.put("VERSION", "2.0");
    lines.put("PRODID", &calendar.product);
    lines.put("CALSCALE", "GREGORIAN");
    lines.put("METHOD", "PUBLISH");
    lines.put("NAME", &name);
    lines.put("X-WR-CALNAME", &name);
    lines.put("X-WR-CALDESC", &escaped(calendar.description));
    calendar.events.iter().for_each(|event| lines.event(calendar, event));
    lines.put("END", "VCALENDAR");
    lines.0
}

/// The file so far.
#[derive(Default)]
struct Lines(String);

impl Lines {
    fn event(&mut self, calendar: &Calendar<'_>, event: &Event) {
        let summary = escaped(&event.summary);
        self.put("BEGIN", "VEVENT");
        self.put("UID", &event.uid);
        self.put("DTSTAMP", &[&compact(calendar.made), "T000000Z"].concat());
        self.put("SEQUENCE", &day_number(calendar.made).max(0).to_string());
        self.put("DTSTART;VALUE=DATE", &compact(event.day));
        if let Some(next) = event.day.succ_opt() {
            self.put("DTEND;VALUE=DATE", &compact(next));
        }
        self.put("SUMMARY", &summary);
        self.put("DESCRIPTION", &escaped(&event.description));
        if let Some(address) = &calendar.address {
            self.put("URL", address);
        }
        self.put("STATUS", if event.tentative { "TENTATIVE" } else { "CONFIRMED" });
        self.put("TRANSP", "TRANSPARENT");
        let ahead = day_number(event.day) - day_number(calendar.made);
        let to_come = calendar.reminders.iter().filter(|days| **days <= ahead);
        to_come.for_each(|days| self.reminder(*days, &summary));
        self.put("END", "VEVENT");
    }

    fn reminder(&mut self, days: i32, summary: &str) {
        self.put("BEGIN", "VALARM");
        self.put("ACTION", "DISPLAY");
        self.put("DESCRIPTION", summary);
        self.put("TRIGGER", &nine_in_the_morning(days));
        self.put("END", "VALARM");
    }

    fn put(&mut self, property: &str, value: &str) {
        self.0.push_str(&folded(&[property, ":", value].concat()));
    }
}

/// How long before an event it is nine in the morning so many days ahead of it: an all-day event begins at midnight.
fn nine_in_the_morning(days: i32) -> String {
    match days - 1 {
        0 => "-PT15H".to_owned(),
        whole => format!("-P{whole}DT15H"),
    }
}

/// A line with its end, in lines of at most 75 octets: cut between characters, not behind the backslash of an escape.
/// What goes on begins with a space (section 3.1).
fn folded(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut octets = 0;
    let mut letters = line.chars();
    while let Some(letter) = letters.next() {
        let second = if letter == '\\' { letters.next() } else { None };
        let length = letter.len_utf8() + second.map_or(0, char::len_utf8);
        if octets + length > LONGEST_LINE {
            out.push_str("\r\n ");
            octets = 1;
        }
        out.push(letter);
        out.extend(second);
        octets += length;
    }
    out.push_str("\r\n");
    out
}

/// A text as a value (section 3.3.11): no control character but a tab is left in it.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => out.extend(['\\', letter]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push(letter),
            '\u{2028}' | '\u{2029}' => out.push(' '),
            control if control.is_control() => {}
            other => out.push(other),
        }
    }
    out
}

/// `20261219` (section 3.3.4)
fn compact(date: Date) -> String {
    iso(date).replace('-', "")
}

/// Expected values are written by hand from the standard.
#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::parse_iso;

    /// Section 3.3.11 has this text and its value as an example.
    #[test]
    fn a_text_is_escaped() {
        let text = "Project XYZ Final Review\nConference Room - 3B\nCome Prepared.";
        let value = r"Project XYZ Final Review\nConference Room - 3B\nCome Prepared.";
        assert_eq!(escaped(text), value);
        // A backslash, a semicolon and a comma stand behind a backslash; a colon and a quotation mark do not.
        assert_eq!(escaped(r#"a\n; b, "c": d"#), r#"a\\n\; b\, "c": d"#);
    }

    /// No CONTROL stands in a TEXT but a tab (sections 3.1 and 3.3.11: TSAFE-CHAR).
    #[test]
    fn no_control_character_is_left_in_a_text() {
        assert_eq!(escaped("a\r\nb\tc\u{0}\u{7f}\u{85}d\u{2028}e"), "a\\nb\tcd e");
    }

    /// Section 3.1: no line is longer than 75 octets, its end left out; what follows CRLF and a space belongs to it.
    #[test]
    fn a_line_is_folded_at_75_octets() {
        assert_eq!(folded(&"a".repeat(75)), "a".repeat(75) + "\r\n");
        assert_eq!(folded(&"a".repeat(76)), "a".repeat(75) + "\r\n a\r\n");
        // The space is one of the 75.
        let twice = ["a".repeat(75), "a".repeat(74), "a\r\n".into()].join("\r\n ");
        assert_eq!(folded(&"a".repeat(150)), twice);
    }

    /// Section 3.1 allows a fold within a character; programs that read lines before they unfold them do not.
    #[test]
    fn a_character_of_several_octets_is_not_cut() {
        // 护 has three octets: 74 + 3 are more than 75, 72 + 3 are not.
        assert_eq!(folded(&("a".repeat(74) + "护")), "a".repeat(74) + "\r\n 护\r\n");
        assert_eq!(folded(&("a".repeat(72) + "护照")), "a".repeat(72) + "护\r\n 照\r\n");
    }

    #[test]
    fn an_escape_is_not_cut() {
        assert_eq!(folded(&("a".repeat(74) + r"\n")), "a".repeat(74) + "\r\n \\n\r\n");
        assert_eq!(folded(&("a".repeat(73) + r"\\n")), "a".repeat(73) + "\\\\\r\n n\r\n");
        assert_eq!(folded(r"a\"), "a\\\r\n");
    }

    /// Section 3.3.6: "P", days, "T", hours. From nine to midnight are fifteen hours.
    #[test]
    fn a_reminder_comes_at_nine_in_the_morning() {
        assert_eq!([1, 2, 30].map(nine_in_the_morning), ["-PT15H", "-P1DT15H", "-P29DT15H"]);
    }

    /// Sections 3.4, 3.6, 3.6.1, 3.6.6: what a calendar, an event and an alarm must have. 2 January 1970 is day 1.
    #[test]
    fn a_calendar_of_one_day_is_written_line_by_line() {
        let event = Event {
            uid: "1@example.org".into(),
            day: parse_iso("1970-01-31").unwrap(),
            summary: "Pay; then rest".into(),
            description: "One\nTwo".into(),
            tentative: true,
        };
        let calendar = Calendar {
            product: "-//Example//Days//EN".into(),
            name: "Days, all".into(),
            description: "None",
            made: parse_iso("1970-01-02").unwrap(),
            address: Some("https://example.org/a;b,c".into()),
            reminders: &[30, 7, 1],
            events: vec![event],
        };
        let alarm = |trigger: &str| {
            format!("BEGIN:VALARM ACTION:DISPLAY DESCRIPTION:Pay\\;_then_rest TRIGGER:{trigger} END:VALARM ")
        };
        let expected = [
            "BEGIN:VCALENDAR VERSION:2.0 PRODID:-//Example//Days//EN CALSCALE:GREGORIAN METHOD:PUBLISH ",
            "NAME:Days\\,_all X-WR-CALNAME:Days\\,_all X-WR-CALDESC:None BEGIN:VEVENT UID:1@example.org ",
            "DTSTAMP:19700102T000000Z SEQUENCE:1 DTSTART;VALUE=DATE:19700131 DTEND;VALUE=DATE:19700201 ",
            "SUMMARY:Pay\\;_then_rest DESCRIPTION:One\\nTwo URL:https://example.org/a;b,c STATUS:TENTATIVE ",
            // It is 29 days away: the reminder of 30 days before has passed.
            "TRANSP:TRANSPARENT ",
            &alarm("-P6DT15H"),
            &alarm("-PT15H"),
            "END:VEVENT END:VCALENDAR ",
        ];
        assert_eq!(write(&calendar), expected.concat().replace(' ', "\r\n").replace('_', " "));
    }
}
