//! Words with Chinese among them, cut into runs: each run in the other language says so, for fonts and for those who listen.

/// Which language a run is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// That of the interface.
    Own,
    /// Chinese.
    Chinese,
}

/// The runs of a text, in order.
pub fn runs(text: &str) -> Vec<(&str, Language)> {
    let mut runs = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let start = rest.find(is_chinese).unwrap_or(rest.len());
        let (plain, from_chinese) = rest.split_at_checked(start).unwrap_or((rest, ""));
        let (chinese, after) = from_chinese.split_at_checked(length_of_run(from_chinese)).unwrap_or(("", ""));
        for run in [(plain, Language::Own), (chinese, Language::Chinese)] {
            if !run.0.is_empty() {
                runs.push(run);
            }
        }
        rest = after;
    }
    runs
}

/// How many bytes from the start belong together: Chinese, and digits or letters between Chinese.
fn length_of_run(text: &str) -> usize {
    let mut end = 0;
    for (at, character) in text.char_indices() {
        if is_chinese(character) {
            end = at + character.len_utf8();
        } else if !character.is_ascii_alphanumeric() {
            break;
        }
    }
    end
}

fn is_chinese(character: char) -> bool {
    matches!(character, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}')
}
