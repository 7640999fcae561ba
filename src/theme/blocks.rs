//! Which blocks posts may use, and with what arguments.
//!
//! Reads the definitions of the components in `blocks/`, once per load. Whether a
//! post uses them rightly is decided in `pages`, which knows the posts.

use std::collections::{BTreeMap, BTreeSet};

use tera::{ComponentArg, ComponentArgType, ComponentInfo, Tera, Value};

/// The blocks of a theme and of those below it, by name.
#[derive(Debug, Default)]
pub struct Blocks {
    by_name: BTreeMap<String, Block>,
    /// Those whose file has no usable definition.
    broken: BTreeSet<String>,
}

/// What a post may write and what satz adds to it.
#[derive(Debug)]
pub struct Block {
    /// Where it may stand.
    pub form: BlockForm,
    /// What the post may give, by name.
    pub parameters: BTreeMap<String, Parameter>,
    /// What satz adds (`@name` in the template): name and whether there is a default.
    pub implicits: BTreeMap<String, Implicit>,
}

/// The three forms of a directive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockForm {
    /// `:name[text]` within a line.
    Inline,
    /// `::name{…}` on a line of its own.
    Leaf,
    /// `:::name` … `:::` round other text.
    Container,
}

/// An argument that a post may give.
#[derive(Debug)]
pub struct Parameter {
    /// The type a bare value is read as.
    pub kind: ParameterKind,
    /// Whether the post has to give it.
    pub required: bool,
    /// Whether readers see it, so that it is typeset.
    pub text: bool,
    /// The texts it may be; empty: any.
    pub values: Vec<String>,
}

/// Types of arguments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParameterKind {
    /// Text.
    Text,
    /// `true` or `false`.
    Bool,
    /// A whole number.
    Integer,
    /// A number, whole or not.
    Number,
    /// A list or a table, which a post cannot write; such an argument keeps its default.
    Unwritable,
}

/// A value that satz adds.
#[derive(Debug)]
pub struct Implicit {
    /// Whether the block does without it.
    pub optional: bool,
}

impl Blocks {
    /// The block of this name.
    pub fn get(&self, name: &str) -> Option<&Block> {
        self.by_name.get(name)
    }

    /// Whether there is such a block, and something is wrong with it, which was reported.
    pub fn is_broken(&self, name: &str) -> bool {
        self.broken.contains(name)
    }

    /// The names of all blocks in alphabetical order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.by_name.keys().map(String::as_str)
    }

    /// Reads the definitions of `names` from the loaded templates. What is wrong with a
    /// definition comes back beside, as name and reason in German and English.
    pub(super) fn read<'a>(
        tera: &Tera,
        names: impl IntoIterator<Item = &'a str>,
    ) -> (Blocks, Vec<(&'a str, Mistake)>) {
        let mut blocks = Blocks::default();
        let mut mistakes = Vec::new();
        for name in names {
            let Some(definition) = tera.get_component_definition(name) else {
                mistakes.push((name, Mistake::NoComponent));
                continue;
            };
            match Block::read(&definition) {
                Ok(block) => {
                    blocks.by_name.insert(name.to_owned(), block);
                }
                Err(mistake) => mistakes.push((name, mistake)),
            }
        }
        blocks.broken = mistakes.iter().map(|(name, _)| (*name).to_owned()).collect();
        (blocks, mistakes)
    }
}

/// What is wrong with the definition of a block.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Mistake {
    /// The file does not define the component it is named after.
    NoComponent,
    /// The metadata lack `kind`, or it is none of the three.
    NoKind,
    /// An argument without a type, or a list or table without a default.
    Argument(String),
    /// `text` names an argument that there is not.
    Text(String),
}

