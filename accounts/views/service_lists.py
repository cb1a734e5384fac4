"""Pages where administrators look after the lists of the service."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from accounts.actions import service_lists as actions
from accounts.forms.service_lists import item_form
from accounts.permissions import Permission
from accounts.service_lists import service_lists, singular_of, title_of
from groundwork.deeds import ConfirmedDeed, PermissionFirst
from groundwork.permissions import requires


def list_named(name):
    """The model of the list with this name, or Http404."""
    try:
        return service_lists()[name]
    except KeyError:
        raise Http404 from None


def address_of_list(name):
    return reverse("accounts:item_list", args=[name])


@require_safe
@requires(Permission.MANAGE_ACCOUNTS)
def list_index(request):
    """Every list there is."""
    lists = [
        {"title": title_of(model), "about": model.about, "href": address_of_list(name)}
        for name, model in service_lists().items()
    ]
    return render(request, "accounts/list_index.html", {"title": "Lists", "lists": lists})


@require_safe
@requires(Permission.MANAGE_ACCOUNTS)
def item_list(request, name):
    """One list: its items in the order in which forms offer them."""
    model = list_named(name)
    context = {
        "title": title_of(model),
        "about": model.about,
        "name": name,
        "singular": singular_of(model),
        "items": list(model.objects.all()),
        "back_link": {"href": reverse("accounts:list_index"), "text": "Lists"},
    }
    return render(request, "accounts/item_list.html", context)


@require_POST
@requires(Permission.MANAGE_ACCOUNTS)
def move_item(request, name, code):
    """Move an item up or down in its list."""
    item = get_object_or_404(list_named(name), code=code)
    actions.move_item(item=item, by=request.user, up=request.POST.get("move") == "up")
    return redirect(f"{address_of_list(name)}#{code}")


class ItemDeed(PermissionFirst):
    """A deed in the list of the address, to the item of the address where it names one."""

    permission = Permission.MANAGE_ACCOUNTS

    @property
    def items(self):
        return list_named(self.kwargs["name"])

    def get_object(self, queryset=None):
        return get_object_or_404(self.items, code=self.kwargs["code"])

    def get_back_url(self):
        return address_of_list(self.kwargs["name"])

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"caption": title_of(self.items)}


class ItemFormDeed(ItemDeed):
    """A deed with the form of the list."""

    def get_form_class(self):
        return item_form(self.items)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"instance": self.get_object()}


class AddItem(ItemFormDeed):
    submit_label = "Add"

    def get_object(self, queryset=None):
        """No item yet; Http404 where there is no such list either."""
        list_named(self.kwargs["name"])

    def get_title(self):
        return f"Add: {singular_of(self.items)}"

    def get_success_message(self):
        return f"“{self.object}” is added at the end of the list."

    def act(self, form):
        self.object = actions.add_item(model=self.items, by=self.user, **form.cleaned_data)


class EditItem(ItemFormDeed):
    submit_label, success_message = "Save", "The item is changed."

    def get_title(self):
        return f"Edit: {self.object}"

    def get_context_data(self, **kwargs):
        code = f"Reports and downloads know this item by the code “{self.object.code}”, which stays as it is."
        return super().get_context_data(**kwargs) | {"lead": code}

    def act(self, form):
        actions.edit_item(item=self.object, by=self.user, **form.cleaned_data)


class RetireItem(ConfirmedDeed, ItemDeed):
    submit_label, success_message = "Retire", "The item is retired."
    consequences = (
        "Forms no longer offer it.",
        "Where it was chosen it stays, until somebody unchooses it.",
        "You can bring it back at any time.",
    )

    def get_title(self):
        return f"Retire: {self.object}"

    def why_not(self):
        return "" if self.object.is_active else "This item is retired already."

    def act(self, form):
        actions.retire_item(item=self.object, by=self.user)


class BringBackItem(ConfirmedDeed, ItemDeed):
    submit_label, success_message = "Bring back", "The item is offered again."
    consequences = ("Forms offer it again, in its old place.",)

    def get_title(self):
        return f"Bring back: {self.object}"

    def why_not(self):
        return "This item is offered already." if self.object.is_active else ""

    def act(self, form):
        actions.bring_back_item(item=self.object, by=self.user)
