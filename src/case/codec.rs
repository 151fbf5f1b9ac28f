//! The compact codec of store and link: a few bytes, a checksum, base64url without padding. What a link reveals is in it.
//!
//! | bytes | what |
//! |---|---|
//! | 1 | version: framing in the high four bits, revision in the low four |
//! | 1–2 | how many bytes follow before the checksum, so that a link that was cut or added to is known as such |
//! | 4 | the first four bytes of the hash of the edition |
//! | 3 or more | in framing 2, which links use: the version of the program, as three numbers |
//! | 1–3 | the day of sharing or saving |
//! | 1 or more | the language: a code, or 128 + length and the letters of its tag |
//! | the rest | the name, if the sender chose to add it, and the answers (see `pairs`) |
//! | 3 | checksum of everything before it, in this place in every framing there will be |
//!
//! **What later versions may do.** A new revision may add facts, options, tags and language codes: this version opens it,
//! keeps what it does not know and says that it is newer. A new framing may change anything but the length, which follows
//! the version, and the checksum: this version refuses it by name. **One form only**: whatever decodes, unless it is newer,
//! encodes to the very same text. Facts out of order or twice, long forms of numbers, bits after the end and names that are
//! too long are refused.

use super::language::{self, Language};
use super::name::cut;
use super::wire::{Reader, crc24, put_number};
use super::{Case, Facts, LONGEST_NAME, base64url, fit_name, pairs};
use crate::calendar::{Date, day_number, from_day_number, parse_iso};
use crate::rulebook::model::Edition;
use crate::text::Text;
use std::cmp::Ordering;

/// Longer texts are refused unread. The largest case of ours stays below half of it.
pub const LONGEST: usize = 4_000;

/// Without and with the version of the program.
const FRAMING: u8 = 1;
const FRAMING_WITH_PROGRAM: u8 = 2;
const REVISION: u8 = 0;
/// Bytes of the checksum.
const CHECKSUM: u64 = 3;

/// What a link or a stored case carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payload {
    /// The first four bytes of the hash of the edition it was made with.
    pub edition: [u8; 4],
    /// The version of the program that made a link, as three numbers; the store does without.
    pub program: Option<[u16; 3]>,
    /// The day of sharing or saving, in China.
    pub shared_on: Date,
    /// The sender's language, such as `en` or `zh-Hans`; empty where it is not said.
    pub language: String,
    /// The name of the case as it was written: in a link only where the sender chose it, in the store never.
    pub name: Option<String>,
    /// The answers.
    pub facts: Facts,
    /// Made with a newer format; what was not understood is kept. Newer facts and options are the case's to tell
    /// ([`Case::is_from_newer`]). Ignored when encoding.
    pub newer: bool,
}

/// Which rules, on which day: what every saved case is stamped with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The first four bytes of the hash of the edition.
    pub edition: [u8; 4],
    /// Today, in China.
    pub day: Date,
}

/// Why a text is no case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodecError {
    /// There is no text.
    Empty,
    /// Longer than [`LONGEST`].
    TooLong,
    /// A character that cannot be in a link, counted from 1.
    NotBase64 {
        /// Where it stands.
        position: usize,
    },
    /// The end is missing.
    Truncated,
    /// Something was added at the end.
    Appended,
    /// The checksum does not fit: altered on the way.
    Checksum,
    /// A framing that this version cannot read.
    OtherVersion,
    /// Whole, but not written by any version of this guide.
    Malformed,
}

impl Stamp {
    /// The stamp of an edition on a day.
    pub fn new(edition: &Edition, day: Date) -> Self {
        Stamp { edition: edition_bytes(edition), day }
    }
}

impl Payload {
    /// A case without its name, as the store keeps it and as a link carries it unless the sender adds the name.
    pub fn nameless(case: &Case, stamp: Stamp, language: &str) -> Self {
        Payload {
            edition: stamp.edition,
            program: None,
            shared_on: stamp.day,
            language: language.to_owned(),
            name: None,
            facts: case.facts.clone(),
            newer: false,
        }
    }

    /// The same, saying which version of the program made it.
    pub fn made_by(self, version: &str) -> Self {
        let mut numbers = version.split('.').map(|part| part.parse().ok());
        let mut next = || numbers.next().flatten();
        let program = next().zip(next()).zip(next()).map(|((major, minor), patch)| [major, minor, patch]);
        Payload { program, ..self }
    }

    /// The version of the program that made it, such as `0.1.0`; nothing where it is not said.
    pub fn program_version(&self) -> Option<String> {
        self.program.map(|[major, minor, patch]| format!("{major}.{minor}.{patch}"))
    }

    /// The hash of the edition as it stands in file names: eight hex digits.
    pub fn edition_hash(&self) -> String {
        edition_name(self.edition)
    }

    /// The case it carries.
    pub fn into_case(self) -> Case {
        let name = self.name.map(|name| fit_name(&name).0);
        Case { name: name.unwrap_or_default(), facts: self.facts }
    }
}

/// The first four bytes of an edition's hash as they stand in file names.
pub fn edition_name(edition: [u8; 4]) -> String {
    format!("{:08x}", u32::from_be_bytes(edition))
}

/// The first four bytes of an edition's hash; zeros where it is not eight hex digits.
pub fn edition_bytes(edition: &Edition) -> [u8; 4] {
    let hash = &edition.hash;
    let digits = hash.len() == 8 && hash.bytes().all(|digit| digit.is_ascii_hexdigit());
    if digits { u32::from_str_radix(hash, 16).unwrap_or(0).to_be_bytes() } else { [0; 4] }
}

