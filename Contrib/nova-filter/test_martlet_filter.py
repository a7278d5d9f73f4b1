"""Tests with Nova's own objects and its own chain of filters; `python -m unittest` in this folder, with Nova installed."""
import json
import os
import tempfile
import time
import unittest

from nova import conf
from nova import objects
from nova.scheduler import filters

import martlet_filter

objects.register_all()
CONF = conf.CONF
SERVER, OTHER = "8f0c7e52-6d5c-4c5a-9a39-2f6f5a0d1c11", "0b4e8a55-8f1d-4f43-8a0e-3b0a2a0a7c22"


class Host:
    """What the filter reads of a HostState."""

    def __init__(self, host):
        self.host = self.nodename = host


HOSTS = [Host("a1"), Host("a2"), Host("b1")]


class AllowedHostsFilterTests(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.path = os.path.join(self.folder.name, "allowed.json")
        CONF.set_override("allowed_hosts_file", self.path, group="martlet")
        self.addCleanup(CONF.clear_override, "allowed_hosts_file", group="martlet")
        for name in ("when_unreadable", "max_age"):
            self.addCleanup(CONF.clear_override, name, group="martlet")

    def write(self, text):
        with open(self.path + ".new", "w", encoding="utf-8") as file:
            file.write(text)
        os.replace(self.path + ".new", self.path)

    def allow(self, hosts, schema="martlet.openstack-allowed/1.0"):
        self.write(json.dumps({"schema": schema, "servers": [{"id": SERVER, "hosts": hosts}]}))

    def passed(self, choice, server=SERVER, chosen=None):
        """The hosts that Nova's own chain of filters lets through."""
        CONF.set_override("when_unreadable", choice, group="martlet")
        handler = filters.HostFilterHandler()
        spec = objects.RequestSpec(instance_uuid=server)
        chosen = chosen or martlet_filter.AllowedHostsFilter()
        return [host.host for host in handler.get_filtered_objects([chosen], HOSTS, spec) or []]

    def test_a_named_server_gets_its_hosts(self):
        self.allow(["a1", "a2"])
        for choice in ("pass", "refuse"):
            self.assertEqual(self.passed(choice), ["a1", "a2"])
            self.assertEqual(self.passed(choice, server=OTHER), ["a1", "a2", "b1"])

    def test_nothing_readable(self):
        for text in (None, "", "[]", '{"schema": "martlet.check/2.0", "servers": []}',
                     '{"schema": "martlet.openstack-allowed/1.0", "servers": [{"id": "x"}]}',
                     '{"schema": "martlet.openstack-allowed/2.0", "servers": []}'):
            if text is not None:
                self.write(text)
            self.assertEqual(self.passed("pass"), ["a1", "a2", "b1"], text)
            self.assertEqual(self.passed("refuse"), [], text)

    def test_a_new_file_counts_at_once(self):
        self.allow(["a1"])
        kept = martlet_filter.AllowedHostsFilter.__new__(martlet_filter.AllowedHostsFilter)
        CONF.set_override("when_unreadable", "refuse", group="martlet")
        kept.__init__()
        self.assertEqual(self.passed("refuse", chosen=kept), ["a1"])
        self.allow(["b1"])
        self.assertEqual(self.passed("refuse", chosen=kept), ["b1"])
        self.write("{")
        self.assertEqual(self.passed("refuse", chosen=kept), [])
        self.assertEqual(self.passed("refuse", chosen=kept), [])

    def test_an_old_file_is_not_believed(self):
        self.allow(["a1"])
        past = time.time() - 1000
        os.utime(self.path, (past, past))
        self.assertEqual(self.passed("refuse"), ["a1"])
        CONF.set_override("max_age", 500, group="martlet")
        self.assertEqual(self.passed("refuse"), [])
        self.assertEqual(self.passed("pass"), ["a1", "a2", "b1"])

    def test_the_choice_has_no_default(self):
        with self.assertRaises(ValueError):
            martlet_filter.AllowedHostsFilter()


if __name__ == "__main__":
    unittest.main()
