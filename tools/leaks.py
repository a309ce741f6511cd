"""Look for passwords and keys in everything that is, or is about to be, committed."""

import subprocess
import sys

from tools.checks import BIN, ROOT

# Tests make up their own secrets; lock files are made of hashes.
NOT_SEARCHED = ("tests/", "requirements/", "package-lock.json")
# The form of an address, in the page that explains it; the name of a way to keep passwords; a role whose
# name begins like a secret.
ALLOWED = "user:password@host|password_encryption|(?i:board_secretary)"


def main() -> int:
    """Answers 1 when something looks like a secret, having said where."""
    asked = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        # Unpacked from an archive: nothing can be committed from here.
        return 0
    files = [name for name in listed.stdout.splitlines() if not name.startswith(NOT_SEARCHED)]
    searched = [name for name in files if (ROOT / name).is_file()]
    command = [str(BIN / "detect-secrets-hook"), "--exclude-lines", ALLOWED, *searched]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