/// Writes a payload as text. A name is cut to [`LONGEST_NAME`] characters; a day outside 1900 to 2300 becomes the
/// nearest inside; a language tag that is none is left out.
pub fn encode(payload: &Payload) -> String {
    let mut body = Vec::with_capacity(64);
    body.extend_from_slice(&payload.edition);
    payload.program.iter().flatten().for_each(|part| put_number(&mut body, u64::from(*part)));
    pairs::put_date(&mut body, clamp(payload.shared_on));
    language::put(&mut body, &payload.language);
    pairs::put(&mut body, payload.name.as_deref().map(cut), &payload.facts);

    let framing = if payload.program.is_some() { FRAMING_WITH_PROGRAM } else { FRAMING };
    let mut bytes = vec![framing << 4 | REVISION];
    put_number(&mut bytes, body.len() as u64);
    bytes.append(&mut body);
    let checksum = crc24(&bytes);
    bytes.extend_from_slice(&checksum);
    base64url::encode(&bytes)
}

/// Reads a payload from any text of any length.
///
/// # Errors
/// One clear reason where it is not the whole, unaltered text that [`encode`] wrote.
pub fn decode(text: &str) -> Result<Payload, CodecError> {
    if text.is_empty() {
        return Err(CodecError::Empty);
    }
    if text.len() > LONGEST {
        return Err(CodecError::TooLong);
    }
    if let Some(at) = text.chars().position(|character| !base64url::is_letter(character)) {
        return Err(CodecError::NotBase64 { position: at + 1 });
    }
    let Some(bytes) = base64url::decode(text) else { return Err(damage(text)) };
    let (content, checksum) = bytes.split_last_chunk::<3>().ok_or(CodecError::Truncated)?;
    if crc24(content) != *checksum {
        return Err(damage(text));
    }
    let mut reader = Reader(content);
    let version = reader.byte().ok_or(CodecError::Malformed)?;
    if !is_known(version) {
        return Err(CodecError::OtherVersion);
    }
    // A checksum of this kind still fits after zero bytes at the end: the length tells those.
    let length = reader.number().ok_or(CodecError::Malformed)?;
    if length != reader.0.len() as u64 {
        return Err(damage(text));
    }
    read_body(&mut reader, version).ok_or(CodecError::Malformed)
}

fn is_known(version: u8) -> bool {
    matches!(version >> 4, FRAMING | FRAMING_WITH_PROGRAM)
}

fn read_body(reader: &mut Reader, version: u8) -> Option<Payload> {
    let revision = version & 0x0f;
    let edition = reader.take(4)?.try_into().ok()?;
    let mut part = || u16::try_from(reader.number()?).ok();
    let program = if version >> 4 == FRAMING_WITH_PROGRAM { Some([part()?, part()?, part()?]) } else { None };
    let shared_on = pairs::date(reader)?;
    let language = language::read(reader)?;
    let (name, facts) = pairs::read(reader)?;
    if name.as_ref().is_some_and(|name| name.chars().count() > LONGEST_NAME) {
        return None;
    }
    let newer = revision > REVISION || facts.iter().any(|(_, stored)| stored.is_newer());
    let (language, newer) = match language {
        Language::Tag(tag) => (tag, newer),
        Language::Newer => (String::new(), true),
    };
    Some(Payload { edition, program, shared_on, language, name, facts, newer })
}

/// What happened to a text whose checksum or length does not fit, as far as the length at its start tells.
fn damage(text: &str) -> CodecError {
    let Some((version, whole)) = opening(text) else { return CodecError::Truncated };
    if !is_known(version) {
        return CodecError::Checksum;
    }
    match (text.len() as u64).cmp(&whole) {
        Ordering::Less => CodecError::Truncated,
        Ordering::Equal => CodecError::Checksum,
        Ordering::Greater => CodecError::Appended,
    }
}

/// The version of a text and how many characters the whole of it has, as its first bytes tell.
pub(super) fn opening(text: &str) -> Option<(u8, u64)> {
    let bytes = base64url::decode(text.get(..text.len() / 4 * 4)?)?;
    let mut reader = Reader(&bytes);
    let (version, length) = (reader.byte()?, reader.number()?);
    let read = (bytes.len() - reader.0.len()) as u64;
    Some((version, length.saturating_add(read + CHECKSUM).saturating_mul(4).div_ceil(3)))
}

fn clamp(date: Date) -> Date {
    let nearest = if day_number(date) < 0 { parse_iso("1900-01-01") } else { parse_iso("2300-12-31") };
    from_day_number(day_number(date)).or(nearest).unwrap_or_default()
}

impl CodecError {
    /// The key of its words.
    pub fn key(&self) -> &'static str {
        match self {
            CodecError::Empty => "link.error.empty",
            CodecError::TooLong => "link.error.too-long",
            CodecError::NotBase64 { .. } => "link.error.character",
            CodecError::Truncated => "link.error.truncated",
            CodecError::Appended => "link.error.appended",
            CodecError::Checksum => "link.error.altered",
            CodecError::OtherVersion => "link.error.version",
            CodecError::Malformed => "link.error.malformed",
        }
    }

    /// What went wrong and what to do, in one sentence or two.
    pub fn words(&self, text: &Text) -> String {
        match self {
            CodecError::NotBase64 { position } => text.fill(self.key(), &[("position", &position.to_string())]),
            _ => text.get(self.key()).to_owned(),
        }
    }
}
