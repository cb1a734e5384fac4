"""Where text is taken for HTML: the few places that may, each with what keeps it harmless."""

import re
from pathlib import Path

from django.conf import settings

ROOT = Path(settings.BASE_DIR)
APPS = [
    "groundwork", "notices", "accounts", "workers", "training", "development", "pathway", "referrals",
    "support", "supervision",
    "demo",
]  # fmt: skip
FOLDERS = [*APPS, "peersupport", "crispy_nhsuk", "templates"]
UNESCAPED = re.compile(
    r"mark_safe\(|SafeString\(|SafeText|SafeData|Markup\(|\|\s*safe\b|safeseq|autoescape|format_html\(|format_html_join\("
    r"|html_safe|\|\s*striptags|__html__|Template\(|from_string"
)
MAY = {
    "referrals/summaries.py": 1,  # format_html: words between tags of ours
    "crispy_nhsuk/templatetags/nhsuk.py": 3,  # format_html(_join): words between tags of ours, components side by side
    "crispy_nhsuk/asking.py": 1,  # mark_safe: nothing, where nothing is asked
    "crispy_nhsuk/engine.py": 1,  # Jinja escapes by itself
    "crispy_nhsuk/blanks.py": 1,  # puts words, escaped one by one, into what Jinja drew around them
    "crispy_nhsuk/bound_parts.py": 1,  # messages between line breaks; mark_safe is about "<br>" alone
    "groundwork/plain_texts.py": 1,  # a plain text has nothing to escape, and is escaped where a page shows it
    "templates/mfa/totp/activate_form.html": 1,  # a QR code, drawn by the library from a secret of ours
}


def test_text_is_taken_for_html_only_where_it_is_known_to_be_harmless():
    found = {}
    for path in files():
        lines = [line for line in path.read_text().splitlines() if UNESCAPED.search(line)]
        if lines:
            found[str(path.relative_to(ROOT))] = len(lines)
    assert found == MAY


def test_no_markup_is_written_into_format_html_itself():
    """Its first words are a constant: an f-string there would carry what was typed past the escaping."""
    wrong = re.compile(r"format_html(_join)?\(\s*f[\"']|mark_safe\((?![\"'])")
    assert not [path for path in files() if wrong.search(path.read_text())]


def files():
    for folder in FOLDERS:
        for kind in ("*.py", "*.html", "*.txt", "*.jinja"):
            yield from (path for path in (ROOT / folder).rglob(kind) if "migrations" not in path.parts)
