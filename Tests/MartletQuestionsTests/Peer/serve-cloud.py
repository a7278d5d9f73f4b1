"""Serves a real keystone, and a real Nova with Placement and two hosts, on loopback; for the article's case end to end.

usage: serve-cloud.py FOLDER CPU_MAP [HOST=sandy|broad]…

keystone runs in a process of its own on SQLite. Nova's API, conductor, scheduler and two nova-compute with the libvirt driver run in this
process on Nova's own test fixtures, whose libvirt answers for two invented hosts: `sandy` (SandyBridge with monitor) and `broad` (Broadwell
without), or for the hosts that are named, each with one of these two CPUs. Its comparison of CPUs is a comparison of sets over libvirt's CPU_MAP. Tokens are checked by keystone, and access rules of
application credentials by keystonemiddleware.

Prints one line of JSON when it is ready: {"port": ..., "keystone": ..., "password": ...}. It ends with SIGTERM, and with the process that started it.

POST /control/custom-model   sets cpu_mode=custom, cpu_models=SandyBridge on all hosts, and restarts nova-compute there
POST /control/hide-cpu-info  Nova loses the cpu_info of broad, as for a driver that has none; Placement keeps its traits
POST /control/disable-broad  disables nova-compute on broad, with a reason
POST /control/late-refusal   (late-refusal/off ends it) libvirt refuses from now on after Nova's checks, which the workaround skips
GET  /control/guest/UUID     the <cpu> of the guest's definition
POST /control/isolation/on   enable_isolated_aggregate_filtering of the scheduler, or off
POST /control/property/UUID/KEY/VALUE   nova-manage image_property set UUID --property KEY=VALUE
GET  /control/property/UUID/KEY         nova-manage image_property show UUID KEY
POST /control/resources      all nova-compute update their resources, as they do periodically
POST /control/forbid/POLICY  Nova allows nobody what the policy decides; forbid/ without a policy ends that
POST /control/race/N         somebody else writes a host's traits before each of the next N writes of them
POST /control/kill/PID/N/before|after   ends a process by SIGKILL at its Nth writing call, before or after it is carried out
POST /control/hold/on        migrations do not end until hold/off
POST /control/cpu/MODEL/FLAGS    cpu_mode=custom with that model and those extra flags on all hosts, and restarts nova-compute there;
                             cpu/host-model/ ends that
POST /control/state/UUID/STATE/TASK   Nova has the server in that vm_state with that task; - for no task
POST /control/place/UUID/HOST         Nova has the server on that host
POST /control/record/UUID/STATUS      the newest migration of the server has that status
GET  /control/writes                  the writing calls to Nova so far, as [method, path, body]
POST /control/newest/2.52        Nova's API has no microversion above that one; newest/ ends that
POST /control/filter/pass|refuse   Contrib/nova-filter, with FOLDER/allowed.json; filter/off ends that
"""
import os

os.environ.pop("OS_NOVA_DISABLE_EVENTLET_PATCHING", None)
# Nova's test fixtures need eventlet's threads, which have to come before all other modules.
from nova import monkey_patch  # noqa: E402

monkey_patch.patch()

import contextlib  # noqa: E402
import ctypes  # noqa: E402
import json  # noqa: E402
import random  # noqa: E402
import re  # noqa: E402
import signal  # noqa: E402
import socket  # noqa: E402
import subprocess  # noqa: E402
import sys  # noqa: E402
import threading  # noqa: E402
import time  # noqa: E402
import warnings  # noqa: E402
import xml.etree.ElementTree as etree  # noqa: E402
from unittest import mock  # noqa: E402

PARENT = os.getppid()
# Whoever starts this may block signals, which a process inherits: SIGTERM ends it.
signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})
FOLDER, CPU_MAP = sys.argv[1], sys.argv[2]
PASSWORD = "article-" + os.urandom(8).hex()
BIN = os.path.dirname(sys.executable)
warnings.simplefilter("ignore")


