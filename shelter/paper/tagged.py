"""A PDF that a screen reader can follow: reportlab's canvas, with the structure tree that it does not write itself."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfdoc import LinkAnnotation, PDFArray, PDFDictionary, PDFName, PDFObjectReference, PDFString
from reportlab.pdfgen.canvas import Canvas

from shelter.paper.fonts import REGULAR


@dataclass(slots=True)
class Element:
    """One element of the structure tree: a container, or a piece of content on a page, or on several."""

    kind: str
    alt: str = ""
    scope: str = ""
    language: str = ""
    marks: list[tuple[PDFObjectReference, int]] = field(default_factory=list)  # page, and number on that page
    children: list["Element"] = field(default_factory=list)
    clicks: list[tuple[PDFObjectReference, PDFObjectReference]] = field(default_factory=list)  # page, and what is there


class _PageTree(Canvas):
    """A canvas whose pages know their number in the structure tree."""

    def _setAnnotations(self, page: Any) -> None:  # noqa: N802  # reportlab's own name
        super()._setAnnotations(page)
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = self._pageNumber - 1, PDFName("S")


class _Click(LinkAnnotation):
    """A part of a page that leads elsewhere, and knows its number in the structure tree."""

    permitted = (*LinkAnnotation.permitted, "StructParent")


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
        self._root = Element("Document")
        self._open = [self._root]
        self._pages: list[list[Element]] = [[]]
        self._clicks: list[tuple[_Click, Element]] = []

    @contextmanager
    def element(self, kind: str) -> Iterator[Element]:
        """Everything inside belongs to one table, one row, one list; it may go on over several pages."""
        container = Element(kind)
        self._open[-1].children.append(container)
        self._open.append(container)
        yield container
        self._open.pop()

    def piece(self, kind: str, *, alt: str = "", scope: str = "", language: str = "") -> Element:
        """The next piece of the reading order, to be drawn later; `language` where it is not that of the paper."""
        piece = Element(kind, alt, scope, language)
        self._open[-1].children.append(piece)
        return piece

    @contextmanager
    def drawing(self, piece: Element) -> Iterator[None]:
        """What is drawn inside is this piece, or what did not fit of it on the page before."""
        marks = self._pages[-1]
        mark = len(marks)
        piece.marks.append((self.canvas._doc.thisPageRef(), mark))
        marks.append(piece)
        self.canvas._code.append(f"/{piece.kind} <</MCID {mark}>> BDC")
        yield
        self.canvas._code.append("EMC")

    @contextmanager
    def content(self, kind: str, *, alt: str = "", scope: str = "") -> Iterator[None]:
        """What is drawn inside is the next piece of the reading order; `alt` says a picture in words."""
        with self.drawing(self.piece(kind, alt=alt, scope=scope)):
            yield

    def lead(self, link: Element, *, to: str, words: str, box: tuple[float, float, float, float]) -> None:
        """On this page, a click in the box of a link leads to a bookmark; `words` say it to who does not see it."""
        canvas, name = self.canvas, f"click{len(self._clicks)}"
        click = _Click(box, words, canvas._bookmarkReference(to), Border="[0 0 0]")
        canvas._addAnnotation(click, name)
        link.clicks.append((canvas._doc.thisPageRef(), canvas._doc.refAnnotation(name)))
        self._clicks.append((click, link))

    @contextmanager
    def artifact(self) -> Iterator[None]:
        """What is drawn inside is decoration: not read aloud."""
        self.canvas._code.append("/Artifact BMC")
        yield
        self.canvas._code.append("EMC")

    @contextmanager
    def margin(self, part: str) -> Iterator[None]:
        """What is drawn inside stands on every page ("Header", "Footer"): not read aloud each time."""
        self.canvas._code.append(f"/Artifact <</Type /Pagination /Subtype /{part}>> BDC")
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
        for number, (click, link) in enumerate(self._clicks, start=len(self._pages) - 1):
            click.otherkw["StructParent"] = number
            parents += [number, names[id(link)]]
        tree.dict |= {
            "K": PDFArray([top]),
            "ParentTree": PDFDictionary({"Nums": PDFArray(parents)}),
            "ParentTreeNextKey": len(self._pages) - 1 + len(self._clicks),
        }
        pdf.Catalog.StructTreeRoot = tree_name
        pdf.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        self.canvas.save()

    def _write(
        self, element: Element, parent: PDFObjectReference, names: dict[int, PDFObjectReference]
    ) -> PDFObjectReference:
        entry = PDFDictionary({"Type": PDFName("StructElem"), "S": PDFName(element.kind), "P": parent})
        name = names[id(element)] = self.canvas._doc.Reference(entry, f"element{len(names)}")
        match element.marks:
            case []:
                inside = [self._write(child, name, names) for child in element.children]
                entry["K"] = PDFArray([*inside, *(_object(page, click) for page, click in element.clicks)])
            case [(page, mark)]:
                entry["Pg"], entry["K"] = page, mark
            case marks:
                entry["K"] = PDFArray([_mark(page, mark) for page, mark in marks])
        if element.alt:
            entry["Alt"] = PDFString(element.alt)
        if element.language:
            entry["Lang"] = PDFString(element.language)
        if element.scope:
            entry["A"] = PDFDictionary({"O": PDFName("Table"), "Scope": PDFName(element.scope)})
        return name


def _mark(page: PDFObjectReference, number: int) -> PDFDictionary:
    return PDFDictionary({"Type": PDFName("MCR"), "Pg": page, "MCID": number})


def _object(page: PDFObjectReference, what: PDFObjectReference) -> PDFDictionary:
    return PDFDictionary({"Type": PDFName("OBJR"), "Pg": page, "Obj": what})
