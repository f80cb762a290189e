"""The language servers that editors use for YAML and for features, asked as an editor asks them."""

import json
import queue
import subprocess
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from tests.npm import installed

YAML = "yaml-language-server@1.25.0"
CUCUMBER = "@cucumber/language-server@1.7.0"
_PROGRAMS = {YAML: "yaml-language-server", CUCUMBER: "cucumber-language-server.cjs"}
_PATIENCE = 60.0
_CAPABILITIES = {
    "workspace": {"configuration": True},
    "textDocument": {
        "completion": {"completionItem": {"documentationFormat": ["markdown"], "snippetSupport": True}},
        "hover": {"contentFormat": ["markdown"]},
    },
}
_SETTINGS = {"yaml": {"completion": True, "hover": True, "validate": True, "schemaStore": {"enable": False}}}


class Editor:
    """As much of an editor as the language server needs: messages of JSON-RPC over standard input and output."""

    def __init__(self, package: str = YAML, root: Path | None = None, settings: Mapping[str, Any] = _SETTINGS) -> None:
        place = installed(package)
        if (
            package == CUCUMBER
        ):  # it looks for its grammars among its own packages, where an extension of an editor has them
            own = place / "node_modules" / "@cucumber" / "language-service"
            own.parent.mkdir(parents=True, exist_ok=True)
            if not own.exists():
                own.symlink_to(place.parent / "language-service")
        server = place / "bin" / _PROGRAMS[package]
        self._settings = settings
        pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
        call = ["node", str(server), "--stdio"]
        self._process = subprocess.Popen(call, cwd=root, stdin=pipe, stdout=pipe, stderr=nowhere)
        self._received: queue.Queue[dict[str, Any]] = queue.Queue()
        self._told: dict[str, list[dict[str, Any]]] = {}
        self._last = 0
        threading.Thread(target=self._read, daemon=True).start()
        self.request(
            "initialize", {"processId": None, "rootUri": root and root.as_uri(), "capabilities": _CAPABILITIES}
        )
        self._send({"method": "initialized", "params": {}})

    def close(self) -> None:
        self._process.kill()
        self._process.wait()

    def _read(self) -> None:
        assert self._process.stdout is not None
        while header := self._process.stdout.readline():
            length = int(header.split(b":")[1])
            while self._process.stdout.readline().strip():
                pass
            self._received.put(json.loads(self._process.stdout.read(length)))

    def _send(self, message: dict[str, Any]) -> None:
        assert self._process.stdin is not None
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._process.stdin.flush()

    def _until(self, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        while True:
            message = self._received.get(timeout=_PATIENCE)
            if "method" in message and "id" in message:  # the server asks for settings
                items = message.get("params", {}).get("items", [])
                answer = [self._settings.get(item.get("section")) for item in items]
                self._send({"id": message["id"], "result": answer if items else None})
            elif wanted(message):
                return message

    def request(self, method: str, params: dict[str, Any]) -> Any:
        self._last += 1
        number = self._last
        self._send({"id": number, "method": method, "params": params})
        answer = self._until(lambda message: message.get("id") == number)
        assert "error" not in answer, answer
        return answer["result"]

    def told(self, part: str) -> None:
        """Wait until the server has said something in its log."""
        self._until(lambda message: part in str(message.get("params", {}).get("message", "")))

    def open(self, file: Path, text: str) -> list[dict[str, Any]]:
        """Open a file; what the server has to say against it."""
        language = "yaml" if file.suffix == ".yaml" else "cucumber"
        document = {"uri": file.as_uri(), "languageId": language, "version": 1, "text": text}
        self._send({"method": "textDocument/didOpen", "params": {"textDocument": document}})
        told = self._until(
            lambda message: (
                message.get("method") == "textDocument/publishDiagnostics" and message["params"]["uri"] == file.as_uri()
            )
        )
        diagnostics: list[dict[str, Any]] = told["params"]["diagnostics"]
        return diagnostics

    def at(self, method: str, file: Path, text: str, after: str) -> Any:
        """Ask about the place right after the first occurrence of some text."""
        lines = text[: text.index(after) + len(after)].split("\n")
        position = {"line": len(lines) - 1, "character": len(lines[-1])}
        return self.request(method, {"textDocument": {"uri": file.as_uri()}, "position": position})
