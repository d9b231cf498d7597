"""What a reader gets out of a PDF: text through each font's own ToUnicode table."""

import re
from io import BytesIO

import pikepdf

CODE = re.compile(r"<(\w{2})> <(\w{4,})>")
SHOWN = re.compile(r"(/F\d\+\d+) [\d.]+ Tf \(((?:[^()\\]|\\.)*)\) Tj")
ESCAPED = re.compile(r"\\(\d{3})")


def pages(data):
    """Return the text of each page, one line for each piece that was shown."""
    with pikepdf.open(BytesIO(data)) as pdf:
        tables = {name: _table(font) for name, font in pdf.pages[0].resources.Font.items()}
        return ["\n".join(_pieces(page, tables)) for page in pdf.pages]


def words(texts):
    """Return all pages as one line, so that a broken line does not hide a sentence."""
    return " ".join(" ".join(texts).split())


def _pieces(page, tables):
    stream = page.Contents.read_bytes().decode("ascii")
    for operators in stream.split("\n"):
        if shown := SHOWN.findall(operators):
            yield "".join(_decoded(literal, tables[font]) for font, literal in shown)


def _decoded(literal, table):
    text = ESCAPED.sub(lambda match: chr(int(match[1], 8)), literal)
    return "".join(table[ord(char)] for char in text)


def _table(font):
    listed = CODE.findall(font.ToUnicode.read_bytes().decode("ascii"))
    return {int(code, 16): bytes.fromhex(char).decode("utf-16-be") for code, char in listed}
