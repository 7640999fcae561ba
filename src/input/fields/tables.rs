//! Tables: nested ones, lists of them, and those with free keys.

use super::{Field, Fields, Picture, Spanned};
use crate::input::settings::Color;
use crate::input::shape::{Entry, Kind, Shape};
use crate::input::tree::{Key, Tree, Value};

static PICTURE: Shape = Shape {
    name: "picture",
    fields: &[
        Entry::new("src", Kind::File, "die Bilddatei", "the file of the picture").required(),
        Entry::new(
            "alt",
            Kind::Text,
            "was zu sehen ist, für alle, die es nicht sehen",
            "what can be seen, for those who cannot see it",
        ),
        Entry::new("caption", Kind::Text, "die Bildunterschrift", "the caption"),
    ],
};

static COLOR: Shape = Shape {
    name: "color",
    fields: &[
        Entry::new("light", Kind::Color, "auf hellem Grund", "on light ground").required(),
        Entry::new("dark", Kind::Color, "auf dunklem Grund", "on dark ground").required(),
    ],
};

impl<'t, 'r> Fields<'t, 'r> {
    /// A picture: its file alone, or a table.
    pub fn picture(&mut self, key: &str) -> Field<'_, 't, 'r, Picture> {
        self.read(key, |fields, entry, tree| match &tree.value {
            Value::Table(_) => fields.nested(tree, &PICTURE, entry.key, |picture| {
                let src = picture.text("src").spanned().required();
                let (alt, caption) = (picture.text("alt").optional(), picture.text("caption").optional());
                Some(Picture { src: src?, alt, caption })
            }),
            _ => {
                let value = fields.read_text(entry, tree)?;
                Some(Picture { src: Spanned { value, span: tree.span }, alt: None, caption: None })
            }
        })
    }

    /// A table with the fields of its shape; unknown keys in it are reported.
    pub fn table<T>(
        &mut self,
        key: &str,
        read: impl FnOnce(&mut Fields<'t, '_>) -> Option<T>,
    ) -> Field<'_, 't, 'r, T> {
        self.read(key, |fields, entry, tree| {
            let Kind::Table(shape) = entry.kind else { return None };
            fields.read_table(shape, entry, tree, read)
        })
    }

    /// A list of tables; those that `read` gives up are left out.
    pub fn tables<T>(
        &mut self,
        key: &str,
        mut read: impl FnMut(&mut Fields<'t, '_>) -> Option<T>,
    ) -> Field<'_, 't, 'r, Vec<T>> {
        self.read(key, |fields, entry, tree| {
            let Kind::List(Kind::Table(shape)) = entry.kind else { return None };
            let items = fields.items(entry, tree)?;
            Some(items.iter().filter_map(|item| fields.read_table(shape, entry, item, &mut read)).collect())
        })
    }

    /// A table of tables under free keys, in the order of the file.
    pub fn tables_by_key<T>(
        &mut self,
        key: &str,
        mut read: impl FnMut(&Key, &mut Fields<'t, '_>) -> Option<T>,
    ) -> Field<'_, 't, 'r, Vec<T>> {
        self.read(key, |fields, entry, tree| {
            let Kind::Map(Kind::Table(shape)) = entry.kind else { return None };
            fields.expect_table(entry, tree)?;
            let tables = tree.entries().iter().filter_map(|(name, value)| {
                fields.read_table(shape, entry, value, |table| read(name, table))
            });
            Some(tables.collect())
        })
    }

    /// A table of texts under free keys, in the order of the file.
    pub fn texts_by_key(&mut self, key: &str) -> Field<'_, 't, 'r, Vec<(Key, Spanned<String>)>> {
        self.read(key, |fields, entry, tree| {
            let Kind::Map(kind) = entry.kind else { return None };
            fields.expect_table(entry, tree)?;
            let texts = tree.entries().iter().filter_map(|(name, value)| {
                let text = fields.read_text_as(kind, entry.key, value)?;
                Some((name.clone(), Spanned { value: text, span: value.span }))
            });
            Some(texts.collect())
        })
    }

    /// A table of lists of texts under free keys, in the order of the file.
    pub fn lists_by_key(&mut self, key: &str) -> Field<'_, 't, 'r, Vec<(String, Vec<String>)>> {
        self.read(key, |fields, entry, tree| {
            let Kind::Map(kind @ Kind::List(item_kind)) = entry.kind else { return None };
            fields.expect_table(entry, tree)?;
            let lists = tree.entries().iter().filter_map(|(name, value)| {
                let Value::List(items) = &value.value else {
                    return fields.expect(None, kind, entry.key, value);
                };
                let texts = items.iter().filter_map(|item| fields.read_text_as(item_kind, entry.key, item));
                Some((name.name.clone(), texts.collect()))
            });
            Some(lists.collect())
        })
    }

    /// A table of colours under free keys, in the order of the file.
    pub fn colors(&mut self, key: &str) -> Field<'_, 't, 'r, Vec<(Spanned<String>, Color)>> {
        self.read(key, |fields, entry, tree| {
            fields.expect_table(entry, tree)?;
            let colors = tree.entries().iter().filter_map(|(name, value)| {
                let path = format!("{}.{}", entry.key, name.name);
                let color = match &value.value {
                    Value::Table(_) => fields.nested(value, &COLOR, &path, |color| {
                        let light = color.text("light").spanned().required();
                        let dark = color.text("dark").spanned().required();
                        Some(Color { light: light?, dark: dark? })
                    })?,
                    _ => {
                        let one = fields.read_text_as(&Kind::Color, &path, value)?;
                        let one = Spanned { value: one, span: value.span };
                        Color { light: one.clone(), dark: one }
                    }
                };
                Some((Spanned { value: name.name.clone(), span: name.span }, color))
            });
            Some(colors.collect())
        })
    }

    fn expect_table(&mut self, entry: &'static Entry, tree: &Tree) -> Option<()> {
        let table = matches!(tree.value, Value::Table(_)).then_some(());
        self.expect(table, &entry.kind, entry.key, tree)
    }

    fn read_table<T>(
        &mut self,
        shape: &'static Shape,
        entry: &'static Entry,
        tree: &'t Tree,
        read: impl FnOnce(&mut Fields<'t, '_>) -> Option<T>,
    ) -> Option<T> {
        let table = matches!(tree.value, Value::Table(_)).then_some(());
        self.expect(table, &Kind::Table(shape), entry.key, tree)?;
        self.nested(tree, shape, entry.key, read)
    }

    pub(in crate::input) fn nested<T>(
        &mut self,
        tree: &'t Tree,
        shape: &'static Shape,
        key: &str,
        read: impl FnOnce(&mut Fields<'t, '_>) -> Option<T>,
    ) -> Option<T> {
        let path = format!("{}{key}.", self.path);
        let mut fields = Fields {
            entries: tree.entries(),
            shape,
            span: tree.span,
            path,
            lost: false,
            report: self.report,
        };
        let value = read(&mut fields);
        fields.finish();
        value
    }
}
