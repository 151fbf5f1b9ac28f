//! Which page an address means. Every page has one route; what no page has keeps its text.

use crate::case::CaseId;
use std::fmt;
use std::str::FromStr;

/// A page, as the hash of the address says it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Route {
    /// `#/`: what this is, the first question, the saved cases.
    Start,
    /// `#/start/<option>`: the first answer as a plain link; makes a case and goes on.
    First(String),
    /// `#/case/<id>/ask/<fact>`: one question.
    Ask(CaseId, String),
    /// `#/case/<id>`: the guidance.
    Case(CaseId),
    /// `#/case/<id>/reform`: what the reform has changed for such a case.
    Reform(CaseId),
    /// `#/case/<id>/keep`: the link, the calendar, texts and files.
    Keep(CaseId),
    /// `#/case/<id>/keep/calendar`: the same page, with the calendar in focus.
    Calendar(CaseId),
    /// `#/case/<id>/messages`: messages to those whom the guidance concerns.
    Messages(CaseId),
    /// `#/case/<id>/sheet`: the bilingual sheet for the counter.
    Sheet(CaseId),
    /// `#/case/<id>/what-if`: one answer changed, before and after side by side.
    WhatIf(CaseId),
    /// `#/procedures`, and `#/procedures/<name>`: checklists for employers and advisers.
    Procedures(Option<String>),
    /// `#/s/<payload>`: guidance that somebody has shared.
    Shared(String),
    /// `#/rules`, and `#/rules/<number or id>` with one rule or provision in focus.
    Rules(Option<String>),
    /// `#/questions`, and `#/questions/<name>` with one of them open: questions that people ask, answered.
    Questions(Option<String>),
    /// `#/open`: a case file is opened.
    Open,
    /// `#/about`: privacy, sources, limits.
    About,
    /// Any other text, as it was.
    NotFound(String),
}

impl Route {
    /// The case that it names.
    pub fn case(&self) -> Option<CaseId> {
        match self {
            Route::Ask(case, _)
            | Route::Case(case)
            | Route::Reform(case)
            | Route::Keep(case)
            | Route::Calendar(case)
            | Route::Messages(case)
            | Route::Sheet(case)
            | Route::WhatIf(case) => Some(*case),
            _ => None,
        }
    }
}

impl fmt::Display for Route {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Route::Start => out.write_str("#/"),
            Route::First(option) => write!(out, "#/start/{option}"),
            Route::Ask(case, fact) => write!(out, "#/case/{case}/ask/{fact}"),
            Route::Case(case) => write!(out, "#/case/{case}"),
            Route::Reform(case) => write!(out, "#/case/{case}/reform"),
            Route::Keep(case) => write!(out, "#/case/{case}/keep"),
            Route::Calendar(case) => write!(out, "#/case/{case}/keep/calendar"),
            Route::Messages(case) => write!(out, "#/case/{case}/messages"),
            Route::Sheet(case) => write!(out, "#/case/{case}/sheet"),
            Route::WhatIf(case) => write!(out, "#/case/{case}/what-if"),
            Route::Procedures(None) => out.write_str("#/procedures"),
            Route::Procedures(Some(name)) => write!(out, "#/procedures/{name}"),
            Route::Shared(payload) => write!(out, "#/s/{payload}"),
            Route::Questions(None) => out.write_str("#/questions"),
            Route::Questions(Some(name)) => write!(out, "#/questions/{name}"),
            Route::Rules(None) => out.write_str("#/rules"),
            Route::Rules(Some(name)) => write!(out, "#/rules/{name}"),
            Route::Open => out.write_str("#/open"),
            Route::About => out.write_str("#/about"),
            Route::NotFound(text) => out.write_str(text),
        }
    }
}

impl FromStr for Route {
    type Err = std::convert::Infallible;

    /// Reads the hash of an address. Every text is a route, if only [`Route::NotFound`].
    fn from_str(hash: &str) -> Result<Self, Self::Err> {
        let unknown = || Route::NotFound(hash.to_owned());
        let path = match hash.strip_prefix("#/") {
            Some(path) => path,
            None if matches!(hash, "" | "#") => "",
            None => return Ok(unknown()),
        };
        // A payload may be any text, so that a broken link is told apart from a page that does not exist.
        if let Some(payload) = path.strip_prefix("s/") {
            return Ok(Route::Shared(payload.to_owned()));
        }
        // What networks add to an address to follow it is no part of the page's name.
        let named = path.split('?').next().unwrap_or_default();
        let parts: Vec<&str> = named.split('/').collect();
        Ok(match parts.as_slice() {
            [""] => Route::Start,
            ["start", option] if !option.is_empty() => Route::First((*option).to_owned()),
            ["case", case] => case.parse().map_or_else(|_| unknown(), Route::Case),
            ["case", case, "ask", fact] if !fact.is_empty() => {
                case.parse().map_or_else(|_| unknown(), |case| Route::Ask(case, (*fact).to_owned()))
            }
            ["case", case, part] => match (case.parse(), *part) {
                (Ok(case), "reform") => Route::Reform(case),
                (Ok(case), "keep") => Route::Keep(case),
                (Ok(case), "messages") => Route::Messages(case),
                (Ok(case), "sheet") => Route::Sheet(case),
                (Ok(case), "what-if") => Route::WhatIf(case),
                _ => unknown(),
            },
            ["case", case, "keep", "calendar"] => case.parse().map_or_else(|_| unknown(), Route::Calendar),
            ["procedures"] => Route::Procedures(None),
            ["procedures", name] if !name.is_empty() => Route::Procedures(Some((*name).to_owned())),
            ["rules"] => Route::Rules(None),
            ["questions"] => Route::Questions(None),
            ["questions", name] if !name.is_empty() => Route::Questions(Some((*name).to_owned())),
            ["rules", name] if !name.is_empty() => Route::Rules(Some((*name).to_owned())),
            ["open"] => Route::Open,
            ["about"] => Route::About,
            _ => unknown(),
        })
    }
}

impl From<String> for Route {
    fn from(hash: String) -> Self {
        match hash.parse() {
            Ok(route) => route,
        }
    }
}
