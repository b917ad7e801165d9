"""Settings come from the file, then from the environment, and what cannot be is said at once."""

import os
from pathlib import Path

import pytest

from hearsay.errors import SettingsError
from hearsay.running.settings import LlmSettings, Settings, read_settings, variable_of


def write(folder: Path, text: str) -> Path:
    path = folder / "hearsay.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_without_file_and_environment_the_defaults_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert read_settings(environ={}) == Settings()


def test_the_file_of_the_current_folder_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "[reading]\nthreads = 2\n")
    monkeypatch.chdir(tmp_path)
    assert read_settings(environ={}).reading.threads == 2


def test_every_setting_can_be_written_in_the_file(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        """
        [case]
        path = "arms.sqlite"
        [lists]
        us-ofac-sdn = "lists/ofac"
        un-sc = "/data/un.xml"
        [reading]
        pipeline = "en_core_web_sm"
        threads = 4
        [screening]
        threshold = 0.8
        limit = 3
        [llm]
        address = "http://localhost:11434/v1/"
        model = "small-model"
        timeout_s = 30
        key_env = "MY_KEY"
        """,
    )
    settings = read_settings(path, {})
    assert settings.case.path == tmp_path / "arms.sqlite"
    assert settings.lists == (("us-ofac-sdn", tmp_path / "lists/ofac"), ("un-sc", Path("/data/un.xml")))
    assert (settings.reading.pipeline, settings.reading.threads) == ("en_core_web_sm", 4)
    assert (settings.screening.threshold, settings.screening.limit) == (0.8, 3)
    assert settings.llm == LlmSettings("http://localhost:11434/v1", "small-model", 30.0, "MY_KEY", "")


def test_without_a_setting_there_is_no_model_to_ask() -> None:
    assert (Settings().llm.address, Settings().llm.model) == ("", "")


@pytest.mark.parametrize("variable", ["MY_KEY", "HEARSAY_LLM_KEY"])
def test_the_key_comes_from_the_variable_that_is_named_and_is_never_shown(tmp_path: Path, variable: str) -> None:
    settings = read_settings(write(tmp_path, f"[llm]\nkey_env = '{variable}'\n"), {variable: "s3cret"})
    assert settings.llm.key == "s3cret"
    assert read_settings(environ={"HEARSAY_LLM_KEY_ENV": variable, variable: "s3cret"}).llm.key == "s3cret"
    assert "s3cret" not in repr(settings)


@pytest.mark.parametrize(
    ("line", "secret"),
    [
        ("key_env = 's3cret-key'", "s3cret"),
        ("address = 'https://me:s3cret@models.example/v1'", "s3cret"),
        ("key = 's3cret'", "s3cret"),
    ],
)
def test_a_secret_in_the_wrong_place_is_refused_without_repeating_it(tmp_path: Path, line: str, secret: str) -> None:
    with pytest.raises(SettingsError) as refused:
        read_settings(write(tmp_path, f"[llm]\n{line}\n"), {})
    assert secret not in str(refused.value)


@pytest.mark.parametrize(
    "address", ["models.example/v1", "ftp://models.example", "http://", "http://[::1", "http://x:99999", "http://a b/"]
)
def test_an_address_that_is_none_is_refused(address: str) -> None:
    with pytest.raises(SettingsError, match="HEARSAY_LLM_ADDRESS should be the address"):
        read_settings(environ={"HEARSAY_LLM_ADDRESS": address})


def test_an_address_may_be_given_with_its_last_part() -> None:
    address = read_settings(environ={"HEARSAY_LLM_ADDRESS": "http://localhost:8080/v1/chat/completions"}).llm.address
    assert address == "http://localhost:8080/v1"


def test_the_environment_overrules_the_file(tmp_path: Path) -> None:
    path = write(tmp_path, "[reading]\nthreads = 2\npipeline = 'mine'\n[screening]\nlimit = 3\n")
    settings = read_settings(path, {"HEARSAY_READING_THREADS": "8", "HEARSAY_SCREENING_THRESHOLD": "0.5", "HEARSAY_READING_PIPELINE": ""})
    assert (settings.reading.threads, settings.reading.pipeline) == (8, "")
    assert (settings.screening.threshold, settings.screening.limit) == (0.5, 3)


def test_lists_in_the_environment_are_joined_as_in_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    joined = os.pathsep.join(["un-sc=un.xml", "us-ofac-sdn=ofac"])
    assert read_settings(environ={"HEARSAY_LISTS": joined}).lists == (("un-sc", Path("un.xml")), ("us-ofac-sdn", Path("ofac")))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("[reading]\nthread = 2\n", "reading.thread;"),
        ("[screning]\nlimit = 2\n", "screning.limit"),
        ("threads = 2\n", "threads"),
        ("[reading]\nthreads = 0\n", "reading.threads is 0"),
        ("[reading]\nthreads = true\n", "reading.threads is True"),
        ("[reading]\npipeline = 3\n", "reading.pipeline is 3"),
        ("[screening]\nthreshold = 1.2\n", "screening.threshold is 1.2"),
        ("[screening]\nthreshold = 'high'\n", "screening.threshold is 'high'"),
        ("[case]\npath = 3\n", "case.path is 3"),
        ("[case]\npath = '~nobody-of-this-name/a'\n", "no such user's home"),
        ("[mail]\nserver = 'a b'\n", "mail.server is"),
        ("[mail]\nsender = 'a\\n'\n".replace("'", '"'), "mail.sender is"),
        ("[mail]\ntls = 'perhaps'\n", "mail.tls is"),
        ("[llm]\ntimeout_s = 0\n", "llm.timeout_s is 0"),
        ("[llm]\nmodel = 3\n", "llm.model is 3"),
        ("[lists]\nun-sc = 3\n", "lists is"),
        ("lists = ['un-sc']\n", "lists is"),
        ("case = 'mine.sqlite'\n", "no setting case"),
        ("[reading\n", "not TOML"),
        (f"[reading]\nthreads = {'9' * 5000}\n", "not TOML"),
        (f"reading = {'[' * 5000}\n", "not TOML"),
        (f"[screening]\nthreshold = {'9' * 400}\n", "screening.threshold is"),
        (f"[llm]\ntimeout_s = {'9' * 400}\n", "llm.timeout_s is"),
    ],
)
def test_what_cannot_be_is_refused_by_name(tmp_path: Path, text: str, named: str) -> None:
    with pytest.raises(SettingsError) as refused:
        read_settings(write(tmp_path, text), {})
    assert named in str(refused.value)
    assert str(tmp_path) in str(refused.value)


def test_an_unknown_key_is_answered_with_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"case\.path, lists, reading\.pipeline, reading\.threads, reading\.fast, screening\.threshold"):
        read_settings(write(tmp_path, "[reading]\nthread = 2\n"), {})


def test_a_misspelt_variable_is_refused_and_others_are_left_alone() -> None:
    with pytest.raises(SettingsError, match="HEARSAY_READING_THREAD;"):
        read_settings(environ={"HEARSAY_READING_THREAD": "2"})
    assert read_settings(environ={"HEARSAY_SHARED": "/data", "HOME": "/home/me"}) == Settings()


def test_a_named_file_that_is_missing_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="could not be opened"):
        read_settings(tmp_path / "other.toml", {})


def test_a_variable_is_named_after_its_setting() -> None:
    assert variable_of("reading.threads") == "HEARSAY_READING_THREADS"
