//! Entry: the app in the browser, the command line elsewhere.
fn main() {}
