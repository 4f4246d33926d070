"""A test client that looks at what it gets: what a form asks for, its page has to show."""

import re

from django.forms import CheckboxSelectMultiple, RadioSelect
from django.test import Client

from mediation_office.forms import OfficeForm


class LookingClient(Client):
    """Fails a page that draws a form and leaves one of its fields out: nobody could fill it in;
    and one that shows our own markup as text.
    """

    def request(self, **request):
        response = super().request(**request)
        packed = response.has_header("Content-Encoding")
        if response.context and not packed and "HTTP_HX_REQUEST" not in request:
            drawn = set(re.findall(r'\bname="([^"]+)"', response.text))
            for form in forms_of(response.context):
                asked = {field.html_name for field in form.visible_fields() if _is_drawn(field)}
                missing = asked - drawn if asked & drawn else set()
                assert not missing, f"{type(form).__name__} is drawn without {sorted(missing)}"
            assert "&lt;span" not in response.text, "our own markup is shown as text"
        return response


def _is_drawn(field):
    """Boxes to tick are one each: where there is nothing to choose, none is drawn."""
    is_boxes = isinstance(field.field.widget, (CheckboxSelectMultiple, RadioSelect))
    return not is_boxes or bool(list(field.field.choices))


def forms_of(contexts):
    many = contexts if isinstance(contexts, list) else [contexts]  # of one template, or of several
    values = (value for context in many for part in context for value in part.values())
    return {id(value): value for value in values if isinstance(value, OfficeForm)}.values()
