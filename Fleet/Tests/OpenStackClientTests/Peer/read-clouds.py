"""Prints what openstacksdk understands of clouds.yaml files, one JSON object per case.

Reads from standard input one JSON object per line: {"folder": ..., "cloud": ..., "environment": {...}}. For each it prints one line with
the merged options, or {"error": ...}.
"""
import json
import logging
import os
import sys
import warnings

warnings.simplefilter("ignore")
logging.disable(logging.CRITICAL)
import openstack.config.loader as loader  # noqa: E402


def answer(case):
    for name in list(os.environ):
        if name.startswith("OS_"):
            del os.environ[name]
    os.environ.update(case["environment"])
    folder = case["folder"]
    names = {
        kind: [os.path.join(folder, kind + suffix) for suffix in (".yaml", ".yml", ".json")]
        for kind in ("clouds", "secure", "clouds-public")
    }
    try:
        config = loader.OpenStackConfig(
            config_files=names["clouds"], secure_files=names["secure"], vendor_files=names["clouds-public"]
        )
        region = config.get_one(
            cloud=case["cloud"], region_name=os.environ.get("OS_REGION_NAME", ""), validate=False
        )
    except Exception as error:  # noqa: BLE001
        return {"error": type(error).__name__ + ": " + str(error)}
    options = region.config
    auth = {name: str(value) for name, value in options.get("auth", {}).items() if value not in (None, "")}
    # What the plugin would take from beside auth.
    for name in ("auth_url", "username", "user_id", "password", "system_scope",
                 "application_credential_id", "application_credential_name", "application_credential_secret"):
        if name not in auth and options.get(name) not in (None, ""):
            auth[name] = str(options[name])
    verify, cert = region.get_requests_verify_args()
    return {
        "name": region.name,
        "auth_type": options.get("auth_type"),
        "auth": auth,
        "region": options.get("region_name") or "",
        "interface": region.get_interface("compute"),
        "insecure": verify is False,
        "cacert": verify if isinstance(verify, str) else "",
        "compute": region.get_endpoint("compute") or "",
    }


for line in sys.stdin:
    print(json.dumps(answer(json.loads(line))), flush=True)
