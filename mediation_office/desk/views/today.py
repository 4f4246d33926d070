"""The first screen of each role."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from mediation_office.access import STAFF, role_required


@role_required(*STAFF)
def today(request: HttpRequest) -> HttpResponse:
    return render(request, "desk/today.html")
