"""Rida as people run it, with the web server in front that its file in deploy/ makes of nginx or Caddy."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import httpx

from tests.crash.process import free_port
from tests.integration.deploy.tools import needed

ROOT = Path(__file__).parents[3]
DEPLOY = ROOT / "deploy"
ELSEWHERE = "127.0.0.2"
"""An address of this machine that is no proxy's: a visitor who comes from it is a stranger."""


@dataclass
class Rida:
    folder: Path
    port: int
    process: "subprocess.Popen[bytes] | None" = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self, **environ: str) -> None:
        given = {
            "RIDA_DATABASE": f"sqlite:///{self.folder}/rida.db",
            "RIDA_DATA_DIR": str(self.folder),
            "RIDA_WEB__PORT": str(self.port),
            "RIDA_WEB__TRUSTED_PROXIES": '["127.0.0.1"]',
            "RIDA_DISK__NETWORK_MEGABYTES_A_DAY": "30",
            "RIDA_ANSWERS__SENSE": "false",
            "RIDA_WHATSAPP__ENABLED": "true",
            "RIDA_WHATSAPP__TOKEN": "a-token",
            "RIDA_WHATSAPP__APP_SECRET": "a-secret",
            "RIDA_WHATSAPP__VERIFY_TOKEN": "proved",
            "RIDA_WHATSAPP__PHONE_NUMBER_ID": "123456",
            "RIDA_WHATSAPP__API_BASE_URL": f"http://127.0.0.1:{free_port()}",  # nobody is there
            **environ,
        }
        command = [sys.executable, "-m", "bot", "run"]
        quiet = subprocess.DEVNULL
        self.process = subprocess.Popen(
            command, cwd=ROOT, env=os.environ | given, stdout=quiet, stderr=quiet
        )
        until_answers(self.url + "/healthz")

    def stop(self) -> None:
        assert self.process
        self.process.send_signal(signal.SIGTERM)
        assert self.process.wait(timeout=10) == 0
        self.process = None


def until_answers(url: str) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            httpx.get(url)
        except httpx.TransportError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError(url)


@contextmanager
def proxied(name: str, folder: Path, upstream: int) -> Iterator[str]:
    """The address at which `name` answers for the Rida of that port."""
    port = free_port()
    command, environ = {"nginx": _nginx, "caddy": _caddy}[name](folder, port, upstream)
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, env=os.environ | environ, stdout=quiet, stderr=quiet) as proxy:
        try:
            until_answers(f"http://127.0.0.1:{port}/privacy")
            yield f"http://127.0.0.1:{port}"
        finally:
            _ended(proxy)


def _ended(proxy: "subprocess.Popen[bytes]") -> None:
    """Caddy waits for streams that are open still, without an end: a service manager ends it then."""
    proxy.terminate()
    try:
        proxy.wait(timeout=5)
    except subprocess.TimeoutExpired:
        proxy.kill()


def _nginx(folder: Path, port: int, upstream: int) -> tuple[list[str], Mapping[str, str]]:
    """The file as it stands, but for its address and its port, inside the least that nginx needs."""
    shipped = (DEPLOY / "nginx" / "rida.conf").read_text()
    for ours, here in (
        ("listen 80;", f"listen 127.0.0.1:{port};"),
        ("    listen [::]:80;\n", ""),
        ("server 127.0.0.1:8080;", f"server 127.0.0.1:{upstream};"),
        ("/opt/rida/deploy/", f"{DEPLOY}/"),
        ("server_name rida.example.org;", "server_name 127.0.0.1;"),
    ):
        assert ours in shipped
        shipped = shipped.replace(ours, here)
    (folder / "rida.conf").write_text(shipped)
    temporary = "".join(
        f"{kind}_temp_path {folder}/{kind};\n"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    user = "user root;\n" if os.geteuid() == 0 else ""
    around = (
        f"{user}daemon off;\npid {folder}/nginx.pid;\nerror_log {folder}/error.log;\nevents {{}}\n"
        f"http {{\naccess_log off;\ngzip on;\n{temporary}include {folder}/rida.conf;\n}}\n"
    )
    (folder / "nginx.conf").write_text(around)
    return [needed("nginx", "nginx-light"), "-p", str(folder), "-c", str(folder / "nginx.conf")], {}


def _caddy(folder: Path, port: int, upstream: int) -> tuple[list[str], Mapping[str, str]]:
    """The file as it stands; its address and its places are named from outside."""
    environ = {
        "RIDA_ADDRESS": f"http://127.0.0.1:{port}",
        "RIDA_UPSTREAM": f"127.0.0.1:{upstream}",
        "RIDA_PAGES": str(DEPLOY / "pages"),
        "HOME": str(folder),
        "XDG_DATA_HOME": str(folder),
        "XDG_CONFIG_HOME": str(folder),
    }
    shipped = (DEPLOY / "caddy" / "Caddyfile").read_text()
    (folder / "Caddyfile").write_text("{\n\tadmin off\n}\n" + shipped)
    run = ["run", "--adapter", "caddyfile", "--config", str(folder / "Caddyfile")]
    return [needed("caddy", "caddy"), *run], environ


class Visitor:
    """A browser of its own that has opened the page, from an address of its own."""

    def __init__(self, url: str, address: str = ELSEWHERE, **headers: str) -> None:
        transport = httpx.HTTPTransport(local_address=address)
        self.url = url
        self.client = httpx.Client(
            base_url=url, transport=transport, headers={"accept-language": "ar", **headers}, timeout=60
        )
        assert self.client.get("/chat", headers={"accept": "text/html"}).status_code == 200

    def write(
        self, text: str, *files: tuple[str, bytes], client_id: str = "", **headers: str
    ) -> httpx.Response:
        parts: list[tuple[str, tuple[str | None, str | bytes]]] = [
            ("client_id", (None, client_id or str(uuid4()))),
            ("text", (None, text)),
            *(("files", file) for file in files),
        ]
        asked = {"x-rida": "1", "accept": "application/json", **headers}
        return self.client.post("/chat/messages", files=parts, headers=asked)

    @contextmanager
    def news(self) -> Iterator[Iterator[str]]:
        with self.client.stream("GET", "/chat/events") as stream:
            assert stream.headers["content-type"].startswith("text/event-stream")
            yield stream.iter_lines()

    def close(self) -> None:
        self.client.close()


def pdf(size: int) -> bytes:
    """A paper of so many bytes."""
    begin, end = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", b"\n%%EOF\n"
    return begin + b"%" + b"0" * (size - len(begin) - len(end) - 1) + end


def listens(port: int) -> bool:
    with socket.socket() as asked:
        return asked.connect_ex(("127.0.0.1", port)) == 0


def paragraphs(page: str) -> list[str]:
    return re.findall(r"<p[^>]*>([^<]*)</p>", page)
