//! When the program meets something that it cannot go on from: it has no words any more, so the page says what to do.

use super::tell;

/// The script in index.html hears it and shows words of its own.
const BROKEN: &str = "one-card-guide:broken";

/// From now on the page is told when the program ends before its time.
pub fn tell_the_page() {
    std::panic::set_hook(Box::new(|_| tell(BROKEN)));
}
