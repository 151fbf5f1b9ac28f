//! Which characters a name may hold, and how many: on one line, each of them seen or shaping one that is. Quotations of what
//! could not be read hold the same ones. What becomes of a name is `name`'s business.

/// A name longer than this many characters is cut.
pub const LONGEST_NAME: usize = 200;

/// A text on one line, without what cannot be seen in it.
pub fn seen_only(text: &str) -> String {
    let kept = |character: char| match character {
        '\t'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(' '),
        _ if character.is_control() || is_unseen(character) => None,
        _ => Some(character),
    };
    text.chars().filter_map(kept).collect()
}

/// Unicode's default ignorable code points (`DerivedCoreProperties.txt`), without those of [`joins`], and the marks of
/// annotations.
fn is_unseen(character: char) -> bool {
    !joins(character)
        && matches!(
            character,
            '\u{ad}'
                | '\u{34f}'
                | '\u{61c}'
                | '\u{115f}'..='\u{1160}'
                | '\u{17b4}'..='\u{17b5}'
                | '\u{200b}'..='\u{200f}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{3164}'
                | '\u{feff}'
                | '\u{ffa0}'
                | '\u{fff0}'..='\u{fffb}'
                | '\u{1bca0}'..='\u{1bca3}'
                | '\u{1d173}'..='\u{1d17a}'
                | '\u{e0000}'..='\u{e0fff}'
        )
}

/// Shows nothing by itself and changes how its neighbours look: joiners, Mongolian separators, variation selectors.
fn joins(character: char) -> bool {
    matches!(
        character,
        '\u{200c}' | '\u{200d}' | '\u{180b}'..='\u{180f}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}'
    )
}

/// Whether there is anything to see, or to press. The blank of Braille is one of the blanks.
pub(super) fn shows(character: char) -> bool {
    !character.is_whitespace() && !joins(character) && character != '\u{2800}'
}
