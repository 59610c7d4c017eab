"""Kombu's file-system transport with messages that appear whole: a reader never finds one half written."""

import os
import uuid
from pathlib import Path
from queue import Empty
from time import monotonic

from kombu.transport import TRANSPORT_ALIASES, filesystem
from kombu.utils.json import dumps

SCHEME = "wholefiles"


class Channel(filesystem.Channel):
    """Writes a message beside its place and moves it there in one step."""

    def _put(self, queue, payload, **kwargs):
        name = f"{round(monotonic() * 1000)}_{uuid.uuid4()}.{queue}.msg"
        place = Path(self.data_folder_out, name)
        part = place.with_name(f".{name}.part")
        part.write_bytes(dumps(payload).encode())
        os.replace(part, place)

    def _get(self, queue):
        try:
            return super()._get(queue)
        except ValueError as broken:
            # A message spoilt by a full disk is dropped; the sweep sends its job again.
            raise Empty from broken


class Transport(filesystem.Transport):
    """The transport of the default broker."""

    Channel = Channel


TRANSPORT_ALIASES[SCHEME] = f"{__name__}:Transport"
