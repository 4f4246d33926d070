"""Typst: layouts are code, words are data."""

import json
import threading
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import typst

LAYOUTS = Path(__file__).parent / "layouts"
_one_at_a_time = threading.Lock()


@cache
def _compiler(layout: str) -> typst.Compiler:
    """Kept for the life of the process: reading the fonts costs more than a page."""
    path = LAYOUTS / f"{layout}.typ"
    return typst.Compiler(input=str(path), root=str(LAYOUTS), ignore_system_fonts=True)


def typeset(layout: str, data: Mapping[str, Any], *, moment: datetime) -> bytes:
    """The sheet as PDF/A-2b, stamped with a moment of its record and not with the present one."""
    words = {"data": json.dumps(data, ensure_ascii=False)}
    stamp = int(moment.timestamp())
    compiler = _compiler(layout)
    with _one_at_a_time:
        try:
            pdf = compiler.compile(sys_inputs=words, timestamp=stamp, pdf_standards="a-2b")
        except typst.TypstError:  # PDF/A refuses signs that the font has not, such as emoji
            pdf = compiler.compile(sys_inputs=words, timestamp=stamp)
    assert isinstance(pdf, bytes)
    return pdf
