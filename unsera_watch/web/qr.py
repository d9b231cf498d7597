"""QR codes as pictures inside a page."""

from io import BytesIO

import segno
from markupsafe import Markup


def svg(address: str) -> Markup:
    """Return *address* as a QR code: dark on light in both themes, for other people's phones."""
    file = BytesIO()
    segno.make(address, error="m", micro=False).save(
        file, kind="svg", xmldecl=False, svgns=False, omitsize=True, dark="#000", light="#fff"
    )
    return Markup(file.getvalue().decode().strip())  # noqa: S704  (paths and numbers of segno)
