"""A PostgreSQL of a script's own: it runs from a folder, as an ordinary user, and listens at a socket there. Standard library only."""
import glob
import os
import shutil
import subprocess


class PrivatePostgres:
    """The server of a folder, whose path is short, since a socket is in it; a second run finds what the first one left."""

    user = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "--"] if os.getuid() == 0 else []

    def __init__(self, folder, is_durable=False):
        """Makes the database, with locale C and UTF8; without `is_durable` a crash of the machine may lose what was written."""
        self.folder = os.path.abspath(folder)
        self.data = os.path.join(self.folder, "data")
        self.bin = sorted(glob.glob("/usr/lib/postgresql/*/bin"), key=lambda path: int(path.split("/")[4]))[-1]
        # How libpq reaches it.
        self.address = f"host={self.folder} port=5432 user=martlet dbname=postgres"
        os.makedirs(self.folder, mode=0o755, exist_ok=True)
        if self.user:
            shutil.chown(self.folder, "nobody", "nogroup")
        if not os.path.exists(os.path.join(self.data, "ready")):
            shutil.rmtree(self.data, ignore_errors=True)
            sync = [] if is_durable else ["--no-sync"]
            self.run("initdb", "-D", self.data, "-U", "martlet", "-A", "trust", "--locale=C", "-E", "UTF8", *sync)
            # An immediate stop loses no memory of the kernel's, so that a crash of the server needs no fsync.
            settings = "" if is_durable else "fsync = off\n"
            self.configure(f"unix_socket_directories = '{self.folder}'\nlisten_addresses = ''\n{settings}")
            open(os.path.join(self.data, "ready"), "w").close()

    def configure(self, lines, file="postgresql.auto.conf"):
        """Adds lines to its configuration, which count from the next start on."""
        with open(os.path.join(self.data, file), "a") as configuration:
            configuration.write(lines)

    def run(self, program, *words, check=True):
        return subprocess.run(
            self.user + [os.path.join(self.bin, program), *words], check=check, cwd="/", stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE if check else subprocess.DEVNULL)

    def start(self):
        self.run("pg_ctl", "-D", self.data, "-w", "-t", "120", "-l", os.path.join(self.folder, "log"), "start")

    def stop(self, how):
        """Stops it, `fast` or `immediate`; does nothing if it does not run."""
        self.run("pg_ctl", "-D", self.data, "-w", "-m", how, "stop", check=False)

    def rows(self, sql):
        """The rows of a statement, each a list of texts."""
        answer = subprocess.run(
            [os.path.join(self.bin, "psql"), "-X", "-q", "-A", "-t", "-F", "\t", "-d", self.address, "-c", sql], check=True,
            capture_output=True, text=True).stdout
        return [line.split("\t") for line in answer.splitlines()]
