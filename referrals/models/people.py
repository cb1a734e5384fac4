import pghistory
from django.apps import apps
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Exists, F, Func, OuterRef, Q, Value
from django.db.models.functions import Lower

from groundwork.addresses import address_of_record
from groundwork.dates import age_on
from groundwork.models import BaseModel
from groundwork.models.telephone import TelephoneField
from groundwork.names import Fold, by_name, folded_of
from referrals.models.alike import keys_of_alike, same


class PersonQuerySet(models.QuerySet):
    def known(self):
        """People for whom a referral has been sent and who are not joined with another.

        A draft's person is not yet one of them.
        """
        away = apps.get_model("referrals", "Joining").objects.standing()
        return self.filter(~Exists(away.filter(joined=OuterRef("pk"))), is_known=True)

    def in_conflict_with(self, person):
        """Known people with the NHS number of `person` and another name (accents and case aside) or birth date."""
        if not person.nhs_number:
            return self.none()
        others = self.known().filter(nhs_number=person.nhs_number).exclude(pk=person.pk)
        return others.alias(as_compared=Fold(F("name"))).exclude(
            as_compared=Fold(Value(person.name)), date_of_birth=person.date_of_birth
        )

    def like(self, person):
        """Known people who share enough with `person` to be compared; `referrals.likeness` says who may be the same.

        Each says whether they share the NHS number, telephone and email: `same_number`, `same_phone`, `same_email`.
        """
        alike = self.known().filter(pk__in=keys_of_alike(self.model, person)).exclude(pk=person.pk)
        return alike.alias(lower_email=Lower("email")).annotate(
            same_number=same("nhs_number", person.nhs_number),
            same_phone=same("phone", person.phone),
            same_email=same("lower_email", person.email.lower()),
        )


