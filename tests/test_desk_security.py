"""The desk answers its own pages alone: by its name, its origin, its secret, and within bounds."""

from typing import Any

import pytest
from peel_grade.desk.application import make_application
from peel_grade.desk.security import MOST_BYTES
from starlette.testclient import TestClient

from tests.desk_browser import ORIGIN, PORT, SECRET, Browser, browser_at, copied

REVIEW = "/force/staffordshire-2017/review"
UNDO = "/force/staffordshire-2017/undo"


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Browser:
    return browser_at(copied(tmp_path_factory.mktemp("desk")))


@pytest.fixture
def stranger(browser: Browser) -> TestClient:
    """A browser that was not given the address."""
    return TestClient(make_application(browser.desk, PORT, SECRET), base_url=ORIGIN, follow_redirects=False)


def test_nothing_is_shown_without_the_secret(stranger: TestClient) -> None:
    for address in ("/", REVIEW, "/files/look.css", "/force/staffordshire-2017/file", "/?token=guessed"):
        answer = stranger.get(address)
        assert (answer.status_code, "Staffordshire" in answer.text) == (403, False), address
    assert stranger.post(UNDO, headers={"origin": ORIGIN}).status_code == 403


def test_the_printed_address_gives_the_secret_to_a_cookie_that_no_script_reads(stranger: TestClient) -> None:
    answer = stranger.get("/", params={"token": SECRET})
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    kept = answer.headers["set-cookie"].lower()
    assert "httponly" in kept and "samesite=strict" in kept


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1:9", "localhost.evil.example:8017", ""])
def test_another_host_is_refused(browser: Browser, host: str) -> None:
    assert browser.client.get("/", headers={"host": host}).status_code == 421
    assert browser.client.get("/", headers={"host": f"localhost:{PORT}"}).status_code in (200, 403)  # its own cookies


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": "null"},
        {"origin": "http://evil.example"},
        {"origin": "http://127.0.0.1:9"},
        {"origin": f"https://127.0.0.1:{PORT}"},
        {"origin": ORIGIN, "sec-fetch-site": "cross-site"},
        {"origin": ORIGIN, "sec-fetch-site": "same-site"},
    ],
)
def test_nothing_is_changed_from_another_origin(browser: Browser, headers: dict[str, str]) -> None:
    assert browser.client.post(UNDO, headers=headers).status_code == 403
    assert browser.client.post(UNDO, data={"back": REVIEW}, headers={"origin": ORIGIN}).status_code != 403


def test_pages_of_other_sites_cannot_embed_or_read_it(browser: Browser) -> None:
    assert browser.client.get(REVIEW, headers={"sec-fetch-site": "same-site"}).status_code == 403
    headers = browser.get(REVIEW).headers
    assert "unsafe" not in headers["content-security-policy"]
    assert "default-src 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"
    assert headers["cross-origin-resource-policy"] == "same-origin"


@pytest.mark.parametrize("address", ["/", REVIEW, f"{REVIEW}?why=overall"])
def test_a_page_has_no_script_or_style_in_it_and_nothing_from_elsewhere(browser: Browser, address: str) -> None:
    page = browser.get(address).text
    for inline in ("<style", " style=", "onclick", "javascript:", "http://", "https://"):
        assert inline not in page, inline
    assert page.count("<script") == page.count('<script src="/files/')


@pytest.mark.parametrize(
    "address", ["/files/../pyproject.toml", "/files/%2e%2e%2fforces.py", "/force/other/review", "/force/..%2f/file"]
)
def test_no_other_file_can_be_reached(browser: Browser, address: str) -> None:
    assert browser.get(address).status_code == 404


def test_what_is_sent_is_bounded_and_a_form(browser: Browser) -> None:
    big = {"origin": ORIGIN, "content-type": "application/x-www-form-urlencoded"}

    def post(body: Any, headers: dict[str, str]) -> int:
        return int(browser.client.post(UNDO, content=body, headers=headers).status_code)

    assert post(b"a=" + b"x" * MOST_BYTES, big) == 413
    assert post((b"x" * 50_000 for _ in range(5)), big) == 413  # without saying how much it is
    assert post("&".join(f"{number}=1" for number in range(500)), big) == 400
    assert post(b"a=%ff", big) == 400
    assert post(b"{}", {"origin": ORIGIN, "content-type": "application/json"}) == 415


def test_a_form_leads_back_to_its_own_force_alone(browser: Browser) -> None:
    for back in (
        "http://evil.example/",
        "//evil.example/force/staffordshire-2017/review",
        "/force/x/review",
        "\r\nX: y",
    ):
        answer = browser.client.post(UNDO, data={"back": back}, headers={"origin": ORIGIN}, follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (303, REVIEW)


def test_a_sample_is_not_written() -> None:
    browser = browser_at("staffordshire-2017")
    before = browser.copy.content
    assert browser.record("problem_solving_evaluated", "?question=crime_prevention", record="true").status_code == 200
    answer = browser.send("/force/staffordshire-2017/save", back=REVIEW)
    assert answer.status_code == 422 and "sample" in answer.text
    assert browser.copy.unsaved and browser.copy.filed().content == before
