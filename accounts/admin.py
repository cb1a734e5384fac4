"""The pages on which administrators edit the lists of the service."""

from django import forms
from django.contrib import admin
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import path

from accounts.permissions import Permission
from crispy_nhsuk.forms import TypedMixin

# Pages of the admin that have their own here, or that nobody needs.
LEFT_OUT = {"login", "logout", "password_change", "password_change_done", "view_on_site", "autocomplete"}


class ServiceListSite(admin.AdminSite):
    """Django's admin for reference lists alone, open to administrators alone."""

    site_header = site_title = "Lists of the service"
    index_title = "Lists"
    site_url = "/"
    enable_nav_sidebar = False
    final_catch_all_view = False

    def register(self, model_or_iterable, admin_class=None, **options):
        """Our lists only: what libraries would show here, such as second factors and sessions, is nobody's."""
        if admin_class and issubclass(admin_class, ServiceListAdmin):
            super().register(model_or_iterable, admin_class, **options)

    def has_permission(self, request):
        return request.user.is_authenticated and request.user.can(Permission.MANAGE_ACCOUNTS)

    def admin_view(self, view, cacheable=False):
        """Signed out: to signing in. Signed in without the permission: 403."""
        inner = super().admin_view(view, cacheable)

        def guarded(request, *args, **kwargs):
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if not self.has_permission(request):
                raise PermissionDenied
            return inner(request, *args, **kwargs)

        return guarded

    def get_urls(self):
        kept = [pattern for pattern in super().get_urls() if getattr(pattern, "name", None) not in LEFT_OUT]
        for pattern in kept:
            if getattr(pattern, "callback", None):
                pattern.callback.login_url = None  # not the admin's own page, but ours
        return [*kept, path("sign-out/", lambda request: redirect("account_logout"), name="logout")]


class ServiceListItemForm(TypedMixin, forms.ModelForm):
    """Cleaned as all forms are."""


class ServiceListAdmin(admin.ModelAdmin):
    """One list. Items are retired, never deleted: records refer to them."""

    form = ServiceListItemForm
    list_display = ["label", "code", "order", "is_active"]
    search_fields = ["label", "code"]
    actions = None

    def has_view_permission(self, request, obj=None):
        return request.user.can(Permission.MANAGE_ACCOUNTS)

    def has_change_permission(self, request, obj=None):
        return self.has_view_permission(request)

    def has_add_permission(self, request):
        return self.has_view_permission(request)

    def has_module_permission(self, request):
        return self.has_view_permission(request)

    def has_delete_permission(self, request, obj=None):
        return False

    def get_readonly_fields(self, request, obj=None):
        """Reports count on the code of an item that exists."""
        return ["code"] if obj else []
