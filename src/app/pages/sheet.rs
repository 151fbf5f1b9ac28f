//! The sheet for the counter: one a visit, Chinese first and large, another language beneath. What is shown there comes
//! first; days, doubt and sources are for whoever goes there and stand apart at the end. One sheet is shown at a time; on
//! paper each has a page of its own. Ticks are for the eye and kept nowhere.

use crate::app::components::pieces::{actions, button, disclosure, heading, lead, link, p};
use crate::app::components::printed;
use crate::app::components::second_language::{SecondLanguage, guidance_in};
use crate::app::components::side_by_side::dates;
use crate::app::route::Route;
use crate::app::state::App;
use crate::browser::document;
use crate::case::CaseId;
use crate::drawing::{Element, el};
use crate::guidance::{Call, Errand, InBoth, Sheet, SheetPaper, SheetSide, StepState, sheets};
use crate::rulebook::model::PlaceKind;
use crate::text::{CARRIED, Text};
use leptos::prelude::*;

/// Both texts of a sheet.
type Texts = InBoth<&'static Text>;

/// The page for a case of this browser.
pub fn sheet(app: App, id: CaseId) -> impl Fn() -> Vec<Element> {
    let (other, chosen) = (SecondLanguage::new(), RwSignal::new(0));
    move || vec![el("div").class("sheets").live(move || whole(app, id, other, chosen))]
}

fn whole(app: App, id: CaseId, other: SecondLanguage, chosen: RwSignal<usize>) -> Vec<Element> {
    let text = app.text();
    let back =
        el("p").class("question__back").child(link("link", &Route::Case(id).to_string(), text.get("ui.keep.back")));
    let mut page = vec![back, heading(text.get("ui.sheet.title"))];
    let at_the_counter = text.language == app.book().companion.counter;
    // Whoever reads that language has the one that every build carries beneath it.
    let second = if at_the_counter { CARRIED } else { &app.book().companion.counter };
    let Some(fetched) = other.words(app, second) else {
        page.extend([lead(text.get("ui.sheet.needs")), other.waiting(app)]);
        return page;
    };
    let texts = if at_the_counter {
        InBoth { chinese: text, other: fetched }
    } else {
        InBoth { chinese: fetched, other: text }
    };
    let Some(pages) = guidance_in(app, texts.chinese).zip(guidance_in(app, texts.other)) else { return page };
    let side = |page, text| SheetSide { page, text };
    let all = sheets(app.book(), side(&pages.0, texts.chinese), side(&pages.1, texts.other));
    if all.is_empty() {
        page.extend([lead(text.get("ui.sheet.none.title")), p(text.get("ui.sheet.none.body")).class("section")]);
        return page;
    }
    let shown = chosen.get().min(all.len() - 1);
    let choice = (all.len() > 1).then(|| choices(app, &all, shown, chosen));
    let tools = actions(printed::print(app, "ui.sheet.print"));
    page.push(lead(text.get("ui.sheet.lead")));
    page.extend(choice);
    page.extend(all.iter().enumerate().map(|(place, sheet)| {
        let class = if place == shown { "sheet" } else { "sheet sheet--away" };
        one(texts, sheet, place).class(class)
    }));
    page.push(tools);
    page
}

/// A button for each visit: the place, and what is done there. Those of an employer are folded away behind its name.
fn choices(app: App, all: &[Sheet], shown: usize, chosen: RwSignal<usize>) -> Element {
    let text = app.text();
    let at_the_counter = text.language == app.book().companion.counter;
    let own = |words: &InBoth<String>| if at_the_counter { words.chinese.clone() } else { words.other.clone() };
    let choice = |(place, sheet): (usize, &Sheet)| {
        let take = move || {
            chosen.set(place);
            document::bring(&format!("#sheet-{place}"));
        };
        let pressed = if place == shown { "true" } else { "false" };
        let errands: Vec<String> = sheet.errands.iter().map(|errand| own(&errand.title)).collect();
        let errands = el("span").class("sheets__errand").words(&errands.join(text.get("ui.list-semicolon")));
        let button = button("button sheets__choice", &own(&sheet.place_words), take).attr("aria-pressed", pressed);
        el("li").child(button.text(" ").child(errands))
    };
    let mut nav = el("nav").class("sheets__choices").attr("aria-label", text.get("ui.sheet.which"));
    let mut first = 0;
    for group in all.chunk_by(|one, next| one.is_own() && next.is_own() || one.who == next.who) {
        let list = el("ul").class("sheets__list").children((first..).zip(group).map(choice));
        let places = first..first + group.len();
        first = places.end;
        nav = nav.child(match group.first().filter(|sheet| !sheet.is_own()) {
            None => list,
            Some(sheet) => {
                let count = group.len().to_string();
                let values = [("who", own(&sheet.who_words)), ("count", count)];
                let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
                let folded = disclosure(&text.fill("ui.sheet.of", &values)).class("disclosure sheets__of").child(list);
                if places.contains(&shown) { folded.attr("open", "") } else { folded }
            }
        });
    }
    nav
}

