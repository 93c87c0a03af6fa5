"""The manual page tells every command and option, and man reads it without a complaint."""

from __future__ import annotations

import os
import shutil
import subprocess

import man_page
import pytest

from commandline import ROOT
from dipevents import cli, errors

PAGE = man_page.page()


def test_every_command_and_option_is_told() -> None:
    for command in cli.all_commands().values():
        section = PAGE.split(f'.SS "dipevents {" ".join(command.words)}"\n')[1].split("\n.S")[0]
        for name in command.options:
            assert f"\\fB\\-\\-{name.replace('-', chr(92) + '-')}\\fR" in section
        assert section.count("dipevents") >= 2, "its examples"


def test_every_exit_code_is_told() -> None:
    codes = {value for name, value in vars(errors).items() if name.isupper() and isinstance(value, int)}
    told = PAGE.split(".SH EXIT STATUS")[1].split(".SH")[0]
    assert all(f"{code}" in told for code in codes)


def test_no_line_is_taken_for_a_command() -> None:
    macros = {".TH", ".SH", ".SS", ".TP", ".PP", ".RS", ".RE", ".nf", ".fi", ".B", ".BR"}
    for line in PAGE.splitlines():
        assert not line.startswith("'")
        assert not line.startswith(".") or line.split()[0] in macros


@pytest.mark.skipif(shutil.which("man") is None, reason="man is not installed")
def test_man_reads_it() -> None:
    command = ["man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", str(ROOT / "docs" / "dipevents.1")]
    environment = {**os.environ, "MANWIDTH": "80", "MANROFFSEQ": "", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(command, capture_output=True, text=True, env=environment)
    assert (done.returncode, done.stderr) == (0, "")
    assert "dipevents completion" in done.stdout