def free_port():
    # Below the kernel's range for those who ask for any port (ip_local_port_range): nobody else gets it.
    for port in random.sample(range(10_000, 32_000), 100):
        with contextlib.suppress(OSError), socket.socket() as sock:
            sock.bind(("127.0.0.1", port))
            return port


# keystone, in a process of its own.

KEYSTONE_PORT, PORT = free_port(), free_port()
KEYSTONE = f"http://127.0.0.1:{KEYSTONE_PORT}/v3"


def start_keystone():
    folder = os.path.join(FOLDER, "keystone")
    os.makedirs(folder)
    path = os.path.join(folder, "keystone.conf")
    with open(path, "w") as file:
        file.write(
            f"[DEFAULT]\nlog_file={folder}/keystone.log\n[database]\nconnection=sqlite:///{folder}/keystone.sqlite\n"
            f"[fernet_tokens]\nkey_repository={folder}/fernet\n[credential]\nkey_repository={folder}/credential\n"
            "[cache]\nenabled=false\n[token]\nprovider=fernet\n[identity]\npassword_hash_rounds=4\n"
            "[oslo_policy]\nenforce_scope=true\nenforce_new_defaults=true\n"
        )
    manage = [os.path.join(BIN, "keystone-manage"), "--config-file", path]
    for name in ("fernet", "credential"):
        os.makedirs(os.path.join(folder, name), mode=0o700)
    quiet = {"stdout": subprocess.DEVNULL, "stderr": open(os.path.join(folder, "manage.log"), "w")}
    subprocess.run(manage + ["db_sync"], check=True, **quiet)
    import getpass
    import grp

    user, group = getpass.getuser(), grp.getgrgid(os.getgid()).gr_name
    owner = ["--keystone-user", user, "--keystone-group", group]
    subprocess.run(manage + ["fernet_setup"] + owner, check=True, **quiet)
    subprocess.run(manage + ["credential_setup"] + owner, check=True, **quiet)
    subprocess.run(
        manage + ["bootstrap", "--bootstrap-password", PASSWORD, "--bootstrap-region-id", "RegionOne",
                  "--bootstrap-public-url", KEYSTONE], check=True, **quiet)
    server = (
        "import os, waitress; os.environ['OS_KEYSTONE_CONFIG_FILES'] = %r\n"
        "from keystone.wsgi.api import application\n"
        "waitress.serve(application, host='127.0.0.1', port=%d, threads=4)" % (path, KEYSTONE_PORT)
    )
    # It ends with this process, however that ends: prctl(2), PR_SET_PDEATHSIG.
    return subprocess.Popen([sys.executable, "-c", server], stdin=subprocess.DEVNULL,
                            preexec_fn=lambda: ctypes.CDLL(None).prctl(1, signal.SIGTERM), **quiet)


KEYSTONE_PROCESS = start_keystone()

import requests  # noqa: E402

SESSION = requests.Session()
SESSION.trust_env = False
POST, GET = SESSION.post, SESSION.get


def wait_for_keystone():
    for _ in range(240):
        try:
            if GET(KEYSTONE, timeout=2).ok:
                return
        except requests.RequestException:
            pass
        if KEYSTONE_PROCESS.poll() is not None:
            raise SystemExit("keystone ended")
        time.sleep(0.25)
    raise SystemExit("keystone does not answer")


def known_token(token):
    """What keystone says of a token; its answer is kept, as Nova's own middleware keeps it."""
    if token not in TOKENS:
        if "" not in TOKENS:
            TOKENS[""] = admin_token()
        answer = GET(KEYSTONE + "/auth/tokens", timeout=60,
                     headers={"X-Auth-Token": TOKENS[""], "X-Subject-Token": token,
                              "OpenStack-Identity-Access-Rules": "1.0"})
        if not answer.ok:
            return None
        TOKENS[token] = answer.json()["token"]
    return TOKENS[token]


