"""The calendar of a region: what the law and the office say about its days."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from mediation_office import spoken
from mediation_office.access import OFFICE, Role, role_required
from mediation_office.accounts.models import Region
from mediation_office.accounts.policies import heads_region
from mediation_office.clock import today
from mediation_office.components import Confirm, Status
from mediation_office.labels import LANGUAGES
from mediation_office.lifecycle import BusinessRuleError
from mediation_office.presses import seen_in
from mediation_office.terms import services
from mediation_office.terms.days import Calendar, days_after, seed_year
from mediation_office.terms.forms import FARTHEST, DayRecordForm
from mediation_office.terms.models import Day

FIRST_YEAR = 2021  # the Code's own first year


@dataclass(frozen=True)
class DayLine:
    """A day that is unlike its weekday, or of which the law or the office says something."""

    date: date
    name: str
    is_working: bool
    said: list[Day]  # the office's own words, newest first
    is_as_the_law: bool

    @property
    def state(self) -> Status:
        if self.is_working:
            return Status("open", "open", _("working day"))
        return Status("", "closed", _("day off"))


def _lines(region: Region, year: int) -> list[DayLine]:
    said = defaultdict(list)
    rows = Day.objects.filter(region=region).of_year(year).select_related("recorded_by")
    for row in rows.order_by("-recorded_at", "-pk"):
        said[row.date].append(row)
    calendar = Calendar({day: words[0] for day, words in said.items()})
    seed = seed_year(year)
    return [
        DayLine(
            day,
            calendar.name_of(day),
            calendar.is_working_day(day),
            said.get(day, []),
            calendar.is_as_the_law(day),
        )
        for day in days_after(date(year - 1, 12, 31), date(year, 12, 31))
        if day in said or day in seed.days_off or calendar.is_unlike_its_weekday(day)
    ]


def _wanted_year(text: str) -> int:
    """The year asked for, this year when it is none that the calendar knows."""
    this_year = today().year
    known = text.isascii() and text.isdigit() and len(text) == 4
    year = int(text) if known else this_year
    return year if FIRST_YEAR <= year <= this_year + FARTHEST else this_year


@require_safe
@role_required(*OFFICE)
def day_list(request):
    year = _wanted_year(request.GET.get("year", ""))
    region = request.user.office.region
    last = today().year + FARTHEST
    context = {
        "year": year,
        "lines": _lines(region, year),
        "previous": year - 1 if year > FIRST_YEAR else None,
        "following": year + 1 if year < last else None,
        "may_record": heads_region(request.user),
    }
    return render(request, "terms/day_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@role_required(Role.HEAD)
def day_record(request):
    if not heads_region(request.user):
        raise PermissionDenied
    region, effect = request.user.office.region, None
    form = DayRecordForm(
        request.POST or None, initial=_written(region, request.GET.get("date", ""))
    )
    if form.is_valid():
        day, is_working = form.cleaned_data["date"], form.cleaned_data["is_working"]
        effect = services.foresee_day(region, day, is_working=is_working)
        moves = effect.sooner or effect.later
        if not moves or seen_in(request) == effect.version:
            try:
                moved = services.record_day(
                    region, day, is_working=is_working, names=form.names, by=request.user
                )
            except BusinessRuleError as error:
                form.add_error(None, str(error))
            else:
                messages.success(request, _recorded(day, len(moved)))
                return redirect(f"{reverse('terms:day_list')}?year={day.year}")
    return render(request, "terms/day_record.html", {"form": form, "effect": effect})


@require_http_methods(["GET", "HEAD", "POST"])
@role_required(Role.HEAD)
def day_take_back(request, day):
    if not heads_region(request.user):
        raise PermissionDenied
    region = request.user.office.region
    if (row := Day.objects.newest_about(region, day)) is None:
        raise Http404
    if request.method == "POST":
        try:
            moved = services.take_day_back(region, row.date, by=request.user)
        except BusinessRuleError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _recorded(row.date, len(moved)))
        return redirect(f"{reverse('terms:day_list')}?year={row.date.year}")
    is_working = Calendar({}).is_working_day(row.date)
    context = {
        "question": _back_question(row.date, is_working),
        "effect": services.foresee_day(region, row.date, is_working=is_working),
    }
    return render(request, "terms/day_take_back.html", context)


def _back_question(day: date, is_working: bool) -> Confirm:
    told = {"day": spoken.day(day)}
    consequence = _(
        "%(day)s, is a day off again, as the law has it. What was recorded stays to read."
    )
    if is_working:
        consequence = _(
            "%(day)s, is a working day again, as the law has it. What was recorded stays to read."
        )
    return Confirm(
        title=_("Take back what was recorded of %(day)s?") % told,
        consequence=consequence % told,
        button=_("Take the entry back"),
        cancel_url=f"{reverse('terms:day_list')}?year={day.year}",
    )


def _written(region: Region, day: str) -> dict:
    """What the form opens with: the day asked for, and what the office last said of it."""
    row = Day.objects.newest_about(region, day[:10])
    if row is None:
        return {"date": day[:10]}
    names = {f"name_{language}": getattr(row, f"name_{language}") for language in LANGUAGES}
    return {"date": day[:10], "is_working": "working" if row.is_working else "off"} | names


def _recorded(day: date, moved: int) -> str:
    words = ngettext(
        "%(day)s, is recorded. The last day of %(moved)d open term moved.",
        "%(day)s, is recorded. The last day of %(moved)d open terms moved.",
        moved,
    )
    return words % {"day": spoken.day(day), "moved": moved}
