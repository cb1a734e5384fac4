"""Somebody who uses no mouse: Tab, Shift and Tab, Space, Enter, arrows and letters."""

from tests.journeys.screen import Screen

MOST_KEYS = 120
# What has the focus: its text or label, its name, and whether somebody can see that it has it.
FOCUSED = """() => {
  const it = document.activeElement
  if (!it || it === document.body) return {text: "", name: "", id: "", value: "", kind: "", on: false, seen: true}
  const label = it.labels && it.labels[0]
  const drawn = [it, label, label && label.parentElement].filter(Boolean).flatMap(
    each => [getComputedStyle(each), getComputedStyle(each, "::before")])
  const marked = drawn.some(style => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0
    || style.boxShadow !== "none")
  const box = (label && it.type !== "text" ? label : it).getBoundingClientRect()
  const inside = box.bottom > 0 && box.top < innerHeight && box.width > 0
  return {text: ((label || it).innerText || "").trim(), name: it.name || "", id: it.id, value: it.value || "",
          kind: it.getAttribute("role") || it.type || it.tagName, on: it.checked === true, seen: marked && inside,
          html: it.outerHTML.slice(0, 200)}
}"""


class Keys(Screen):
    """As a Screen, by keys alone; every step of the focus must be visible."""

    def __init__(self, page):
        super().__init__(page)
        self.unseen = []

    def key(self, key):
        """Press a key; what has the focus then."""
        self.page.keyboard.press(key)
        return self.focused()

    def focused(self):
        found = self.page.evaluate(FOCUSED)
        if not found["seen"]:
            self.unseen.append(found["html"])
        return found

    def go_to(self, wanted, key="Tab"):
        """Go on to the next thing that `wanted` says yes to."""
        for _ in range(MOST_KEYS):
            found = self.key(key)
            if wanted(found):
                return found
        raise AssertionError(f"Not to be reached by {key}: {self.page.url}")

    def go_to_text(self, text, key="Tab"):
        return self.go_to(lambda found: found["text"].startswith(text), key)

    def go_to_field(self, name, key="Tab"):
        return self.go_to(lambda found: found["name"] == name, key)

    def enter(self):
        """Press Enter on a link or button, and wait for the page it leads to."""
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def follow(self, text):
        self.go_to(lambda found: found["kind"] == "A" and text.lower() in found["text"].lower())
        self.enter()

    def press(self, text):
        self.go_to(lambda found: found["kind"] in ("submit", "button") and found["text"] == text)
        self.enter()

    def write(self, name, text):
        self.go_to_field(name)
        self.type(text)

    def type(self, text):
        """Write over what is in the field that has the focus."""
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)

    def choose(self, name, value):
        """Tab leads to the first of a group, or to the one that is chosen; arrows choose another."""
        if self.go_to_field(name)["value"] != str(value):
            self.go_to(lambda found: found["value"] == str(value), "ArrowDown")
        if not self.focused()["on"]:
            self.key("Space")

    def check(self, label):
        it = self.page.get_by_label(label)
        self.choose(it.get_attribute("name"), it.get_attribute("value"))

    def date(self, name, day):
        for part in ("day", "month", "year"):
            self.go_to(lambda found, part=part: found["id"] == f"id_{name}-{part}")
            self.type(str(getattr(day, part)))