TOKENS = {}


def admin_token():
    body = {"auth": {
        "identity": {"methods": ["password"], "password": {
            "user": {"name": "admin", "domain": {"id": "default"}, "password": PASSWORD}}},
        "scope": {"project": {"name": "admin", "domain": {"id": "default"}}}}}
    answer = POST(KEYSTONE + "/auth/tokens", json=body, timeout=30)
    answer.raise_for_status()
    return answer.headers["X-Subject-Token"]


def fill_catalog():
    headers = {"X-Auth-Token": admin_token()}

    def make(kind, **values):
        answer = POST(f"{KEYSTONE}/{kind}s", json={kind: values}, headers=headers, timeout=30)
        answer.raise_for_status()
        return answer.json()[kind]["id"]

    for name, path in (("compute", "/compute/v2.1"), ("placement", "/placement")):
        service = make("service", type=name, name=name)
        make("endpoint", service_id=service, interface="public", region_id="RegionOne",
             url=f"http://127.0.0.1:{PORT}{path}")
    # A user who may read nothing of the administrator's.
    project = make("project", name="demo", domain_id="default")
    user = make("user", name="demo", domain_id="default", password=PASSWORD, default_project_id=project)
    roles = GET(KEYSTONE + "/roles?name=reader", headers=headers, timeout=30).json()["roles"]
    answer = SESSION.put(f"{KEYSTONE}/projects/{project}/users/{user}/roles/{roles[0]['id']}", headers=headers, timeout=30)
    answer.raise_for_status()


# Nova, on its own fixtures.

from nova.tests.fixtures import libvirt as fakelibvirt  # noqa: E402
from nova.tests.functional.libvirt import base  # noqa: E402
from nova.tests.functional import integrated_helpers  # noqa: E402,F401
from nova.virt.libvirt import host as libvirt_host  # noqa: E402,F401


def model_features(name):
    root = etree.parse(os.path.join(CPU_MAP, f"x86_{name}.xml")).getroot().find("model")
    features = {feature.get("name") for feature in root.findall("feature") if feature.get("removed") != "yes"}
    parent = root.find("model")
    return (model_features(parent.get("name")) if parent is not None else set()) | features


CPUS = {
    "sandy": ("SandyBridge", model_features("SandyBridge") | {"monitor", "vmx", "pcid"}),
    "broad": ("Broadwell", model_features("Broadwell") | {"vmx", "pcid"}),
}
NAMED = dict(word.split("=") for word in sys.argv[3:]) or {"sandy": "sandy", "broad": "broad"}
HOSTS = {name: CPUS[cpu] for name, cpu in NAMED.items()}
LATE_REFUSAL = {"active": False}
HOLD = {"active": False}
DEFINITIONS = {}


def features_of(xml):
    """The features that a <cpu> requires."""
    cpu = etree.fromstring(xml)
    if cpu.tag != "cpu":
        cpu = cpu.find(".//cpu")
    model = cpu.find("model")
    features = model_features(model.text) if model is not None and model.text else set()
    for feature in cpu.findall("feature"):
        if feature.get("policy") in ("disable", "forbid"):
            features.discard(feature.get("name"))
        elif feature.get("policy") != "optional":
            features.add(feature.get("name"))
    return features