impl Block {
    fn read(definition: &ComponentInfo) -> Result<Block, Mistake> {
        let form = match definition.metadata().get("kind").and_then(Value::as_str) {
            Some("inline") => BlockForm::Inline,
            Some("leaf") => BlockForm::Leaf,
            Some("container") => BlockForm::Container,
            Some(_) | None => return Err(Mistake::NoKind),
        };
        let seen = seen_by_readers(definition);
        let mut parameters = BTreeMap::new();
        let mut implicits = BTreeMap::new();
        for argument in definition.args() {
            let name = argument.name().to_owned();
            if argument.is_implicit() {
                implicits.insert(name, Implicit { optional: argument.default().is_some() });
            } else {
                let text = seen.contains(argument.name());
                let parameter = Parameter::read(argument, text, values(definition, argument.name()))?;
                parameters.insert(name, parameter);
            }
        }
        if let Some(name) = seen.iter().find(|name| !parameters.contains_key(**name)) {
            return Err(Mistake::Text((*name).to_owned()));
        }
        Ok(Block { form, parameters, implicits })
    }
}

impl Parameter {
    fn read(argument: &ComponentArg, text: bool, values: Vec<String>) -> Result<Parameter, Mistake> {
        let undecided = || Mistake::Argument(argument.name().to_owned());
        let kind = match argument.arg_type().ok_or_else(undecided)? {
            ComponentArgType::String => ParameterKind::Text,
            ComponentArgType::Bool => ParameterKind::Bool,
            ComponentArgType::Integer => ParameterKind::Integer,
            ComponentArgType::Float | ComponentArgType::Number => ParameterKind::Number,
            _ if argument.is_required() => return Err(undecided()),
            _ => ParameterKind::Unwritable,
        };
        Ok(Parameter { kind, required: argument.is_required(), text, values })
    }
}

fn seen_by_readers(definition: &ComponentInfo) -> BTreeSet<&str> {
    let names = definition.metadata().get("text").and_then(Value::as_array);
    names.into_iter().flatten().filter_map(Value::as_str).collect()
}

/// What the metadata list for an argument: `"values": {"kind": ["note", "tip"]}`.
fn values(definition: &ComponentInfo, argument: &str) -> Vec<String> {
    let listed = definition.metadata().get("values").and_then(|values| values.get_from_path(argument));
    listed
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(template: &str) -> Result<Block, Mistake> {
        let mut tera = Tera::new();
        tera.add_raw_template("note.html", template).unwrap();
        Block::read(&tera.get_component_definition("note").unwrap())
    }

    #[test]
    fn a_definition_says_what_a_post_may_write() {
        let block = read(
            r#"{% component note(title: string, wide: bool = false, @post: map, @lang: string = "de") {"kind": "container", "text": ["title"]} %}{% endcomponent note %}"#,
        )
        .unwrap();
        assert_eq!(block.form, BlockForm::Container);
        let title = &block.parameters["title"];
        assert_eq!((title.kind, title.required, title.text), (ParameterKind::Text, true, true));
        let wide = &block.parameters["wide"];
        assert_eq!((wide.kind, wide.required, wide.text), (ParameterKind::Bool, false, false));
        assert!(!block.implicits["post"].optional);
        assert!(block.implicits["lang"].optional);
    }

    #[test]
    fn a_definition_that_says_too_little_is_a_mistake() {
        let mistake = |template: &str| read(template).unwrap_err();
        assert_eq!(mistake("{% component note() %}{% endcomponent note %}"), Mistake::NoKind);
        assert_eq!(
            mistake(r#"{% component note(title) {"kind": "leaf"} %}{% endcomponent note %}"#),
            Mistake::Argument("title".into())
        );
        assert_eq!(
            mistake(r#"{% component note(all: array) {"kind": "leaf"} %}{% endcomponent note %}"#),
            Mistake::Argument("all".into())
        );
        assert_eq!(
            mistake(r#"{% component note() {"kind": "leaf", "text": ["title"]} %}{% endcomponent note %}"#),
            Mistake::Text("title".into())
        );
    }
}
