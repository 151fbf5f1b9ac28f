//! Bytes of the codec: numbers of variable length, lengths, and the checksum. What they mean is the codec's business.

/// Reads from the front of some bytes; every read is bounded and `None` means that the bytes do not hold it.
pub struct Reader<'a>(pub &'a [u8]);

impl<'a> Reader<'a> {
    /// The next byte.
    pub fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    /// The next so many bytes.
    pub fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    /// A number: seven bits a byte, the lowest first, in as few bytes as can be.
    pub fn number(&mut self) -> Option<u64> {
        let mut number = 0u64;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            let bits = u64::from(byte & 0x7f);
            if bits << shift >> shift != bits {
                return None;
            }
            number |= bits << shift;
            if byte < 0x80 {
                return (byte != 0 || shift == 0).then_some(number);
            }
        }
        None
    }

    /// A number that may be negative.
    pub fn signed(&mut self) -> Option<i32> {
        let number = u32::try_from(self.number()?).ok()?;
        Some((number >> 1).cast_signed() ^ -((number & 1).cast_signed()))
    }

    /// A length and that many bytes.
    pub fn bytes(&mut self) -> Option<&'a [u8]> {
        let length = usize::try_from(self.number()?).ok()?;
        self.take(length)
    }
}

/// Adds a number: seven bits a byte, the lowest first.
pub fn put_number(out: &mut Vec<u8>, mut number: u64) {
    while number > 0x7f {
        out.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// Adds a number that may be negative; those near zero are short on both sides.
pub fn put_signed(out: &mut Vec<u8>, number: i32) {
    put_number(out, u64::from(((number << 1) ^ (number >> 31)).cast_unsigned()));
}

/// Adds a length and the bytes.
pub fn put_bytes(out: &mut Vec<u8>, bytes: &[u8]) {
    put_number(out, bytes.len() as u64);
    out.extend_from_slice(bytes);
}

/// The checksum CRC-24 of RFC 4880, section 6.1.
///
/// Three bytes: it finds every change within 24 neighbouring bits (so every changed character) for certain and other
/// damage but once in 16.7 million; a fourth byte would cost a character and find nothing that matters more.
pub fn crc24(bytes: &[u8]) -> [u8; 3] {
    let crc = bytes.iter().fold(0x00b7_04ce_u32, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte) << 16, |crc, _| {
            let shifted = crc << 1;
            if shifted & 0x0100_0000 == 0 { shifted } else { shifted ^ 0x0186_4cfb }
        })
    });
    let [_, high, middle, low] = crc.to_be_bytes();
    [high, middle, low]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_the_published_one() {
        // Check value of CRC-24/OPENPGP in the catalogue of parametrised CRC algorithms.
        assert_eq!(crc24(b"123456789"), [0x21, 0xcf, 0x02]);
    }

    #[test]
    fn numbers_take_as_few_bytes_as_can_be() {
        for (number, length) in [(0, 1), (127, 1), (128, 2), (16_383, 2), (16_384, 3), (u64::MAX, 10)] {
            let mut out = Vec::new();
            put_number(&mut out, number);
            assert_eq!(out.len(), length);
            assert_eq!(Reader(&out).number(), Some(number));
        }
    }

    #[test]
    fn longer_forms_of_a_number_are_refused() {
        assert_eq!(Reader(&[0x80, 0x00]).number(), None);
        assert_eq!(Reader(&[0xff, 0x80, 0x00]).number(), None);
        let beyond = [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x02];
        assert_eq!(Reader(&beyond).number(), None, "a number of more than 64 bits");
        assert_eq!(Reader(&[0x80; 11]).number(), None);
    }

    #[test]
    fn numbers_near_zero_are_short_on_both_sides() {
        for (number, length) in [
            (0, 1),
            (-1, 1),
            (63, 1),
            (-64, 1),
            (64, 2),
            (8_191, 2),
            (-8_192, 2),
            (8_192, 3),
            (i32::MIN, 5),
            (i32::MAX, 5),
        ] {
            let mut out = Vec::new();
            put_signed(&mut out, number);
            assert_eq!(out.len(), length, "{number}");
            assert_eq!(Reader(&out).signed(), Some(number));
        }
    }

    #[test]
    fn a_length_beyond_the_end_is_refused() {
        assert_eq!(Reader(&[3, 1, 2]).bytes(), None);
        assert_eq!(Reader(&[2, 1, 2]).bytes(), Some(&[1, 2][..]));
    }
}
