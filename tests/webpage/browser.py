"""A real browser without network, driven through its own debugging pipe: pages are opened, clicked, typed into and printed."""

from __future__ import annotations

import base64
import itertools
import json
import os
import select
import shutil
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest

_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--proxy-server=127.0.0.1:9",
    "--remote-debugging-pipe",
    "--hide-scrollbars",
)
_PATIENCE = 30.0


def browser() -> str:
    """Where a browser is; the test is skipped where there is none, unless GOVGRAPH_REQUIRE_ALL=1."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        if os.environ.get("GOVGRAPH_REQUIRE_ALL") == "1":
            pytest.fail("no chromium on PATH, and GOVGRAPH_REQUIRE_ALL=1 asks for it")
        pytest.skip("no chromium on PATH")
    return found


class Browser:
    """One browser with one tab. ``errors``: what its console complained of, and what it would have fetched."""

    def __init__(self, profile: Path) -> None:
        out_read, out_write = os.pipe()
        in_read, in_write = os.pipe()

        def ends() -> None:
            reads, writes = (
                os.dup(in_read),
                os.dup(out_write),
            )  # out of the way of 3 and 4, which stay open in the browser
            os.dup2(reads, 3)
            os.dup2(writes, 4)

        self._process = subprocess.Popen(
            [browser(), *_FLAGS, f"--user-data-dir={profile}", "about:blank"],
            preexec_fn=ends,
            close_fds=False,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(in_read)
        os.close(out_write)
        self._read, self._write, self._buffer = out_read, in_write, b""
        self._numbers = itertools.count(1)
        self.errors: list[str] = []
        self._session = ""
        (target,) = (one for one in self.send("Target.getTargets")["targetInfos"] if one["type"] == "page")
        self._session = self.send("Target.attachToTarget", targetId=target["targetId"], flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network", "Accessibility"):
            self.send(f"{domain}.enable")

    def close(self) -> None:
        """End it."""
        self._process.terminate()
        self._process.wait(timeout=30)
        os.close(self._read)
        os.close(self._write)

    def send(self, method: str, **parameters: Any) -> Any:
        """One command of the protocol, and what it returns."""
        number = next(self._numbers)
        message = {"id": number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._write, json.dumps(message).encode() + b"\0") if len(json.dumps(message)) < 4096 else self._long(
            message
        )
        while True:
            found = self._next()
            if found.get("id") == number:
                assert "error" not in found, found["error"]
                return found["result"]
            self._event(found)

    def _long(self, message: dict[str, Any]) -> None:
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self._write, data) :]

    def _next(self) -> dict[str, Any]:
        end = time.monotonic() + _PATIENCE
        while b"\0" not in self._buffer:
            ready, _, _ = select.select([self._read], [], [], max(end - time.monotonic(), 0))
            assert ready, "the browser says nothing"
            self._buffer += os.read(self._read, 1 << 20)
        text, _, self._buffer = self._buffer.partition(b"\0")
        found: dict[str, Any] = json.loads(text)
        return found

    def _event(self, found: dict[str, Any]) -> None:
        method, said = found.get("method"), found.get("params", {})
        if method == "Runtime.exceptionThrown":
            self.errors.append(json.dumps(said["exceptionDetails"])[:500])
        elif method == "Log.entryAdded" and said["entry"]["level"] in {"error", "warning"}:
            self.errors.append(said["entry"]["text"])
        elif method == "Network.requestWillBeSent" and not said["request"]["url"].startswith(
            ("file:", "data:", "blob:")
        ):
            self.errors.append(f"fetches {said['request']['url']}")

    # -- what a person does ---------------------------------------------------------------------------------------

    def open(
        self, path: Path, address: str = "", *, width: int = 1440, height: int = 900, scripts: bool = True
    ) -> None:
        """Open a file, and wait until it is there."""
        self.send("Emulation.setScriptExecutionDisabled", value=not scripts)
        self.send(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600
        )
        self.send("Page.navigate", url="about:blank")
        self.send("Page.navigate", url=path.as_uri() + address)
        end = time.monotonic() + _PATIENCE
        while self.run("document.readyState + location.protocol") != "completefile:":
            assert time.monotonic() < end
            time.sleep(0.05)

    def run(self, script: str) -> Any:
        """The value of a piece of script; a promise is waited for."""
        found = self.send("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in found, found
        return found["result"].get("value")

    def click(self, selector: str) -> None:
        """Click with the mouse in the middle of what a selector finds first."""
        box = self.run(
            f"(() => {{ const e = document.querySelector({json.dumps(selector)}); e.scrollIntoView({{block: 'center'}}); "
            "const b = e.getBoundingClientRect(); return [b.x + Math.min(b.width, 40) / 2, b.y + b.height / 2]; })()"
        )
        for kind in ("mousePressed", "mouseReleased"):
            self.send("Input.dispatchMouseEvent", type=kind, x=box[0], y=box[1], button="left", clickCount=1)
        self.settle()

    def settle(self) -> None:
        """Wait until what was done is painted."""
        self.run("new Promise(done => requestAnimationFrame(() => setTimeout(done, 0)))")

    def press(self, *keys: str) -> None:
        """Press keys by name: Tab, ArrowDown, Escape, or a letter."""
        codes = {
            "Tab": 9,
            "Enter": 13,
            "Escape": 27,
            "ArrowDown": 40,
            "ArrowUp": 38,
            "ArrowRight": 39,
            "End": 35,
            "Home": 36,
        }
        for key in keys:
            text = {"text": key} if len(key) == 1 else {"text": "\r"} if key == "Enter" else {}
            code = codes.get(key, ord(key[0].upper()))
            self.send("Input.dispatchKeyEvent", type="keyDown", key=key, windowsVirtualKeyCode=code, **text)
            self.send("Input.dispatchKeyEvent", type="keyUp", key=key, windowsVirtualKeyCode=code)
        self.settle()

    def type(self, text: str) -> None:
        """Type into what has the focus."""
        self.send("Input.insertText", text=text)
        self.settle()

    def text(self, selector: str) -> str:
        """What a person reads in the first that a selector finds; empty where it shows nothing."""
        return str(self.run(f"(document.querySelector({json.dumps(selector)}) || {{}}).innerText || ''")).strip()

    def texts(self, selector: str) -> list[str]:
        """The same of all that are shown."""
        found = self.run(
            f"[...document.querySelectorAll({json.dumps(selector)})].filter(e => e.getClientRects().length).map(e => e.innerText.trim())"
        )
        return [str(one) for one in found]

    def pdf(self, path: Path) -> Path:
        """Print it, by the page size of its own style sheet."""
        data = self.send("Page.printToPDF", preferCSSPageSize=True, printBackground=True)["data"]
        path.write_bytes(base64.b64decode(data))
        return path

    def screenshot(self, path: Path, *, whole: bool = False) -> Path:
        """A picture of what is shown, or of the whole page."""
        data = self.send("Page.captureScreenshot", captureBeyondViewport=whole)["data"]
        path.write_bytes(base64.b64decode(data))
        return path
