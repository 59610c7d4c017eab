"""How events of the log are written: for people or for machines, and never with the values of variables.

Without this an error is printed with every local variable of every frame, and so with links and passwords.
"""

import structlog

from config.env import BadSetting


def configure_logs(shape: str) -> None:
    """Sets up structlog; `shape` is `text` or `json`."""
    if shape not in {"text", "json"}:
        raise BadSetting(
            f"LANTOA_LOG: {shape!r} is neither text nor json. See docs/reference/settings.md for what it may hold."
        )
    last = (
        [structlog.processors.format_exc_info, structlog.processors.JSONRenderer(ensure_ascii=False)]
        if shape == "json"
        else [structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)]
    )
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            *last,
        ]
    )
