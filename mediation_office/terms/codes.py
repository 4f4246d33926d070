"""The codes of the terms that the law sets; what each asks is a row of its region (`defaults`)."""

from enum import StrEnum

from mediation_office.terms.choices import TermGroup


class TermCode(StrEnum):
    APPEAL_REGISTER = "appeal-register"
    APPEAL_ANSWER = "appeal-answer"
    APPEAL_EXTENSION = "appeal-extension"
    EXTENSION_NOTIFY = "extension-notify"
    REDIRECT = "redirect"  # by then it is decided, too, whether the question is ours
    FORWARD_CRIME = "forward-crime"
    RETURN = "return"
    TERMINATION_NOTIFY = "termination-notify"
    RECUSAL_DECIDE = "recusal-decide"
    RECUSAL_NOTIFY = "recusal-notify"
    HEARING_NOTICE = "hearing-notice"
    OBJECTION = "objection"
    HEARING_MINUTES = "hearing-minutes"
    MINUTES_REMARKS = "minutes-remarks"
    FILE_ACCESS = "file-access"
    COMPLAINT_REVIEW = "complaint-review"
    COMPLAINT_FILE = "complaint-file"
    COMPLAINT_FILE_UNEXPLAINED = "complaint-file-unexplained"
    INVITATION_REPLY = "invitation-reply"
    MEDIATION = "mediation"
    MEDIATION_EXTENSION = "mediation-extension"
    JUDGE_MEDIATION = "judge-mediation"
    ELECTION_DOCUMENTS = "election-documents"
    CONSENT_WITHDRAWAL = "consent-withdrawal"
    DATA_CORRECTION = "data-correction"
    BREACH_REPORT = "breach-report"
    AUTOMATION_OBJECTION = "automation-objection"
    TRANSFER_NOTIFY = "transfer-notify"


# what the applicant may do within a term: nobody in the office is late with it
OF_THE_CITIZEN = (TermCode.OBJECTION, TermCode.MINUTES_REMARKS)
# duties to tell somebody
TO_TELL = (
    TermCode.EXTENSION_NOTIFY,
    TermCode.TERMINATION_NOTIFY,
    TermCode.RECUSAL_NOTIFY,
    TermCode.TRANSFER_NOTIFY,
)
# however the matter ends: a report of a crime or threat goes on at once (APPC 64(7-2)), the
# applicant is owed minutes of a hearing that was held, remarks on them (74), the file to read (75)
OUTLIVES = (
    *TO_TELL,
    TermCode.FORWARD_CRIME,
    TermCode.HEARING_MINUTES,
    TermCode.MINUTES_REMARKS,
    TermCode.FILE_ACCESS,
)
GROUP_OF: dict[str, TermGroup] = {
    code: group
    for group, codes in (
        (
            TermGroup.APPEALS,
            (
                TermCode.APPEAL_REGISTER,
                TermCode.APPEAL_ANSWER,
                TermCode.APPEAL_EXTENSION,
                TermCode.EXTENSION_NOTIFY,
                TermCode.REDIRECT,
                TermCode.FORWARD_CRIME,
                TermCode.RETURN,
                TermCode.TERMINATION_NOTIFY,
            ),
        ),
        (
            TermGroup.RIGHTS,
            (
                TermCode.RECUSAL_DECIDE,
                TermCode.RECUSAL_NOTIFY,
                TermCode.HEARING_NOTICE,
                TermCode.OBJECTION,
                TermCode.HEARING_MINUTES,
                TermCode.MINUTES_REMARKS,
                TermCode.FILE_ACCESS,
            ),
        ),
        (
            TermGroup.COMPLAINTS,
            (
                TermCode.COMPLAINT_REVIEW,
                TermCode.COMPLAINT_FILE,
                TermCode.COMPLAINT_FILE_UNEXPLAINED,
            ),
        ),
        (
            TermGroup.MEDIATION,
            (
                TermCode.INVITATION_REPLY,
                TermCode.MEDIATION,
                TermCode.MEDIATION_EXTENSION,
                TermCode.JUDGE_MEDIATION,
                TermCode.ELECTION_DOCUMENTS,
            ),
        ),
        (
            TermGroup.DATA,
            (
                TermCode.CONSENT_WITHDRAWAL,
                TermCode.DATA_CORRECTION,
                TermCode.BREACH_REPORT,
                TermCode.AUTOMATION_OBJECTION,
                TermCode.TRANSFER_NOTIFY,
            ),
        ),
    )
    for code in codes
}
