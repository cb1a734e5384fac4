from django.contrib import admin

from accounts.admin import ServiceListAdmin
from workers.models import ExperienceTheme, Stage


@admin.register(Stage)
class StageAdmin(ServiceListAdmin):
    list_display = ["label", "max_caseload", "supervision_interval_days", "most_risks", "order", "is_active"]


admin.site.register(ExperienceTheme, ServiceListAdmin)
