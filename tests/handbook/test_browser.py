"""The handbook in a browser, opened from files: the search finds, every page is whole, nothing leaves the machine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from .browser import Watched, started
from .site import LANGUAGES, shipped_site, write

# One page of each kind.
KINDS = (
    "index.html",
    "rules.html",
    "rules/premises-right.html",
    "rules/refusal.html",
    "norms/staffing-stationary.html",
    "terms/hearing-notice.html",
    "forms/receipt.html",
    "acts/order-222.html",
    "facts.html",
    "values.html",
    "contradictions.html",
    "editions.html",
    "search.html",
)
NARROW = {"width": 360, "height": 740}
# What in a page may be told apart too badly to be read, by the contrast of WCAG 2.1 AA (4.5 to 1).
CONTRAST = """() => {
  const light = (c) => { const v = c / 255; return v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; };
  const parts = (s) => (s.match(/[\\d.]+/g) || []).map(Number);
  const luminance = ([r, g, b]) => .2126 * light(r) + .7152 * light(g) + .0722 * light(b);
  const ground = (e) => { for (; e; e = e.parentElement) { const c = parts(getComputedStyle(e).backgroundColor); if (c.length === 3 || c[3] > 0) return c; } return [255, 255, 255]; };
  const bad = [];
  for (const e of document.querySelectorAll("main *, header *, footer *")) {
    if (e.closest("svg") || !e.checkVisibility() || ![...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim())) continue;
    const [one, other] = [luminance(parts(getComputedStyle(e).color)), luminance(ground(e))].sort((a, b) => b - a);
    if ((one + .05) / (other + .05) < 4.5) bad.push(e.outerHTML.slice(0, 120));
  }
  return bad;
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with started() as found:
        yield found


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    # A folder with a space and a letter that an address writes otherwise.
    return write(shipped_site(), tmp_path_factory.mktemp("анықтамалық site"))


@pytest.fixture
def watched(browser: Browser, site: Path) -> Iterator[Watched]:
    found = Watched(browser, site)
    yield found
    found.context.close()
    assert found.faults == []


@pytest.mark.parametrize(
    ("language", "asked", "first"),
    [
        ("ru", "premises-right", "rules/premises-right.html"),
        ("ru", "Приказ 222 строка 5", "rules/row-5.html"),
        ("en", "Order 222 row 5", "rules/row-5.html"),
        ("kk", "222 бұйрық 5-жол", "rules/row-5.html"),
        ("kk", "Order 222 row 5", "rules/row-5.html"),
        ("en", "CATERING", "rules/catering.html"),
        ("kk", "тамақтану объектісі немесе", "rules/catering.html"),
        ("kk", "тамактану объектиси немесе", "rules/catering.html"),
        ("ru", "приём документов", "rules/intake.html"),
        ("ru", "объекта питания договора", "rules/catering.html"),
        ("en", "bedroom area", "norms/bedroom-area.html"),
        ("en", "whole service", "terms/decision.html"),
        ("ru", "расписка", "forms/receipt.html"),
        ("en", "site.right", "facts.html#fact-sites.right"),
    ],
)
def test_the_search_finds(watched: Watched, language: str, asked: str, first: str) -> None:
    """By id, by words in any case, with letters typed for each other, by a place in any language, with another ending."""
    page = watched.open(f"{language}/search.html")
    page.get_by_role("searchbox").fill(asked)
    page.locator("#results a").first.wait_for()
    found = [link.get_attribute("href") for link in page.locator("#results a").all()[:3]]
    assert first in found, found


def test_the_search_goes_by_keys_alone(watched: Watched) -> None:
    """A slash leads to the field, arrows into what was found, Enter to the page; Escape closes it; all is told to a reader."""
    page = watched.open("kk/rules/premises-right.html")
    page.keyboard.press("/")
    page.keyboard.type("catering")
    page.locator("#q-found a").first.wait_for()
    assert page.get_by_role("status").first.text_content().startswith("табылды: ")
    page.keyboard.press("Escape")
    assert not page.locator("#q-found").is_visible()
    page.get_by_role("searchbox").fill("catering")
    page.locator("#q-found a").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/catering.html")
    assert watched.at() == "kk/rules/catering.html"


def test_what_is_not_found_is_said(watched: Watched) -> None:
    """A word that stands nowhere gives a sentence, and the search by Enter has its own page."""
    page = watched.open("ru/index.html")
    page.get_by_role("searchbox").fill("тигр")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=*")
    page.get_by_text("Ничего не найдено").last.wait_for()
    assert page.locator("#results a").count() == 0


def test_every_page_opens_without_a_fault(watched: Watched, site: Path) -> None:
    """One page of each kind in each language: no message of the console, no error, and every link leads to a file with its anchor."""
    anchors: dict[str, set[str]] = {}
    for path in [f"{language}/{kind}" for language in LANGUAGES for kind in KINDS] + ["index.html"]:
        page = watched.open(path)
        ids = "[...document.querySelectorAll('[id]')].map((one) => one.id)"
        links = "[...document.querySelectorAll('a')].map((one) => one.href.baseVal ? new URL(one.href.baseVal, location).href : one.href)"
        anchors[page.url] = set(page.evaluate(ids))
        for href in sorted(set(page.evaluate(links))):
            target, _, anchor = href.partition("#")
            assert target.startswith(site.as_uri()), href
            assert Path(site, *_parts(target, site)).is_file(), (path, href)
            if target in anchors and anchor:
                assert anchor in anchors[target] or _unquoted(anchor) in anchors[target], (path, href)
    assert {url.rsplit(".", 1)[-1].partition("?")[0].partition("#")[0] for url in watched.loaded} == {
        "html",
        "js",
        "css",
    }


def test_another_language_keeps_the_place(watched: Watched) -> None:
    """The switch leads to the same page at the same place."""
    page = watched.open("ru/rules/catering.html#wording")
    page.get_by_role("link", name="English").click()
    page.wait_for_url("**/en/**")
    assert watched.at() == "en/rules/catering.html#wording"
    assert page.evaluate("document.documentElement.lang") == "en"


def test_the_graph_goes_by_keys(watched: Watched) -> None:
    """A box of the picture takes the focus, its lines stand out, and Enter leads to its page."""
    page = watched.open("en/rules/accessibility.html")
    box = page.locator(".graph a", has_text="State of the buildings").first
    box.focus()
    assert page.locator(".graph path.marked").count() == 3
    page.keyboard.press("Enter")
    page.wait_for_url("**/row-2.html")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_can_be_read_in_light_and_dark_and_on_a_narrow_screen(browser: Browser, site: Path, scheme: str) -> None:
    """Every text stands out from its ground, and no page is wider than the screen."""
    watched = Watched(browser, site, color_scheme=scheme, viewport=NARROW)
    for kind in KINDS:
        page = watched.open(f"ru/{kind}")
        assert page.evaluate(CONTRAST) == [], kind
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"], kind
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (ground == "rgb(16, 19, 18)") == (scheme == "dark")
    watched.context.close()
    assert watched.faults == []


def test_the_look_can_be_chosen(watched: Watched) -> None:
    """The button goes from the system to light to dark, says so, and the next page keeps it."""
    page = watched.open("en/index.html")
    button = page.get_by_role("button")
    assert button.get_attribute("aria-label") == "Theme: as the system"
    button.click()
    button.click()
    assert button.get_attribute("aria-label") == "Theme: dark"
    assert (
        watched.open("en/rules.html").evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(16, 19, 18)"
    )


def test_printing_unfolds_everything(watched: Watched) -> None:
    """On paper the head is gone and what is folded away is there; afterwards it is as before."""
    page = watched.open("ru/rules/fire-safety.html")
    folded = page.locator("details:not([open])").count()
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details:not([open])").count() == 0
    assert not page.locator("header.top").is_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("details:not([open])").count() == folded > 0


def test_it_can_be_read_without_scripts(browser: Browser, site: Path) -> None:
    """Without JavaScript all pages are there, the button of the look is not, and the search says what to do instead."""
    watched = Watched(browser, site, java_script_enabled=False)
    page = watched.open("ru/rules/catering.html")
    assert page.get_by_role("heading", level=1).is_visible()
    assert not page.locator("button.theme").is_visible()
    page = watched.open("ru/search.html")
    assert page.get_by_text("Для поиска в браузере нужен JavaScript").is_visible()
    assert page.get_by_role("main").get_by_role("link", name="Нормы").is_visible()
    watched.context.close()


def _parts(url: str, site: Path) -> list[str]:
    return [_unquoted(part) for part in url.removeprefix(f"{site.as_uri()}/").partition("?")[0].split("/")]


def _unquoted(part: str) -> str:
    from urllib.parse import unquote

    return unquote(part)
