"""`python -m aigov` is `aigov`."""

from aigov.cli import main

main()
