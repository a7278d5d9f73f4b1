"""Prints the proxy that requests takes for an address, one line per case.

Reads from standard input one JSON object per line: {"environment": {...}, "url": ...}. Prints "direct", or scheme, host, port, user and password with
blanks between.
"""
import json
import os
import sys
from urllib.parse import unquote, urlparse

from requests.utils import get_environ_proxies, prepend_scheme_if_needed, select_proxy


def answer(case):
    for name in list(os.environ):
        if name.lower().endswith("_proxy") or name == "REQUEST_METHOD":
            del os.environ[name]
    os.environ.update(case["environment"])
    proxy = select_proxy(case["url"], get_environ_proxies(case["url"]))
    if not proxy:
        return "direct"
    parts = urlparse(prepend_scheme_if_needed(proxy, "http"))
    return " ".join([parts.scheme, parts.hostname, str(parts.port or 80), unquote(parts.username or "-"), unquote(parts.password or "-")])


for line in sys.stdin:
    print(answer(json.loads(line)), flush=True)
