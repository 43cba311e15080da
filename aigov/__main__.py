"""Where the process begins and ends, for `aigov` and for `python -m aigov`."""

import gc
import os
import sys
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
    from aigov.cli import run, say, steady

    steady()
    exit_code = run(sys.argv[1:])
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError as error:
        why = error.strerror or error
        say(
            language.said(
                f"standard output cannot be written: {why}.",
                f"naar standaarduitvoer kan niet worden geschreven: {why}.",
            )
        )
        return 2
    return exit_code


if __name__ == "__main__":
    main()
