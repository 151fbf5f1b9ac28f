//! Pieces that more than one page is made of. A page's own pieces stay with the page.

pub mod age;
pub mod certainty;
pub mod date_field;
pub mod dialog;
pub mod drawing;
pub mod errors;
pub mod missing;
pub mod page_file;
pub mod pieces;
pub mod printed;
pub mod qr;
pub mod rename;
pub mod side_by_side;
