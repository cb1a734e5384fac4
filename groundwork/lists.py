"""The shape of every list: what the user may see, narrowed by filters in the address, sorted, in pages."""

from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils import timezone
from django.views import View

from groundwork.addresses import address_of
from groundwork.found import Found
from groundwork.permissions import can
from groundwork.searches import filters_of, keep_search
from groundwork.trail import note_access


class ListPage(View):
    """A list of records. Subclasses set the attributes and write `get_queryset` and `narrow`.

    `permissions`: one of them is enough. `sorts` maps the key in the address to the field to
    order by (or several), `?sort=-key` turns it round. `fields` are those that a row shows: no
    others are read, where they are named. `people_ids` names whose records are shown, for the trail.
    `is_prepared`: the SQL depends on nothing but the user, the day, the filters and the order, and is kept.
    """

    permissions = ()
    template_name = ""
    title = ""
    form_class = None
    fields = ()
    sorts = {}
    default_sort = ""
    page_size = 25
    is_prepared = False
    empty_title = "Nothing to show"
    empty_text = "Change the filters to see more."

    def get_queryset(self):
        """What the user may see here."""
        raise NotImplementedError

    def narrow(self, rows, filters):
        """The rows that match `filters`, the answers of the filter form."""
        return rows

    def people_ids(self, rows):
        """Ids of the people shown in these rows."""
        return []

    def prepare(self, rows):
        """Add what the template needs to know of these rows, the ones of one page."""

    def get_form_kwargs(self):
        """Keywords for the filter form besides its data."""
        return {}

    def get_context(self):
        """More for the template."""
        return {}

    def trail_verb(self, filters):
        """What the trail calls the opening of this list; None for the name of its address."""
        return None

    def dispatch(self, request, *args, **kwargs):
        if self.permissions and not any(can(request.user, permission) for permission in self.permissions):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):
        form = self.filter_form()
        filters = answers(form)
        page = Paginator(self.found(filters), self.page_size).get_page(request.GET.get("page"))
        note_access(request, *self.people_ids(page.object_list), verb=self.trail_verb(filters))
        self.prepare(page.object_list)
        context = {
            "title": self.title,
            "page_obj": page,
            "filter_form": form,
            "empty_title": self.empty_title,
            "empty_text": self.empty_text,
        }
        return render(request, self.template_name, context | self.get_context())

    def filter_form(self):
        return self.form_class(filters_of(self.request), **self.get_form_kwargs()) if self.form_class else None

    def found(self, filters):
        """All the rows that these filters ask for, in the order of the address."""
        return Found(self.key(filters), lambda: self.rows(filters))

    def rows(self, filters):
        rows = self.sort(self.narrow(self.get_queryset(), filters))
        return rows.only(*self.fields) if self.fields else rows

    def key(self, filters):
        """What the SQL of the list depends on; None where it depends on more, or on a name that somebody typed."""
        if not self.is_prepared or filters.get("q"):
            return None
        # The order has a place of its own; in the address anything may stand for it.
        asked = tuple((name, getattr(value, "pk", value)) for name, value in filters.items() if name != "sort")
        return type(self), self.request.user.asker, timezone.localdate(), self.order, asked

    @property
    def order(self):
        """The key of `sorts` in the address, with a minus to turn it round; the usual one where it names none."""
        asked = self.request.GET.get("sort", "")
        return asked if asked.removeprefix("-") in self.sorts else self.default_sort

    def sort(self, rows):
        """The rows in that order, ties always in the same order."""
        key = self.order
        fields = self.sorts.get(key.removeprefix("-"), [])
        fields = [fields] if isinstance(fields, str) else fields
        sign = "-" if key.startswith("-") else ""
        return rows.order_by(*(f"{sign}{field}" for field in fields), "pk") if fields else rows


class SearchPage(ListPage):
    """A list whose filter form asks for a name (field `q`): the form is posted, see accounts/searches.py."""

    def post(self, request):
        return keep_search(request)


def list_url(name, **filters):
    """The address of a list, opened with these filters; empty ones are left out."""
    query = urlencode({key: value for key, value in filters.items() if value})
    return f"{address_of(name)}?{query}" if query else address_of(name)


def answers(form):
    """The valid answers of a filter form; a wrong one in the address narrows nothing."""
    if form is None:
        return {}
    form.full_clean()
    return form.cleaned_data