/// An element in one of the languages, with runs of others marked in it.
fn said(tag: &'static str, class: &str, text: &Text, words: &str) -> Element {
    let start = el(tag).class(class).attr("lang", &text.language);
    text.others().runs(words).into_iter().fold(start, |element, (run, language)| match language {
        None => element.text(run),
        Some(tag) => element.child(el("span").attr("lang", tag).text(run)),
    })
}

/// The Chinese, and what the reader calls it beneath.
fn both(tag: &'static str, class: &str, texts: Texts, words: &InBoth<String>) -> Element {
    el(tag).class(class).child(said("span", "sheet__chinese", texts.chinese, &words.chinese)).child(said(
        "span",
        "sheet__other",
        texts.other,
        &words.other,
    ))
}

/// Words that both texts have under a key, with values.
fn filled(texts: Texts, key: &str, name: &str, values: &InBoth<String>) -> InBoth<String> {
    InBoth {
        chinese: texts.chinese.fill(key, &[(name, &values.chinese)]),
        other: texts.other.fill(key, &[(name, &values.other)]),
    }
}

fn words(texts: Texts, key: &str) -> InBoth<String> {
    InBoth { chinese: texts.chinese.get(key).to_owned(), other: texts.other.get(key).to_owned() }
}

fn joined(texts: Texts, all: &[InBoth<String>], between: &str) -> InBoth<String> {
    let join = |text: &Text, of: fn(&InBoth<String>) -> &String| {
        all.iter().map(|words| of(words).as_str()).collect::<Vec<_>>().join(text.get(between))
    };
    InBoth { chinese: join(texts.chinese, |words| &words.chinese), other: join(texts.other, |words| &words.other) }
}

fn one(texts: Texts, sheet: &Sheet, place: usize) -> Element {
    let show = match sheet.desk {
        PlaceKind::Office | PlaceKind::Nobody => "ui.sheet.show.office",
        PlaceKind::Employer => "ui.sheet.show.employer",
    };
    let name = format!("sheet-{place}");
    let top = el("header")
        .class("sheet__top")
        .child(both("p", "sheet__show", texts, &words(texts, show)))
        .child(both("h2", "sheet__place", texts, &sheet.place_words).id(&name).focusable());
    let errands = el("div").class("sheet__errands").children(sheet.errands.iter().map(|one| errand(texts, one)));
    let body = el("div").class("sheet__body").child(errands).child(papers(texts, sheet));
    el("section")
        .key(format!("{place}-{}", sheet.errands.first().map_or("", |errand| &errand.rule)))
        .attr("aria-labelledby", &name)
        .child(el("div").class("sheet__office").child(top).child(body))
        .child(own(texts, sheet))
}

/// One thing to do there: the sentence to show stands largest.
fn errand(texts: Texts, errand: &Errand) -> Element {
    el("article")
        .class("sheet__errand")
        .key(errand.rule.clone())
        .child(both("h3", "sheet__title", texts, &errand.title))
        .child(both("p", "sheet__say", texts, &errand.say))
}

