"""Compares HTML by meaning: tags, attributes, text; not white space or order of attributes."""

from bs4 import BeautifulSoup, NavigableString
from bs4.element import PreformattedString

PREFORMATTED = ("pre", "textarea")


def normalised(html):
    """A nested list of tags, sorted attributes and trimmed text."""
    return [node for child in BeautifulSoup(str(html), "html.parser").contents for node in node_of(child)]


def node_of(node, keep_space=False):
    if isinstance(node, PreformattedString):
        return []
    if isinstance(node, NavigableString):
        text = str(node) if keep_space else " ".join(node.split())
        return [text] if text else []
    keep_space = keep_space or node.name in PREFORMATTED
    children = [inner for child in node.contents for inner in node_of(child, keep_space)]
    return [(node.name, attributes(node), joined(children))]


def attributes(node):
    return {
        key: sorted(value) if isinstance(value, list) else " ".join(value.split())
        for key, value in sorted(node.attrs.items())
    }


def joined(children):
    """Neighbouring texts as one, since a comment may have stood between them."""
    result = []
    for child in children:
        if isinstance(child, str) and result and isinstance(result[-1], str):
            result[-1] += " " + child
        else:
            result.append(child)
    return result
