"""Chromium for the tests of the page: what a reader does with it, and what the browser says to it."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.common.exceptions import (
    NoSuchElementException,
    StaleElementReferenceException,
)
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

from tests.processes import PATIENCE

WIDE, PHONE = (1280, 900), (400, 800)


def find_browser() -> tuple[str, str] | None:
    """The programs of a Chromium and of its driver; None where one of them is not here."""
    names = ("chromium", "chromium-browser", "google-chrome")
    browser = next(filter(None, map(shutil.which, names)), None)
    driver = shutil.which("chromedriver")
    return (browser, driver) if browser and driver else None


def start(browser: str, driver: str) -> webdriver.Chrome:
    """A browser without a window, which keeps a record of its console and of its requests."""
    options = webdriver.ChromeOptions()
    options.binary_location = browser
    options.add_argument("--headless=new")
    options.add_argument("--disable-gpu")
    options.add_argument("--disable-dev-shm-usage")
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        # Chromium has no sandbox for root.
        options.add_argument("--no-sandbox")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    return webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))


class Reader:
    """Somebody who reads a page: what they see of it, and what they do with it."""

    def __init__(self, driver: webdriver.Chrome) -> None:
        self.driver = driver

    # -- opening ------------------------------------------------------------------------------------

    def open(self, page: Path | str, fragment: str = "") -> None:
        """Open a page anew, from a file or an address."""
        self.driver.get("about:blank")
        address = page.as_uri() if isinstance(page, Path) else page
        self.driver.get(address + fragment)

    def resize(self, size: tuple[int, int], *, phone: bool = False) -> None:
        metrics = {"width": size[0], "height": size[1], "deviceScaleFactor": 1, "mobile": phone}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)

    @contextmanager
    def media(self, **features: str) -> Iterator[None]:
        """What the reader's system wants, such as `prefers_color_scheme="dark"`; `media="print"`."""
        medium = features.pop("media", "")
        wanted = [{"name": k.replace("_", "-"), "value": v} for k, v in features.items()]
        command = "Emulation.setEmulatedMedia"
        self.driver.execute_cdp_cmd(command, {"media": medium, "features": wanted})
        try:
            yield
        finally:
            self.driver.execute_cdp_cmd(command, {"media": "", "features": []})

    # -- seeing -------------------------------------------------------------------------------------

    def script(self, code: str, *arguments: Any) -> Any:
        return self.driver.execute_script(code, *arguments)

    def find(self, selector: str) -> WebElement:
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def texts(self, selector: str) -> list[str]:
        """The texts of the elements that can be seen."""
        code = (
            "return [...document.querySelectorAll(arguments[0])]"
            ".filter(e => e.checkVisibility()).map(e => (e.innerText || e.textContent).trim())"
        )
        found: list[str] = self.script(code, selector)
        return found

    def cards(self, more: str = "") -> list[str]:
        """The claims whose cards are on the map, in order; `.lit` and the like choose among them."""
        code = (
            "return [...document.querySelectorAll(arguments[0])]"
            ".map(e => e.dataset.key).filter(key => !key.startsWith('more '))"
        )
        found: list[str] = self.script(code, f".card{more}")
        return found

    def card(self, claim: str) -> WebElement:
        return self.find(f'.card[data-key="{claim}"]')

    @property
    def address(self) -> str:
        """What stands behind the # in the address."""
        return str(self.driver.current_url).partition("#")[2]

    @property
    def focus(self) -> WebElement:
        return self.driver.switch_to.active_element

    @property
    def focused_claim(self) -> str | None:
        return self.focus.get_attribute("data-key")

    @property
    def listed(self) -> list[str]:
        """The texts of the claims in the list."""
        return self.texts("#list .claim")

    @property
    def heading(self) -> str | None:
        """The claim that the panel is about."""
        found = self.texts("#detail h2")
        return found[0] if found else None

    @property
    def stage(self) -> str:
        """How the map is moved and scaled."""
        return str(self.script("return document.querySelector('.stage').style.transform"))

    @property
    def scale(self) -> float:
        """How large the map is shown."""
        return float(self.stage.partition("scale(")[2].rstrip(")"))

    def colour(self, selector: str, name: str = "background-color") -> str:
        return self.find(selector).value_of_css_property(name)

    def wait(self, is_so: Callable[[], Any]) -> None:
        """Wait until something is so, also while the page puts new elements in the place of old ones."""
        replaced = (NoSuchElementException, StaleElementReferenceException)
        waiting = WebDriverWait(self.driver, PATIENCE, 0.05, ignored_exceptions=replaced)
        waiting.until(lambda _: is_so())

    # -- doing --------------------------------------------------------------------------------------

    def click(self, target: str | WebElement) -> None:
        # A click that the page sees as any other, wherever the element is scrolled to; an element is
        # looked for in the same step, since a page that follows its file may put another in its place.
        found = (
            "document.querySelector(arguments[0])" if isinstance(target, str) else "arguments[0]"
        )
        self.script(f"{found}.click()", target)

    def press(self, *keys: str) -> None:
        ActionChains(self.driver).send_keys(*keys).perform()

    def press_with_shift(self, key: str) -> None:
        ActionChains(self.driver).key_down(Keys.SHIFT).send_keys(key).key_up(Keys.SHIFT).perform()

    def tab_to(self, selector: str) -> None:
        """Press the tab key until something has the focus."""
        for _ in range(40):
            if self.script("return document.activeElement.matches(arguments[0])", selector):
                return
            self.press(Keys.TAB)
        raise AssertionError(f"the tab key never leads to {selector}")

    def search(self, words: str) -> None:
        field = self.find("[name=q]")
        field.clear()
        field.send_keys(words)

    def choose(self, name: str, value: str) -> None:
        """Choose in a field of the filters."""
        code = (
            "const [field, value] = arguments; field.value = value;"
            "field.dispatchEvent(new Event('input', {bubbles: true}))"
        )
        self.script(code, self.find(f"select[name={name}]"), value)

    # -- what the browser has to say ------------------------------------------------------------------

    def complaints(self) -> list[str]:
        """What stands in the console since the last time."""
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def requests(self) -> list[str]:
        """The addresses that were asked for since the last time, and not held back by the policy."""
        entries = [json.loads(e["message"])["message"] for e in self.driver.get_log("performance")]
        held_back = {
            entry["params"]["requestId"]
            for entry in entries
            if entry["method"] == "Network.loadingFailed"
            and entry["params"].get("blockedReason") == "csp"
        }
        return [
            entry["params"]["request"]["url"]
            for entry in entries
            if entry["method"] == "Network.requestWillBeSent"
            and entry["params"]["requestId"] not in held_back
        ]
