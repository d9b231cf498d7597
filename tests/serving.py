"""A real server of a test's own: started, waited for, killed and started again."""

import os
import subprocess
import sys
from pathlib import Path
from time import sleep
from urllib.request import urlopen

from config import Settings, environment

FLAGS = [
    *("--no-sandbox", "--no-zygote", "--disable-gpu", "--use-gl=angle", "--use-angle=swiftshader"),
    *("--enable-unsafe-swiftshader", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--disable-quic", "--no-first-run"),
]
CHROMIUM = environment().get("UNSERA_CHROMIUM", "/usr/bin/chromium")


class Server:
    """One installation, served on one port."""

    def __init__(self, settings: Settings, port: int, public: str = "", processes: int = 2) -> None:
        """Start nothing yet; *public* is the address people type, where that is another one."""
        self.settings = settings
        self.port = port
        self.address = public or f"http://127.0.0.1:{port}"
        self.processes = processes
        self._running: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Serve, and come back when it answers."""
        env = {
            **environment(),
            "UNSERA_DATA": str(self.settings.data_dir),
            "DATABASE_URL": self.settings.database_url,
            "PUBLIC_URL": self.address,
        }
        command = Path(sys.executable).with_name("unsera-watch")
        words = [command, "serve", "--port", str(self.port), "--processes", str(self.processes)]
        self._running = subprocess.Popen(words, env=env, start_new_session=True)
        self._wait()

    def stop(self) -> int:
        """End it as an operator does and return how it ended; 0 when it is not running."""
        if self._running is None:
            return 0
        self._running.terminate()
        status = self._running.wait(20)
        self._running = None
        return status

    def kill(self) -> None:
        """End it as a power cut does, with everything it started."""
        if self._running is not None:
            os.killpg(self._running.pid, 9)
            self._running.wait(20)
            self._running = None

    def _wait(self) -> None:
        for _ in range(200):
            assert self._running is not None
            assert self._running.poll() is None, "the server ended"
            try:
                with urlopen(f"http://127.0.0.1:{self.port}/readyz") as answer:
                    assert answer.status == 200
                    return
            except OSError:  # refused, or reset while it comes up
                sleep(0.1)
        message = "the server does not answer"
        raise AssertionError(message)
