from django.urls import path

from mediation_office.notices.views import answers, gateway, messages, rules

app_name = "notices"
urlpatterns = [
    # what leaves, what waits for a person, what has left
    path("", messages.notice_list, name="notice_list"),
    path("<uuid:uuid>/", messages.notice_detail, name="notice_detail"),
    path("<uuid:uuid>/letter.pdf", messages.notice_letter, name="notice_letter"),
    path("<uuid:uuid>/settle/", messages.notice_settle, name="notice_settle"),
    # what came back; first what the gateway says, signed and without a session
    path("sms/report/", gateway.sms_report, name="sms_report"),
    path("sms/reply/", gateway.sms_reply, name="sms_reply"),
    path("answers/<uuid:uuid>/", answers.sms_answer_settle, name="sms_answer_settle"),
    # who is reminded of what, and when
    path("rules/", rules.rule_list, name="rule_list"),
    path("rules/<slug:code>/edit/", rules.rule_edit, name="rule_edit"),
]
