"""What is decided about a course for everybody, and for one worker who need not have it."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.permissions import Permission
from groundwork.deeds import DeedView, PermissionFirst
from groundwork.permissions import can, require
from groundwork.versions import state_of
from groundwork.way_back import leads_on
from training.actions.rules import exempt, set_rule, take_back_exemption, take_back_rule
from training.forms.rules import ExemptForm, SetRuleForm
from training.forms.training import TakeBackExemptionForm, TakeBackRuleForm
from training.models import Course, CourseRule, Exemption
from workers.models import Worker

# Whoever has training, looks after it or sets its rules.
READERS = (Permission.SEE_OWN_PROFILE, Permission.MANAGE_WORKERS, Permission.SUPERVISE, Permission.MANAGE_ACCOUNTS)


@leads_on
@require_safe
def course_list(request):
    """The courses on offer: who gives them, and who must have them today."""
    require(request.user, READERS)
    today = timezone.localdate()
    courses = list(Course.objects.offered().prefetch_related("competences", "required_for"))
    rules = {rule.course_id: rule for rule in CourseRule.objects.in_force(today).prefetch_related("stages")}
    coming = CourseRule.objects.known().filter(holds_from__gt=today)
    later = {rule.course_id: rule for rule in reversed(list(coming))}
    rows = [(course, rules.get(course.pk), later.get(course.pk)) for course in courses]
    user = request.user
    context = {
        "title": "Training",
        "rows": rows,
        "may_edit": can(user, Permission.MANAGE_ACCOUNTS),
        "may_see_matrix": can(user, Permission.MANAGE_WORKERS),
        "may_see_cohorts": can(user, Permission.MANAGE_WORKERS) or can(user, Permission.SEE_OWN_PROFILE),
    }
    return render(request, "training/course_list.html", context)


@require_safe
def course_detail(request, code):
    """One course, with its rules: the one that holds, those to come and those before."""
    require(request.user, READERS)
    course = get_object_or_404(Course, code=code)
    today = timezone.localdate()
    rules = list(course.rules.select_related("set_by", "taken_back_by").prefetch_related("stages"))
    now = last_begun(rules, today)
    for rule in rules:
        rule.state = state_of(rule, now, today)
    context = {
        "title": str(course),
        "course": course,
        "rules": list(reversed(rules)),
        "is_as_it_began": now is None,
        "sets_rules": can(request.user, Permission.MANAGE_ACCOUNTS),
        "back_link": {"href": reverse("training:course_list"), "text": "Training"},
    }
    return render(request, "training/course_detail.html", context)


def last_begun(rules, today):
    """The rule that holds on `today`, or None where the one from the beginning does."""
    begun = [rule for rule in rules if not rule.is_taken_back and rule.has_begun(today)]
    return begun[-1] if begun else None


class RuleDeed(PermissionFirst):
    """A deed to what holds for everybody, in all teams."""

    permission = Permission.MANAGE_ACCOUNTS


class SetRule(RuleDeed):
    """Say who must have a course from a day on."""

    form_class = SetRuleForm
    title, submit_label, success_message = "Set a rule", "Set rule", "The rule is set."

    def get_object(self, queryset=None):
        return get_object_or_404(Course, code=self.kwargs["code"])

    def get_initial(self):
        """As the last rule says, so that only what changes is typed."""
        course, last = self.object, self.object.rules.known().last()
        stages = last.stages if last else course.required_for
        return {
            "stages": list(stages.all()),
            "employments": last.employments if last else [],
            "valid_months": (last or course).valid_months,
            "holds_from": self.today,
        }

    def get_context_data(self, **kwargs):
        lead = "What was completed before stays valid until its own date. The rule replaces the ones before it."
        return super().get_context_data(**kwargs) | {"caption": str(self.object), "lead": lead}

    def act(self, form):
        set_rule(course=self.object, by=self.user, **form.cleaned_data)


class TakeBackRule(RuleDeed):
    """Take back a rule that has not begun."""

    model, form_class = CourseRule, TakeBackRuleForm
    title, submit_label, success_message = "Take back a rule", "Take back", "The rule is taken back."

    def get_queryset(self):
        return CourseRule.objects.visible_to(self.user).select_related("course")

    def why_not(self):
        if self.object.is_taken_back:
            return "This rule is taken back already."
        begun = self.object.has_begun(self.today)
        return "This rule holds already. Set another one that begins later." if begun else ""

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"caption": str(self.object)}

    def act(self, form):
        take_back_rule(rule=self.object, by=self.user, **form.cleaned_data)


class Exempt(DeedView):
    """Let a worker go without a required course."""

    model, permission, form_class = Worker, Permission.MANAGE_WORKERS, ExemptForm
    title, submit_label = "Exempt from a course", "Exempt"
    success_message = "The worker is exempt from the course."

    def check(self):
        if self.object.user_id == self.user.pk:
            raise PermissionDenied

    def get_initial(self):
        # Chosen from the list, not asked of the database: the address may say anything.
        courses = {course.code: course.pk for course in Course.objects.offered()}
        return {"course": courses.get(self.request.GET.get("course"))}

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"caption": self.object.user.name}

    def act(self, form):
        exempt(worker=self.object, by=self.user, **form.cleaned_data)


class TakeBackExemption(DeedView):
    """Let the worker need the course again."""

    model, permission, form_class = Exemption, Permission.MANAGE_WORKERS, TakeBackExemptionForm
    title, submit_label, success_message = "Take back an exemption", "Take back", "The exemption is taken back."

    def get_queryset(self):
        return super().get_queryset().select_related("worker__user", "course")

    def why_not(self):
        return "This exemption is taken back already." if self.object.is_taken_back else ""

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"caption": f"{self.object.worker}: {self.object.course}"}

    def act(self, form):
        take_back_exemption(exemption=self.object, by=self.user, **form.cleaned_data)
