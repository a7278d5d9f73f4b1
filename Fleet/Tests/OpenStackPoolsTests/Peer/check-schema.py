"""Validates a document by a JSON Schema; prints nothing if it is valid.

usage: check-schema.py SCHEMA DOCUMENT
"""
import json
import sys

import jsonschema

with open(sys.argv[1], encoding="utf-8") as schema, open(sys.argv[2], encoding="utf-8") as document:
    jsonschema.Draft202012Validator(json.load(schema)).validate(json.load(document))
