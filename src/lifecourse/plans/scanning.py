"""Having a file looked through for viruses, where an installation has something that can."""

import shlex
import socket
import struct
import subprocess

from lifecourse.plans.files import BadFile
from lifecourse.plans.rules import Scan

PATIENCE = 60
PIECE = 64 * 1024
CLAMD = "clamd:"


class CannotScan(Exception):
    """The scanner is set up and did not answer, so nothing can be said about a file."""


def scan(content: bytes, *, scanner: str) -> Scan:
    """Whether anything was found: `scanner` is `clamd:/path/of/socket`, or a command that reads the file and
    answers 0 for nothing found and 1 for something. Raises BadFile when something is found, or CannotScan."""
    if not scanner:
        return Scan.NOT_SCANNED
    try:
        found = _ask_clamd(content, scanner) if scanner.startswith(CLAMD) else _ask_command(content, scanner)
    except (OSError, subprocess.SubprocessError, ValueError) as reason:
        raise CannotScan(type(reason).__name__) from None
    if found:
        raise BadFile(
            "The virus scanner found something in this file. Tell whoever looks after your computers."
        )
    return Scan.CLEAN


def _ask_command(content: bytes, scanner: str) -> bool:
    done = subprocess.run(
        shlex.split(scanner),
        input=content,
        timeout=PATIENCE,
        check=False,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    if done.returncode not in {0, 1}:
        raise ValueError("The scanner failed.")
    return done.returncode == 1


def _ask_clamd(content: bytes, scanner: str) -> bool:
    with socket.socket(socket.AF_UNIX) as clamd:
        clamd.settimeout(PATIENCE)
        clamd.connect(scanner.removeprefix(CLAMD))
        clamd.sendall(b"zINSTREAM\x00")
        for start in range(0, len(content), PIECE):
            piece = content[start : start + PIECE]
            clamd.sendall(struct.pack("!I", len(piece)) + piece)
        clamd.sendall(struct.pack("!I", 0))
        said = clamd.recv(4096).rstrip(b"\x00")
    if said.endswith(b"FOUND"):
        return True
    if said.endswith(b"OK"):
        return False
    raise ValueError("The scanner did not say.")
