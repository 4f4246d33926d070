"""A question that a citizen may answer, for tests."""

from datetime import timedelta
from uuid import uuid4

from mediation_office.clock import now
from mediation_office.notices import replies
from mediation_office.notices.replies import ReplyPurpose


class Question:
    def __init__(self):
        self.told = []
        self.purpose = replies.register_purpose(
            ReplyPurpose(
                "in-test",
                question=lambda reply: "Have you sent what we asked for?",
                labels={"done": "I have answered", "later": "I need more time"},
                on_reply=lambda reply, text: self.told.append((reply.thread, reply.answer)),
                thanks="We have noted it.",
            )
        )
        self.thread = uuid4()

    def ask(self, *, hours=24, **more):
        expires_at = now() + timedelta(hours=hours)
        return replies.make_reply(self.purpose, thread=self.thread, expires_at=expires_at, **more)


def answer_by_code(client, code, **said):
    """The code opens the question, then the answer is sent: the page that it ends on."""
    client.post("/en/answer/", {"code": code})
    return client.post("/en/answer/", {"asked": "1", **said}, follow=True)
