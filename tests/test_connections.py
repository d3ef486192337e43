"""The guard over all tests: nothing opens a connection, and one that does is found out."""

import socket
import subprocess
import sys

import pytest
from tests.guard.connections import LOOPBACK, ConnectionOpenedError, taken

ATTEMPTS = {
    "a connection": "import socket; socket.socket().connect(('192.0.2.1', 80))",
    "one to this machine": "import socket; socket.socket().connect(('127.0.0.1', 9))",
    "one that asks for errors": "import socket; socket.socket().connect_ex(('192.0.2.1', 80))",
    "the address of a host": "import socket; socket.getaddrinfo('example.invalid', 80)",
    "the old way to ask": "import socket; socket.gethostbyname('example.invalid')",
    "a datagram": "import socket; s = socket.socket(type=socket.SOCK_DGRAM); s.sendto(b'x', ('192.0.2.1', 9))",
    "a page": "import urllib.request; urllib.request.urlopen('http://example.invalid')",
    "Qt's own": "from PySide6.QtNetwork import QTcpSocket",
}


@pytest.mark.parametrize("code", ATTEMPTS.values(), ids=ATTEMPTS.keys())
def test_that_whoever_opens_a_connection_is_stopped_and_written_down(code, report_of_connections):
    with pytest.raises(RuntimeError) as caught:  # a worker of the tests has the hook twice, as a child too
        exec(code, {})
    assert type(caught.value).__name__ == ConnectionOpenedError.__name__
    assert len(taken(str(report_of_connections))) == 1


def test_that_a_child_process_is_watched_too(report_of_connections):
    code = f"try:\n  {ATTEMPTS['a page']}\nexcept BaseException: pass"
    subprocess.run([sys.executable, "-c", code], check=True)
    assert taken(str(report_of_connections)) == ["socket.getaddrinfo example.invalid"]


def test_that_a_test_in_which_one_was_opened_fails(own_run):
    told = own_run("def test_that_opens():\n    try:\n        {attempt}\n    except BaseException: pass")
    assert "1 passed, 1 error" in told
    assert "socket.connect ('192.0.2.1', 80)" in told


@pytest.fixture
def own_run(tmp_path):
    """What pytest says of a test of its own, under the conftest of all tests."""

    def run(code):
        file = tmp_path / "test_opened.py"
        file.write_text(code.format(attempt=ATTEMPTS["a connection"]), encoding="utf-8")
        command = [sys.executable, "-m", "pytest", "-n", "0", "-p", "tests.conftest", str(file)]
        return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False).stdout

    return run


def test_that_sockets_without_an_address_and_a_cluster_on_this_machine_are_left_alone(monkeypatch, tmp_path):
    first, second = socket.socketpair()
    first.sendall(b"x")
    assert second.recv(1) == b"x"
    with socket.socket(socket.AF_UNIX) as server, socket.socket(socket.AF_UNIX) as client:
        server.bind(str(tmp_path / "s"))
        server.listen()
        client.connect(str(tmp_path / "s"))
    monkeypatch.setenv(LOOPBACK, "yes")
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()
    for each in (first, second):
        each.close()
