"""Every variable of the environment, read once; a bad value stops the start and says the remedy."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from environs import Env, EnvError

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Variable:
    """One line of docs/reference/settings.md."""

    name: str
    default: str
    meaning: str


VARIABLES = (
    Variable(
        "LANTOA_SECRET_KEY",
        "(made and kept in the data folder)",
        "Signs sessions and links; 50 characters or more.",
    ),
    Variable("LANTOA_DEBUG", "false", "Shows errors in full; never on a public server."),
    Variable("LANTOA_DEMO", "false", "Demo mode: the demo accounts stand on the sign-in page."),
    Variable("LANTOA_HOSTS", "localhost,127.0.0.1,[::1]", "Host names that are answered, parted by commas."),
    Variable(
        "LANTOA_ORIGIN", "http://localhost:8000", "The address that users see; https turns secure cookies on."
    ),
    Variable("LANTOA_DATABASE", "sqlite", "`sqlite`, or postgresql://user:password@host:port/name."),
    Variable("LANTOA_DATA", "var", "Folder of the SQLite database, stored files and the file-system broker."),
    Variable(
        "LANTOA_BROKER",
        "filesystem",
        "`filesystem`, redis://host:port/0 or amqp://user:password@host:port//.",
    ),
    Variable("LANTOA_MAIL", "console", "`console`, or smtp://user:password@host:port."),
    Variable("LANTOA_MAIL_FROM", "Lan Tỏa <no-reply@localhost>", "Sender of every mail."),
    Variable(
        "LANTOA_SIGNATURE_ROOTS",
        "(none)",
        "Files of trusted root certificates (PEM or DER), parted by commas, for signatures in signed files.",
    ),
    Variable("LANTOA_LOG", "text", "`text` for people, `json` for machines."),
    Variable("LANTOA_PORT", "8000", "Port of `lantoa serve`."),
    Variable(
        "LANTOA_FONTS",
        "node_modules/@expo-google-fonts/tinos",
        "Folder of the four files of Tinos, the font of papers in .pdf.",
    ),
)


class BadSetting(SystemExit):
    """A variable is missing or wrong; the message says which and what to do."""


def reader() -> Env:
    """The environment with `.env` of the project folder under it."""
    env = Env(eager=True)
    env.read_env(str(ROOT / ".env"), recurse=False)
    return env


def checked(read: Callable[..., Any], name: str, *args: Any) -> Any:
    """`read(name)`, or a stop that names the variable and where it is described."""
    try:
        return read(name, *args)
    except EnvError as error:
        raise BadSetting(f"{name}: {error}. See docs/reference/settings.md for what it may hold.") from error
