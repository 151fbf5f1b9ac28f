//! Entry of the program with every page, which takes over from the quick one; `main` has the quick one and the command line.

#[cfg(target_arch = "wasm32")]
fn main() {
    one_card_guide::app::mount(one_card_guide::app::everything);
}

/// Outside the browser `one-card-guide` has all there is.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
