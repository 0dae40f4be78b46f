//! Insertion modes: which rules a token comes under.

use super::{Builder, Flow, Name, Token};

/// An insertion mode, as the standard calls it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    Initial,
    BeforeHtml,
    BeforeHead,
    InHead,
    InHeadNoscript,
    AfterHead,
    InBody,
    Text,
    InTable,
    InTableText,
    InCaption,
    InColumnGroup,
    InTableBody,
    InRow,
    InCell,
    InSelect,
    InSelectInTable,
    InTemplate,
    AfterBody,
    InFrameset,
    AfterFrameset,
    AfterAfterBody,
    AfterAfterFrameset,
}

impl Mode {
    /// Whether the mode has other rules for white space than for other characters.
    pub(super) fn splits_text(self) -> bool {
        matches!(
            self,
            Mode::Initial
                | Mode::BeforeHtml
                | Mode::BeforeHead
                | Mode::InHead
                | Mode::InHeadNoscript
                | Mode::AfterHead
                | Mode::InColumnGroup
                | Mode::AfterBody
                | Mode::InFrameset
                | Mode::AfterFrameset
                | Mode::AfterAfterBody
                | Mode::AfterAfterFrameset
        )
    }
}

impl Builder<'_> {
    /// Processes a token by the rules of a mode.
    pub(super) fn step(&mut self, mode: Mode, token: Token) -> Flow {
        match mode {
            Mode::InBody => self.in_body(token),
            Mode::Text => self.in_text(token),
            Mode::Initial => self.initial(token),
            Mode::BeforeHtml => self.before_html(token),
            Mode::BeforeHead => self.before_head(token),
            Mode::InHead => self.in_head(token),
            Mode::InHeadNoscript => self.in_head_noscript(token),
            Mode::AfterHead => self.after_head(token),
            Mode::InTable => self.in_table(token),
            Mode::InTableText => self.in_table_text(token),
            Mode::InCaption => self.in_caption(token),
            Mode::InColumnGroup => self.in_column_group(token),
            Mode::InTableBody => self.in_table_body(token),
            Mode::InRow => self.in_row(token),
            Mode::InCell => self.in_cell(token),
            Mode::InSelect => self.in_select(token),
            Mode::InSelectInTable => self.in_select_in_table(token),
            Mode::InTemplate => self.in_template(token),
            Mode::AfterBody => self.after_body(token),
            Mode::InFrameset => self.in_frameset(token),
            Mode::AfterFrameset => self.after_frameset(token),
            Mode::AfterAfterBody => self.after_after_body(token),
            Mode::AfterAfterFrameset => self.after_after_frameset(token),
        }
    }

    /// The mode that fits the open elements: the standard's "reset the insertion mode appropriately".
    pub(super) fn fitting_mode(&self) -> Mode {
        for at in (0..self.stack.len()).rev() {
            let is_root = at == 0;
            match self.stack.at(at).name {
                Name::SELECT => return self.fitting_mode_in_select(at),
                Name::TD | Name::TH if !is_root => return Mode::InCell,
                Name::TR => return Mode::InRow,
                Name::TBODY | Name::THEAD | Name::TFOOT => return Mode::InTableBody,
                Name::CAPTION => return Mode::InCaption,
                Name::COLGROUP => return Mode::InColumnGroup,
                Name::TABLE => return Mode::InTable,
                Name::TEMPLATE => return self.template_modes.last().copied().unwrap_or(Mode::InBody),
                Name::HEAD if !is_root => return Mode::InHead,
                Name::BODY => return Mode::InBody,
                Name::FRAMESET => return Mode::InFrameset,
                Name::HTML if self.head.is_none() => return Mode::BeforeHead,
                Name::HTML => return Mode::AfterHead,
                _ => {}
            }
        }
        Mode::InBody
    }

    /// The same where a `<select>` is open at a place of the stack.
    fn fitting_mode_in_select(&self, select: usize) -> Mode {
        let around = (0..select).rev().map(|at| self.stack.at(at).name);
        match around.into_iter().find(|name| matches!(*name, Name::TEMPLATE | Name::TABLE)) {
            Some(Name::TABLE) => Mode::InSelectInTable,
            _ => Mode::InSelect,
        }
    }
}
