//! Tables, in a frame that scrolls and has a name.

use super::body::Piece;
use super::compile::Compiler;
use super::events::Op;
use super::leaf::write_pieces;
use super::nesting::Effect;
use super::profile::Kind;
use super::words::Words;
use crate::german::{self, Line};
use pulldown_cmark::{Alignment, Event, Tag, TagEnd};

/// A table with more columns than this may be wider than a phone.
const COLUMNS: usize = 3;

/// The same for characters in one row.
const CHARACTERS: usize = 32;

/// The table being written.
#[derive(Debug, Default)]
pub(super) struct Table<'t> {
    aligns: &'t [Alignment],
    cell: usize,
    in_head: bool,
    row_heads: bool,
    effect: Effect,
}

/// What is known of a table before it is written.
#[derive(Debug, Default)]
struct Shape {
    /// Characters of the longest row.
    widest: usize,
    /// Characters of the header row.
    head: usize,
    /// Characters of the first header cell.
    corner: usize,
}

impl<'t> Compiler<'t> {
    pub(super) fn begin_table(&mut self, aligns: &'t [Alignment]) {
        self.begin_block();
        self.tables += 1;
        let shape = self.shape();
        let marks = match self.take_attached() {
            Some(range) => self.marks(&range, &["caption", "rowheads"]),
            None => Default::default(),
        };
        let row_heads = marks.own("rowheads").is_some() || (shape.corner == 0 && shape.head > 0);
        let effect = self.begin_effect(marks.lang.as_deref(), marks.notypo);
        self.table = Table { aligns, cell: 0, in_head: false, row_heads, effect };
        let caption = marks.own("caption").filter(|caption| !caption.is_empty());
        if self.profile.kind == Kind::Fragment {
            self.put("<table>\n");
            self.caption(caption, None);
            return;
        }
        let wide = aligns.len() > COLUMNS || shape.widest > CHARACTERS;
        let id = format!("table-{}", self.tables);
        self.begin_frame(wide, caption.map(|_| id.as_str()));
        self.put("<table");
        self.write_marks(&marks);
        self.put(">\n");
        self.caption(caption, Some(id));
    }

    fn caption(&mut self, caption: Option<&str>, id: Option<String>) {
        let Some(caption) = caption else { return };
        self.put("<caption");
        if let Some(id) = id {
            self.put(" id=\"");
            self.put_piece(Piece::Id(id.into()));
            self.put("\"");
        }
        self.put(">");
        let mut line = Line::new();
        let text = line.push_text(caption);
        german::set(&mut line, &self.profile.style, self.spoken().0);
        write_pieces(line.pieces(text), &mut self.out.html);
        self.put("</caption>\n");
    }

    /// The frame of a table in raw HTML. How wide that is, only a browser knows, so it takes the focus.
    pub(super) fn raw_table(&mut self) {
        self.tables += 1;
        self.begin_frame(true, None);
    }

    fn begin_frame(&mut self, wide: bool, caption: Option<&str>) {
        let focus = if wide { " tabindex=\"0\"" } else { "" };
        self.put("<div class=\"table-wrap\"");
        match caption {
            Some(id) => {
                self.put_piece(Piece::PerForm(" role=\"region\"".into(), " role=\"group\"".into()));
                self.put(" aria-labelledby=\"");
                self.put_piece(Piece::Id(id.into()));
                self.put("\"");
                self.put(focus);
            }
            None => {
                let name = Words::of(self.profile.labels()).table;
                let rest = format!(" aria-label=\"{name}{}\"{focus}", self.tables);
                let page = format!(" role=\"region\"{rest}").into();
                self.put_piece(Piece::PerForm(page, format!(" role=\"group\"{rest}").into()));
            }
        }
        self.put(">");
    }

    pub(super) fn end_table(&mut self) {
        let effect = std::mem::take(&mut self.table.effect);
        self.put(if self.profile.kind == Kind::Fragment {
            "</tbody></table>\n"
        } else {
            "</tbody></table></div>\n"
        });
        self.undo(effect);
    }

    /// A header row; one without text makes no header at all.
    pub(super) fn table_head(&mut self) {
        (self.table.cell, self.table.in_head) = (0, true);
        if self.shape_of_head() == 0 {
            let is_end = |(op, _): &(Op<'_>, _)| matches!(op, Op::Event(Event::End(TagEnd::TableHead)));
            let length = self.script.ops[self.at..].iter().position(is_end).unwrap_or_default();
            self.at += length;
            self.table.in_head = false;
            self.put("<tbody>\n");
            return;
        }
        self.put("<thead><tr>");
    }

    pub(super) fn end_table_head(&mut self) {
        self.table.in_head = false;
        self.put("</tr></thead>\n<tbody>\n");
    }

    pub(super) fn table_row(&mut self) {
        self.table.cell = 0;
        self.open_element("<tr>", "</tr>\n");
    }

    pub(super) fn table_cell(&mut self) {
        let Table { aligns, cell, in_head, row_heads, .. } = self.table;
        self.table.cell += 1;
        let is_blank =
            matches!(self.script.ops.get(self.at + 1), Some((Op::Event(Event::End(TagEnd::TableCell)), _)));
        // An empty corner heads nothing.
        let (start, end) = match (in_head && !(cell == 0 && is_blank), cell == 0 && row_heads && !in_head) {
            (true, _) => ("<th scope=\"col\"", "</th>"),
            (false, true) => ("<th scope=\"row\"", "</th>"),
            (false, false) => ("<td", "</td>"),
        };
        let class = match aligns.get(cell) {
            Some(Alignment::Right) => " class=\"num\"",
            Some(Alignment::Center) => " class=\"center\"",
            Some(Alignment::Left | Alignment::None) | None => "",
        };
        self.put(start);
        self.put(class);
        self.begin_text("", end);
    }

    /// Measures the table that begins at the op at hand.
    fn shape(&self) -> Shape {
        let mut shape = Shape::default();
        let (mut row, mut cell, mut in_head) = (0, 0, false);
        for (op, range) in &self.script.ops[self.at..] {
            match op {
                Op::Event(Event::Start(Tag::TableHead)) => (row, cell, in_head) = (0, 0, true),
                Op::Event(Event::Start(Tag::TableRow)) => row = 0,
                Op::Event(Event::Text(text) | Event::Code(text)) => row += text.chars().count(),
                Op::Event(Event::Start(Tag::Image { .. })) => row += range.len(),
                Op::Event(Event::End(TagEnd::TableCell)) if in_head => {
                    if cell == 0 {
                        shape.corner = row;
                    }
                    cell += 1;
                }
                Op::Event(Event::End(TagEnd::TableHead)) => {
                    (shape.head, in_head) = (row, false);
                    shape.widest = shape.widest.max(row);
                }
                Op::Event(Event::End(TagEnd::TableRow)) => shape.widest = shape.widest.max(row),
                Op::Event(Event::End(TagEnd::Table)) => break,
                _ => {}
            }
        }
        shape
    }

    /// Characters of the header row that begins at the op at hand.
    fn shape_of_head(&self) -> usize {
        let ops = self.script.ops[self.at + 1..].iter();
        let in_head = ops.take_while(|(op, _)| !matches!(op, Op::Event(Event::End(TagEnd::TableHead))));
        let shown = in_head.filter(|(op, _)| {
            matches!(
                op,
                Op::Event(
                    Event::Text(_) | Event::Code(_) | Event::InlineHtml(_) | Event::Start(Tag::Image { .. })
                )
            )
        });
        shown.count()
    }
}
