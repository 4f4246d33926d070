"""What citizens see, under /kk/, /ru/ and /en/ (architecture.md, section 7)."""

from django.urls import path

from outreach.views import pages

app_name = "outreach"
urlpatterns = [
    # pages that inform
    path("", pages.home, name="home"),
    path("offices/", pages.office_list, name="office_list"),
    path("guide/<slug:slug>/", pages.guide_detail, name="guide_detail"),
]
