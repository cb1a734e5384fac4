from django.contrib import admin

from accounts.admin import ReferenceAdmin
from referrals.models import ConnectionKind, DeclineReason, EndingReason, Principle, SupportTheme


@admin.register(EndingReason)
class EndingReasonAdmin(ReferenceAdmin):
    list_display = ["label", "planned", "order", "is_active"]


@admin.register(Principle)
class PrincipleAdmin(ReferenceAdmin):
    list_display = ["label", "meaning", "order", "is_active"]


for model in (SupportTheme, DeclineReason, ConnectionKind):
    admin.site.register(model, ReferenceAdmin)
