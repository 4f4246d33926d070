"""A virus scanner of the world outside, in this process."""

import socket
import struct
import threading


class Scanner:
    """A clamd that answers every INSTREAM alike and keeps what it was sent. It calls `meanwhile`
    before each answer.
    """

    def __init__(self, answer=b"stream: OK\0", meanwhile=None):
        self.answer, self.meanwhile, self.seen = answer, meanwhile, b""
        self.server = socket.create_server(("127.0.0.1", 0))
        self.url = f"tcp://127.0.0.1:{self.server.getsockname()[1]}"
        self.thread = threading.Thread(target=self.serve, daemon=True)
        self.thread.start()

    def serve(self):
        while True:
            try:
                line, _address = self.server.accept()
            except OSError:
                return  # closed
            with line, line.makefile("rb") as sent:
                if sent.read(10) == b"zINSTREAM\0":  # else somebody only asked whether it is there
                    while length := struct.unpack("!L", sent.read(4))[0]:
                        self.seen += sent.read(length)
                    if self.meanwhile:
                        self.meanwhile()
                    line.sendall(self.answer)

    def close(self):
        self.server.shutdown(socket.SHUT_RDWR)
        self.thread.join(timeout=5)
        self.server.close()
