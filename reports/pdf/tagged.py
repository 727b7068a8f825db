"""A PDF that a screen reader can follow: reportlab's canvas, with the structure tree that it does not write itself."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObjectReference, PDFString
from reportlab.pdfgen.canvas import Canvas

from reports.fonts import REGULAR


@dataclass(slots=True)
class _Element:
    """One element of the structure tree: a container, or a piece of content on a page."""

    kind: str
    alt: str = ""
    scope: str = ""
    page: PDFObjectReference | None = None
    mark: int = 0
    children: list["_Element"] = field(default_factory=list)


class _PageTree(Canvas):
    """A canvas whose pages know their number in the structure tree."""

    def _setAnnotations(self, page: Any) -> None:  # noqa: N802  # reportlab's own name
        super()._setAnnotations(page)
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = self._pageNumber - 1, PDFName("S")


class Document:
    """An A4 PDF, tagged, with title and language, without author, path or date; the same input gives the same bytes."""

    def __init__(self, out: BinaryIO, *, title: str, language: str) -> None:
        self.canvas = _PageTree(
            out, pagesize=A4, invariant=1, pageCompression=1, lang=language, initialFontName=REGULAR
        )
        self.canvas.setTitle(title)
        self.canvas.setAuthor("")
        self.canvas.setSubject("")
        self.canvas.setCreator("Shelter")
        self.canvas.setProducer("Shelter")
        self.canvas.setViewerPreference("DisplayDocTitle", "true")
        self._root = _Element("Document")
        self._open = [self._root]
        self._pages: list[list[_Element]] = [[]]

    @contextmanager
    def element(self, kind: str) -> Iterator[None]:
        """Everything inside belongs to one table, or one row."""
        container = _Element(kind)
        self._open[-1].children.append(container)
        self._open.append(container)
        yield
        self._open.pop()

    @contextmanager
    def content(self, kind: str, *, alt: str = "", scope: str = "") -> Iterator[None]:
        """What is drawn inside is one piece of the reading order; `alt` says a picture in words."""
        marks = self._pages[-1]
        piece = _Element(kind, alt, scope, self.canvas._doc.thisPageRef(), len(marks))
        marks.append(piece)
        self._open[-1].children.append(piece)
        self.canvas._code.append(f"/{kind} <</MCID {piece.mark}>> BDC")
        yield
        self.canvas._code.append("EMC")

    @contextmanager
    def artifact(self) -> Iterator[None]:
        """What is drawn inside is decoration: not read aloud."""
        self.canvas._code.append("/Artifact BMC")
        yield
        self.canvas._code.append("EMC")

    def end_page(self) -> None:
        self.canvas.showPage()
        self._pages.append([])

    def finish(self) -> None:
        pdf = self.canvas._doc
        names: dict[int, PDFObjectReference] = {}
        tree = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        tree_name = pdf.Reference(tree, "structure")
        top = self._write(self._root, tree_name, names)
        parents = []
        for number, marks in enumerate(self._pages[:-1]):
            parents += [number, PDFArray([names[id(piece)] for piece in marks])]
        tree.dict |= {
            "K": PDFArray([top]),
            "ParentTree": PDFDictionary({"Nums": PDFArray(parents)}),
            "ParentTreeNextKey": len(self._pages) - 1,
        }
        pdf.Catalog.StructTreeRoot = tree_name
        pdf.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        self.canvas.save()

    def _write(
        self, element: _Element, parent: PDFObjectReference, names: dict[int, PDFObjectReference]
    ) -> PDFObjectReference:
        entry = PDFDictionary({"Type": PDFName("StructElem"), "S": PDFName(element.kind), "P": parent})
        name = names[id(element)] = self.canvas._doc.Reference(entry, f"element{len(names)}")
        if element.page is not None:
            entry["Pg"], entry["K"] = element.page, element.mark
        else:
            entry["K"] = PDFArray([self._write(child, name, names) for child in element.children])
        if element.alt:
            entry["Alt"] = PDFString(element.alt)
        if element.scope:
            entry["A"] = PDFDictionary({"O": PDFName("Table"), "Scope": PDFName(element.scope)})
        return name