class Connection(fakelibvirt.Connection):
    """libvirt of one of the two hosts."""

    def getCapabilities(self):
        model, features = HOSTS[self.hostname]
        text = super().getCapabilities()
        extras = "".join(f"<feature name='{name}'/>" for name in sorted(features - model_features(model)))
        cpu = (f"<cpu><arch>x86_64</arch><model>{model}</model><vendor>Intel</vendor>"
               f"<topology sockets='1' cores='8' threads='2'/>{extras}</cpu>")
        return re.sub(r"<cpu>.*?</cpu>", cpu, text, count=1, flags=re.S)

    def baselineCPU(self, cpu, flag):
        root = etree.fromstring(cpu[0])
        features = features_of(cpu[0])
        listed = "".join(f"<feature policy='require' name='{name}'/>" for name in sorted(features))
        return (f"<cpu mode='custom' match='exact'><model>{root.find('model').text}</model>"
                f"<vendor>Intel</vendor>{listed}</cpu>")

    def createXML(self, xml, flags):
        DEFINITIONS[etree.fromstring(xml).findtext("uuid")] = xml
        return super().createXML(xml, flags)

    def defineXML(self, xml):
        DEFINITIONS[etree.fromstring(xml).findtext("uuid")] = xml
        return super().defineXML(xml)

    def compareCPU(self, xml, flags):
        missing = features_of(xml) - HOSTS[self.hostname][1]
        return fakelibvirt.VIR_CPU_COMPARE_INCOMPATIBLE if missing else fakelibvirt.VIR_CPU_COMPARE_SUPERSET


class Cloud(base.LibvirtMigrationMixin, base.ServersTestBase):
    """Two hosts, and moves between them that complete."""

    CAST_AS_CALL = False
    ADMIN_API = True

    def runTest(self):
        pass

    def _get_connection(self, host_info=None, pci_info=None, mdev_info=None, vdpa_info=None,
                        libvirt_version=None, qemu_version=None, hostname=None):
        return Connection(
            "qemu:///system", version=libvirt_version or fakelibvirt.FAKE_LIBVIRT_VERSION,
            hv_version=qemu_version or fakelibvirt.FAKE_QEMU_VERSION,
            host_info=fakelibvirt.HostInfo(cpu_nodes=1, cpu_sockets=1, cpu_cores=8, cpu_threads=2),
            pci_info=pci_info, mdev_info=mdev_info, vdpa_info=vdpa_info, hostname=hostname)

    def _migrate_stub(self, domain, destination, params, flags):
        if LATE_REFUSAL["active"]:
            raise fakelibvirt.make_libvirtError(
                fakelibvirt.libvirtError, "internal error: Unknown CPU feature monitor",
                error_code=fakelibvirt.VIR_ERR_INTERNAL_ERROR)
        while HOLD["active"]:
            time.sleep(0.1)
        uuid = domain.UUIDString()
        source = next(c for c in self.computes.values() if uuid in guests(c))
        name = re.search(r"//([^/]+)/", destination).group(1)
        target = self.computes.get(name) or next(c for c in self.computes.values() if c is not source)
        target.driver._host.get_connection().createXML(params["destination_xml"], 0)
        source.driver._host.get_connection().lookupByUUIDString(uuid).complete_job()

    def use_custom_model(self, model="SandyBridge", extra=()):
        is_custom = model != "host-model"
        self.flags(cpu_mode="custom" if is_custom else "host-model", cpu_models=[model] if is_custom else [],
                   cpu_model_extra_flags=list(extra), group="libvirt")
        for name in list(self.computes):
            self.restart_compute_service(name)


def guests(compute):
    return {domain.UUIDString() for domain in compute.driver._host.get_connection()._vms.values()}


def start_nova():
    cloud = Cloud("runTest")
    cloud.setUp()
    # There are no disks to carry along with a resize.
    mock.patch("nova.virt.libvirt.driver.LibvirtDriver.migrate_disk_and_power_off", return_value="{}").start()
    cloud.flags(virt_type="kvm", group="libvirt")
    cloud.flags(instances=-1, cores=-1, ram=-1, group="quota")
    for name in HOSTS:
        cloud.start_compute(hostname=name)
    return cloud


# One port before both.


