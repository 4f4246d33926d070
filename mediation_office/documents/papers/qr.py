"""QR codes as paths: on a page inline, on a sheet as a picture."""

import re

import segno
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _


def qr_svg(address: str) -> SafeString:
    """The QR code of an address as inline SVG for a page, without style or script."""
    size, path = _qr_path(address, border=2)
    return format_html(
        '<svg class="qr" viewBox="0 0 {0} {0}" role="img" aria-label="{1}"'
        ' shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{0}v{0}H0z"/>'
        '<path fill="#000" d="{2}"/></svg>',
        size,
        _("QR code: address of the status page"),
        path,
    )


def _qr_path(address: str, *, border: int) -> tuple[int, str]:
    """Side length in modules and the SVG path of the dark ones, row by row."""
    code = segno.make_qr(address, error="m")
    rows = list(code.matrix_iter(scale=1, border=border))
    runs = []
    for y, row in enumerate(rows):
        for match in re.finditer(b"\x01+", bytes(int(bool(module)) for module in row)):
            runs.append(f"M{match.start()} {y}h{len(match[0])}v1h-{len(match[0])}z")
    return len(rows), "".join(runs)


def qr_picture(address: str) -> str:
    size, path = _qr_path(address, border=2)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}"'
        f' shape-rendering="crispEdges"><path d="{path}"/></svg>'
    )
