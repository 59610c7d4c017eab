"""A mail server on loopback that takes, refuses or breaks off, for tests."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage


@dataclass
class MailServer:
    """What was taken; addresses in `refused` are answered with 550."""

    port: int = 0
    refused: set[str] = field(default_factory=set)
    taken: list[bytes] = field(default_factory=list)

    @property
    def letters(self) -> list[EmailMessage]:
        """The mails as messages."""
        return [message_from_bytes(data, policy=policy.default) for data in self.taken]

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection."""
        writer.write(b"220 test\r\n")
        while line := await reader.readline():
            verb, _, rest = line.decode().strip().partition(" ")
            if verb.upper() == "DATA":
                writer.write(b"354 go on\r\n")
                self.taken.append((await reader.readuntil(b"\r\n.\r\n"))[:-5])
                writer.write(b"250 taken\r\n")
            elif verb.upper() == "QUIT":
                writer.write(b"221 bye\r\n")
                break
            elif verb.upper() == "RCPT" and any(one in rest for one in self.refused):
                writer.write(b"550 unknown\r\n")
            else:
                writer.write(b"250 ok\r\n")
        await writer.drain()
        writer.close()


@contextmanager
def mail_server() -> Iterator[MailServer]:
    """A server that runs until the end of the block."""
    server, ready = MailServer(), threading.Event()
    loop = asyncio.new_event_loop()

    def run() -> None:
        listening = loop.run_until_complete(asyncio.start_server(server.talk, "127.0.0.1", 0))
        server.port = listening.sockets[0].getsockname()[1]
        ready.set()
        loop.run_forever()
        listening.close()
        loop.run_until_complete(listening.wait_closed())
        loop.close()

    thread = threading.Thread(target=run)
    thread.start()
    ready.wait(10)
    try:
        yield server
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
