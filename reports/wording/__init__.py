"""An edition in words: published figures in, the plain strings and rows that page, PDF and spreadsheet show. Pure."""

from reports.wording.parts import Figure, Progress, Row, Section, sections
from reports.wording.words import FigureText, ReportText, Said, SectionText

__all__ = ["Figure", "FigureText", "Progress", "ReportText", "Row", "Said", "Section", "SectionText", "sections"]