class Front:
    """Checks tokens with keystone, and passes requests on."""

    def __init__(self, cloud):
        from placement import deploy

        self.cloud = cloud
        self.nova = cloud.api_fixture.app()
        self.placement = deploy.loadapp(cloud.placement_fixture.conf_fixture.conf)
        self.lock = threading.Lock()
        self.writes, self.races = threading.Lock(), 0
        self.killing = None
        self.rules = {}
        self.written = []
        self.newest = ""

    def forbid(self, policy):
        """Nova allows nobody what a policy decides; without a policy, all is as before."""
        import nova.policy
        from oslo_policy import policy as oslo_policy

        enforcer = nova.policy._ENFORCER
        if policy:
            self.rules[policy] = enforcer.rules.get(policy)
            enforcer.set_rules(oslo_policy.Rules.from_dict({policy: "!"}), overwrite=False, use_conf=False)
        while not policy and self.rules:
            name, rule = self.rules.popitem()
            enforcer.rules[name] = rule

    def filter(self, choice):
        """The scheduler's filters with Martlet's at their end, or without it."""
        from nova.conf import CONF

        folder = os.path.join(os.path.dirname(__file__), "../../../Contrib/nova-filter")
        sys.path.insert(0, os.path.abspath(folder))
        import martlet_filter  # noqa: F401

        if choice != "off":
            self.cloud.flags(allowed_hosts_file=os.path.join(FOLDER, "allowed.json"), when_unreadable=choice, group="martlet")
        manager = self.cloud.scheduler.manager.host_manager
        names = [name for name in CONF.filter_scheduler.enabled_filters if name != "AllowedHostsFilter"]
        self.cloud.flags(enabled_filters=names + (["AllowedHostsFilter"] if choice != "off" else []),
                         available_filters=["nova.scheduler.filters.all_filters", "martlet_filter.AllowedHostsFilter"],
                         group="filter_scheduler")
        classes = manager.filter_handler.get_matching_classes(CONF.filter_scheduler.available_filters)
        manager.filter_cls_map = {found.__name__: found for found in classes}
        manager.filter_obj_map = {}
        manager.enabled_filters = manager._choose_host_filters(manager._load_filters())

    def note(self, environ):
        """Keeps a writing call."""
        import io

        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        environ["wsgi.input"] = io.BytesIO(body)
        self.written.append([environ["REQUEST_METHOD"], environ["PATH_INFO"], body.decode()])

    def is_allowed(self, environ, service, token):
        """Whether keystonemiddleware lets a call pass the access rules of an application credential."""
        from keystonemiddleware import auth_token
        from keystonemiddleware.auth_token import _exceptions, _request

        # As a service sees it that has a port of its own.
        request = _request._AuthTokenRequest(dict(environ, SCRIPT_NAME=""))
        try:
            auth_token.BaseAuthProtocol(None, service_type=service).validate_allowed_request(request, token)
        except _exceptions.InvalidToken:
            return False
        return True

    def race(self, path, token):
        """Somebody else writes the traits of a provider, so that its generation changes."""
        headers = {"X-Auth-Token": token, "OpenStack-API-Version": "placement 1.6", "X-Other-Writer": "yes"}
        address = f"http://127.0.0.1:{PORT}{path}"
        found = GET(address, headers=headers, timeout=60).json()
        name = "CUSTOM_OTHER_" + os.urandom(4).hex().upper()
        SESSION.put(f"http://127.0.0.1:{PORT}/placement/traits/{name}", headers=headers, timeout=60).raise_for_status()
        found["traits"].append(name)
        SESSION.put(address, headers=headers, json=found, timeout=60).raise_for_status()

    def __call__(self, environ, start_response):
        method, path = environ["REQUEST_METHOD"], environ["PATH_INFO"]
        if method == "GET" or path.startswith("/control/") or environ.get("HTTP_X_OTHER_WRITER"):
            return self.answer(environ, start_response)
        with self.writes:
            self.note(environ)
            if self.races and method == "PUT" and path.endswith("/traits"):
                self.races -= 1
                self.race(path, environ.get("HTTP_X_AUTH_TOKEN", ""))
            ending = self.killing
            if ending:
                ending["left"] -= 1
                if ending["left"]:
                    ending = None
                else:
                    self.killing = None
            if ending and ending["moment"] == "before":
                os.kill(ending["pid"], signal.SIGKILL)
                start_response("503 Service Unavailable", [])
                return [b""]
            body = b"".join(self.answer(environ, start_response))
            if ending:
                os.kill(ending["pid"], signal.SIGKILL)
            return [body]

    def answer(self, environ, start_response):
        path = environ["PATH_INFO"]
        for name in ("HTTP_X_AUTH_USER", "HTTP_X_AUTH_PROJECT_ID", "HTTP_X_ROLES"):
            environ.pop(name, None)
        if path.startswith("/control/"):
            return self.control(path[len("/control/"):], start_response)
        prefix = "/compute" if path.startswith("/compute") else "/placement"
        environ["PATH_INFO"], environ["SCRIPT_NAME"] = path[len(prefix):] or "/", prefix
        token = environ.get("HTTP_X_AUTH_TOKEN", "")
        found = known_token(token) if token else None
        if found is None or not self.is_allowed(environ, prefix[1:], found):
            start_response("401 Unauthorized", [("Content-Type", "application/json")])
            return [b'{"error": {"code": 401, "title": "Unauthorized", "message": "The request you have made requires authentication."}}']
        roles = [role["name"] for role in found.get("roles", [])]
        is_admin = "admin" in roles
        if prefix == "/placement":
            environ["HTTP_X_AUTH_TOKEN"] = "admin" if is_admin else "user:project"
            return self.placement(environ, start_response)
        environ["HTTP_X_AUTH_USER"] = "admin" if is_admin else found["user"]["id"]
        environ["HTTP_X_AUTH_PROJECT_ID"] = (
            self.cloud.api_fixture.project_id if is_admin else found["project"]["id"])
        environ["HTTP_X_ROLES"] = ",".join(roles)
        older = self.newest and not environ.get("HTTP_X_OTHER_WRITER")
        return self.older(environ, start_response) if older else self.nova(environ, start_response)

    def older(self, environ, start_response):
        """The answer of a Nova whose newest microversion is an older one."""
        def numbers(version):
            return tuple(int(part) for part in version.split("."))

        asked = environ.get("HTTP_OPENSTACK_API_VERSION", "").split()[-1:]
        if asked and asked[0] != "latest" and numbers(asked[0]) > numbers(self.newest):
            start_response("406 Not Acceptable", [("Content-Type", "application/json")])
            text = f"Version {asked[0]} is not supported by the API. Minimum is 2.1 and maximum is {self.newest}."
            return [json.dumps({"computeFault": {"code": 406, "message": text}}).encode()]
        if environ["PATH_INFO"] not in ("/", "/v2.1", "/v2.1/"):
            return self.nova(environ, start_response)
        said = []
        found = json.loads(b"".join(self.nova(environ, lambda *head: said.append(head[:2]))))
        for version in found.get("versions", [found.get("version")]):
            if version.get("version"):
                version["version"] = self.newest
        body = json.dumps(found).encode()
        status, headers = said[0]
        start_response(
            status, [pair for pair in headers if pair[0].lower() != "content-length"]
            + [("Content-Length", str(len(body)))])
        return [body]

    def control(self, what, start_response):
        with self.lock:
            answer = {}
            if what == "custom-model":
                self.cloud.use_custom_model()
            elif what == "hide-cpu-info":
                from nova import context, objects

                node = objects.ComputeNode.get_first_node_by_host_for_old_compat(context.get_admin_context(), "broad")
                node.cpu_info = "{}"
                node.save()
            elif what == "disable-broad":
                from nova import context, objects

                service = objects.Service.get_by_compute_host(context.get_admin_context(), "broad")
                service.disabled, service.disabled_reason = True, "maintenance"
                service.save()
            elif what == "late-refusal":
                self.cloud.flags(skip_cpu_compare_on_dest=True, group="workarounds")
                LATE_REFUSAL["active"] = True
            elif what.startswith("hold/"):
                HOLD["active"] = what.endswith("/on")
            elif what.startswith("cpu/"):
                _, model, extra = what.split("/")
                self.cloud.use_custom_model(model, [flag for flag in extra.split(",") if flag])
            elif what == "late-refusal/off":
                self.cloud.flags(skip_cpu_compare_on_dest=False, group="workarounds")
                LATE_REFUSAL["active"] = False
            elif what.startswith(("state/", "place/", "record/")):
                set_record(*what.split("/"))
            elif what == "writes":
                answer = {"writes": self.written}
            elif what.startswith("isolation/"):
                self.cloud.flags(enable_isolated_aggregate_filtering=what.endswith("/on"), group="scheduler")
            elif what.startswith("property/"):
                answer = image_property(*what.split("/")[1:])
            elif what == "resources":
                from nova import context

                for compute in self.cloud.computes.values():
                    compute.manager.update_available_resource(context.get_admin_context())
            elif what.startswith("forbid/"):
                self.forbid(what[len("forbid/"):])
            elif what.startswith("race/"):
                self.races = int(what[len("race/"):])
            elif what.startswith("kill/"):
                _, pid, left, moment = what.split("/")
                self.killing = {"pid": int(pid), "left": int(left), "moment": moment} if int(left) else None
            elif what.startswith("newest/"):
                self.newest = what[len("newest/"):]
            elif what.startswith("filter/"):
                self.filter(what[len("filter/"):])
            elif what.startswith("guest/"):
                cpu = etree.fromstring(DEFINITIONS[what[len("guest/"):]]).find("cpu")
                answer = {"cpu": etree.tostring(cpu, encoding="unicode") if cpu is not None else ""}
        start_response("200 OK", [("Content-Type", "application/json")])
        return [json.dumps(answer).encode()]


