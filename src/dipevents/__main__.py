"""`python -m dipevents`: the command line."""

from dipevents.cli import main

main()
