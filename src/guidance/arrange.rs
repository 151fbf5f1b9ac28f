//! The page as a whole, in the fixed order in which it is read.

use super::age::old_rules;
use super::question::option_label;
use super::remarks::Remarks;
use super::view::{Judged, View};
use super::{AnswerLine, GuidancePage, HeldBack, HeldStep, Possible, ProvisionWords, SourceWords, Verdict};
use super::{compare, situations, steps, timeline, visits};
use crate::calendar::{self, Date};
use crate::case::is_assumed;
use crate::engine::{self, Answer, Answers, FactId, OutcomeKind, Truth};
use crate::rulebook::model::{Audience, Provision, Rulebook, Source};
use crate::text::{self, Text};

/// The version of the guidance JSON.
const FORMAT: u16 = 1;

/// Lets a page say it, and all that is made of the page.
pub fn say_age(book: &Rulebook, text: &Text, page: &mut GuidancePage, today: Date) {
    page.old_rules = old_rules(book, text, today);
}

/// Judges a case and arranges what comes out.
pub fn arrange(book: &Rulebook, text: &Text, answers: &Answers, today: Date) -> GuidancePage {
    arrange_told(book, text, Told { judged: answers, told: answers }, today)
}

/// Answers by which a case is judged, and those of them that are told: a procedure takes dates for granted that it does
/// not tell.
#[derive(Clone, Copy)]
pub(super) struct Told<'a> {
    pub judged: &'a Answers,
    pub told: &'a Answers,
}

/// Judges a case and arranges what comes out as if only some of its answers were known.
pub(super) fn arrange_told(book: &Rulebook, text: &Text, answers: Told<'_>, today: Date) -> GuidancePage {
    let guidance = engine::assess(&book.rules, answers.judged, today);
    let answers = answers.told;
    let view = View { book, text, answers, guidance: &guidance };
    let remarks = Remarks::new(view);
    let (steps, next) = steps::steps(view, &remarks);
    let (warnings, notes) = remarks.alone();
    let verdict = verdict(view);
    let relevant = deciding(view, |_| true);
    let mut page = GuidancePage {
        format: FORMAT,
        engine: env!("CARGO_PKG_VERSION").to_owned(),
        edition: book.edition.clone(),
        language: text.language.clone(),
        today: view.day(today),
        old_rules: None,
        verdict,
        next,
        timeline: timeline::timeline(view, &steps, &deciding(view, |truth| truth != Truth::False)),
        visits: visits::visits(&steps),
        steps,
        warnings,
        notes,
        held_back: held_back(view),
        answers: answer_lines(view, &relevant),
        questions: guidance.open.iter().map(|fact| view.fact(*fact)).collect(),
        provisions: Vec::new(),
        disclaimer: text.get("page.disclaimer").to_owned(),
        given: answers.clone(),
        outcomes: compare::outcomes(view),
        situations: situations::situations(view, &relevant),
        day: today,
    };
    page.provisions = cited(book, text, &page);
    page
}

