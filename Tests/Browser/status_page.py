"""Opens the status page of a running watcher in a headless Chromium and uses it as a person does.

    status_page.py URL SCREENSHOTS

A run must be going on when it begins. Prints what it saw, a line each, and ends with 1 at the first thing that is not so.
"""
import pathlib
import sys
import time

from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.support.ui import WebDriverWait

WIDTHS = {"phone": (390, 844), "desktop": (1280, 900)}


def browser():
    options = webdriver.ChromeOptions()
    # The browser's own sandbox does not start for root, as in CI.
    for argument in ["--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]:
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    return webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))


class Page:
    def __init__(self, driver, url):
        self.driver, self.url = driver, url
        self.wait = WebDriverWait(driver, 120, poll_frequency=0.1, ignored_exceptions=[Exception])

    def open(self):
        self.driver.get(self.url)
        self.driver.execute_script("window.sinceLoaded = true")

    def was_reloaded(self):
        return not self.driver.execute_script("return window.sinceLoaded === true")

    def value(self, script):
        return self.driver.execute_script(f"return {script}")

    def done(self):
        return self.value("document.querySelector('#now progress')?.value ?? null")

    def until(self, what, condition):
        self.wait.until(lambda _: condition(), f"it did not come to pass that {what}")
        print(what, flush=True)

    def failures(self):
        return self.value("document.querySelector('#failures').innerText")

    def click(self, selector, beside=""):
        """Presses the first button in an entry that holds a text, found anew where a live update put another in its place."""
        def clicked():
            found = self.driver.find_elements(By.CSS_SELECTOR, selector)
            wanted = [one for one in found if beside in one.find_element(By.XPATH, "ancestor::li").text]
            if wanted:
                wanted[0].click()
            return bool(wanted)
        self.wait.until(lambda _: clicked(), f"there is no {selector} to press")

    def photograph(self, folder):
        folder.mkdir(exist_ok=True)
        self.driver.execute_script("window.scrollTo(0, 0)")
        for name, (width, height) in WIDTHS.items():
            # Chromium's window is never as narrow as a phone, so the device is made one.
            metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": name == "phone"}
            self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
            for scheme in ["light", "dark"]:
                features = [{"name": "prefers-color-scheme", "value": scheme}]
                self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
                overflow = self.value("document.documentElement.scrollWidth - document.documentElement.clientWidth")
                assert overflow <= 0, f"at {width} pixels the page is {overflow} pixels too wide"
                self.driver.save_screenshot(str(folder / f"{name}-{scheme}.png"))
            print(f"fits into {width} pixels", flush=True)
        self.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def main():
    url, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    driver = browser()
    try:
        page = Page(driver, url)
        page.open()
        page.until("a run is shown", lambda: page.done() is not None)
        first = page.done()
        page.until("its progress changes", lambda: (page.done() or 0) > first)
        page.click("#queue li:last-child button[name=job]")
        page.until("a job is cancelled by its button", lambda: "cancelled" in page.failures())
        driver.execute_script("window.sinceLoaded = true")
        page.photograph(folder / "running")
        page.until("the run ends", lambda: page.done() is None)
        assert not page.was_reloaded(), "the page was loaded anew"
        assert "cancelled" in page.failures(), page.failures()
        page.click("#failures li button", beside="cancelled")
        page.until("what was cancelled is made by the button that tries it again", lambda: "cancelled" not in page.failures())
        page.until("the gallery shows pictures", lambda: page.value(
            "[...document.querySelectorAll('#gallery img')].some(image => image.complete && image.naturalWidth > 0)"))
        page.photograph(folder / "done")
        driver.find_element(By.CSS_SELECTOR, "#gallery a").click()
        page.until("a picture is shown beside its variant", lambda: page.value(
            "[...document.querySelectorAll('main img')].filter(image => image.complete && image.naturalWidth > 0).length") >= 2)
        page.photograph(folder / "picture")
        # What the page asks for and is not there, or its own policy forbids, is said here.
        complaints = [entry["message"] for entry in driver.get_log("browser") if entry["level"] == "SEVERE"]
        assert not complaints, complaints
        print("the browser has nothing to complain of")
    finally:
        driver.quit()


main()
