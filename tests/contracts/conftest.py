"""A real PostgreSQL server, started for the tests in a folder of its own, without a network."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


def find_server() -> Path | None:
    """Return the folder of the newest PostgreSQL server's programs."""
    found = [Path(path).parent for path in (shutil.which("initdb"),) if path]
    found += sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name), reverse=True)
    return next((folder for folder in found if (folder / "initdb").exists() and (folder / "pg_ctl").exists()), None)


def as_nobody(command: list[str]) -> list[str]:
    """Return a command that runs as an unprivileged user: the server refuses to run as root."""
    if os.geteuid() != 0:
        return command
    users = {user.pw_name for user in pwd.getpwall()}
    return ["runuser", "-u", "postgres" if "postgres" in users else "nobody", "--", *command]


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """Give the folder of a running server's socket."""
    programs = find_server()
    if programs is None:
        message = "Debian's package postgresql is not installed"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    folder = Path(tempfile.mkdtemp(prefix="hearsay-pg-", dir="/tmp"))
    if os.geteuid() == 0:
        owner = pwd.getpwnam(as_nobody([])[2])
        os.chown(folder, owner.pw_uid, owner.pw_gid)

    def run(program: str, *arguments: str) -> None:
        command = as_nobody([str(programs / program), *arguments])
        done = subprocess.run(command, cwd="/", check=False, capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, f"{program}: {done.stdout}{done.stderr}"

    run("initdb", "-D", f"{folder}/data", "-U", "hearsay", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N")
    settings = f"-k {folder} -c listen_addresses='' -c fsync=off -c shared_buffers=16MB -c max_connections=20"
    run("pg_ctl", "-D", f"{folder}/data", "-o", settings, "-l", f"{folder}/log", "-w", "-t", "60", "start")
    try:
        yield str(folder)
    finally:
        run("pg_ctl", "-D", f"{folder}/data", "-m", "immediate", "-w", "stop")
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def postgres_url(postgres_server: str) -> str:
    """Give the address of a database, emptied."""
    import psycopg

    with psycopg.connect(host=postgres_server, user="hearsay", dbname="postgres", autocommit=True) as connection:
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public")
    return f"postgresql://hearsay@/postgres?host={postgres_server}"
