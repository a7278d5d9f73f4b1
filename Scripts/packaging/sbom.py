#!/usr/bin/env python3
"""Prints an SPDX 2.3 document (JSON) of the programs: what is linked in, with version and licence, and what they load.

Usage: sbom.py VERSION PROGRAM...

The packages' versions are those that SwiftPM resolved (Package.resolved of the two packages); the libraries' names are in the programs.
"""
import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys
import time

root = pathlib.Path(__file__).resolve().parents[2]
version, programs = sys.argv[1], sys.argv[2:]
created = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(int(os.environ["SOURCE_DATE_EPOCH"])))
# By the LICENSE file of each; THIRD-PARTY.md has them with their use.
LICENCES = {"grdb.swift": "MIT", "jwt-kit": "MIT"}
DEFAULT = "Apache-2.0"
TEST_ONLY = {"package-benchmark"}


def resolved():
    pins = {}
    for file in [root / "Package.resolved", root / "Fleet" / "Package.resolved"]:
        if file.exists():
            for pin in json.loads(file.read_text())["pins"]:
                if pin["identity"] not in TEST_ONLY:
                    pins[pin["identity"]] = (pin["location"], pin["state"].get("version") or pin["state"]["revision"])
    return pins


def identifier(text):
    return "SPDXRef-" + re.sub(r"[^A-Za-z0-9.-]", "-", text)


packages = [{
    "SPDXID": "SPDXRef-martlet", "name": "martlet", "versionInfo": version, "downloadLocation": "NOASSERTION",
    "licenseConcluded": "Apache-2.0", "licenseDeclared": "Apache-2.0", "copyrightText": "NOASSERTION", "filesAnalyzed": False,
}]
relations = [("SPDXRef-DOCUMENT", "DESCRIBES", "SPDXRef-martlet")]
for name, (location, release) in sorted(resolved().items()):
    packages.append({
        "SPDXID": identifier(name), "name": name, "versionInfo": release, "downloadLocation": "git+" + location,
        "licenseConcluded": LICENCES.get(name, DEFAULT), "licenseDeclared": LICENCES.get(name, DEFAULT),
        "copyrightText": "NOASSERTION", "filesAnalyzed": False,
    })
    relations.append(("SPDXRef-martlet", "STATIC_LINK", identifier(name)))
swift = re.search(r"Swift version (\S+)", subprocess.run(["swift", "--version"], capture_output=True, text=True).stdout or "") \
    if any(os.access(os.path.join(d, "swift"), os.X_OK) for d in os.environ["PATH"].split(":")) else None
packages.append({
    "SPDXID": "SPDXRef-swift-runtime", "name": "swift-runtime",
    "versionInfo": swift.group(1) if swift else (root / ".swift-version").read_text().strip(), "downloadLocation": "https://swift.org",
    "licenseConcluded": "Apache-2.0 WITH Swift-exception", "licenseDeclared": "Apache-2.0 WITH Swift-exception",
    "copyrightText": "NOASSERTION", "filesAnalyzed": False,
})
relations.append(("SPDXRef-martlet", "STATIC_LINK", "SPDXRef-swift-runtime"))
needed = set()
files = []
for program in programs:
    data = pathlib.Path(program).read_bytes()
    files.append({
        "SPDXID": identifier(os.path.basename(program) + "-program"), "fileName": "./usr/bin/" + os.path.basename(program),
        "checksums": [{"algorithm": "SHA256", "checksumValue": hashlib.sha256(data).hexdigest()},
                      {"algorithm": "SHA1", "checksumValue": hashlib.sha1(data).hexdigest()}],
        "licenseConcluded": "Apache-2.0", "licenseInfoInFiles": ["NOASSERTION"], "copyrightText": "NOASSERTION",
    })
    relations.append(("SPDXRef-martlet", "CONTAINS", files[-1]["SPDXID"]))
    dynamic = subprocess.run(["readelf", "--dynamic", "--wide", program], capture_output=True, text=True, check=True).stdout
    needed |= set(re.findall(r"\(NEEDED\).*\[(.+)\]", dynamic))
for library in sorted(needed):
    packages.append({
        "SPDXID": identifier(library), "name": library, "downloadLocation": "NOASSERTION", "licenseConcluded": "NOASSERTION",
        "licenseDeclared": "NOASSERTION", "copyrightText": "NOASSERTION", "filesAnalyzed": False,
    })
    relations.append(("SPDXRef-martlet", "DYNAMIC_LINK", identifier(library)))
digest = hashlib.sha256("".join(f["checksums"][0]["checksumValue"] for f in files).encode()).hexdigest()
json.dump({
    "spdxVersion": "SPDX-2.3", "dataLicense": "CC0-1.0", "SPDXID": "SPDXRef-DOCUMENT", "name": f"martlet-{version}",
    "documentNamespace": f"https://martlet.invalid/spdx/{version}/{digest}",
    "creationInfo": {"created": created, "creators": ["Tool: Scripts/packaging/sbom.py"]},
    "packages": packages, "files": files,
    "relationships": [{"spdxElementId": a, "relationshipType": kind, "relatedSpdxElement": b} for a, kind, b in relations],
}, sys.stdout, indent=2)
print()
