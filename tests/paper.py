"""Reads our papers back as a screen reader does: the pieces in their order, with their tags. No PDF library needed."""

import base64
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

TOKEN = re.compile(
    rb"/Artifact|/\w+ <</MCID (\d+)>> BDC|EMC|/(F\d+\+\d+) |\(((?:\\.|[^\\()])*)\) Tj|T\*|\bTm\b", re.DOTALL
)
CODE = re.compile(rb"\\([0-7]{3}|.)", re.DOTALL)


@dataclass
class Piece:
    kind: str  # "H1", "P", "LBody", "TH" …
    path: tuple[str, ...]  # the containers it stands in
    language: str = ""
    pages: list[int] = field(default_factory=list)  # counted from 0; more than one if it goes on
    text: str = ""


@dataclass
class Paper:
    pieces: list[Piece]
    margins: list[str]  # what is decoration, page by page: also what stands at the top and the foot
    catalog: str

    def text(self) -> str:
        return "\n".join(piece.text for piece in self.pieces)

    def of(self, *kinds: str) -> list[str]:
        return [piece.text for piece in self.pieces if piece.kind in kinds]


def read(pdf: bytes) -> Paper:
    objects = dict(_objects(pdf))
    root = objects[_number(rb"/Root (\d+) 0 R", pdf)]
    pages = re.findall(rb"(\d+) 0 R", _match(rb"/Kids \[(.*?)\]", objects[_number(rb"/Pages (\d+) 0 R", root)]))
    numbers = {int(name): number for number, name in enumerate(pages)}
    letters = {name: _letters(objects, int(font)) for name, font in _fonts(objects, numbers)}
    drawn: dict[tuple[int, int], str] = {}
    margins = []
    for name, number in numbers.items():
        content = _stream(objects[_number(rb"/Contents (\d+) 0 R", objects[name])])
        marks = _marks(content, letters)
        margins.append(marks.pop(-1, ""))
        drawn |= {(number, mark): text for mark, text in marks.items()}
    tree = objects[_number(rb"/StructTreeRoot (\d+) 0 R", root)]
    top = _number(rb"/K \[ (\d+) 0 R", tree)
    return Paper(list(_walk(objects, top, numbers, drawn, ())), margins, root.decode("latin-1"))


def _walk(
    objects: dict[int, bytes],
    name: int,
    numbers: dict[int, int],
    drawn: dict[tuple[int, int], str],
    path: tuple[str, ...],
) -> Iterator[Piece]:
    entry = objects[name]
    kind = _match(rb"/S /(\w+)", entry).decode()
    language = re.search(rb"/Lang \((.*?)\)", entry)
    if marks := _places(entry):
        piece = Piece(kind, path, language[1].decode() if language else "")
        piece.pages = [numbers[page] for page, _mark in marks]
        piece.text = " ".join(drawn.get((numbers[page], mark), "") for page, mark in marks)
        yield piece
    else:
        inside = re.sub(rb"<<.*?>>", b"", _match(rb"/K \[(.*?)\]", entry), flags=re.DOTALL)  # without what is clicked
        for child in re.findall(rb"(\d+) 0 R", inside):
            yield from _walk(objects, int(child), numbers, drawn, (*path, kind))


def _places(entry: bytes) -> list[tuple[int, int]]:
    """Page and mark of what is drawn: once, or on several pages."""
    if several := re.findall(rb"/MCID (\d+) /Pg (\d+) 0 R", entry):
        return [(int(page), int(mark)) for mark, page in several]
    once = re.search(rb"/K (\d+) .*?/Pg (\d+) 0 R", entry, re.DOTALL)
    return [(int(once[2]), int(once[1]))] if once else []


def _marks(content: bytes, letters: dict[bytes, dict[int, str]]) -> dict[int, str]:
    """The text of each mark of a page; -1 is decoration."""
    texts: dict[int, list[str]] = {}
    mark, font = -1, b""
    for token in TOKEN.finditer(content):
        if token[1]:
            mark = int(token[1])
        elif token[0] in (b"EMC", b"/Artifact"):
            mark = -1
        elif token[2]:
            font = token[2]
        elif token[3] is None:
            texts.setdefault(mark, []).append(" ")
        else:
            codes = CODE.sub(lambda code: bytes([int(code[1], 8)]) if code[1].isdigit() else code[1], token[3])
            texts.setdefault(mark, []).extend(letters[font].get(code, "\0") for code in codes)
    return {mark: " ".join("".join(parts).split()) for mark, parts in texts.items()}


def _fonts(objects: dict[int, bytes], pages: dict[int, int]) -> list[tuple[bytes, bytes]]:
    resources = objects[_number(rb"/Font (\d+) 0 R", objects[min(pages)])]
    return re.findall(rb"/(F\d+\+\d+) (\d+) 0 R", resources)


def _letters(objects: dict[int, bytes], font: int) -> dict[int, str]:
    """What each code of this font means (ToUnicode)."""
    cmap = _stream(objects[_number(rb"/ToUnicode (\d+) 0 R", objects[font])]).decode()
    pairs = re.findall(r"<(\w\w)> <(\w{4})>", cmap)
    return {int(code, 16): chr(int(letter, 16)) for code, letter in pairs}


def _objects(pdf: bytes) -> Iterator[tuple[int, bytes]]:
    start = _number(rb"startxref\s+(\d+)", pdf)
    offsets = re.findall(rb"(\d{10}) \d{5} n", pdf[start:])
    for number, offset in enumerate(offsets, start=1):
        body = pdf[int(offset) :]
        length = re.match(rb"\d+ 0 obj\s<<[^>]*?/Length (\d+)[^>]*?>>\s*stream\r?\n", body)
        yield number, body[: length.end() + int(length[1])] if length else body[: body.index(b"endobj")]


def _stream(body: bytes) -> bytes:
    head, _word, data = body.partition(b"stream")
    data = data.lstrip(b"\r\n")
    if b"/ASCII85Decode" in head:
        data = base64.a85decode(b"<~" + data.strip(), adobe=True)
    return zlib.decompress(data) if b"/FlateDecode" in head else data


def _number(pattern: bytes, where: bytes) -> int:
    return int(_match(pattern, where))


def _match(pattern: bytes, where: bytes) -> bytes:
    found = re.search(pattern, where, re.DOTALL)
    assert found, pattern
    return found[1]
