import socket
import sys

import pytest

from local import audit_command, environment, install, processes
from local.commands import main
from local.console import Stop
from local.kept import free_port
from local.run_command import wanted_port


def test_a_taken_port_is_named_with_a_way_out(monkeypatch):
    port = free_port()
    monkeypatch.setenv("PORT", str(port))
    with socket.create_server(("127.0.0.1", port)), pytest.raises(Stop, match=f"Port {port} is taken"):
        wanted_port()


@pytest.mark.parametrize("port", ["web", "0", "70000"])
def test_a_nonsensical_port_is_refused(monkeypatch, port):
    monkeypatch.setenv("PORT", port)
    with pytest.raises(Stop, match="a number from 1 to 65535"):
        wanted_port()


def test_a_refusal_is_a_sentence_and_exit_status_1(monkeypatch, capsys):
    monkeypatch.setenv("PORT", "web")
    assert main("run", []) == 1
    assert "PORT is 'web'" in capsys.readouterr().err


def test_the_shell_comes_before_what_is_chosen(monkeypatch, tmp_path):
    monkeypatch.setenv("SECRET_KEY", "from the shell")
    monkeypatch.setenv("DEMO", "0")
    environ = environment.of_programs(tmp_path, {})
    assert environ["SECRET_KEY"] == "from the shell"
    assert not environment.demo(environ)


def test_e_mails_are_kept_in_a_folder_whose_name_has_spaces(monkeypatch, tmp_path):
    monkeypatch.delenv("EMAIL_URL", raising=False)
    folder = tmp_path / "a folder + more"
    folder.mkdir()
    assert environment.of_programs(folder, {})["EMAIL_URL"].endswith("/a%20folder%20%2B%20more/mail")


def test_a_program_that_fails_shows_its_last_lines():
    with pytest.raises(Stop, match=r"It went wrong\.\nbecause"):
        processes.call([sys.executable, "-c", "print('because'); raise SystemExit(3)"], failure="It went wrong.")


def test_a_python_that_cannot_make_environments_says_what_to_install(monkeypatch, tmp_path):
    monkeypatch.setattr(install, "VENV", tmp_path / "venv")
    monkeypatch.setattr(install, "STAMP", tmp_path / "none")
    monkeypatch.setattr(install.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(Stop, match=r"apt-get install python3\.\d+-venv"):
        install.make_venv()


def test_an_audit_that_could_not_ask_is_not_clean(monkeypatch, capsys):
    monkeypatch.setattr(install, "set_up", lambda locks: None)
    monkeypatch.setattr(install, "npm_words", lambda *words: ([sys.executable, "-c", "print('nothing known')"], None))
    monkeypatch.setattr(audit_command, "PIP_AUDIT", [sys.executable, "-c", "raise SystemExit('no answer')"])
    assert audit_command.main([]) == 1
    said = "".join(capsys.readouterr())
    assert "FAILED  requirements.txt" in said and "no answer" in said
    assert "ok      package-lock.json" in said and "nothing known" not in said
