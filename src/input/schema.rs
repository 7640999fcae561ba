//! Shapes as JSON Schema, for editors that complete and check front matter and settings.

use schemars::Schema;
use serde_json::{Map, Value as Json, json};

use super::shape::{Entry, Kind, Shape};
use crate::report::Messages;

/// What editors know the dialect by.
const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

impl Shape {
    /// The shape as JSON Schema, with the lines of help in a language.
    ///
    /// Dates are texts there, since JSON has no dates; `format` says so.
    pub fn json_schema(&self, messages: Messages) -> Schema {
        let mut object = Map::new();
        object.insert("$schema".to_owned(), DIALECT.into());
        object.insert("title".to_owned(), self.name.into());
        object.append(&mut self.object(messages));
        object.into()
    }

    fn object(&self, messages: Messages) -> Map<String, Json> {
        let listed = || self.fields.iter().filter(|entry| entry.key != Shape::REST);
        let properties: Map<_, _> =
            listed().map(|entry| (entry.key.to_owned(), entry.json_schema(messages))).collect();
        let required: Vec<_> = listed().filter(|entry| entry.required).map(|entry| entry.key).collect();
        let rest = self.entry(Shape::REST).map_or(Json::from(false), |entry| entry.json_schema(messages));
        let mut object = Map::new();
        object.insert("type".to_owned(), "object".into());
        object.insert("properties".to_owned(), properties.into());
        if !required.is_empty() {
            object.insert("required".to_owned(), required.into());
        }
        object.insert("additionalProperties".to_owned(), rest);
        object
    }
}

impl Entry {
    fn json_schema(&self, messages: Messages) -> Json {
        let help = match messages {
            Messages::German => self.german,
            Messages::English => self.english,
        };
        let mut schema = Map::new();
        schema.insert("description".to_owned(), help.into());
        schema.append(&mut self.kind.json_schema(messages));
        schema.into()
    }
}

impl Kind {
    fn json_schema(&self, messages: Messages) -> Map<String, Json> {
        let schema = match self {
            Kind::Text | Kind::Id | Kind::Slug | Kind::Language | Kind::Zone | Kind::File => {
                json!({ "type": "string" })
            }
            Kind::Size | Kind::Permalink => json!({ "type": "string" }),
            Kind::OneOf(words) => json!({ "enum": words }),
            Kind::Word => json!({ "type": "string", "pattern": "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$" }),
            Kind::Address => json!({ "type": "string", "pattern": "^(/|https?://)" }),
            Kind::Path => json!({ "type": "string", "pattern": "^/" }),
            Kind::Endpoint => json!({ "type": "string", "pattern": "\\{post\\}" }),
            Kind::Color => json!({ "type": ["string", "object"] }),
            Kind::Picture => json!({ "type": ["string", "object"] }),
            Kind::Bool => json!({ "type": "boolean" }),
            Kind::Integer(least, i64::MAX) => json!({ "type": "integer", "minimum": least }),
            Kind::Integer(least, most) => json!({ "type": "integer", "minimum": least, "maximum": most }),
            Kind::Number => json!({ "type": "number" }),
            Kind::Moment => json!({ "type": "string", "pattern": "^\\d{4}-\\d{2}-\\d{2}" }),
            Kind::Duration => json!({ "type": "string", "pattern": DURATION }),
            Kind::DurationOrNever => json!({ "type": "string", "pattern": format!("^never$|{DURATION}") }),
            Kind::List(kind) => json!({ "type": "array", "items": kind.json_schema(messages) }),
            Kind::Table(shape) => Json::Object(shape.object(messages)),
            Kind::Map(kind) => {
                json!({ "type": "object", "additionalProperties": kind.json_schema(messages) })
            }
            Kind::Free => json!({}),
        };
        match schema {
            Json::Object(object) => object,
            other => Map::from_iter([("const".to_owned(), other)]),
        }
    }
}

const DURATION: &str = "^(\\d+d)?(\\d+h)?(\\d+m)?$";

#[cfg(test)]
mod tests {
    use crate::input::settings::SITE;
    use crate::report::Messages;

    #[test]
    fn the_schema_of_a_site_knows_every_key() {
        let schema = SITE.json_schema(Messages::English).to_value();
        assert_eq!(schema["required"], serde_json::json!(["title", "base_url"]));
        assert_eq!(schema["additionalProperties"], false);
        assert_eq!(schema["properties"]["tone"]["enum"], serde_json::json!(["du", "sie"]));
        assert_eq!(schema["properties"]["words"]["properties"]["page"]["description"], "page of a list");
        assert_eq!(schema["properties"]["redirects"]["items"]["properties"]["status"]["maximum"], 410);
        assert!(schema["properties"]["checks"]["additionalProperties"].is_object());
    }
}
