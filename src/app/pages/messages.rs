//! Messages to those whom the guidance concerns, in the language that they read, to be changed before they leave.

use crate::app::components::choice::{choice, choices};
use crate::app::components::pieces::{actions, all, button, heading, lead, link, p, section};
use crate::app::components::second_language::{SecondLanguage, guidance_in};
use crate::app::components::share_link;
use crate::app::route::Route;
use crate::app::state::App;
use crate::browser::share;
use crate::browser::{clipboard, document, later};
use crate::case::CaseId;
use crate::drawing::{Element, el};
use crate::guidance::{Export, GuidancePage, Message, Recipient, mail_draft, message, recipients};
use crate::rulebook::model::{Audience, Employer};
use leptos::prelude::*;

/// To whom, in which language, and what the person has changed.
#[derive(Clone, Copy)]
struct Writing {
    audience: RwSignal<Audience>,
    /// At which of two employers, where there are two and the audience works for one of them.
    at: RwSignal<Employer>,
    language: RwSignal<String>,
    changed: RwSignal<Vec<Changed>>,
    other: SecondLanguage,
}

/// A message as the person has changed it.
#[derive(Clone)]
struct Changed {
    to: Recipient,
    language: String,
    message: Message,
}

impl Writing {
    /// To whom the message goes in a case with this guidance.
    fn to(self, page: &GuidancePage) -> Recipient {
        let (audience, employer) = (self.audience.get(), self.at.get());
        let chosen = |to: &Recipient| to.audience == audience && to.at.is_none_or(|at| at == employer);
        recipients(page).into_iter().find(chosen).unwrap_or_else(|| audience.into())
    }
}

/// The page for a case of this browser.
pub fn messages(app: App, id: CaseId) -> impl Fn() -> Vec<Element> {
    let writing = Writing {
        audience: RwSignal::new(Audience::Employee),
        at: RwSignal::new(Employer::Left),
        language: RwSignal::new(app.text().language.clone()),
        changed: RwSignal::new(Vec::new()),
        other: SecondLanguage::new(),
    };
    move || {
        let text = app.text();
        vec![
            el("p").class("question__back").child(link("link", &Route::Case(id).to_string(), text.get("ui.keep.back"))),
            heading(text.get("ui.messages.title")),
            lead(text.get("ui.messages.lead")),
            el("div").class("messages__choices section").live(move || {
                all(vec![Some(audiences(app, writing)), employers(app, writing), Some(languages(app, writing))])
            }),
            el("div").live(move || draft(app, writing)),
        ]
    }
}

fn audiences(app: App, writing: Writing) -> Element {
    let each = Audience::ALL.into_iter().map(|audience| {
        let words = app.text().get(["ui.messages.to.", audience.name()].concat().as_str()).to_owned();
        let chosen = writing.audience.get() == audience;
        choice("audience", audience.name(), el("span").text(&words), chosen, move || writing.audience.set(audience))
    });
    choices(app, "ui.messages.to", each)
}

/// Which of two employers: only where there are two, for those who work for one of them.
fn employers(app: App, writing: Writing) -> Option<Element> {
    app.page.with(|page| writing.to(page.as_ref()?).at)?;
    let each = Employer::ALL.into_iter().map(|employer| {
        let words = app.text().get(["ui.messages.at.", employer.name()].concat().as_str()).to_owned();
        let chosen = writing.at.get() == employer;
        choice("employer", employer.name(), el("span").text(&words), chosen, move || writing.at.set(employer))
    });
    Some(choices(app, "ui.messages.at", each))
}

fn languages(app: App, writing: Writing) -> Element {
    let each = app.text().languages().map(|(tag, name)| {
        let chosen = writing.language.get() == tag;
        choice("language", tag, el("span").text(name), chosen, move || writing.language.set(tag.to_owned()))
            .attr("lang", tag)
    });
    choices(app, "ui.messages.in", each)
}

