//! Counter sheets: one a trip, Chinese first and large, from two pages of one case and day. A reader of Chinese gets
//! English beneath it. Nothing is judged here.

use super::visits::{papers, trips};
use super::{Due, FactWords, GuidancePage, PaperLine, Step, StepState};
use crate::rulebook::model::{Actor, Desk, PlaceKind, Rulebook};
use crate::text::Text;

/// A page in one language, with the words of that language.
#[derive(Clone, Copy)]
pub struct SheetSide<'a> {
    /// The page.
    pub page: &'a GuidancePage,
    /// The words.
    pub text: &'a Text,
}

/// The same in both languages of a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InBoth<T> {
    /// In Chinese.
    pub chinese: T,
    /// In the other language: the reader's own, English for a reader of Chinese.
    pub other: T,
}

/// What somebody takes to one place on one trip.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// The place's name in the rulebook.
    pub place: String,
    /// Who reads the sheet there.
    pub desk: PlaceKind,
    /// The place: its Chinese name is the heading.
    pub place_words: InBoth<String>,
    /// Who goes there, or acts there.
    pub who: Actor,
    /// Words for who goes.
    pub who_words: InBoth<String>,
    /// What is done there.
    pub errands: Vec<Errand>,
    /// Papers of all errands, each once.
    pub papers: Vec<SheetPaper>,
    /// Lines to call, with what to ask.
    pub calls: Vec<Call>,
    /// Articles that the errands rest on, each once.
    pub sources: Vec<InBoth<String>>,
    /// Edition and day.
    pub receipt: InBoth<String>,
    /// That the rules are old, where the pages say so.
    pub old_rules: Option<InBoth<String>>,
}

impl Sheet {
    /// Whether the employee goes there, alone or with the employer's handler.
    pub fn is_own(&self) -> bool {
        turn(self.who) == 0
    }
}

/// Who comes first: the employee, then employers.
fn turn(who: Actor) -> u8 {
    match who {
        Actor::Employee | Actor::Both => 0,
        Actor::Employer => 1,
        Actor::OldEmployer => 2,
        Actor::NewEmployer => 3,
    }
}

/// One thing to do there.
#[derive(Clone, Debug, PartialEq)]
pub struct Errand {
    /// The rule that yields it.
    pub rule: String,
    /// The step's name.
    pub step: String,
    /// The step as an instruction.
    pub title: InBoth<String>,
    /// A sentence to show at the desk.
    pub say: InBoth<String>,
    /// Where it stands in time.
    pub state: StepState,
    /// By when.
    pub due: Option<InBoth<Due>>,
    /// What is handed out there, where that is known.
    pub get: Option<InBoth<String>>,
    /// Steps that come first and are not done.
    pub after: Vec<InBoth<String>>,
    /// How sure it is, in short words.
    pub certainty: InBoth<String>,
}

/// A line of papers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetPaper {
    /// Names in the rulebook; one of them is enough.
    pub any: Vec<String>,
    /// Its official name, and what the reader calls it.
    pub name: InBoth<String>,
    /// The facts on which it depends whether it is needed; empty where it is.
    pub depends_on: Vec<InBoth<FactWords>>,
}

/// A line to call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// The line.
    pub line: Desk,
    /// Its number and whose it is.
    pub name: InBoth<String>,
    /// What to ask there.
    pub ask: InBoth<String>,
    /// Errands of which the rulebook says that this line should be asked; none where it is all of the sheet.
    pub about: Vec<InBoth<String>>,
}