fn verdict(view: View<'_>) -> Verdict {
    let holds = view.judged(OutcomeKind::Verdict).find(|judged| judged.finding.truth == Truth::True);
    if let Some(judged) = holds {
        return Verdict {
            rule: Some(judged.rule.id.clone()),
            card: judged.details.card,
            title: verdict_words(view, &judged, "title"),
            body: verdict_words(view, &judged, "body"),
            certainty: Some(view.certainty(judged.details)),
            why: view.why(judged.finding.leaves),
            cite: view.cite(judged.details),
            possible: Vec::new(),
            concerns: view.concerns(&judged),
            concerns_at: view.concerns_at(&judged),
        };
    }
    let mut possible: Vec<Possible> = Vec::new();
    let mut concerned: Vec<Audience> = Vec::new();
    for judged in view.judged(OutcomeKind::Verdict).filter(|judged| judged.finding.truth == Truth::Unknown) {
        let title = verdict_words(view, &judged, "title");
        concerned.extend(view.concerns(&judged));
        let depends_on = view.needs(judged.finding.needs);
        // Verdicts for plastic and electronic holders may say the same: that is told once, with all on which it depends.
        if let Some(known) = possible.iter_mut().find(|known| known.title == title) {
            let more: Vec<_> = depends_on.into_iter().filter(|fact| !known.depends_on.contains(fact)).collect();
            known.depends_on.extend(more);
        } else {
            let concerns_at = view.concerns_at(&judged);
            possible.push(Possible { rule: judged.rule.id.clone(), title, depends_on, concerns_at });
        }
    }
    Verdict {
        rule: None,
        card: None,
        title: view.text.get("verdict.depends.title").to_owned(),
        body: view.text.get("verdict.depends.body").to_owned(),
        certainty: None,
        why: Vec::new(),
        cite: Vec::new(),
        possible,
        concerns: Audience::ALL.into_iter().filter(|audience| concerned.contains(audience)).collect(),
        concerns_at: None,
    }
}

fn verdict_words(view: View<'_>, judged: &Judged<'_>, part: &str) -> String {
    view.text.get(&format!("verdict.{}.{part}", judged.details.text)).to_owned()
}

/// Facts that decided rules with such an outcome, or on which their dates and papers rest.
fn deciding(view: View<'_>, counts: fn(Truth) -> bool) -> Vec<FactId> {
    let mut facts: Vec<FactId> = Vec::new();
    let findings = view.book.rules.rules.iter().zip(&view.guidance.findings);
    for (rule, finding) in findings.filter(|(_, finding)| counts(finding.truth)) {
        facts.extend(view.deciding(finding.leaves));
        if finding.truth != Truth::False {
            facts.extend(rule.due.iter().filter_map(|due| match due.base.base {
                engine::Base::Fact(fact) => Some(fact),
                engine::Base::Today | engine::Base::Day(_) => None,
            }));
            facts.extend(
                rule.papers.iter().filter_map(|paper| paper.when).flat_map(|when| view.book.rules.facts_in(when)),
            );
            facts.extend(rule.done);
        }
    }
    facts
}

fn answer_lines(view: View<'_>, relevant: &[FactId]) -> Vec<AnswerLine> {
    let decides = |id| view.guidance.findings.iter().any(|finding| view.deciding(finding.leaves).contains(&id));
    // What a tick answers is told where it decides something.
    let asked = view.book.rules.facts_with_ids().filter(|(id, fact)| !fact.mark && (!is_assumed(fact) || decides(*id)));
    let line = |(id, fact): (FactId, &engine::Fact)| {
        let (words, value) = match view.answers.get(id) {
            Answer::Unanswered => return None,
            Answer::Declined => (view.text.get("answer.declined").to_owned(), None),
            Answer::Date(date) => (text::date(view.text, date), Some(calendar::iso(date))),
            Answer::Choice(option) => {
                let option = fact.choices().get(usize::from(option))?;
                (option_label(view.text, fact, option), Some(option.id.clone()))
            }
        };
        Some(AnswerLine { fact: view.fact(id), words, value, matters: relevant.contains(&id) })
    };
    asked.filter_map(line).collect()
}

/// Steps of which no rule applies or may apply, each once, grouped by what decided.
fn held_back(view: View<'_>) -> Vec<HeldBack> {
    let rules: Vec<Judged<'_>> = view.judged(OutcomeKind::Step).collect();
    let mut out: Vec<HeldBack> = Vec::new();
    let mut told: Vec<&Judged<'_>> = Vec::new();
    for judged in &rules {
        let mut same = rules.iter().filter(|other| other.rule.step == judged.rule.step);
        let title = steps::title(view, judged);
        let is_same = |told: &&Judged<'_>| told.rule.step == judged.rule.step && steps::title(view, told) == title;
        if told.iter().any(is_same) || same.any(|other| other.finding.truth != Truth::False) {
            continue;
        }
        told.push(judged);
        let because = view.why(judged.finding.leaves);
        let step = HeldStep { rule: judged.rule.id.clone(), title, change: Vec::new() };
        match out.iter_mut().find(|held| held.because == because) {
            Some(held) => held.steps.push(step),
            None => out.push(HeldBack { steps: vec![step], because }),
        }
    }
    out
}

