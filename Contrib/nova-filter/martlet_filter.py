"""A scheduler filter that keeps servers on the hosts that Martlet allows them.

`martlet openstack allowed` writes the file that it reads. README.md beside this file says how to set it up.
"""
import json
import os
import time

from nova.scheduler import filters
from oslo_config import cfg
from oslo_log import log as logging

LOG = logging.getLogger(__name__)
CONF = cfg.CONF
CONF.register_opts(
    [
        cfg.StrOpt("allowed_hosts_file", help="The file that martlet openstack allowed writes."),
        cfg.StrOpt(
            "when_unreadable",
            choices=["pass", "refuse"],
            help="What happens to servers while the file is missing, damaged or too old: pass lets Nova decide as "
            "without the filter, refuse places no server anywhere. There is no default.",
        ),
        cfg.IntOpt("max_age", default=0, min=0, help="After how many seconds the file is too old; 0 for never."),
    ],
    group="martlet",
)

FORM = "martlet.openstack-allowed/1."


class AllowedHostsFilter(filters.BaseHostFilter):
    """Passes the hosts that the file names for a server, and all hosts for a server that it does not name."""

    def __init__(self):
        super().__init__()
        if not CONF.martlet.allowed_hosts_file or not CONF.martlet.when_unreadable:
            raise ValueError(
                "AllowedHostsFilter needs allowed_hosts_file and when_unreadable in the section [martlet] of nova.conf"
            )
        self._seen, self._servers = None, None

    def host_passes(self, host_state, spec_obj):
        servers = self._read()
        if servers is None:
            return CONF.martlet.when_unreadable == "pass"
        allowed = servers.get(spec_obj.instance_uuid)
        return allowed is None or host_state.host in allowed

    def _read(self):
        """The allowed hosts by server; None for a file that cannot be used. It is read again when it was replaced."""
        path = CONF.martlet.allowed_hosts_file
        try:
            status = os.stat(path)
            seen = (status.st_ino, status.st_mtime_ns, status.st_size)
            if seen != self._seen:
                self._servers, self._seen = None, seen
                with open(path, encoding="utf-8") as file:
                    self._servers = self._parsed(json.load(file))
            if CONF.martlet.max_age and time.time() - status.st_mtime > CONF.martlet.max_age:
                raise ValueError("it is older than max_age")
            if self._servers is None:
                raise ValueError("it is not what martlet openstack allowed writes")
            return self._servers
        except (OSError, ValueError) as error:
            LOG.warning("%s cannot be used, so that servers are %s: %s", path,
                        "placed as without it" if CONF.martlet.when_unreadable == "pass" else "refused", error)
            return None

    @staticmethod
    def _parsed(document):
        """The allowed hosts by server of a document; None if it is another one."""
        if not isinstance(document, dict) or not str(document.get("schema", "")).startswith(FORM):
            return None
        servers = document.get("servers")
        if not isinstance(servers, list) or not all(isinstance(server, dict) for server in servers):
            return None
        try:
            return {server["id"]: frozenset(server["hosts"]) for server in servers}
        except (KeyError, TypeError):
            return None
