"""Reading a page as a browser would, for tests that ask about its structure."""

from html.parser import HTMLParser

VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
POINTERS = ("for", "aria-labelledby", "aria-describedby", "aria-controls")


class Markup(HTMLParser):
    """Every element of a page or fragment as (tag, attributes), and what is wrong with them."""

    def __init__(self, html):
        super().__init__()
        self.elements, self.open, self.faults = [], [], []
        self.feed(html)
        self.close()
        self.faults += [f"<{tag}> is never closed" for tag in self.open]

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes something else")

    def all(self, tag=None, **wanted):
        return [
            attrs
            for name, attrs in self.elements
            if tag in (None, name)
            and all(attrs.get(key.replace("_", "-")) == value for key, value in wanted.items())
        ]

    def problems(self):
        """Crossed elements, code inside the page, ids that stand twice, pointers to nothing."""
        found = list(self.faults)
        ids = [attrs["id"] for _tag, attrs in self.elements if "id" in attrs]
        found += [f"id {name} stands twice" for name in {n for n in ids if ids.count(n) > 1}]
        for tag, attrs in self.elements:
            if tag == "style" or (tag == "script" and "src" not in attrs):
                found.append(f"<{tag}> inside the page")
            found += [
                f"{key}= on <{tag}>" for key in attrs if key == "style" or key.startswith("on")
            ]
            for key in POINTERS:
                missing = set((attrs.get(key) or "").split()) - set(ids)
                found += [f"{key} points to no {name}" for name in missing]
        return found
