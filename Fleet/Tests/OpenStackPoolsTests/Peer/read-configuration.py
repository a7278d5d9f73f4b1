"""Prints the CPU settings that Nova would have by a deployment tool's text, as JSON: lists by name.

usage: read-configuration.py TOOL FILE

The text is read by PyYAML where it is YAML, its form is checked by what the tool's schema requires, and what it says of nova.conf by
oslo.config with Nova's own options.
"""
import json
import os
import sys
import tempfile

import yaml
from oslo_config import cfg

from nova.conf import libvirt

KEYS = ("cpu_mode", "cpu_models", "cpu_model_extra_flags")


def nova(text):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "nova.conf")
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        conf = cfg.ConfigOpts()
        libvirt.register_opts(conf)
        conf(["--config-file", path], project="nova", default_config_dirs=[])
        values = {key: getattr(conf.libvirt, key) for key in KEYS}
    return {key: value if isinstance(value, list) else [value] for key, value in values.items()}


def ini(settings):
    return "[libvirt]\n" + "".join(f"{key} = {value}\n" for key, value in settings.items())


def dataplane(documents):
    """openstack-operator, config/crd/bases/dataplane.openstack.org_openstackdataplaneservices.yaml."""
    config, service = documents
    assert (config["apiVersion"], config["kind"]) == ("v1", "ConfigMap"), config
    assert service["apiVersion"] == "dataplane.openstack.org/v1beta1" and service["kind"] == "OpenStackDataPlaneService"
    spec = service["spec"]
    known = {"addCertMounts", "caCerts", "certsFrom", "containerImageFields", "dataSources", "deployOnAllNodeSets",
             "edpmServiceType", "openStackAnsibleEERunnerImage", "playbook", "playbookContents", "role", "tlsCerts"}
    assert set(spec) <= known and spec["edpmServiceType"] == "nova", spec
    names = [source["configMapRef"]["name"] for source in spec["dataSources"] if "configMapRef" in source]
    assert config["metadata"]["name"] in names, names
    assert all(set(source) <= {"configMapRef", "secretRef", "prefix"} for source in spec["dataSources"])
    (name, text), = config["data"].items()
    assert int(name.split("-")[0]) >= 25 and name.endswith(".conf"), name
    return text


tool, path = sys.argv[1:]
with open(path, encoding="utf-8") as file:
    text = file.read()
if tool in ("oslo.config", "kolla-ansible"):
    found = nova(text)
elif tool == "openstack-ansible":
    found = nova(ini(yaml.safe_load(text)["nova_nova_conf_overrides"]["libvirt"]))
elif tool == "tripleo":
    (role, values), = yaml.safe_load(text)["parameter_defaults"].items()
    assert role.startswith("Compute") and role.endswith("ExtraConfig"), role
    entries = values["nova::config::nova_config"]
    found = nova(ini({key.split("/")[1]: entry["value"] for key, entry in entries.items()}))
else:
    found = nova(dataplane(list(yaml.safe_load_all(text))))
print(json.dumps(found))
