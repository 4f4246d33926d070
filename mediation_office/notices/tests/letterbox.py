"""An SMTP server that misbehaves on request."""

import asyncio

from mediation_office.tests.live import Letterbox


class ObstinateLetterbox(Letterbox):
    def __init__(self, port):
        self.answers = {}  # address → what RCPT is told
        self.after_text = ""  # what the text is told instead of 250
        self.hangs = False  # takes the text and says nothing
        super().__init__(port)

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address in self.answers:
            return self.answers[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if self.after_text:
            return self.after_text
        taken = await super().handle_DATA(server, session, envelope)
        if self.hangs:
            await asyncio.sleep(8)
        return taken