/// The message, to be changed; or that its words are on their way.
fn draft(app: App, writing: Writing) -> Vec<Element> {
    let language = writing.language.get();
    let Some(text) = writing.other.words(app, &language) else { return vec![writing.other.waiting(app)] };
    let Some(page) = guidance_in(app, text) else { return Vec::new() };
    let found_at = share_link::address(app, None, &language);
    let to = writing.to(&page);
    let made = message(&page, text, to, Export { name: None, link: Some(&found_at) });
    // What was changed and read again below is no reason to draw the fields again.
    let kept =
        writing.changed.with_untracked(|all| all.iter().find(|one| one.to == to && one.language == language).cloned());
    let shown = RwSignal::new(kept.map_or_else(|| made.clone(), |kept| kept.message));
    let key = [to.audience.name(), "-", to.at.map_or("", Employer::name), "-", &language].concat();
    let change = move |message: Message| {
        shown.set(message.clone());
        let language = language.clone();
        writing.changed.update(|all| {
            all.retain(|one| one.to != to || one.language != language);
            all.push(Changed { to, language, message });
        });
    };
    let (with_subject, with_body) = (change.clone(), change.clone());
    let words = app.text();
    let subject = el("input")
        .class("field__input field__input--wide")
        .id("message-subject")
        .key(["subject-", &key].concat())
        .attr("type", "text")
        .attr("lang", &text.language)
        .value(shown.with_untracked(|shown| shown.subject.clone()))
        .on("input", move |event| with_subject(Message { subject: document::typed(&event), ..shown.get_untracked() }));
    let body = el("textarea")
        .class("field__input field__input--wide field__input--long")
        .id("message-body")
        .key(["body-", &key].concat())
        .attr("rows", "18")
        .attr("lang", &text.language)
        .value(shown.with_untracked(|shown| shown.body.clone()))
        .on("input", move |event| with_body(Message { body: document::typed(&event), ..shown.get_untracked() }));
    let label = |id: &str, key: &str| el("label").class("field__label").attr("for", id).text(words.get(key));
    let again = el("span").live(move || {
        let (change, made) = (change.clone(), made.clone());
        (shown.get() != made).then(|| {
            button("link", app.text().get("ui.messages.again"), move || {
                change(made.clone());
                document::set_value("#message-subject", &made.subject);
                document::set_value("#message-body", &made.body);
                document::focus("#message-body");
            })
        })
    });
    let draft = el("span").live(move || {
        let export = to.export(Export { name: None, link: Some(&found_at) });
        let address = shown.with(|message| mail_draft(message, text, export));
        link("button", &address, app.text().get("ui.keep.mail"))
    });
    let left_out = match to.at {
        Some(Employer::Left) => Some("ui.messages.without-new-job"),
        _ if to.audience.is_at_work() => Some("ui.messages.without-link"),
        _ => None,
    };
    vec![
        section("section", "message", words.get("ui.messages.message"))
            .child(p(words.get("ui.messages.change")).class("faint"))
            .child(left_out.map(|key| p(words.get(key)).class("faint")))
            .child(el("div").class("field").child(label("message-subject", "ui.messages.subject")).child(subject))
            .child(el("div").class("field").child(label("message-body", "ui.messages.body")).child(body))
            .child(actions(all(vec![Some(copy(app, shown)), sheet(app, shown), Some(draft), Some(again)]))),
    ]
}

fn copy(app: App, shown: RwSignal<Message>) -> Element {
    button("button button--main", app.text().get("ui.messages.copy"), move || {
        let Message { subject, body } = shown.get_untracked();
        later(async move {
            let copied = clipboard::copy(&[&subject, "\n\n", &body].concat()).await.is_ok();
            app.say(if copied { "ui.said.text-copied" } else { "ui.keep.text.by-hand" });
            if !copied {
                document::select("#message-body");
            }
        });
    })
}

fn sheet(app: App, shown: RwSignal<Message>) -> Option<Element> {
    share_link::sheet(app, move || {
        let Message { subject, body } = shown.get_untracked();
        async move { share::text(&subject, &body).await }
    })
}
