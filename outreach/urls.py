"""What citizens see, under /kk/, /ru/ and /en/."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from outreach.presentation.steps import BETWEEN
from outreach.views import answer, appeal, complaint, missing, pages, slip, status, visit


class StepConverter(StringConverter):
    """A step of the appeal after the first one, before the last."""

    regex = "|".join(BETWEEN)


register_converter(StepConverter, "step")

app_name = "outreach"
urlpatterns = [
    # pages that inform
    path("", pages.home, name="home"),
    path("offices/", pages.office_list, name="office_list"),
    path("guide/<slug:slug>/", pages.guide_detail, name="guide_detail"),
    # appeal
    path("appeal/", appeal.appeal, name="appeal"),
    path("appeal/<step:step>/", appeal.appeal, name="appeal"),
    path("appeal/check/", appeal.appeal_check, name="appeal_check"),
    path("appeal/slip/", slip.appeal_slip, name="appeal_slip"),
    path("appeal/slip/pdf/", slip.appeal_slip_pdf, name="appeal_slip_pdf"),
    # status
    path("status/", status.status, name="status"),
    path("status/matter/", status.status_matter, name="status_matter"),
    path("status/coupon/", status.status_coupon, name="status_coupon"),
    path("status/paper/<uuid:key>/", status.status_paper, name="status_paper"),
    path("status/file/<uuid:key>/", status.status_file, name="status_file"),
    path("status/missing/", missing.status_missing, name="status_missing"),
    path("status/complaint/", complaint.status_complaint, name="status_complaint"),
    path("status/withdraw/", status.status_withdraw, name="status_withdraw"),
    path("status/reach/", status.status_reach, name="status_reach"),
    path("status/close/", status.status_close, name="status_close"),
    # answering without an account
    path("answer/", answer.answer, name="answer"),
    path("answer/<str:token>/", answer.answer_link, name="answer_link"),
    # visit
    path("leave/", visit.leave, name="leave"),
]