/// The sheets for everything that applies, is not done and has a desk: first the employee's own, then those of each
/// employer, in the order of the steps. Both pages must be of
/// the same answers, day and rules; what stands on one of them only is left out.
pub fn sheets(book: &Rulebook, chinese: SheetSide<'_>, other: SheetSide<'_>) -> Vec<Sheet> {
    let shown = |step: &Step| desk(book, &step.place).is_some_and(|(kind, _)| kind != PlaceKind::Nobody);
    let sheet = |trip: &Vec<&Step>| sheet(book, trip, chinese, other);
    let mut all: Vec<Sheet> = Vec::new();
    for sheet in trips(&chinese.page.steps, shown).iter().filter_map(sheet) {
        let place = all.partition_point(|before| turn(before.who) <= turn(sheet.who));
        all.insert(place, sheet);
    }
    all
}

fn desk(book: &Rulebook, place: &str) -> Option<(PlaceKind, Option<Desk>)> {
    book.companion.places.iter().find(|known| known.id == place).map(|known| (known.desk, known.call))
}

/// What stands in both languages.
type Sides<'a> = InBoth<SheetSide<'a>>;
/// A step of both pages.
type Pair<'a> = InBoth<&'a Step>;

fn sheet(book: &Rulebook, trip: &[&Step], chinese: SheetSide<'_>, other: SheetSide<'_>) -> Option<Sheet> {
    let sides = InBoth { chinese, other };
    let pairs: Vec<Pair<'_>> = trip.iter().filter_map(|step| pair(sides, step)).collect();
    let first = pairs.first()?;
    let (kind, line) = desk(book, &first.chinese.place)?;
    Some(Sheet {
        place: first.chinese.place.clone(),
        desk: kind,
        place_words: both(first, |step| &step.where_words),
        who: first.chinese.who,
        who_words: words(sides, &format!("actor.{}", first.chinese.who.name())),
        errands: pairs.iter().map(|pair| errand(pair, sides)).collect(),
        papers: sheet_papers(&pairs),
        calls: calls(line, &pairs, sides),
        sources: sources(&cited(&pairs), sides),
        receipt: InBoth { chinese: receipt(chinese), other: receipt(other) },
        old_rules: old_rules(chinese).zip(old_rules(other)).map(|(chinese, other)| InBoth { chinese, other }),
    })
}

/// The step of the one page with its twin on the other.
fn pair<'a>(sides: Sides<'a>, step: &'a Step) -> Option<Pair<'a>> {
    let twin = sides.other.page.steps.iter().find(|twin| twin.rule == step.rule)?;
    Some(InBoth { chinese: step, other: twin })
}

fn words(sides: Sides<'_>, key: &str) -> InBoth<String> {
    InBoth { chinese: sides.chinese.text.get(key).to_owned(), other: sides.other.text.get(key).to_owned() }
}

/// Words that one rule has in its own way, else those of its step, where there are any in both languages.
fn own_words(sides: Sides<'_>, part: &str, step: &Step) -> Option<InBoth<String>> {
    let keys = [&step.rule, &step.step].map(|name| format!("{part}.{name}"));
    let known = |key: &&String| sides.chinese.text.find(key).and(sides.other.text.find(key)).is_some();
    keys.iter().find(known).map(|key| words(sides, key))
}

/// Words of a step. The official term stands above them already.
fn both(pair: &Pair<'_>, part: fn(&Step) -> &String) -> InBoth<String> {
    InBoth { chinese: part(pair.chinese).clone(), other: without_chinese(part(pair.other)) }
}

fn errand(pair: &Pair<'_>, sides: Sides<'_>) -> Errand {
    let step = pair.chinese;
    let undone = |other: &&Step| step.waits_for.contains(&other.step) && other.state != StepState::Done;
    let before = sides.chinese.page.steps.iter().filter(undone);
    Errand {
        rule: step.rule.clone(),
        step: step.step.clone(),
        title: both(pair, |step| &step.title),
        say: own_words(sides, "say", step).unwrap_or_else(|| words(sides, &format!("say.{}", step.step))),
        state: step.state,
        due: step.due.clone().zip(pair.other.due.clone()).map(|(chinese, other)| InBoth { chinese, other }),
        get: own_words(sides, "get", step),
        after: before.filter_map(|step| self::pair(sides, step)).map(|pair| both(&pair, |step| &step.title)).collect(),
        certainty: both(pair, |step| &step.certainty.label),
    }
}