def set_record(kind, uuid, value, task="-"):
    """Changes what Nova's database has of a server, or of its newest migration."""
    from nova import context, objects

    admin = context.get_admin_context()
    cell = objects.InstanceMapping.get_by_instance_uuid(admin, uuid).cell_mapping
    with context.target_cell(admin, cell) as target:
        if kind == "record":
            found = objects.MigrationList.get_by_filters(target, {"instance_uuid": uuid})
            migration = max(found, key=lambda record: record.id)
            migration.status = value
            migration.save()
            return
        instance = objects.Instance.get_by_uuid(target, uuid)
        if kind == "place":
            instance.host = value
        else:
            instance.vm_state, instance.task_state = value, None if task == "-" else task
        instance.save()


def image_property(uuid, name, value=None):
    """What nova-manage image_property prints, and its exit status."""
    import contextlib
    import io

    from nova.cmd import manage

    commands, printed = manage.ImagePropertyCommands(), io.StringIO()
    with contextlib.redirect_stdout(printed):
        if value is None:
            status = commands.show(uuid, name)
        else:
            status = commands.set(uuid, image_properties=[f"{name}={value}"])
    return {"status": str(status), "printed": printed.getvalue().strip()}


def end():
    # A signal can come while eventlet's hub runs, where nothing may wait.
    KEYSTONE_PROCESS.kill()
    os._exit(0)


signal.signal(signal.SIGTERM, lambda *_: end())
try:
    wait_for_keystone()
    fill_catalog()
    cloud = start_nova()
    import waitress  # noqa: E402

    front = Front(cloud)
    server = waitress.create_server(front, host="127.0.0.1", port=PORT, threads=8)
    threading.Thread(target=server.run, daemon=True).start()
    print(json.dumps({"port": PORT, "keystone": KEYSTONE, "password": PASSWORD}), flush=True)
    while os.getppid() == PARENT:
        time.sleep(1)
    end()
except BaseException as error:  # noqa: BLE001
    import traceback

    traceback.print_exc()
    print(json.dumps({"error": repr(error)}), flush=True)
    end()
