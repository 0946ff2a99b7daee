//! A line of JSON Lines, taken apart by whoever works on it.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use serde::de::{Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::Value;

use super::records::Fields;
use super::{Document, InputError, not_utf8};

/// A line as it was read.
pub(crate) struct JsonLine {
    pub(super) file: Arc<str>,
    pub(super) line: u64,
    /// Its first byte in the file.
    pub(super) start: u64,
    pub(super) bytes: Vec<u8>,
    pub(super) fields: Arc<Fields>,
}

impl JsonLine {
    pub(super) fn size(&self) -> usize {
        self.bytes.len()
    }

    /// The document in the line. Nearly all lines are what they should be and are read once, without the fields that
    /// do not matter; what is wrong with another is found out at leisure.
    pub(super) fn read(self) -> Result<Document, InputError> {
        let place = format!("{}:{}", self.file, self.line);
        match self.read_quickly(&place) {
            Some(document) => Ok(document),
            None => json_document(&place, self.start, &self.bytes, &self.fields),
        }
    }

    fn read_quickly(&self, place: &str) -> Option<Document> {
        let fields = &*self.fields;
        if fields.text.starts_with('/') || fields.id.starts_with('/') {
            return None;
        }
        let mut json = serde_json::Deserializer::from_slice(&self.bytes);
        let (text, id) = json.deserialize_map(Wanted(fields)).ok()?;
        json.end().ok()?;
        let Some(Value::String(text)) = text else { return None };
        let name = match id {
            Some(Value::String(id)) => id,
            Some(Value::Number(id)) => id.to_string(),
            _ if fields.id_required => return None,
            _ => place.to_owned(),
        };
        Some(Document { name, text, is_record: true })
    }
}

/// Reads the two fields that matter and passes over the others.
struct Wanted<'f>(&'f Fields);

impl<'de> Visitor<'de> for Wanted<'_> {
    type Value = (Option<Value>, Option<Value>);

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let (mut text, mut id) = (None, None);
        while let Some(key) = map.next_key::<Cow<str>>()? {
            if key == self.0.text {
                text = Some(map.next_value()?);
            } else if key == self.0.id {
                id = Some(map.next_value()?);
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok((text, id))
    }
}

fn json_document(place: &str, start: u64, line: &[u8], fields: &Fields) -> Result<Document, InputError> {
    let text = str::from_utf8(line).map_err(|error| not_utf8(place, start + error.valid_up_to() as u64))?;
    let record: Value = serde_json::from_str(text).map_err(|error| {
        let reason = match error.to_string() {
            reason if reason.contains("surrogate") || reason.contains("hex escape") => format!(
                "column {}: a \\u escape is incomplete or one half of a UTF-16 pair; write the whole pair or the character itself",
                error.column()
            ),
            reason => {
                let what = reason.split(" at line ").next().unwrap_or_default();
                format!("column {}: not JSON: {what}; write one object a line", error.column())
            }
        };
        InputError::new(place, reason)
    })?;
    let get = |name: &str| if name.starts_with('/') { record.pointer(name) } else { record.get(name) };
    let text = match get(&fields.text) {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Null) => String::new(),
        Some(other) => {
            let reason =
                format!("field {:?} is {}, not a string; choose another with --text-field", fields.text, sort(other));
            return Err(InputError::new(place, reason));
        }
        None => {
            let known = record.as_object().map(|object| object.keys().cloned().collect::<Vec<_>>().join(", "));
            let reason = match known {
                Some(known) => format!("no field {:?}; it has {known}: choose one with --text-field", fields.text),
                None => format!("the line is {}, not an object", sort(&record)),
            };
            return Err(InputError::new(place, reason));
        }
    };
    let name = match get(&fields.id) {
        Some(Value::String(id)) => id.clone(),
        Some(Value::Number(id)) => id.to_string(),
        _ if fields.id_required => {
            return Err(InputError::new(place, format!("no field {:?} with a string or number", fields.id)));
        }
        _ => place.to_owned(),
    };
    Ok(Document { name, text, is_record: true })
}

fn sort(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}