fn sheet_papers(pairs: &[Pair<'_>]) -> Vec<SheetPaper> {
    let chinese: Vec<&Step> = pairs.iter().map(|pair| pair.chinese).collect();
    let other: Vec<&Step> = pairs.iter().map(|pair| pair.other).collect();
    let paper = |(chinese, other): (PaperLine, PaperLine)| {
        let facts = chinese.depends_on.into_iter().zip(other.depends_on);
        SheetPaper {
            any: chinese.any,
            name: InBoth { chinese: chinese.words, other: without_chinese(&other.words) },
            depends_on: facts.map(|(chinese, other)| InBoth { chinese, other }).collect(),
        }
    };
    papers(&chinese).into_iter().zip(papers(&other)).map(paper).collect()
}

/// The line that answers for the place, then those that the errands name.
fn calls(line: Option<Desk>, pairs: &[Pair<'_>], sides: Sides<'_>) -> Vec<Call> {
    let named = |pair: &Pair<'_>, line: Desk| pair.chinese.certainty.ask.iter().any(|(desk, _)| *desk == line);
    let lines = [Desk::HumanResources, Desk::Immigration].into_iter().filter(|other| Some(*other) != line);
    let lines = line.into_iter().chain(lines.filter(|line| pairs.iter().any(|pair| named(pair, *line))));
    let call = |line: Desk| {
        let about: Vec<&Pair<'_>> = pairs.iter().filter(|pair| named(pair, line)).collect();
        let some = about.len() < pairs.len();
        Call {
            line,
            name: words(sides, &format!("ask.{}", line.name())),
            ask: words(sides, &format!("call.{}", line.name())),
            about: about.into_iter().filter(|_| some).map(|pair| both(pair, |step| &step.title)).collect(),
        }
    };
    lines.map(call).collect()
}

/// Numbers of provisions, each once.
fn cited(pairs: &[Pair<'_>]) -> Vec<String> {
    let mut cited: Vec<String> = Vec::new();
    for number in pairs.iter().flat_map(|pair| &pair.chinese.cite) {
        if !cited.contains(number) {
            cited.push(number.clone());
        }
    }
    cited
}

/// The articles behind provisions, each once.
fn sources(cite: &[String], sides: Sides<'_>) -> Vec<InBoth<String>> {
    let mut all: Vec<InBoth<String>> = Vec::new();
    for number in cite {
        let basis = |side: SheetSide<'_>| {
            let provision = side.page.provisions.iter().find(|provision| provision.number == *number);
            provision.map(|provision| provision.basis.clone()).unwrap_or_default()
        };
        for (chinese, other) in basis(sides.chinese).into_iter().zip(basis(sides.other)) {
            let line = InBoth { chinese, other };
            if !all.contains(&line) {
                all.push(line);
            }
        }
    }
    all
}

fn receipt(side: SheetSide<'_>) -> String {
    let GuidancePage { edition, today, .. } = side.page;
    let words = [("date", edition.date.as_str()), ("hash", &edition.hash), ("day", &today.date)];
    side.text.fill("ui.sheet.receipt", &words)
}

fn old_rules(side: SheetSide<'_>) -> Option<String> {
    side.page.old_rules.as_ref().map(|old| old.later.clone())
}

/// Words without the Chinese that stands in brackets in them.
fn without_chinese(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut rest = words;
    while let Some((before, behind)) = rest.split_once(" (") {
        let Some((inside, after)) = behind.split_once(')') else { break };
        out.push_str(before);
        let term = inside.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
        if !term || inside.chars().any(|c| c.is_ascii_alphabetic()) {
            out.push_str(" (");
            out.push_str(inside);
            out.push(')');
        }
        rest = after;
    }
    out + rest
}
