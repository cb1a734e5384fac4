"""A form as a browser would send it if nobody changed anything."""

from html.parser import HTMLParser

NEVER_SENT = {"submit", "button", "image", "reset", "file"}
SENT_IF_CHECKED = {"radio", "checkbox"}


def filled_form(page):
    """Address and data of the last form of the page that is posted; the address is empty where it is the page's own."""
    reader = FormReader()
    reader.feed(page)
    return reader.forms[-1]


class FormReader(HTMLParser):
    """Collects each posted form of a page as a pair of address and data."""

    def __init__(self):
        super().__init__()
        self.forms = []
        self.data = self.name = self.text = None

    def handle_starttag(self, tag, pairs):
        said = dict(pairs)
        if tag == "form" and (said.get("method") or "").lower() == "post":
            self.data = {}
            self.forms.append((said.get("action") or "", self.data))
        if self.data is None:
            return
        if tag == "input":
            self.take_input(said)
        elif tag in ("select", "textarea"):
            self.name, self.text = said.get("name"), ""
        elif tag == "option":
            self.take_option(said)

    def take_input(self, said):
        kind = said.get("type", "text")
        is_sent = kind not in NEVER_SENT and (kind not in SENT_IF_CHECKED or "checked" in said)
        if is_sent and said.get("name"):
            self.data.setdefault(said["name"], []).append(said.get("value") or "")

    def take_option(self, said):
        """The chosen option of a list, which is its first where none is marked."""
        if "selected" in said or self.name not in self.data:
            self.data[self.name] = [said.get("value") or ""]

    def handle_data(self, text):
        if self.text is not None:
            self.text += text

    def handle_endtag(self, tag):
        if tag == "textarea" and self.data is not None:
            self.data[self.name] = [self.text.removeprefix("\n")]
        if tag in ("select", "textarea"):
            self.name = self.text = None
        if tag == "form":
            self.data = None
