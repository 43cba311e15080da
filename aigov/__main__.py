"""Where the process begins and ends, for `aigov` and for `python -m aigov`."""

import gc
import os
import sys
from contextlib import suppress
from typing import NoReturn


def main() -> NoReturn:
    """Run the command line, and end the process with its exit code."""
    try:
        code = _run()
    except KeyboardInterrupt:  # before the command line could take note of it, or after
        from aigov.language import said

        sys.stderr.write(said("aigov: interrupted.\n", "aigov: onderbroken.\n"))
        code = 130
    # Nothing is left to do, and to take every module down one by one takes a tenth of the time of a short run.
    os._exit(code)


def _run() -> int:
    # One file is judged before there is any garbage; a long run collects it by itself (aigov/run/journey.py).
    gc.disable()
    from aigov import language

    code, settled = language.asked(sys.argv[1:], os.environ)
    language.speak(code, settled=settled)  # before a text is read from any module
    if not settled and not {"-h", "--help"}.isdisjoint(sys.argv):
        _prefer_configured()
    from aigov.cli import run, say, steady

    steady()
    exit_code = run(sys.argv[1:])
    try:
        sys.stdout.flush()
    except (OSError, ValueError) as error:  # ValueError: somebody's code closed it
        why = getattr(error, "strerror", None) or error
        say(
            language.said(
                f"standard output cannot be written: {why}.",
                f"naar standaarduitvoer kan niet worden geschreven: {why}.",
            )
        )
        return 2
    try:  # noqa: SIM105  (one import less at each start)
        sys.stderr.flush()
    except (OSError, ValueError):  # whoever read it is gone: nobody can be told
        pass
    return exit_code


def _prefer_configured() -> None:
    """Let the configuration of this folder say the language of a help, which is settled before a command reads any."""
    from aigov.discovery.surroundings import Surroundings
    from aigov.errors import AigovError
    from aigov.run.workplace import Asked
    from aigov.run.workplaces import Workplaces

    with suppress(AigovError, OSError):  # what is wrong with it is no reason to give no help
        around = Surroundings(os.getcwd())  # noqa: PTH109  (as in aigov/run)
        Workplaces(around, Asked("")).config(around.working)


if __name__ == "__main__":
    main()
