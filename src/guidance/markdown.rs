//! The page as Markdown (CommonMark with task lists). No HTML. What it tells, in which order, is `outline`'s.

use super::blocks::{Block, Read};
use super::lines::{Export, link, provision, title};
use super::outline::outline;
use super::{GuidancePage, StepState};
use crate::text::Text;

/// The whole guidance. What the person wrote is escaped, so that it cannot become a link, a picture or any other mark-up.
pub fn markdown(page: &GuidancePage, text: &Text, export: Export<'_>) -> String {
    let mut out = Out { text, export, lines: String::new() };
    let name = export.name_line().map(|name| literal(&name));
    out.raw(&["# ", &title(text, name.as_deref())].concat());
    outline(page, text, Read::Later).iter().for_each(|block| out.block(block));
    out.lines
}

struct Out<'a> {
    text: &'a Text,
    export: Export<'a>,
    lines: String,
}

impl Out<'_> {
    fn block(&mut self, block: &Block<'_>) {
        match block {
            Block::Gap => {}
            Block::Heading(words) => self.paragraph(&["## ", &own(words)].concat()),
            Block::Trip(words) => self.paragraph(&["### ", &own(words)].concat()),
            Block::Strong(_, words) => self.paragraph(&strong(words)),
            Block::Paragraph(_, words) => self.paragraph(&own(words)),
            Block::Line(depth, words) => self.item(*depth, &own(words)),
            Block::Paper(_, words) => self.raw(&["- [ ] ", &own(words)].concat()),
            Block::Step(_, step) => {
                let tick = if step.state == StepState::Done { "- [x] " } else { "- [ ] " };
                self.raw(&[tick, &strong(&step.title)].concat());
            }
            Block::Remark(depth, remark) => {
                let colon = self.text.get("ui.list-colon");
                self.item(*depth, &[&strong(&remark.title), colon, &own(&remark.body)].concat());
            }
            Block::Provision(cited) => self.item(1, &own(&provision(self.text, cited))),
            Block::End => {
                self.paragraph("---");
                // The address stands between angle brackets, where nothing in it means anything else.
                let address = self.export.address().map(|address| ["<", &address, ">"].concat());
                address.iter().for_each(|address| self.paragraph(&link(self.text, address)));
            }
        }
    }

    fn raw(&mut self, line: &str) {
        self.lines.extend([line, "\n"]);
    }

    /// Between empty lines, of which no two follow each other.
    fn paragraph(&mut self, words: &str) {
        let gap = if self.lines.ends_with("\n\n") { "" } else { "\n" };
        self.lines.extend([gap, words, "\n\n"]);
    }

    /// The lines of a section are a list.
    fn item(&mut self, depth: usize, words: &str) {
        self.raw(&[&"  ".repeat(depth.saturating_sub(1)), "- ", words].concat());
    }
}

fn strong(words: &str) -> String {
    ["**", &own(words), "**"].concat()
}

/// Our own words: what could be taken for mark-up is escaped, what is only punctuation stays readable.
fn own(words: &str) -> String {
    escaped(words, |letter| "\\`*_[]<>".contains(letter))
}

/// What a person wrote, letter by letter: any ASCII punctuation may be escaped.
fn literal(words: &str) -> String {
    escaped(words, |letter| letter.is_ascii_punctuation())
}

fn escaped(words: &str, is_special: impl Fn(char) -> bool) -> String {
    let mut out = String::with_capacity(words.len());
    for letter in words.chars() {
        if is_special(letter) {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}