/// Every provision cited on the page, in the order of the rulebook.
fn cited(book: &Rulebook, text: &Text, page: &GuidancePage) -> Vec<ProvisionWords> {
    let steps =
        page.steps.iter().flat_map(|step| step.cite.iter().chain(step.remarks.iter().flat_map(|remark| &remark.cite)));
    let remarks = page.warnings.iter().chain(&page.notes).flat_map(|remark| &remark.cite);
    let numbers: Vec<&String> = page.verdict.cite.iter().chain(steps).chain(remarks).collect();
    let cited = book.provisions.iter().filter(|provision| numbers.contains(&&provision.number));
    cited.map(|provision| provision_words(book, text, provision)).collect()
}

/// A provision with its statement, basis and sources in words.
pub fn provision_words(book: &Rulebook, text: &Text, provision: &Provision) -> ProvisionWords {
    let source = |source: &Source| SourceWords {
        id: source.id.clone(),
        title: text.find(&format!("source.title.{}", source.id)).unwrap_or(&source.title).to_owned(),
        place: source.place.clone(),
        read: text.get(&format!("source.read.{}", source.read)).to_owned(),
    };
    ProvisionWords {
        number: provision.number.clone(),
        statement: text.find(&format!("provision.{}", provision.number)).unwrap_or_default().to_owned(),
        basis: basis_words(book, text, provision),
        sources: provision
            .sources
            .iter()
            .filter_map(|place| book.sources.get(usize::from(*place)))
            .map(source)
            .collect(),
        confidence: text.get(&format!("confidence.{}", provision.confidence.name())).to_owned(),
    }
}

/// `Exit and Entry Administration Law (2012), art. 41, 43`: one line an instrument.
fn basis_words(book: &Rulebook, text: &Text, provision: &Provision) -> Vec<String> {
    let mut lines: Vec<(u16, Vec<&str>)> = Vec::new();
    for basis in &provision.basis {
        match lines.iter_mut().find(|(instrument, _)| *instrument == basis.instrument) {
            Some((_, articles)) => articles.push(&basis.article),
            None => lines.push((basis.instrument, vec![&basis.article])),
        }
    }
    let line = |(place, articles): &(u16, Vec<&str>)| {
        let instrument = book.instruments.get(usize::from(*place))?;
        let name = text.get(&format!("instrument.{}", instrument.id)).to_owned();
        let articles: Vec<&str> = articles.iter().copied().filter(|article| !article.is_empty()).collect();
        let numbered = articles.first().is_some_and(|article| article.starts_with(|c: char| c.is_ascii_digit()));
        let key = if numbered { "basis.article" } else { "basis.part" };
        let named: Vec<String> = articles.iter().map(|article| article_words(text, &instrument.id, article)).collect();
        let words = [("instrument", name.as_str()), ("article", &named.join(text.get("ui.list-comma")))];
        Some(if articles.is_empty() { name.clone() } else { text.fill(key, &words) })
    };
    lines.iter().filter_map(line).collect()
}

/// An article as the language writes it. What is more than a number has words of its own: whether the (3) of an article is
/// a paragraph or an item does not show in it.
fn article_words(text: &Text, instrument: &str, article: &str) -> String {
    let own = text.find(&format!("basis.at.{instrument}.{article}")).map(str::to_owned);
    own.unwrap_or_else(|| text.fill("basis.number", &[("article", article)]))
}
