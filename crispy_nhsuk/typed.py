"""Text as people type and paste it: spaces and characters that nobody sees go, all else stays as it is."""

import re
import unicodedata

# Marks of formatting that show nothing: soft hyphen, zero-width space, word joiner, byte order mark,
# embeddings of directions …
UNSEEN = re.compile("[\u00ad\u180e\u200b\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]")
LINE_BREAK = re.compile("\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# The zero-width joiner and non-joiner spell words of Arabic, Persian and the scripts of South Asia, and join
# pictures; anywhere else they came along by accident.
NEEDS_JOINERS = "\u0900-\u0dff\u0f00-\u109f\u1780-\u18af"
JOINS_LETTERS = "\u0600-\u08ff\ufe0f\u2600-\u27bf\U0001f000-\U0001faff"
JOINER = re.compile(rf"[\u200c\u200d](?<![{NEEDS_JOINERS}].)((?<![{JOINS_LETTERS}].)|(?=[\s\u061c\u200c-\u200f]|$))")
# Direction marks matter between words only.
EDGES = " \t\n\u200e\u200f\u061c"
# Characters that count as letters or marks and show nothing alone.
BLANK = "\u034f\u115f\u1160\u2800\u3164\uffa0" + "".join(map(chr, range(0xFE00, 0xFE10)))


def line(text: str) -> str:
    """Typed text of one line: line breaks and repeated spaces are one space."""
    return re.sub(r"[ \t\n]+", " ", several_lines(text))


def several_lines(text: str) -> str:
    """Typed text of any length: its lines stay, each break one character, as its counter counts them."""
    text = SPACE.sub(" ", LINE_BREAK.sub("\n", text))
    text = CONTROL.sub("", UNSEEN.sub("", text)).strip(EDGES)
    text = unicodedata.normalize("NFC", JOINER.sub("", text).strip(EDGES))
    return text if any(map(is_seen, text)) else ""


def is_seen(character: str) -> bool:
    """Whether a character shows anything; letters for private use do in some fonts."""
    return character not in BLANK and unicodedata.category(character) not in ("Zs", "Cc", "Cf")
