//! The wire format of protocol buffers, as far as OSM files use it.
//!
//! Own code instead of a library: the reader must survive any bytes without a
//! panic, and must not allocate per object; both come from borrowing slices.

/// The bytes are not what the format promises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Broken;

/// Reads one base-128 number and moves on.
#[inline]
pub(super) fn varint(bytes: &mut &[u8]) -> Result<u64, Broken> {
    let all = *bytes;
    let &first = all.first().ok_or(Broken)?;
    if first < 0x80 {
        *bytes = &all[1..];
        return Ok(u64::from(first));
    }
    let mut number = u64::from(first & 0x7f);
    for (i, &byte) in all.iter().enumerate().take(10).skip(1) {
        number |= u64::from(byte & 0x7f) << (7 * i);
        if byte < 0x80 {
            *bytes = &all[i + 1..];
            return Ok(number);
        }
    }
    Err(Broken)
}

/// Reads one signed number in zigzag form and moves on.
#[inline]
pub(super) fn zigzag(bytes: &mut &[u8]) -> Result<i64, Broken> {
    varint(bytes).map(unzigzag)
}

/// The signed number that a zigzag number stands for.
#[inline]
#[expect(clippy::cast_possible_wrap, reason = "zigzag uses all 64 bits")]
pub(super) const fn unzigzag(number: u64) -> i64 {
    (number >> 1) as i64 ^ -((number & 1) as i64)
}

/// Reads one number that must fit 32 bits (string ids, counts) and moves on.
#[inline]
pub(super) fn varint_u32(bytes: &mut &[u8]) -> Result<u32, Broken> {
    u32::try_from(varint(bytes)?).map_err(|_| Broken)
}

/// The value of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Value<'a> {
    /// A number.
    Number(u64),
    /// Text, packed numbers or an inner message.
    Bytes(&'a [u8]),
    /// Fixed-width numbers, which OSM files do not use.
    Other,
}

impl<'a> Value<'a> {
    /// The bytes of a length-delimited field.
    pub(super) const fn bytes(self) -> Result<&'a [u8], Broken> {
        if let Self::Bytes(bytes) = self { Ok(bytes) } else { Err(Broken) }
    }

    /// The number of a number field.
    pub(super) const fn number(self) -> Result<u64, Broken> {
        if let Self::Number(number) = self { Ok(number) } else { Err(Broken) }
    }
}

/// Reads the next field of a message; `None` at its end.
#[inline]
pub(super) fn field<'a>(message: &mut &'a [u8]) -> Result<Option<(u64, Value<'a>)>, Broken> {
    if message.is_empty() {
        return Ok(None);
    }
    let tag = varint(message)?;
    let value = match tag & 7 {
        0 => Value::Number(varint(message)?),
        1 => skip(message, 8)?,
        2 => {
            let length = usize::try_from(varint(message)?).map_err(|_| Broken)?;
            let (inner, rest) = message.split_at_checked(length).ok_or(Broken)?;
            *message = rest;
            Value::Bytes(inner)
        }
        5 => skip(message, 4)?,
        _ => return Err(Broken),
    };
    Ok(Some((tag >> 3, value)))
}

fn skip<'a>(message: &mut &'a [u8], n: usize) -> Result<Value<'a>, Broken> {
    *message = message.get(n..).ok_or(Broken)?;
    Ok(Value::Other)
}

/// How many numbers a packed field holds.
pub(super) fn packed_len(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte < 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_the_protobuf_manual_are_read() {
        // 150 is encoded as 96 01 (protocol buffers manual, "Base 128 Varints").
        let mut bytes: &[u8] = &[0x96, 0x01, 0x05];
        assert_eq!(varint(&mut bytes), Ok(150));
        assert_eq!(varint(&mut bytes), Ok(5));
        assert_eq!(varint(&mut bytes), Err(Broken));
        assert_eq!([0, 1, 2, 3, u64::MAX].map(unzigzag), [0, -1, 1, -2, i64::MIN]);
    }

    #[test]
    fn a_number_without_end_or_a_length_beyond_the_message_is_broken() {
        assert_eq!(varint(&mut &[0xff; 11][..]), Err(Broken));
        // Field 1, length-delimited, 5 bytes promised, 1 there.
        assert_eq!(field(&mut &[0x0a, 0x05, 0x00][..]), Err(Broken));
        // Wire type 3 (groups) was never used by OSM.
        assert_eq!(field(&mut &[0x0b][..]), Err(Broken));
    }
}
