"""The exception tree: what stops a run, always said in one line, and never a traceback."""


class AigovError(Exception):
    """Something about the run, not about a manifest: shown as `aigov: WHERE: WHAT`, and exit 2."""

    def __init__(self, message: str, *, where: str = "") -> None:
        """`where` is `FILE`, `FILE:LINE` or `FILE:LINE:COLUMN`, counted from 1; empty where there is no place."""
        super().__init__(f"{where}: {message}" if where else message)
        self.message = message
        self.where = where


class UsageError(AigovError):
    """The command line asks for something that does not exist or does not go together."""


class ConfigError(AigovError):
    """aigov.toml cannot be used as it is."""


class PluginError(AigovError):
    """A plugin is named and cannot be used."""


class PackError(AigovError):
    """A pack cannot be loaded; `problems` has one line for each place, all of them."""

    def __init__(self, problems: list[str]) -> None:
        """`problems` are complete lines `FILE:LINE:COLUMN: WHAT`, in the order of files and lines."""
        super().__init__("\n".join(problems))
        self.problems = problems
