"""PostgreSQL beside: one insert into a table with an index, committed before each answer."""

import contextlib
import glob
import os
import re
import shutil
import subprocess

SCRIPT = "insert into event(id, record) values (gen_random_uuid(), '{}');\n"


@contextlib.contextmanager
def server(directory):
    """A server of its own on a socket in `directory`, as it is configured by itself; then gone."""
    programs = sorted(glob.glob("/usr/lib/postgresql/*/bin"))[-1]
    data, user = os.path.join(directory, "postgres"), []
    os.mkdir(data, 0o700)
    if os.geteuid() == 0:  # It does not run as root.
        user = ["runuser", "-u", "postgres", "--"]
        shutil.chown(data, "postgres")
        os.chmod(directory, 0o755)
    words = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    subprocess.run([*user, f"{programs}/initdb", "-D", data, "-A", "trust", "-U", "bench"],
                   check=True, cwd="/", **words)
    options = f"-c listen_addresses= -c unix_socket_directories={data} -c max_connections=300"
    control = [*user, f"{programs}/pg_ctl", "-D", data, "-w"]
    subprocess.run([*control, "-l", os.path.join(data, "log"), "-o", options, "start"],
                   check=True, cwd="/", **words)
    try:
        reach = ["-h", data, "-U", "bench", "postgres"]
        subprocess.run([f"{programs}/psql", "-q", *reach, "-c",
                        "create table event(id uuid primary key, at timestamptz default now(), "
                        "record text)"], check=True, cwd="/", **words)
        yield f"{programs}/pgbench", reach
    finally:
        subprocess.run([*control, "-m", "immediate", "stop"], cwd="/", **words)


def rate(reached, clients, count, size, directory):
    """Rows a second that `clients` insert, each waiting for its commit."""
    pgbench, reach = reached
    script = os.path.join(directory, "insert.sql")
    with open(script, "w", encoding="ascii") as file:
        file.write(SCRIPT.format("x" * size))
    done = subprocess.run(
        [pgbench, "-n", "-M", "prepared", "-f", script, "-c", str(clients), "-j", "2",
         "-t", str(max(1, count // clients)), *reach],
        capture_output=True, text=True, check=True, cwd="/")
    return float(re.search(r"tps = ([0-9.]+)", done.stdout).group(1))
