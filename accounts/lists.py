"""The shape of every list: what the user may see, narrowed by filters in the address, sorted, in pages."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import render
from django.views import View

from accounts.permissions import can
from accounts.trail import record_access


class ListPage(View):
    """A list of records. Subclasses set the attributes and write `get_queryset` and `narrow`.

    `permissions`: one of them is enough. `sorts` maps the key in the address to the field to
    order by, `?sort=-key` turns it round. `people_ids` names whose records are shown, for the trail.
    """

    permissions = ()
    template_name = ""
    title = ""
    form_class = None
    sorts = {}
    default_sort = ""
    page_size = 25
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

    def get(self, request):
        if self.permissions and not any(can(request.user, permission) for permission in self.permissions):
            raise PermissionDenied
        form = self.form_class(request.GET, **self.get_form_kwargs()) if self.form_class else None
        rows = self.sort(self.narrow(self.get_queryset(), answers(form)))
        page = Paginator(rows, self.page_size).get_page(request.GET.get("page"))
        page.object_list = list(page.object_list)
        record_access(request, *self.people_ids(page.object_list))
        self.prepare(page.object_list)
        context = {
            "title": self.title,
            "page_obj": page,
            "filter_form": form,
            "empty_title": self.empty_title,
            "empty_text": self.empty_text,
        }
        return render(request, self.template_name, context | self.get_context())

    def sort(self, rows):
        """The rows in the order of the address, ties always in the same order."""
        asked = self.request.GET.get("sort", "")
        key = asked if asked.removeprefix("-") in self.sorts else self.default_sort
        field = self.sorts.get(key.removeprefix("-"))
        return rows.order_by(f"-{field}" if key.startswith("-") else field, "pk") if field else rows


def answers(form):
    """The valid answers of a filter form; a wrong one in the address narrows nothing."""
    if form is None:
        return {}
    form.full_clean()
    return form.cleaned_data