@pghistory.track(exclude=["folded"])
class Person(BaseModel):
    """Somebody who is referred or supported, as they describe themselves."""

    class NhsNumberMissing(models.TextChoices):
        NOT_KNOWN = "not_known", "Not known at the moment"
        NONE = "none", "The person has none"
        NOT_SHARED = "not_shared", "The person prefers not to share it"

    class ContactBy(models.TextChoices):
        PHONE = "phone", "Telephone call"
        TEXT = "text", "Text message"
        EMAIL = "email", "Email"
        POST = "post", "Letter"
        SOMEONE = "someone", "Through somebody else"

    class Gender(models.TextChoices):
        WOMAN = "woman", "Woman"
        MAN = "man", "Man"
        NON_BINARY = "non_binary", "Non-binary"
        SELF = "self", "In another way"
        NOT_SAID = "not_said", "Prefer not to say"

    class Ethnicity(models.TextChoices):
        """The groups of the 2021 Census of England and Wales."""

        ASIAN_BANGLADESHI = "asian_bangladeshi", "Asian or Asian British: Bangladeshi"
        ASIAN_CHINESE = "asian_chinese", "Asian or Asian British: Chinese"
        ASIAN_INDIAN = "asian_indian", "Asian or Asian British: Indian"
        ASIAN_PAKISTANI = "asian_pakistani", "Asian or Asian British: Pakistani"
        ASIAN_OTHER = "asian_other", "Asian or Asian British: any other background"
        BLACK_AFRICAN = "black_african", "Black or Black British: African"
        BLACK_CARIBBEAN = "black_caribbean", "Black or Black British: Caribbean"
        BLACK_OTHER = "black_other", "Black or Black British: any other background"
        MIXED_WHITE_ASIAN = "mixed_white_asian", "Mixed: White and Asian"
        MIXED_WHITE_BLACK_AFRICAN = "mixed_white_black_african", "Mixed: White and Black African"
        MIXED_WHITE_BLACK_CARIBBEAN = "mixed_white_black_caribbean", "Mixed: White and Black Caribbean"
        MIXED_OTHER = "mixed_other", "Mixed: any other background"
        WHITE_BRITISH = "white_british", "White: English, Welsh, Scottish, Northern Irish or British"
        WHITE_IRISH = "white_irish", "White: Irish"
        WHITE_GYPSY = "white_gypsy", "White: Gypsy or Irish Traveller"
        WHITE_ROMA = "white_roma", "White: Roma"
        WHITE_OTHER = "white_other", "White: any other background"
        ARAB = "arab", "Arab"
        SELF = "self", "Another group, in the person's own words"
        NOT_SAID = "not_said", "Prefer not to say"

    name = models.CharField("full name", max_length=150)
    preferred_name = models.CharField("what they like to be called", max_length=100, blank=True)
    pronouns = models.CharField(max_length=50, blank=True)
    date_of_birth = models.DateField("date of birth", null=True, blank=True)
    nhs_number = models.CharField("NHS number", max_length=10, blank=True)
    nhs_number_missing = models.CharField(max_length=20, choices=NhsNumberMissing, blank=True)

    contact_by = models.CharField("best way to make contact", max_length=20, choices=ContactBy, blank=True)
    phone = TelephoneField("telephone number", blank=True)
    email = models.EmailField("email address", blank=True)
    address = models.TextField(blank=True)
    postcode = models.CharField(max_length=8, blank=True)
    safe_contact = models.TextField("safe way and time to make contact", blank=True)
    may_leave_message = models.BooleanField("a message may be left", null=True)
    language = models.CharField("preferred languages", max_length=400, blank=True)
    interpreter_needed = models.BooleanField("an interpreter is needed", null=True)
    access_needs = models.TextField("access needs and adjustments", blank=True)

    gender = models.CharField(max_length=20, choices=Gender, blank=True)
    gender_in_own_words = models.CharField(max_length=100, blank=True)
    ethnicity = models.CharField(max_length=40, choices=Ethnicity, blank=True)
    ethnicity_in_own_words = models.CharField(max_length=100, blank=True)
    deceased_on = models.DateField("died on", null=True, blank=True)
    deceased_source = models.CharField("who said that they died", max_length=200, blank=True)
    is_known = models.BooleanField("a referral has been sent", default=False, editable=False)

    folded = folded_of("name", "preferred_name")

    objects = PersonQuerySet.as_manager()

    class Meta:
        ordering = by_name()
        verbose_name_plural = "people"
        indexes = [
            models.Index(fields=["nhs_number"], name="person_nhs_number"),
            models.Index(fields=["date_of_birth"], name="person_born"),
            models.Index(fields=["phone"], name="person_phone"),
            models.Index(Lower("email"), name="person_email"),
            GinIndex(Func("name", "preferred_name", function="name_sounds"), name="person_sounds"),
            # With the names, so that lists in their order, and searches, read the index alone.
            models.Index(fields=["id"], include=["folded", "name"], name="person_called"),
            GinIndex(fields=["folded"], opclasses=["gin_trgm_ops"], name="person_named"),
            # Few among many; every lead's start page asks for them.
            models.Index(fields=["deceased_on"], condition=Q(deceased_on__isnull=False), name="person_died"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(deceased_on__isnull=True, deceased_source="")
                | (Q(deceased_on__isnull=False) & ~Q(deceased_source="")),
                name="person_deceased_with_source",
                violation_error_message="Enter the date of death and who told you of it.",
            ),
            models.CheckConstraint(
                condition=Q(deceased_on__isnull=True)
                | Q(date_of_birth__isnull=True)
                | Q(deceased_on__gte=F("date_of_birth")),
                name="person_died_after_birth",
                violation_error_message="The date of death must be after the date of birth.",
            ),
            models.CheckConstraint(
                condition=Q(nhs_number="") | Q(nhs_number__regex=r"^\d{10}$"),
                name="person_nhs_number_digits",
                violation_error_message="An NHS number has 10 digits, like 943 476 5919.",
            ),
            models.CheckConstraint(
                condition=Q(nhs_number="") | Q(nhs_number_missing=""),
                name="person_nhs_number_or_reason",
                violation_error_message="Enter the NHS number or say why it is missing, not both.",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def is_deceased(self):
        """Whether it was recorded that they died."""
        return self.deceased_on is not None

    def get_absolute_url(self):
        return address_of_record("referrals:person_detail", self.pk)

    def age(self, today):
        """Whole years on a date; None where the date of birth is not known."""
        return self.date_of_birth and age_on(self.date_of_birth, today)

    @property
    def called(self):
        """The name the person likes to go by."""
        return self.preferred_name or self.name
