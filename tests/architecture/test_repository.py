"""What the repository holds, and what it must never hold."""

import json
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

pytestmark = pytest.mark.unit

ROOT = Path(__file__).resolve().parent.parent.parent
NOT_OURS = {".git", ".venv", "node_modules", "var", "built", "__pycache__", "out", "dist", "build"}
THIRD_PARTY = re.compile(
    r"(\.min\.(js|css)|\.map|\.whl|\.tar\.gz|\.woff2?|\.ttf|\.otf|\.jar|\.so)$|(^|/)vendor/"
)


@cache
def committed() -> list[Path]:
    """Every file that is, or is about to be, in the repository."""
    asked = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if asked.returncode == 0:
        found = [ROOT / name for name in asked.stdout.splitlines()]
    else:
        # Unpacked from an archive: there is no list, so everything that is not made here counts.
        found = [path for path in ROOT.rglob("*") if not NOT_OURS & set(path.relative_to(ROOT).parts)]
    return sorted(path for path in found if path.is_file())


def texts(*suffixes: str) -> Iterator[tuple[str, str]]:
    """Name and text of every file with one of these endings."""
    for path in committed():
        if path.suffix in suffixes:
            yield str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")


def test_no_third_party_build_is_committed() -> None:
    names = [str(path.relative_to(ROOT)) for path in committed()]
    assert not [name for name in names if THIRD_PARTY.search(name) or "node_modules/" in name]


def test_lock_files_record_hashes_and_no_address() -> None:
    files = [*(ROOT / "requirements").glob("*.txt"), ROOT / "package-lock.json"]
    for file in files:
        text = file.read_text()
        assert "://" not in text, f"{file.name} records an address"
    for file in (ROOT / "requirements").glob("*.txt"):
        pins = [line for line in file.read_text().splitlines() if line[:1].isalnum()]
        assert pins and all("==" in pin for pin in pins)
        assert file.read_text().count("--hash=sha256:") >= len(pins)
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    assert all("integrity" in package for name, package in packages.items() if name)
    assert not any("resolved" in package for package in packages.values())


def test_no_index_address_and_no_folder_of_one_machine_is_written_down() -> None:
    private = re.compile(r"(index-url\s*=|find-links\s*=|registry\s*=|/home/\w|/Users/\w|/root/)")
    suffixes = (".py", ".toml", ".txt", ".in", ".cfg", ".yaml", ".yml", ".md", ".html", ".scss", ".json")
    own = str(Path(__file__).relative_to(ROOT))
    found = [
        f"{name}: {hit[0]}"
        for name, text in texts(*suffixes)
        if name != own and (hit := private.search(text))
    ]
    assert not found


def test_pages_load_nothing_from_elsewhere() -> None:
    loading = re.compile(
        r"""(src|srcset|data-src)\s*=\s*["'](https?:)?//|@import\s+url|url\(["']?(https?:)?//|<link[^>]+https?://"""
    )
    found = [
        f"{name}: {hit[0]}"
        for name, text in texts(".html", ".scss", ".css", ".js")
        if (hit := loading.search(text))
    ]
    assert not found


def test_the_nhs_logo_is_never_drawn() -> None:
    # A protected mark: a partnership is not the NHS, and its pages must not look as though they were.
    logo = re.compile(
        r"nhsuk-(header__)?logo|nhs-logo|nhsuk-header__logo|nhsuk/components/(header|logo)|crest",
        re.IGNORECASE,
    )
    found = [
        f"{name}: {hit[0]}" for name, text in texts(".html", ".svg", ".scss") if (hit := logo.search(text))
    ]
    assert not found


def test_every_decision_has_a_number_of_its_own_and_a_title_that_says_it() -> None:
    paths = sorted((ROOT / "docs/decisions").glob("[0-9]*.md"))
    assert paths, "no decision is written down"
    numbers = [int(path.name[:4]) for path in paths]
    assert len(set(numbers)) == len(numbers), "two decisions share a number"
    for path, number in zip(paths, numbers, strict=True):
        assert path.read_text(encoding="utf-8").startswith(f"# {number}. "), path.name


def test_every_setting_is_documented() -> None:
    used: set[str] = set()
    for name, text in texts(".py"):
        if name.startswith(("src/", "tools/", "tests/conftest", "tests/browser")):
            used |= set(re.findall(r"\bLIFECOURSE_[A-Z_]*[A-Z]\b", text))
    documented = (ROOT / "docs/reference/settings.md").read_text(encoding="utf-8")
    silent = {setting for setting in used if f"`{setting}`" not in documented}
    assert not silent, "say what they do in docs/reference/settings.md"


def test_links_between_our_own_pages_lead_somewhere() -> None:
    link = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
    dead = [
        f"{name} -> {target}"
        for name, text in texts(".md")
        for target in link.findall(text)
        if not (ROOT / name).parent.joinpath(target).exists()
    ]
    assert not dead
