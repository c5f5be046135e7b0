"""Sending: a real server with TLS and a log-in gets the mail once, and whatever goes wrong is told in one line."""

import email
import email.policy
import hashlib
import shlex
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest
from conftest import Ran
from mail_server import PASSWORD, MailServer, mail_server
from sample_briefing import sample_briefing

from summarizer.deliver import smtp
from summarizer.deliver.journal import Journal, Mailing, journal_path
from summarizer.render.json import from_json, to_json, without_texts
from summarizer.render.mail.letter import digest_of, message_id_of

# aiosmtpd does not count TLS from the first byte as TLS
pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")
Run = Callable[..., Ran]
FROM = ("--from", "Desk <desk@news.example>")


@pytest.fixture(autouse=True)
def a_state_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("SUMMARIZER_SMTP_PASSWORD", PASSWORD)


@pytest.fixture
def brief(tmp_path: Path) -> Path:
    path = tmp_path / "brief.json"
    path.write_text(to_json(sample_briefing()), encoding="utf-8")
    return path


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MailServer]:
    with mail_server(tmp_path) as running:
        monkeypatch.setenv("SSL_CERT_FILE", str(running.authority))
        yield running


def received(server: MailServer) -> EmailMessage:
    """The one mail that the server took."""
    assert len(server.received) == 1
    content = server.received[0].content
    assert isinstance(content, bytes)
    message = email.message_from_bytes(content, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message


def one_line(err: str) -> bool:
    return err.count("\n") == 1 and "Traceback" not in err


# --- what arrives ---------------------------------------------------------------------------------------------------


def test_a_mail_arrives_whole_with_its_attachments_byte_for_byte(run: Run, brief: Path, server: MailServer) -> None:
    sent = run("email", brief, "--to", "a@x.example", *FROM, "--attach", "html", "md", "json", "--smtp", server.url())
    assert (sent.code, sent.out) == (0, "a@x.example: sent\n")
    message = received(server)
    attached = {part.get_content_subtype(): part for part in message.iter_attachments()}
    for form, kind in (("html", "html"), ("md", "markdown")):
        rendered = run("render", brief, "--format", form).out.encode()
        assert attached[kind].get_payload(decode=True) == rendered
    passed_on = attached["json"].get_payload(decode=True)
    assert isinstance(passed_on, bytes)
    assert from_json(passed_on.decode()) == without_texts(sample_briefing())
    assert [part.get_content_type() for part in message.walk()][:5] == [
        "multipart/mixed", "multipart/alternative", "text/plain", "multipart/related", "text/html",
    ]  # fmt: skip


def test_the_full_text_goes_along_when_asked_for(run: Run, brief: Path, server: MailServer) -> None:
    run("email", brief, "--to", "a@x.example", *FROM, "--attach", "json", "--full-text", "--smtp", server.url())
    (attached,) = received(server).iter_attachments()
    assert attached.get_payload(decode=True) == brief.read_bytes()


def test_the_headers_name_thread_and_sort_the_mail(run: Run, brief: Path, server: MailServer) -> None:
    run("email", brief, "--to", "a@x.example", "b@x.example", *FROM, "--smtp", server.url())
    message = received(server)
    assert message["Subject"] == "Rebels hold most of Velnik; the reported toll rises to 311 · 30 November 2024"
    assert message["From"] == "Desk <desk@news.example>"
    assert message["To"] == "a@x.example, b@x.example"
    assert message["Message-ID"] == message_id_of(sample_briefing(), "news.example")
    assert message["List-Id"] == "<briefing.news.example>"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Date"].datetime.tzinfo is not None
    assert message["In-Reply-To"] is None
    assert server.received[0].rcpt_tos == ["a@x.example", "b@x.example"]


def test_starttls_is_used_and_the_log_in_goes_under_it(
    run: Run, brief: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with mail_server(tmp_path, implicit_tls=False) as server:
        monkeypatch.setenv("SSL_CERT_FILE", str(server.authority))
        assert run("email", brief, "--to", "a@x.example", *FROM, "--smtp", server.url("smtp")).code == 0
        assert len(server.received) == 1


@pytest.mark.skipif(not (shutil.which("mutt") and shutil.which("script")), reason="mutt or script is not installed")
def test_another_mail_program_reads_it(run: Run, brief: Path, tmp_path: Path, server: MailServer) -> None:
    """Mutt lists the parts and pipes the mail's text through, out of a mailbox."""
    run("email", brief, "--to", "a@x.example", *FROM, "--attach", "md", "--smtp", server.url())
    mailbox = tmp_path / "mbox"
    content = server.received[0].content
    assert isinstance(content, bytes)
    mailbox.write_bytes(b"From desk@news.example Sat Nov 30 12:00:00 2024\n" + content.replace(b"\r\n", b"\n") + b"\n")
    shown = tmp_path / "shown.txt"
    keys = f"<pipe-message>cat > {shown}<enter><exit>"
    settings = f"set folder={tmp_path} wait_key=no quit=yes move=no pipe_decode=yes; push '{keys}'"
    mutt = shlex.join(["mutt", "-n", "-F", "/dev/null", "-R", "-f", str(mailbox), "-e", settings])
    subprocess.run(
        ["script", "-qec", mutt, "/dev/null"],  # mutt wants a terminal
        env={"TERM": "xterm", "HOME": str(tmp_path), "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"},
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, timeout=60, check=False,
    )  # fmt: skip
    text = shown.read_text(encoding="utf-8")
    subject = " ".join(text[text.index("Subject:") : text.index("From: Desk")].split())
    assert subject == "Subject: Rebels hold most of Velnik; the reported toll rises to 311 · 30 November 2024"
    assert "1.2  “The Monitor, which counts casualties from a network of" in text


# --- what goes wrong ------------------------------------------------------------------------------------------------


def test_a_certificate_that_does_not_hold_is_refused(
    run: Run, brief: Path, server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")
    failed = run("email", brief, "--to", "a@x.example", *FROM, "--smtp", server.url())
    assert failed.code == 1
    assert "certificate does not hold" in failed.err
    assert one_line(failed.err)
    assert server.received == []


def test_a_certificate_for_another_name_is_refused(
    run: Run, brief: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with mail_server(tmp_path, name="mail.elsewhere.example") as server:
        monkeypatch.setenv("SSL_CERT_FILE", str(server.authority))
        failed = run("email", brief, "--to", "a@x.example", *FROM, "--smtp", server.url())
        assert (failed.code, server.received) == (1, [])
        assert "certificate does not hold" in failed.err


def test_a_server_that_offers_no_starttls_gets_neither_password_nor_mail(run: Run, brief: Path, tmp_path: Path) -> None:
    with mail_server(tmp_path, tls=False) as server:
        failed = run("email", brief, "--to", "a@x.example", *FROM, "--smtp", server.url("smtp"))
        assert (failed.code, server.received) == (1, [])
        assert "offers no STARTTLS" in failed.err
        assert one_line(failed.err)


def test_plain_text_is_for_this_machine_alone(run: Run, brief: Path, tmp_path: Path) -> None:
    with mail_server(tmp_path, tls=False) as server:
        local = f"smtp://localhost:{server.port}"
        assert run("email", brief, "--to", "a@x.example", *FROM, "--smtp", local, "--no-tls").code == 0
        assert len(server.received) == 1
    for url in ("smtp://mail.example.org", "smtp://me@localhost", "smtps://localhost"):
        assert run("email", brief, "--to", "a@x.example", *FROM, "--smtp", url, "--no-tls").code == 2


def test_a_wrong_password_is_told_in_one_line_without_it(
    run: Run, brief: Path, server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUMMARIZER_SMTP_PASSWORD", "wrong-secret")
    failed = run("email", brief, "--to", "a@x.example", *FROM, "--smtp", server.url())
    assert failed.code == 1
    assert "the log-in of desk was refused: 535" in failed.err
    assert one_line(failed.err)
    assert "wrong-secret" not in failed.err


def test_the_password_may_stand_in_a_file(
    run: Run, brief: Path, server: MailServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SUMMARIZER_SMTP_PASSWORD")
    common = ("email", brief, "--to", "a@x.example", *FROM, "--smtp", server.url())
    without = run(*common)
    assert without.code == 2
    assert "SUMMARIZER_SMTP_PASSWORD" in without.err
    (tmp_path / "secret").write_text(f"{PASSWORD}\n")
    assert run(*common, "--password-file", tmp_path / "secret").code == 0


def test_a_password_on_the_command_line_is_refused_and_not_repeated(run: Run, brief: Path) -> None:
    failed = run("email", brief, "--to", "a@x.example", *FROM, "--smtp", "smtps://me:hush-hush@mail.example.org")
    assert failed.code == 2
    assert "--password-file" in failed.err
    assert "hush" not in failed.err + failed.out


def test_one_refused_recipient_costs_the_others_nothing(run: Run, brief: Path, server: MailServer) -> None:
    server.behaviour.refused["gone@x.example"] = "550 5.1.1 no such mailbox"
    sent = run("email", brief, "--to", "a@x.example", "gone@x.example", "b@x.example", *FROM, "--smtp", server.url())
    assert sent.code == 3
    assert sent.out == "a@x.example: sent\nb@x.example: sent\n"
    assert "gone@x.example: not sent: 550 5.1.1 no such mailbox" in sent.err
    assert server.received[0].rcpt_tos == ["a@x.example", "b@x.example"]


def test_when_all_are_refused_nobody_has_it(run: Run, brief: Path, server: MailServer) -> None:
    server.behaviour.refused["a@x.example"] = "450 4.2.1 try later"
    assert run("email", brief, "--to", "a@x.example", *FROM, "--smtp", server.url()).code == 1
    server.behaviour.refused.clear()
    assert run("email", brief, "--to", "a@x.example", *FROM, "--smtp", server.url()).code == 0


def test_a_server_that_does_not_take_the_mail_leaves_it_unsent(run: Run, brief: Path, server: MailServer) -> None:
    server.behaviour.data_reply = "554 5.7.1 looks like spam"
    failed = run("email", brief, "--to", "a@x.example", *FROM, "--smtp", server.url())
    assert failed.code == 1
    assert "554 5.7.1 looks like spam" in failed.err
    server.behaviour.data_reply = "250 taken"
    assert run("email", brief, "--to", "a@x.example", *FROM, "--smtp", server.url()).code == 0


def test_no_server_is_told_in_one_line(run: Run, brief: Path, server: MailServer) -> None:
    failed = run("email", brief, "--to", "a@x.example", *FROM, "--smtp", "smtps://desk@localhost:1")
    assert failed.code == 1
    assert "localhost:1: no connection: connection refused" in failed.err
    assert one_line(failed.err)


def test_a_server_that_says_nothing_is_given_up(run: Run, brief: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(smtp, "TIMEOUT", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as mute:
        port = mute.getsockname()[1]
        failed = run("email", brief, "--to", "a@x.example", *FROM, "--smtp", f"smtp://desk@localhost:{port}")
    assert failed.code == 1
    assert "no connection" in failed.err
    assert "timed out" in failed.err
    assert one_line(failed.err)


# --- the journal ----------------------------------------------------------------------------------------------------


def test_a_job_that_runs_twice_sends_once(run: Run, brief: Path, server: MailServer) -> None:
    command = ("email", brief, "--to", "a@x.example", *FROM, "--smtp", server.url())
    assert run(*command).code == 0
    second = run(*command)
    assert second.code == 0
    assert "a@x.example: was sent it at 20" in second.out
    assert len(server.received) == 1


def test_only_who_has_not_got_it_is_sent_it(run: Run, brief: Path, server: MailServer) -> None:
    run("email", brief, "--to", "a@x.example", *FROM, "--smtp", server.url())
    run("email", brief, "--to", "a@x.example", "b@x.example", *FROM, "--smtp", server.url())
    assert [envelope.rcpt_tos for envelope in server.received] == [["a@x.example"], ["b@x.example"]]


def test_again_sends_it_once_more_as_a_mail_of_its_own(run: Run, brief: Path, server: MailServer) -> None:
    command = ("email", brief, "--to", "a@x.example", *FROM, "--smtp", server.url())
    run(*command)
    run(*command, "--again")
    run(*command, "--again")
    contents = [envelope.content for envelope in server.received]
    ids = {email.message_from_bytes(c)["Message-ID"] for c in contents if isinstance(c, bytes)}
    assert len(ids) == len(contents) == 3


def test_a_line_that_breaks_while_handing_over_is_not_tried_again(run: Run, brief: Path, server: MailServer) -> None:
    """Whether it arrived is not known, so a second run keeps still, says so, and exits 1; --again sends."""
    server.behaviour.breaks_off = True
    command = ("email", brief, "--to", "a@x.example", *FROM, "--smtp", server.url())
    broken = run(*command)
    assert broken.code == 1
    assert "whether it arrived is not known" in broken.err
    server.behaviour.breaks_off = False
    second = run(*command)
    assert (second.code, server.received) == (1, [])
    assert "--again" in second.err
    assert run(*command, "--again").code == 0
    assert len(server.received) == 1


def test_a_run_cut_off_between_intent_and_outcome_is_not_repeated(run: Run, brief: Path, server: MailServer) -> None:
    digest = digest_of(sample_briefing())
    mailing = Mailing(digest, "2024-11-30", "briefing.news.example", "<x@news.example>")
    Journal(journal_path()).intend(mailing, ["a@x.example"], again=False)
    second = run("email", brief, "--to", "a@x.example", "b@x.example", *FROM, "--smtp", server.url())
    assert second.code == 3
    assert server.received[0].rcpt_tos == ["b@x.example"]


def test_of_two_runs_at_once_only_one_may_send(tmp_path: Path) -> None:
    first, second = Journal(tmp_path / "sent.sqlite"), Journal(tmp_path / "sent.sqlite")
    mailing = Mailing("d", "2024-11-30", "l.example", "<x@y>")
    assert first.intend(mailing, ["a@x", "b@x"], again=False) == ("a@x", "b@x")
    assert second.intend(mailing, ["a@x", "c@x"], again=False) == ("c@x",)


def test_two_jobs_at_the_same_moment_send_once_between_them(brief: Path, server: MailServer) -> None:
    """Two processes, as two crons would start them: each recipient has one mail, whoever sent it."""
    recipients = [f"r{n}@x.example" for n in range(4)]
    command = [sys.executable, "-m", "summarizer", "email", str(brief), "--to", *recipients, *FROM]
    jobs = [
        subprocess.Popen([*command, "--smtp", server.url()], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    said = [job.communicate(timeout=60) for job in jobs]
    assert sorted(who for envelope in server.received for who in envelope.rcpt_tos) == recipients
    assert not any("Traceback" in err for _, err in said)


def test_a_journal_that_cannot_be_written_stops_the_mail(
    run: Run, brief: Path, server: MailServer, tmp_path: Path
) -> None:
    (tmp_path / "state").write_text("a file where the folder should be")
    failed = run("email", brief, "--to", "a@x.example", *FROM, "--smtp", server.url())
    assert (failed.code, server.received) == (1, [])
    assert "send journal" in failed.err


def test_todays_mail_answers_to_yesterdays(run: Run, brief: Path, server: MailServer, tmp_path: Path) -> None:
    """By the journal, or by --previous: both name the same mail."""
    yesterday = sample_briefing(date="2024-11-29")
    older = tmp_path / "older.json"
    older.write_text(to_json(yesterday), encoding="utf-8")
    out = tmp_path / "today.eml"
    common = ("email", brief, "--to", "a@x.example", *FROM, "--out", out)
    run(*common, "--previous", older)
    by_option = email.message_from_bytes(out.read_bytes())
    run("email", older, "--to", "a@x.example", *FROM, "--smtp", server.url())
    run(*common)
    by_journal = email.message_from_bytes(out.read_bytes())
    expected = message_id_of(yesterday, "news.example")
    assert by_option["In-Reply-To"] == by_journal["In-Reply-To"] == by_journal["References"] == expected
    run(*common, "--list-id", "sports.news.example")
    assert email.message_from_bytes(out.read_bytes())["In-Reply-To"] is None


# --- addresses beyond ASCII -----------------------------------------------------------------------------------------


def test_an_international_address_is_reached_where_the_server_takes_it(
    run: Run, brief: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with mail_server(tmp_path, enable_SMTPUTF8=True) as server:
        monkeypatch.setenv("SSL_CERT_FILE", str(server.authority))
        sent = run("email", brief, "--to", "Jörg <jörg@bücher.example>", *FROM, "--smtp", server.url())
        assert sent.code == 0
        assert server.received[0].rcpt_tos == ["jörg@xn--bcher-kva.example"]
        assert "Jörg <jörg@xn--bcher-kva.example>" in received(server)["To"]


def test_where_it_does_not_the_others_still_get_theirs(
    run: Run, brief: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with mail_server(tmp_path, enable_SMTPUTF8=False) as server:
        monkeypatch.setenv("SSL_CERT_FILE", str(server.authority))
        sent = run("email", brief, "--to", "jörg@x.example", "a@bücher.example", *FROM, "--smtp", server.url())
        assert sent.code == 3
        assert "jörg@x.example: not sent: the server takes no addresses with letters beyond ASCII" in sent.err
        assert received(server)["To"] == "a@xn--bcher-kva.example"


def test_the_mail_is_the_same_bytes_for_the_same_briefing_but_for_its_date(
    run: Run, brief: Path, tmp_path: Path
) -> None:
    digests = set()
    for name in ("one", "two"):
        out = tmp_path / f"{name}.eml"
        run("email", brief, "--to", "a@x.example", *FROM, "--attach", "html", "--out", out)
        lines = [line for line in out.read_bytes().split(b"\r\n") if not line.startswith(b"Date: ")]
        digests.add(hashlib.sha256(b"\n".join(lines)).hexdigest())
    assert len(digests) == 1
