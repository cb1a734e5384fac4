"""Files that are imported: their list, sending one, what would come of it, and what is done about it."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.permissions import Permission
from groundwork.deeds import ConfirmedDeed, DeedView
from groundwork.exports import csv_answer
from groundwork.lists import ListPage
from groundwork.permissions import require, requires
from groundwork.trail import note_access
from groundwork.uploads import is_file_too_large
from workers import slots
from workers.actions.imports import carry_out_import, discard_import, kind_of, start_import, take_back_import
from workers.forms.imports import StartImportForm, TakeBackImportForm
from workers.models import Import, ImportLine, ImportWork

LINES_SHOWN = 50


def kind_or_404(code):
    """The kind of import that stands in the address."""
    kind = next((kind for kind in slots.IMPORTS if kind.code == code), None)
    if kind is None:
        raise Http404
    return kind


class ImportList(ListPage):
    """Files that were sent for the teams of the user, the newest first."""

    permissions = (Permission.MANAGE_WORKERS,)
    template_name, title = "workers/import_list.html", "Imports from files"
    sorts = {"sent": "created_at"}
    default_sort = "-sent"
    empty_title = "No files yet"
    empty_text = "Choose above what to import."

    def get_queryset(self):
        return Import.objects.visible_to(self.user).select_related("team", "sent_by")

    def prepare(self, rows):
        for row in rows:
            row.kind_title = kind_of(row).title

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"kinds": slots.IMPORTS}


class StartImport(DeedView):
    """Send a file; what would come of it is shown before anything is imported."""

    permission, form_class = Permission.MANAGE_WORKERS, StartImportForm
    template_name, submit_label = "workers/start_import.html", "Read the file"
    keeps_text = False
    file = None

    def check(self):
        self.kind = kind_or_404(self.kwargs["kind"])

    def get_title(self):
        return self.kind.title

    def get_form_kwargs(self):
        teams = self.user.teams_with(Permission.MANAGE_WORKERS)
        return super().get_form_kwargs() | {"teams": teams, "is_too_large": is_file_too_large(self.request)}

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"kind": self.kind, "lead": self.kind.about}

    def act(self, form):
        content = form.cleaned_data["file"].read()
        self.file = start_import(kind=self.kind, team=form.cleaned_data["team"], by=self.user, content=content)

    def get_back_url(self):
        return self.file.get_absolute_url() if self.file else reverse("workers:import_list")


@requires(Permission.MANAGE_WORKERS)
@require_safe
def import_template(request, kind):
    """A file with the right headings and one line as an example."""
    kind = kind_or_404(kind)
    header = [column.heading for column in kind.columns]
    return csv_answer(f"{kind.code}.csv", header, [[column.example for column in kind.columns]])


@require_safe
def import_detail(request, pk):
    """How far a file has come, and what comes of its lines."""
    file = get_object_or_404(Import.objects.visible_to(request.user).select_related("team", "sent_by"), pk=pk)
    require(request.user, Permission.MANAGE_WORKERS, file)
    shown = request.GET.get("show")
    shown = shown if shown in ImportLine.Verdict.values else default_shown(file)
    lines = file.lines.filter(verdict=shown)
    kind, paginator = kind_of(file), Paginator(lines, LINES_SHOWN)
    page = paginator.get_page(request.GET.get("page"))
    note_reading(request, kind, page)
    context = {
        "title": kind.title,
        "caption": f"{file.team}, sent by {file.sent_by}",
        "file": file,
        "kind": kind,
        "has_begun": ImportWork.objects.filter(file=file, attempts__gt=0).exists(),
        "page_obj": page,
        "lines": [(line, said_in(line, kind)) for line in page],
        "shown": ImportLine.Verdict(shown),
        "parts": [(verdict, getattr(file, verdict)) for verdict in ImportLine.Verdict],
        "may_be_taken_back": file.may_be_taken_back(timezone.now()),
        "back_link": {"href": reverse("workers:import_list"), "text": "Imports from files"},
    }
    return render(request, "workers/import_detail.html", context)


def note_reading(request, kind, lines):
    """Record that whoever sent the request reads these lines, for those whom they are about."""
    # The page is about those who work here: it carries nobody's banner.
    note_access(request)
    note_access(request, *(line.worker_id for line in lines), verb=kind.read)


def said_in(line, kind):
    """What a line says, under the headings of its kind; empty cells are left out."""
    said = [{"heading": column.heading, "text": line.cells.get(column.name, "")} for column in kind.columns]
    return [cell for cell in said if cell["text"]]


def default_shown(file):
    """What somebody looks for first: what is wrong, if anything is."""
    return ImportLine.Verdict.WRONG if file.wrong else ImportLine.Verdict.NEW


@require_safe
def import_lines(request, pk):
    """Every line that was not taken as it stands, with what the file says and why, for a spreadsheet."""
    file = get_object_or_404(Import.objects.visible_to(request.user), pk=pk)
    require(request.user, Permission.MANAGE_WORKERS, file)
    kind, lines = kind_of(file), list(file.lines.exclude(verdict=ImportLine.Verdict.NEW))
    note_reading(request, kind, lines)
    header = ["Line", "What comes of it", "Why", *(column.heading for column in kind.columns)]
    return csv_answer("lines.csv", header, (values_of(line, kind) for line in lines))


def values_of(line, kind):
    cells = [line.cells.get(column.name, "") for column in kind.columns]
    return [line.number, line.get_verdict_display(), line.reason, *cells]


class ImportDeed(DeedView):
    """A deed to a file."""

    model, permission = Import, Permission.MANAGE_WORKERS

    def get_queryset(self):
        return super().get_queryset().select_related("team")

    def get_context_data(self, **kwargs):
        caption = f"{kind_of(self.object).title}, {self.object.team}"
        return super().get_context_data(**kwargs) | {"caption": caption}


class CarryOutImport(ImportDeed, ConfirmedDeed):
    """Import all that the file has new."""

    title, submit_label, success_message = "Import these lines", "Import", "The lines are being imported."

    def why_not(self):
        if self.object.status != Import.Status.CHECKED:
            return f"This cannot be imported now: {self.object.get_status_display().lower()}."
        return "" if self.object.new else "The file has nothing to import."

    def get_context_data(self, **kwargs):
        file = self.object
        consequences = [f"Lines that are imported: {file.new}. All of them, or none."]
        if file.present:
            consequences.append(f"Lines that are there already and stay as they are: {file.present}.")
        if file.wrong:
            consequences.append(f"Wrong lines that are left out: {file.wrong}. Correct them and send the file again.")
        return super().get_context_data(**kwargs) | {"consequences": consequences}

    def act(self, form):
        carry_out_import(file=self.object, by=self.user)


class DiscardImport(ImportDeed, ConfirmedDeed):
    """Forget a file of which nothing was imported."""

    title, submit_label, success_message = "Discard this file", "Discard", "The file is discarded."
    consequences = ("The file and all its lines are deleted. Nothing of it was imported.",)

    def why_not(self):
        return "" if self.object.may_be_discarded else "This can no longer be discarded."

    def act(self, form):
        discard_import(file=self.object, by=self.user)

    def get_success_url(self):
        return reverse("workers:import_list")


class TakeBackImport(ImportDeed):
    """Take back all that a file brought."""

    form_class = TakeBackImportForm
    title, submit_label, success_message = "Take back this import", "Take back", "All of it is taken back."

    def why_not(self):
        return "" if self.object.may_be_taken_back(timezone.now()) else "This import cannot be taken back at once."

    def get_context_data(self, **kwargs):
        lead = "Everything that this file brought stays readable and counts no more. The workers are told."
        return super().get_context_data(**kwargs) | {"lead": lead}

    def act(self, form):
        take_back_import(file=self.object, by=self.user, **form.cleaned_data)
