import pghistory
from django.apps import apps
from django.contrib.postgres.search import TrigramSimilarity
from django.db import models
from django.db.models import Case, Exists, F, Func, OuterRef, Q, Value, When
from django.db.models.functions import Greatest, Lower
from phonenumber_field.modelfields import PhoneNumberField

from groundwork.models import BaseModel

# How alike two names must be, from 0 to 1 (trigrams).
SIMILAR = 0.35


def called(text):
    """Whose person's full or preferred name has `text` in it, accents and case aside: a condition."""
    return Q(person__name__unaccent__icontains=text) | Q(person__preferred_name__unaccent__icontains=text)


def simplified(expression):
    """The expression without accents."""
    return Func(expression, function="unaccent", output_field=models.TextField())


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
        name = Lower(simplified(Value(person.name)))
        others = self.known().filter(nhs_number=person.nhs_number).exclude(pk=person.pk)
        return others.alias(plain_name=Lower(simplified(F("name")))).exclude(
            plain_name=name, date_of_birth=person.date_of_birth
        )

    def like(self, person):
        """Known people who may be `person`: the same NHS number, or born the same day with a similar name.

        Two different NHS numbers are two people, however alike the rest.
        """
        name, called = simplified(F("name")), simplified(F("preferred_name"))
        similar = Greatest(
            TrigramSimilarity(name, simplified(Value(person.name))),
            TrigramSimilarity(called, simplified(Value(person.name))),
        )
        same_number = Q(nhs_number=person.nhs_number) & ~Q(nhs_number="")
        alike = Q(date_of_birth=person.date_of_birth, likeness__gte=SIMILAR)
        if person.nhs_number:
            alike &= Q(nhs_number="")
        candidates = Q(date_of_birth=person.date_of_birth) | same_number
        return (
            self.known()
            .filter(candidates)
            .exclude(pk=person.pk)
            .annotate(likeness=similar, same_number=Case(When(same_number, then=True), default=False))
            .filter(same_number | alike)
            .order_by("-same_number", "-likeness")
        )


@pghistory.track()
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
    phone = PhoneNumberField("telephone number", blank=True)
    email = models.EmailField("email address", blank=True)
    address = models.TextField(blank=True)
    postcode = models.CharField(max_length=8, blank=True)
    safe_contact = models.TextField("safe way and time to make contact", blank=True)
    may_leave_message = models.BooleanField("a message may be left", null=True)
    language = models.CharField("preferred language", max_length=60, blank=True)
    interpreter_needed = models.BooleanField("an interpreter is needed", null=True)
    access_needs = models.TextField("access needs and adjustments", blank=True)

    gender = models.CharField(max_length=20, choices=Gender, blank=True)
    gender_in_own_words = models.CharField(max_length=100, blank=True)
    ethnicity = models.CharField(max_length=40, choices=Ethnicity, blank=True)
    ethnicity_in_own_words = models.CharField(max_length=100, blank=True)
    is_known = models.BooleanField("a referral has been sent", default=False, editable=False)

    objects = PersonQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "people"
        indexes = [
            models.Index(fields=["nhs_number"], name="person_nhs_number"),
            models.Index(fields=["date_of_birth"], name="person_born"),
            # With the names, so that lists in their order, and searches, read the index alone.
            models.Index(fields=["id"], include=["name", "preferred_name"], name="person_called"),
        ]
        constraints = [
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
    def called(self):
        """The name the person likes to go by."""
        return self.preferred_name or self.name
