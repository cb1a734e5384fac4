from django.contrib import admin

from accounts.admin import ReferenceAdmin
from training.models import Course


@admin.register(Course)
class CourseAdmin(ReferenceAdmin):
    list_display = ["label", "provider", "hours", "valid_months", "order", "is_active"]
