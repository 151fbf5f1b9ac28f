//! Plain renderings of the page: text for a terminal, and the documented JSON. What the text tells is `outline`'s.

use super::blocks::{Block, Read};
use super::lines::rests;
use super::outline::outline;
use super::{GuidancePage, StepState};
use crate::text::Text;

/// The page as JSON; every field is described at [`GuidancePage`].
///
/// # Errors
/// None that a page can cause: the names in it are texts.
pub fn json(page: &GuidancePage) -> serde_json::Result<String> {
    serde_json::to_string_pretty(page)
}

/// The page as text, in the order in which it is read on screen.
pub fn plain(page: &GuidancePage, text: &Text) -> String {
    laid_out(&outline(page, text, Read::AtOnce), text)
}

/// What one rule says on the page, as text, with the provisions that it cites; nothing where it is not on the page.
pub fn outcome(page: &GuidancePage, text: &Text, rule: &str) -> Option<(String, Vec<String>)> {
    let mut out = super::blocks::Outline::new(text, Read::AtOnce);
    let at_steps = page.steps.iter().flat_map(|step| &step.remarks);
    let mut remarks = page.warnings.iter().chain(&page.notes).chain(at_steps);
    let cite = if let Some((place, step)) = page.steps.iter().enumerate().find(|(_, step)| step.rule == rule) {
        out.step(place + 1, step);
        &step.cite
    } else if let Some(remark) = remarks.find(|remark| remark.rule == rule) {
        out.remark(1, remark);
        &remark.cite
    } else {
        let verdict = Some(&page.verdict).filter(|verdict| verdict.rule.as_deref() == Some(rule))?;
        out.verdict(1, verdict);
        &verdict.cite
    };
    Some((laid_out(&out.blocks, text), cite.clone()))
}

fn laid_out(blocks: &[Block<'_>], text: &Text) -> String {
    let mut out = Out { text, lines: String::new(), in_steps: false };
    blocks.iter().for_each(|block| out.block(block));
    out.lines
}

struct Out<'a> {
    text: &'a Text,
    lines: String,
    /// Whether lines belong to steps: they stand below the title, behind its number.
    in_steps: bool,
}

impl Out<'_> {
    fn block(&mut self, block: &Block<'_>) {
        match block {
            Block::Gap | Block::End => self.lines.push('\n'),
            Block::Heading(words) | Block::Trip(words) => {
                self.in_steps = false;
                self.lines.push('\n');
                self.line(0, words);
            }
            Block::Strong(depth, words) => self.line(*depth, words),
            Block::Paragraph(depth, words) | Block::Line(depth, words) | Block::Paper(depth, words) => {
                self.line(*depth, words);
            }
            Block::Step(number, step) => {
                self.in_steps = true;
                self.lines.push('\n');
                let number = number.to_string();
                let words = [
                    ("number", number.as_str()),
                    ("title", &step.title),
                    ("who", &step.who_words),
                    ("where", &step.where_words),
                ];
                let key = if step.state == StepState::Done { "plain.step.done" } else { "plain.step" };
                self.line(1, &self.text.fill(key, &words));
            }
            Block::Remark(depth, remark) => {
                let key = if remark.warning { "plain.warning" } else { "plain.note" };
                self.line(*depth, &self.text.fill(key, &[("title", &remark.title), ("body", &remark.body)]));
            }
            Block::Provision(provision) => {
                self.line(1, &[&provision.number, "  ", &provision.statement].concat());
                self.line(4, &rests(self.text, provision));
            }
        }
    }

    fn line(&mut self, depth: usize, words: &str) {
        if !words.is_empty() {
            let behind_the_number = if self.in_steps && depth > 1 { " " } else { "" };
            self.lines.extend([&"  ".repeat(depth), behind_the_number, words, "\n"]);
        }
    }
}
