"""A QR code stands inside a page."""

from unsera_watch.web import qr


def test_a_code_is_a_picture_without_style_or_script():
    picture = qr.svg("http://127.0.0.1:8000/letters/AAAA-BBBB-C")

    assert picture.startswith("<svg")
    assert "style" not in picture
    assert "viewBox" in picture
