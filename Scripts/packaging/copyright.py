#!/usr/bin/env python3
"""Prints debian/copyright: Martlet's licence, and those of what is linked into the programs."""
import pathlib

root = pathlib.Path(__file__).resolve().parents[2]


def text_of(licence):
    lines = licence.strip("\n").split("\n")
    return "\n".join(" " + line if line.strip() else " ." for line in lines)


PARTS = [
    ("*", "Martlet's authors", "Apache-2.0"),
    ("usr/share/doc/martlet/examples/article/*", "Tony Su and Feng Shaohe, Intel, 2019 (two tables and two log lines, quoted)", "Apache-2.0"),
    ("usr/bin/martlet", "Apple Inc. and the Swift project's authors (runtime, FoundationEssentials, argument-parser, subprocess, system)", "Apache-2.0-with-Swift-exception"),
    ("usr/bin/martlet-fleet", "Apple Inc. and the SwiftNIO, AsyncHTTPClient and Swift project's authors", "Apache-2.0-with-Swift-exception"),
    ("usr/bin/martlet-fleet-boringssl", "The OpenSSL Project, Eric Young, Google Inc. (BoringSSL, in swift-nio-ssl and swift-crypto)", "Apache-2.0"),
    ("usr/bin/martlet-fleet-jwt-kit", "Qutheory, LLC (JWTKit)", "MIT"),
    ("usr/bin/martlet-fleet-grdb", "Gwendal Roué (GRDB.swift)", "MIT"),
    ("usr/bin/martlet-fleet-sqlite", "D. Richard Hipp and others (SQLite)", "public-domain"),
]
print("Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/")
print("Upstream-Name: martlet")
for files, holder, licence in PARTS:
    print(f"\nFiles: {files}\nCopyright: {holder}\nLicense: {licence}")
print("\nLicense: Apache-2.0\n On Debian systems the full text is in /usr/share/common-licenses/Apache-2.0.")
print("\nLicense: Apache-2.0-with-Swift-exception\n The Apache License 2.0 (/usr/share/common-licenses/Apache-2.0) with the exception that what is compiled\n"
      " into a program need not carry its notices (Runtime Library Exception to the Apache 2.0 License).")
print("\nLicense: MIT\n" + text_of("""Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the
"Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish,
distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to
the following conditions: The above copyright notice and this permission notice shall be included in all copies or substantial portions
of the Software. THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND."""))
print("\nLicense: public-domain\n SQLite's authors have dedicated it to the public domain (https://sqlite.org/copyright.html).")
