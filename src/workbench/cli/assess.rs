//! `assess CASE.json`: guidance for a case file on a day, in a language, as text, Markdown, JSON, calendar file or messages.

use super::desk::{Desk, Failure, date};
use crate::calendar::{Date, from_day_number};
use crate::case::file::LARGEST;
use crate::case::{FileError, Problem, from_file};
use crate::guidance::{self, Export, GuidancePage, Recipient, arrange, explain_held_back, plain, say_age};
use crate::rulebook::model::Employer;
use crate::text::Text;
use crate::workbench;
use lexopt::{Arg, Parser, ValueExt};
use std::fs::File;
use std::io::{Error, ErrorKind, Read, Write};
use std::time::{SystemTime, UNIX_EPOCH};

/// What can be made of a page, by the names that `--format` takes.
const FORMATS: [(&str, Format); 5] = [
    ("text", Format::Text),
    ("markdown", Format::Markdown),
    ("json", Format::Json),
    ("calendar", Format::Calendar),
    ("messages", Format::Messages),
];

#[derive(Clone, Copy)]
enum Format {
    Text,
    Markdown,
    Json,
    Calendar,
    Messages,
}

struct Wishes {
    path: String,
    day: Option<Date>,
    format: Format,
    text: Text,
    name: Option<String>,
    link: Option<String>,
}

pub fn run(desk: &Desk, arguments: Parser) -> Result<String, Failure> {
    run_on(desk, arguments, today(desk)?)
}

/// The same on a day: the real one in China.
fn run_on(desk: &Desk, arguments: Parser, now: Date) -> Result<String, Failure> {
    let wishes = wishes(desk, arguments)?;
    let (path, text) = (wishes.path.as_str(), &wishes.text);
    let export = Export { name: wishes.name.as_deref(), link: wishes.link.as_deref() };
    let words = |error: Error| {
        Failure::input(desk.text.fill("cli.error.read", &[("path", path), ("reason", &error.to_string())]))
    };
    let file = read(path).map_err(words)?;
    let read = file.and_then(|file| from_file(&file, &desk.book.rules, now));
    let (case, problems) = read.map_err(|error| {
        let reason = error.words(text);
        Failure::input(format!("{path}: {reason}"))
    })?;
    for words in Problem::list(&problems, text, &desk.book.rules) {
        let _ = writeln!(std::io::stderr().lock(), "{path}: {words}");
    }
    let mut page = arrange(&desk.book, text, &case.answers(&desk.book.rules), wishes.day.unwrap_or(now));
    explain_held_back(&desk.book, text, &mut page);
    say_age(&desk.book, text, &mut page, now);
    match wishes.format {
        Format::Text => Ok(plain(&page, text)),
        Format::Markdown => Ok(guidance::markdown(&page, text, export)),
        Format::Json => {
            guidance::json(&page).map(|json| json + "\n").map_err(|error| Failure::input(error.to_string()))
        }
        // The name of the file stands for the case: the same file again gives the same events.
        Format::Calendar => guidance::calendar_file(&page, text, path, export)
            .ok_or_else(|| Failure::input(text.get("cli.error.no-date"))),
        Format::Messages => Ok(messages(&page, text, export)),
    }
}

fn wishes(desk: &Desk, mut arguments: Parser) -> Result<Wishes, Failure> {
    let (mut path, mut day, mut format, mut text) = (None, None, Format::Text, None);
    let (mut name, mut link) = (None, None);
    while let Some(argument) = arguments.next()? {
        match argument {
            Arg::Long("json") => format = Format::Json,
            Arg::Long("today") => day = Some(date(desk, "--today", &mut arguments)?),
            Arg::Long("format") => format = format_named(desk, &arguments.value()?.string()?)?,
            Arg::Long("language") => text = Some(language(desk, &arguments.value()?.string()?)?),
            Arg::Long("name") => name = Some(arguments.value()?.string()?),
            Arg::Long("link") => link = Some(arguments.value()?.string()?),
            Arg::Value(file) if path.is_none() => path = Some(file.string()?),
            other => return Err(other.unexpected().into()),
        }
    }
    let path = path.ok_or_else(|| Failure::usage(desk.text.get("cli.error.no-file")))?;
    Ok(Wishes { path, day, format, text: text.unwrap_or_else(|| desk.text.clone()), name, link })
}

