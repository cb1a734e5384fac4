"""The shape of every list: what the user may see, narrowed by filters in the address, sorted, in pages."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, cast
from urllib.parse import urlencode
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.generic import ListView

from groundwork.addresses import address_of
from groundwork.expects import SomeUser, user_of
from groundwork.found import Build, Found, Searched
from groundwork.permissions import can
from groundwork.prepared import prepared
from groundwork.searches import filters_of, keep_search
from groundwork.trail import note_access

# The answers of a filter form by the names of its fields.
Filters = Mapping[str, Any]


class ListPage(ListView):
    """A list. Subclasses set the attributes and write `get_queryset` and `narrow`.

    `permissions`: one of them is enough. `sorts` maps the key in the address to the field to order by (or several),
    `?sort=-key` turns it round. `fields` are those that a row shows: no others are read, where they are named.
    `people_ids` names whose records are shown, for the trail.

    `get_queryset`, `narrow` and `sort` write SQL that is kept (`groundwork.prepared`): they know `self.user`, a
    stand-in with the user's roles, `self.today`, `self.order` and the filters, and there is no `self.request`.
    """

    leads_on = True
    permissions: Sequence[str] = ()
    title = ""
    template_name: str
    object_list: Any
    form_class: type[BaseForm] | None = None
    fields: Sequence[str] = ()
    sorts: Mapping[str, str | Sequence[str]] = {}
    default_sort = ""
    paginate_by = 25
    empty_title = "Nothing to show"
    empty_text = "Change the filters to see more."
    user: SomeUser
    today: date
    order: str

    def get_queryset(self) -> QuerySet:
        """What the user may see here."""
        raise NotImplementedError

    def narrow(self, rows: QuerySet, filters: Filters) -> QuerySet:
        """The rows that match `filters`, the answers of the filter form."""
        return rows

    def people_ids(self, rows: list[Any]) -> Iterable[UUID | None]:
        """Ids of the people shown in these rows."""
        return []

    def prepare(self, rows: list[Any]) -> None:
        """Add what the template needs to know of these rows, the ones of one page."""

    def get_form_kwargs(self) -> dict[str, Any]:
        """Keywords for the filter form besides its data."""
        return {}

    def trail_verb(self, filters: Filters) -> str | None:
        """What the trail calls the opening of this list; None for the name of its address."""
        return None

    def setup(self, request: HttpRequest, *args: object, **kwargs: object) -> None:
        super().setup(request, *args, **kwargs)
        self.user, self.today, self.order = user_of(request), timezone.localdate(), self.order_of(request)

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if self.permissions and not any(can(request.user, permission) for permission in self.permissions):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        self.filter_form = self.get_form()
        self.filters = answers(self.filter_form)
        self.object_list = self.found(self.filters)
        return render(request, self.template_name, self.get_context_data())

    def get_form(self) -> BaseForm | None:
        return self.form_class(filters_of(self.request), **self.get_form_kwargs()) if self.form_class else None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What the template needs: the page that is asked for, the filters, and words for an empty list."""
        context = {
            "title": self.title,
            "filter_form": self.filter_form,
            "empty_title": self.empty_title,
            "empty_text": self.empty_text,
        }
        return super().get_context_data(**context | kwargs)

    def paginate_queryset(self, queryset: Any, page_size: int) -> tuple[Paginator, Page, list[Any], bool]:
        """The page that is asked for, or the nearest there is, with a line in the trail about who is shown."""
        paginator = Paginator(queryset, page_size)
        page = paginator.get_page(self.request.GET.get("page"))
        rows = cast(list[Any], page.object_list)
        note_access(self.request, *self.people_ids(rows), verb=self.trail_verb(self.filters))
        self.prepare(rows)
        return paginator, page, rows, page.has_other_pages()

    def found(self, filters: Filters, *ids: UUID, **asked: Any) -> Found | Searched:
        """All the rows that these filters ask for, in the order of the address."""
        if filters.get("q"):
            return Searched(rows_asked_for(self.user, self.today, *ids, **self.what(filters), **asked))
        return Found(rows_asked_for, self.user, *ids, **self.what(filters), **asked)

    def asked(self, build: Build, filters: Filters) -> QuerySet:
        """What `build` asks for, told what these filters are; its SQL is kept unless a name stands in it."""
        if filters.get("q"):
            return build(self.user, self.today, **self.what(filters))
        return prepared(build, self.user, **self.what(filters))

    def what(self, filters: Filters) -> dict[str, Any]:
        """What `rows_asked_for` needs to write the same rows."""
        # The order has a place of its own; in the address anything may stand for it.
        plain = tuple((name, plain_value(value)) for name, value in filters.items() if name != "sort")
        return {"page": type(self), "order": self.order, "filters": plain}

    def rows(self, filters: Filters) -> QuerySet:
        rows = self.sort(self.narrow(self.get_queryset(), filters))
        return rows.only(*self.fields) if self.fields else rows

    def order_of(self, request: HttpRequest) -> str:
        """The key of `sorts` in the address, with a minus to turn it round; the usual one where it names none."""
        asked = request.GET.get("sort", "")
        return asked if asked.removeprefix("-") in self.sorts else self.default_sort

    def sort(self, rows: QuerySet) -> QuerySet:
        """The rows in that order, ties always in the same order."""
        key = self.order
        fields = self.sorts.get(key.removeprefix("-"), [])
        fields = [fields] if isinstance(fields, str) else fields
        sign = "-" if key.startswith("-") else ""
        return rows.order_by(*(f"{sign}{field}" for field in fields), "pk") if fields else rows


def rows_asked_for(
    user: SomeUser,
    today: date,
    *ids: UUID,
    page: type[ListPage],
    order: str,
    filters: Iterable[tuple[str, Any]],
    among: bool = False,
) -> QuerySet:
    """The rows of a list as a page of its own would write them that no request reaches; `among` limits them to ids."""
    view = page()
    view.user, view.today, view.order = user, today, order
    rows = view.rows(dict(filters))
    return rows.filter(pk__in=ids) if among else rows


def plain_value(value: object) -> object:
    """The answer of a filter as it is kept: a row by its key."""
    return value.pk if isinstance(value, Model) else value


class SearchPage(ListPage):
    """A list whose filter form asks for a name (field `q`): the form is posted, see groundwork/searches.py."""

    def post(self, request: HttpRequest) -> HttpResponse:
        return keep_search(request)


def list_url(name: str, **filters: object) -> str:
    """The address of a list, opened with these filters; empty ones are left out."""
    query = urlencode({key: value for key, value in filters.items() if value})
    return f"{address_of(name)}?{query}" if query else address_of(name)


def answers(form: BaseForm | None) -> dict[str, Any]:
    """The valid answers of a filter form; a wrong one in the address narrows nothing."""
    if form is None:
        return {}
    form.full_clean()
    return form.cleaned_data