/// Where one thing to do stands, by when, what comes first, what is handed out and how sure it is.
fn note(texts: Texts, errand: &Errand, named: Option<&InBoth<String>>) -> Element {
    let after = (!errand.after.is_empty()).then(|| {
        let steps = joined(texts, &errand.after, "ui.list-semicolon");
        let first = words(texts, "ui.step.after");
        let with = |first: &str, steps: &str| [first, " ", steps].concat();
        InBoth { chinese: with(&first.chinese, &steps.chinese), other: with(&first.other, &steps.other) }
    });
    let due = errand.due.iter().flat_map(|due| {
        let (chinese, other) = (dates(texts.chinese, &due.chinese), dates(texts.other, &due.other));
        chinese.into_iter().zip(other).map(|(chinese, other)| InBoth { chinese, other })
    });
    let get = errand.get.as_ref().map(|paper| filled(texts, "ui.sheet.get", "paper", paper));
    let sure = filled(texts, "ui.sheet.sure", "status", &errand.certainty);
    let state = match errand.state {
        StepState::Overdue => Some("ui.state.overdue"),
        StepState::LastChance => Some("ui.state.last-chance"),
        StepState::NotYet => Some("ui.state.not-yet"),
        StepState::Done | StepState::Now | StepState::Depends => None,
    };
    let state = state.map(|key| words(texts, key)).into_iter();
    let facts = state.chain(due).chain(after).chain(get).chain([sure]);
    el("div")
        .class("sheet__note")
        .key(errand.rule.clone())
        .child(named.map(|title| both("h4", "sheet__heading", texts, title)))
        .child(el("ul").class("sheet__facts").children(facts.map(|fact| both("li", "sheet__fact", texts, &fact))))
}

/// Papers, to be ticked by hand or by finger.
fn papers(texts: Texts, sheet: &Sheet) -> Option<Element> {
    let paper = |paper: &SheetPaper| {
        let facts: Vec<InBoth<String>> = paper
            .depends_on
            .iter()
            .map(|fact| InBoth { chinese: fact.chinese.label.clone(), other: fact.other.label.clone() })
            .collect();
        let fact = joined(texts, &facts, "ui.list-comma");
        let may = (!facts.is_empty())
            .then(|| both("span", "sheet__may", texts, &filled(texts, "ui.depends.on", "fact", &fact)));
        let tick = el("input").attr("type", "checkbox");
        let names = both("span", "sheet__names", texts, &paper.name);
        el("li").key(paper.any.concat()).child(el("label").class("sheet__paper").child(tick).child(names).child(may))
    };
    (!sheet.papers.is_empty()).then(|| {
        el("div")
            .class("sheet__papers")
            .child(both("h3", "sheet__heading", texts, &words(texts, "ui.sheet.papers")))
            .child(el("ul").children(sheet.papers.iter().map(paper)))
    })
}

/// What whoever goes there keeps for themselves: days, whom to call, on what it rests, and of which day it is.
fn own(texts: Texts, sheet: &Sheet) -> Element {
    let several = sheet.errands.len() > 1;
    let notes = sheet.errands.iter().map(|errand| note(texts, errand, several.then_some(&errand.title)));
    let top = el("div")
        .class("sheet__own-top")
        .child(both("h3", "sheet__heading", texts, &words(texts, "ui.sheet.own")))
        .child(both("p", "sheet__fold", texts, &words(texts, "ui.sheet.own.fold")))
        .child(both("p", "sheet__who", texts, &filled(texts, "ui.sheet.who", "who", &sheet.who_words)));
    let call = |call: &Call| {
        let about = (!call.about.is_empty()).then(|| {
            let steps = joined(texts, &call.about, "ui.list-semicolon");
            both("p", "sheet__line", texts, &filled(texts, "ui.sheet.about", "steps", &steps))
        });
        el("div")
            .class("sheet__call")
            .child(both("p", "sheet__number", texts, &call.name))
            .child(both("p", "sheet__line", texts, &call.ask))
            .child(about)
    };
    let calls = (!sheet.calls.is_empty()).then(|| {
        el("div")
            .class("sheet__calls")
            .child(both("h4", "sheet__heading", texts, &words(texts, "ui.sheet.calls")))
            .children(sheet.calls.iter().map(call))
    });
    let sources = (!sheet.sources.is_empty()).then(|| {
        let sources = joined(texts, &sheet.sources, "ui.list-semicolon");
        el("div")
            .class("sheet__sources")
            .child(both("h4", "sheet__heading", texts, &words(texts, "ui.sheet.sources")))
            .child(both("p", "sheet__line", texts, &sources))
    });
    el("footer")
        .class("sheet__own")
        .child(top)
        .child(el("div").class("sheet__notes").children(notes))
        .child(calls)
        .child(sources)
        .child(both("p", "sheet__line sheet__receipt", texts, &sheet.receipt))
        .child(sheet.old_rules.as_ref().map(|old| both("p", "sheet__line", texts, old)))
        .child(both("p", "sheet__line", texts, &words(texts, "page.disclaimer")))
}
