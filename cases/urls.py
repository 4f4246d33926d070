from django.urls import path

from cases.views import acts, appeals, intake, moves, papers, register

app_name = "cases"
urlpatterns = [
    # the register and its queues
    path("", register.appeal_list, name="appeal_list"),
    path("to-sign/", moves.paper_list, name="paper_list"),
    path("new/", intake.appeal_create, name="appeal_create"),
    path("release/", intake.appeal_release_many, name="appeal_release_many"),
    # one appeal
    path("<str:reference>/", appeals.appeal_detail, name="appeal_detail"),
    path("<str:reference>/matters/", appeals.appeal_matters, name="appeal_matters"),
    path("<str:reference>/clock/", appeals.appeal_clock, name="appeal_clock"),
    path("<str:reference>/slip/", intake.appeal_slip, name="appeal_slip"),
    path("<str:reference>/protocol.pdf", intake.appeal_protocol, name="appeal_protocol"),
    path("<str:reference>/register/", appeals.appeal_register, name="appeal_register"),
    path("<str:reference>/identify/", appeals.appeal_identify, name="appeal_identify"),
    path("<str:reference>/decide/", appeals.appeal_decide, name="appeal_decide"),
    path("<str:reference>/release/", intake.appeal_release, name="appeal_release"),
    path("<str:reference>/dismiss/", intake.appeal_dismiss, name="appeal_dismiss"),
    # acts that wait for no signature
    path("<str:reference>/withdraw/", acts.appeal_withdraw, name="appeal_withdraw"),
    path("<str:reference>/danger/", acts.danger_mark, name="danger_mark"),
    path("<str:reference>/forward/", acts.appeal_forward, name="appeal_forward"),
    path("<str:reference>/forward/close/", acts.forward_close, name="forward_close"),
    path("<str:reference>/recusal/", acts.recusal_request, name="recusal_request"),
    path("<str:reference>/recusal/<int:move>/", acts.recusal_decide, name="recusal_decide"),
    path("<str:reference>/file/", acts.file_request, name="file_request"),
    path("<str:reference>/file/<int:move>/", acts.file_give, name="file_give"),
    path("<str:reference>/files/", acts.file_add, name="file_add"),
    path("<str:reference>/notes/", acts.note_add, name="note_add"),
    path("<str:reference>/reopen/", acts.appeal_reopen, name="appeal_reopen"),
    path("<str:reference>/history/", appeals.appeal_history, name="appeal_history"),
    path("<str:reference>/code/", acts.code_replace, name="code_replace"),
    # moves and their papers
    path("<str:reference>/moves/<slug:code>/propose/", moves.move_propose, name="move_propose"),
    path("<str:reference>/moves/<int:move>/paper/", moves.paper_edit, name="paper_edit"),
    path("<str:reference>/moves/<int:move>/sign/", moves.move_sign, name="move_sign"),
    path(
        "<str:reference>/moves/<int:move>/send-back/", moves.move_send_back, name="move_send_back"
    ),
    path("<str:reference>/moves/<int:move>/drop/", moves.move_drop, name="move_drop"),
    path("<str:reference>/moves/<int:move>/scan/", papers.scan_add, name="scan_add"),
    path(
        "<str:reference>/moves/<int:move>/scan/<uuid:uuid>/",
        papers.scan_confirm,
        name="scan_confirm",
    ),
    path("<str:reference>/moves/<int:move>/sent/", papers.move_mark_sent, name="move_mark_sent"),
    path(
        "<str:reference>/moves/<int:move>/received/",
        moves.clarification_receive,
        name="clarification_receive",
    ),
    path("<str:reference>/moves/<int:move>/minutes/", moves.minutes_give, name="minutes_give"),
    path("<str:reference>/moves/<int:move>/held/", moves.hearing_hold, name="hearing_hold"),
    path(
        "<str:reference>/moves/<int:move>/call-off/", acts.hearing_call_off, name="hearing_call_off"
    ),
]
