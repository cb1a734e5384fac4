from django.contrib import admin

from accounts.admin import ServiceListAdmin
from training.models import Course


@admin.register(Course)
class CourseAdmin(ServiceListAdmin):
    list_display = ["label", "provider", "hours", "valid_months", "is_safeguarding", "order", "is_active"]
