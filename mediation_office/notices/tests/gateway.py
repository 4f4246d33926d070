"""An SMS gateway: what it takes, and what it says to the office, signed as it signs."""

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from django.test import Client

from mediation_office.signatures import signed_headers

SECRET = "a secret of the tests, longer than thirty-two characters"


def say(path, said, *, secret=SECRET, body=None, **headers):
    """POST what the gateway says, from a machine that has neither session nor token."""
    body = json.dumps(said).encode() if body is None else body
    headers = signed_headers(secret, path, body) | headers
    machine = Client(enforce_csrf_checks=True)
    return machine.post(path, body, content_type="application/json", headers=headers)


@contextmanager
def listening():
    """One that takes messages within the block."""
    server = Gateway()
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


class Gateway(ThreadingHTTPServer):
    """Keeps messages by id; `status` makes it refuse, `is_mute` take without answering."""

    def __init__(self):
        self.taken, self.asked, self.status, self.is_mute = {}, [], 202, False
        super().__init__(("127.0.0.1", 0), Handler)
        self.url = f"http://office:secret@127.0.0.1:{self.server_port}/send"


class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        message = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.server.status < 300:
            self.server.taken.setdefault(message["id"], message)
        if self.server.is_mute:
            self.close_connection = True
            return
        self.answer(self.server.status, {"reference": f"g-{message['id'][:4]}"})

    def do_GET(self):
        known = self.path.rpartition("/")[2] in self.server.taken
        self.server.asked.append(self.path)
        self.answer(200 if known else 404, {"reference": "g-found"})

    def answer(self, status, body):
        self.send_response(status)
        self.send_header("Retry-After", "40")
        self.end_headers()
        self.wfile.write(json.dumps(body).encode())

    def log_message(self, *words):
        return
