"""What the worker says about themselves: nobody else writes it."""

from copy import copy

from django.core.exceptions import PermissionDenied
from django.urls import reverse

from accounts.permissions import Permission
from groundwork.deeds import DeedView
from workers.actions.own import (
    edit_about_me,
    edit_experience,
    edit_gender,
    edit_languages,
    edit_wellbeing_sharing,
    edit_working,
)
from workers.forms.own import (
    AboutMeForm,
    ExperienceForm,
    GenderForm,
    LanguagesForm,
    WellbeingSharingForm,
    WorkingForm,
)
from workers.models import ExperienceTheme, Worker


class OwnDeed(DeedView):
    """A page of the worker's own: whoever else sees the profile is refused."""

    model, permission = Worker, Permission.SEE_OWN_PROFILE
    submit_label, success_message = "Save changes", "Your profile is changed."
    guards_edits = True

    def check(self):
        if self.object.user_id != self.user.pk:
            raise PermissionDenied

    def get_back_url(self):
        return reverse("workers:my_profile")


class OwnFields(OwnDeed):
    """Fields of the profile itself; `save` is the action that takes them."""

    save = None

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"instance": copy(self.object)}

    def act(self, form):
        type(self).save(worker=self.object, by=self.user, **form.cleaned_data)


class EditAboutMe(OwnFields):
    form_class, title, save = AboutMeForm, "About me", staticmethod(edit_about_me)


class EditLanguages(OwnFields):
    form_class, title, save = LanguagesForm, "My languages", staticmethod(edit_languages)


class EditWorking(OwnFields):
    form_class, title, save = WorkingForm, "Where, when and how I work", staticmethod(edit_working)


class EditGender(OwnFields):
    form_class, title, save = GenderForm, "My gender", staticmethod(edit_gender)


class EditExperience(OwnDeed):
    """Who may know of each theme."""

    form_class, title = ExperienceForm, "Experience I am willing to draw on"

    def get_form_kwargs(self):
        kept = dict(self.object.theme_choices.values_list("experiencetheme", "visibility"))
        # Of themes that are no longer offered, those that were chosen stay.
        themes = list(ExperienceTheme.objects.offered(list(kept)))
        return super().get_form_kwargs() | {"themes": themes, "kept": kept}

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "lead": "Only what you choose is known. With “matching only” the leads of your team who match people read "
            "it, nobody else; your profile says when they did."
        }

    def act(self, form):
        edit_experience(worker=self.object, by=self.user, themes=form.chosen())


class EditWellbeingSharing(OwnDeed):
    form_class, title = WellbeingSharingForm, "Sharing how I am"

    def get_initial(self):
        return {"shares_wellbeing": self.object.shares_wellbeing}

    def act(self, form):
        edit_wellbeing_sharing(worker=self.object, by=self.user, **form.cleaned_data)
