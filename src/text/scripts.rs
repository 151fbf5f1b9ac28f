//! Runs of another language in a text, told by the letters with which each language says that it is written (`script`).

use super::{CARRIED, Text};

/// The first and the last of letters that stand in a row.
type Letters = Vec<(char, char)>;

/// The languages that can be told from that of a text by their letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Others<'t> {
    own: Letters,
    others: Vec<Script<'t>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Script<'t> {
    tag: &'t str,
    letters: Letters,
}

impl Text {
    /// What the languages of this build are told apart by, seen from this one. Where two share their letters, it is the one
    /// that every build carries.
    pub fn others(&self) -> Others<'_> {
        let script = |tag: &str| letters(self.find(&["language.", tag, ".script"].concat()).unwrap_or_default());
        let tags = || self.languages().map(|(tag, _)| tag).filter(|tag| *tag != self.language);
        let carried = tags().filter(|tag| *tag == CARRIED);
        let tags = carried.chain(tags().filter(|tag| *tag != CARRIED));
        Others { own: script(&self.language), others: tags.map(|tag| Script { tag, letters: script(tag) }).collect() }
    }
}

/// `A-Z a-z`.
fn letters(script: &str) -> Letters {
    let range = |range: &str| {
        let mut ends = range.chars();
        match (ends.next(), ends.next(), ends.next(), ends.next()) {
            (Some(first), Some('-'), Some(last), None) => Some((first, last)),
            _ => None,
        }
    };
    script.split(' ').filter_map(range).collect()
}

fn holds(letters: &Letters, letter: char) -> bool {
    letters.iter().any(|(first, last)| (*first..=*last).contains(&letter))
}

impl<'t> Others<'t> {
    /// The runs of a text, in order, each with the tag of its language where that is another.
    pub fn runs<'a>(&self, text: &'a str) -> Vec<(&'a str, Option<&'t str>)> {
        let mut runs = Vec::new();
        // What is in the language of the text begins at `own`.
        let (mut own, mut at) = (0, 0);
        while let Some((found, script)) = self.next(text, at) {
            let tail = text.get(found..).unwrap_or_default();
            let length = script.length(tail);
            at = found + length;
            if let Some(run) = tail.get(..length).filter(|run| script.is_run(run)) {
                runs.extend(text.get(own..found).filter(|run| !run.is_empty()).map(|run| (run, None)));
                runs.push((run, Some(script.tag)));
                own = at;
            }
        }
        runs.extend(text.get(own..).filter(|run| !run.is_empty()).map(|run| (run, None)));
        runs
    }

    /// The first letter of another language from a place on.
    fn next(&self, text: &str, from: usize) -> Option<(usize, &Script<'t>)> {
        text.get(from..)?.char_indices().filter(|(_, letter)| !holds(&self.own, *letter)).find_map(|(at, letter)| {
            let script = self.others.iter().find(|script| holds(&script.letters, letter))?;
            Some((from + at, script))
        })
    }
}

impl Script<'_> {
    /// Whether its words have spaces between them, as those of Latin letters.
    fn has_spaces(&self) -> bool {
        holds(&self.letters, 'a')
    }

    /// How many bytes from the start belong together: its letters, and what stands between them.
    fn length(&self, text: &str) -> usize {
        let between = if self.has_spaces() { char::is_ascii } else { |letter: &char| letter.is_ascii_alphanumeric() };
        let mut end = 0;
        for (at, letter) in text.char_indices() {
            if holds(&self.letters, letter) {
                end = at + letter.len_utf8();
            } else if !between(&letter) {
                break;
            }
        }
        end
    }

    /// A single letter, as in the name of a visa, belongs to the words around it.
    fn is_run(&self, run: &str) -> bool {
        !self.has_spaces() || run.chars().filter(|letter| holds(&self.letters, *letter)).count() > 1
    }
}
