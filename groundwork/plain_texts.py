"""Templates that end in .txt are plain text: nothing in them is escaped, and nothing of them is taken for HTML."""

from typing import Any

from django.http import HttpRequest
from django.template.backends.django import DjangoTemplates, Template
from django.template.context import make_context


class Templates(DjangoTemplates):
    """Django's templates, with those whose name ends in .txt drawn as plain text. No template has to ask for it."""

    def get_template(self, template_name: str) -> Template:
        found = super().get_template(template_name)
        return PlainText(found.template, self) if template_name.endswith(".txt") else found


class PlainText(Template):
    def render(self, context: dict[str, Any] | None = None, request: HttpRequest | None = None) -> str:
        drawn = self.template.render(make_context(context, request, autoescape=False))
        # Without Django's mark that it is safe, so that a page that shows it escapes it.
        return str.__str__(drawn)