fn format_named(desk: &Desk, name: &str) -> Result<Format, Failure> {
    let found = FORMATS.iter().find(|(known, _)| *known == name).map(|(_, format)| *format);
    found.ok_or_else(|| {
        let known = FORMATS.map(|(known, _)| known).join(desk.text.get("ui.list-comma"));
        Failure::usage(desk.text.fill("cli.error.format", &[("known", &known), ("value", name)]))
    })
}

fn language(desk: &Desk, tag: &str) -> Result<Text, Failure> {
    let found = workbench::text(tag).map_err(Failure::input)?;
    found.ok_or_else(|| {
        let known: Vec<&str> = desk.text.languages().map(|(tag, _)| tag).collect();
        let known = known.join(desk.text.get("ui.list-comma"));
        Failure::usage(desk.text.fill("cli.error.language", &[("known", &known), ("value", tag)]))
    })
}

/// The message to each of those whom guidance can concern, with the address that opens it as a draft.
fn messages(page: &GuidancePage, text: &Text, export: Export<'_>) -> String {
    let one = |to: Recipient| {
        let message = guidance::message(page, text, to, export);
        let names = [Some(to.audience.name()), to.at.map(Employer::name)];
        let names = names.into_iter().flatten().collect::<Vec<&str>>().join(text.get("ui.list-comma"));
        let words = [
            ("audience", names.as_str()),
            ("mail", &guidance::mail_draft(&message, text, to.export(export))),
            ("subject", &message.subject),
            ("body", &message.body),
        ];
        text.fill("cli.message", &words)
    };
    guidance::recipients(page).into_iter().map(one).collect::<Vec<String>>().join("\n")
}

/// The text of a file, or that it is too large: then no more of it is read than shows that.
fn read(path: &str) -> std::io::Result<Result<String, FileError>> {
    let enough = LARGEST as u64 + 1;
    let mut bytes = Vec::new();
    let mut length = 0;
    if path == "-" {
        std::io::stdin().lock().take(enough).read_to_end(&mut bytes)?;
    } else {
        let file = File::open(path)?;
        // Pipes and devices have none.
        length = usize::try_from(file.metadata()?.len()).unwrap_or(usize::MAX);
        file.take(enough).read_to_end(&mut bytes)?;
    }
    if bytes.len() > LARGEST {
        return Ok(Err(FileError::TooLarge { bytes: bytes.len().max(length) }));
    }
    String::from_utf8(bytes).map(Ok).map_err(|error| Error::new(ErrorKind::InvalidData, error))
}

/// The date in China now: eight hours ahead of UTC, no summer time.
pub fn today(desk: &Desk) -> Result<Date, Failure> {
    const AHEAD: u64 = 8 * 3600;
    const DAY: u64 = 24 * 3600;
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs());
    i32::try_from((seconds + AHEAD) / DAY)
        .ok()
        .and_then(from_day_number)
        .ok_or_else(|| Failure::input(desk.text.get("cli.error.clock")))
}

#[cfg(test)]
mod tests {
    use super::run_on;
    use crate::calendar::parse_iso;
    use crate::workbench::cli::desk::Desk;
    use lexopt::Parser;

    const CASE: &str = r#"{"format": 1, "answers": {"person": "foreign", "place": "in-china", "status": "z-visa",
        "entered-on": "2026-11-20"}}"#;
    /// The edition's day, then 89 and 90 days later: 7 days of November, 31 and 31, then 20 and 21 of February.
    const DAYS: [(&str, bool); 3] = [("2026-11-23", false), ("2027-02-20", false), ("2027-02-21", true)];

    #[test]
    fn old_rules_are_told_of_by_the_real_day_in_every_format_and_language() {
        let path = std::env::temp_dir().join(format!("one-card-guide-age-{}.json", std::process::id()));
        std::fs::write(&path, CASE).unwrap();
        let desk = Desk::open().ok().unwrap();
        for (language, words) in [("en", "The rules of this guide are from"), ("zh-Hans", "本指南的规则截至")] {
            for format in ["text", "markdown", "json", "messages", "calendar"] {
                for (now, old) in DAYS {
                    // The day asked for is not the one that counts.
                    let options = ["--today", "2026-11-23", "--format", format, "--language", language];
                    let arguments = [path.to_str().unwrap()].into_iter().chain(options);
                    let output = run_on(&desk, Parser::from_args(arguments), parse_iso(now).unwrap()).ok().unwrap();
                    // Lines of a calendar file are folded.
                    assert_eq!(output.replace("\r\n ", "").contains(words), old, "{format} in {language} on {now}");
                }
            }
        }
        std::fs::remove_file(&path).unwrap();
    }
}
