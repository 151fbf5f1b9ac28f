//! Pieces that more than one page is made of. A page's own pieces stay with the page.

pub mod age;
pub mod certainty;
pub mod choice;
pub mod date_field;
pub mod dialog;
pub mod drawing;
pub mod errors;
pub mod missing;
pub mod news;
pub mod option;
pub mod page_file;
pub mod pieces;
pub mod printed;
pub mod provision;
pub mod qr;
pub mod rename;
pub mod saving;
pub mod second_language;
pub mod share_link;
pub mod side_by_side;
