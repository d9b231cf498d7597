"""The one door for words, and breaking them into lines."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from unsera_watch.reports.pdf.letters.text import LONGEST, clean
from unsera_watch.reports.pdf.letters.wrap import at_most, fitted, wrap
from unsera_watch.reports.pdf.look import BODY, NOTE


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Kantor <b & umur < 17", "Kantor <b & umur < 17"),
        ("nul\0 lonceng\a", "nul lonceng"),
        ("e\u0301", "é"),
        ("balik \u202egnisa", "balik gnisa"),
        ("a\u200bb\ufeffc", "abc"),
        ("satu\r\ndua\u2028tiga\vempat", "satu\ndua\ntiga\nempat"),
        ("  rapi\t \u00a0 sekali  ", "rapi sekali"),
        ("bagus 👍🏽 sekali", "bagus \u2039?\u203a sekali"),
        ("العربية", "\u2039?\u203a"),
        ("≤ 5", "<= 5"),
        ("\ud800", ""),
    ],
)
def test_words_are_made_printable(faces, typed, printed):
    assert faces.clean(typed) == printed


@settings(deadline=None)
@given(some.text(alphabet=some.characters()))
def test_cleaning_twice_changes_nothing(faces, text):
    once = clean(text, faces.has)

    assert clean(once, faces.has) == once


@settings(deadline=None)
@given(some.text(max_size=3 * LONGEST))
def test_only_characters_of_the_faces_are_left(faces, text):
    printed = clean(text, faces.has)

    assert len(printed) <= LONGEST
    assert all(char == "\n" or faces.has(char) for char in printed)


def test_a_text_that_is_cut_says_so(faces):
    assert faces.clean("x" * 5000).endswith("x …")


@settings(deadline=None)
@given(some.text(), some.floats(min_value=20, max_value=500))
def test_no_line_is_wider_than_its_column_and_nothing_is_lost(faces, text, width):
    lines = wrap(faces, text, BODY, width)

    assert all(faces.width(line, BODY) <= width + 0.01 for line in lines)
    assert "".join("".join(lines).split()) == "".join(faces.clean(text).split())


def test_an_address_breaks_after_a_slash(faces):
    address = "https://watch.unsera.example/periksa/UW-7F3A-91C2-X"

    lines = wrap(faces, address, NOTE, 150)

    assert lines == ("https://watch.unsera.example/periksa/", "UW-7F3A-91C2-X")


def test_a_column_narrower_than_a_letter_still_ends(faces):
    assert len(wrap(faces, "WWW", BODY, 1)) == 3


def test_what_is_shortened_ends_with_an_ellipsis(faces):
    assert at_most(faces, "satu dua tiga empat", BODY, 40, lines=2)[-1].endswith("…")
    assert fitted(faces, "", BODY, 40) == ""
    assert fitted(faces, "satu", BODY, 40) == "satu"
