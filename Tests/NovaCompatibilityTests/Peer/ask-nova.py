"""Asks an unpacked Nova what it says to CPUs: ask-nova.py FOLDER < questions.json > answers.json

Runs the methods of Nova's own driver, conductor task and XML classes, taken from its files by their names, with
stand-ins for the configuration, libvirt and the rest of Nova around them. Libvirt's answer is a part of the question,
so that what is judged is which call Nova makes, with which XML, and what it makes of the answer. Nothing of Nova is
installed or imported as a package.
"""
import ast
import functools
import json
import sys
import types
import typing
import xml.etree.ElementTree as ElementTree

FOLDER = sys.argv[1]
LOG = []
SIX = types.SimpleNamespace(text_type=str)


class Etree(types.ModuleType):
    """As much of lxml.etree as the XML classes use."""

    Element = staticmethod(ElementTree.Element)
    SubElement = staticmethod(ElementTree.SubElement)
    QName = staticmethod(ElementTree.QName)

    @staticmethod
    def fromstring(text):
        return ElementTree.fromstring(text)

    @staticmethod
    def tostring(element, **_):
        return ElementTree.tostring(element, encoding="unicode")


class LibvirtError(Exception):
    def __init__(self, message, code):
        super().__init__(message)
        self.code = code

    def get_error_code(self):
        return self.code


class Anything:
    """Stands for what no method that is run here looks at."""

    def __init__(self, *args, **kwargs):
        pass

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return Anything()

    def __call__(self, *args, **kwargs):
        return self


class Log:
    def __getattr__(self, level):
        def write(text, *args, **_):
            if args:
                text = text % (args[0] if isinstance(args[0], dict) else args)
            LOG.append([level, text])
        return write


def tree(path):
    with open(FOLDER + "/" + path) as file:
        return ast.parse(file.read())


def compiled(nodes):
    return compile(ast.fix_missing_locations(ast.Module(body=nodes, type_ignores=[])), "<nova>", "exec")


def classes(path, names):
    """The classes of a file by name, with those of the same file that they inherit from, in the file's order."""
    body = tree(path).body
    wanted, found = set(names), []
    for node in reversed(body):
        if isinstance(node, ast.ClassDef) and node.name in wanted:
            found.insert(0, node)
            wanted |= {base.id for base in node.bases if isinstance(base, ast.Name)}
    return compiled(found)


@functools.lru_cache
def methods(path, owner, names):
    """A class of a file with only those of its methods, and without ancestors."""
    node = next(n for n in tree(path).body if isinstance(n, ast.ClassDef) and n.name == owner)
    node.bases, node.decorator_list, node.keywords = [], [], []
    node.body = [n for n in node.body if isinstance(n, ast.FunctionDef) and n.name in names]
    return compiled([node])


def run(code, names):
    exec(code, names)
    return types.SimpleNamespace(**names)


gettext = {"_": lambda text: text, "_LE": lambda text: text, "_LI": lambda text: text}


def exceptions():
    names = ["Invalid", "InvalidCPUInfo", "MigrationPreCheckError", "DestinationHypervisorTooOld",
             "InvalidHypervisorType", "NovaException"]
    return run(classes("nova/exception.py", names),
               dict(gettext, LOG=Log(), CONF=Anything(), sys=sys, webob=Anything(), six=SIX))


def xml_classes():
    names = ["LibvirtConfigCPU", "LibvirtConfigCPUFeature", "LibvirtConfigGuestCPU",
             "LibvirtConfigGuestCPUFeature", "LibvirtConfigObject"]
    return run(classes("nova/virt/libvirt/config.py", names),
               dict(gettext, etree=Etree("etree"), exception=exception, LOG=Log(), fields=Anything(),
                    units=Anything(), collections=Anything(), encodeutils=Anything(), strutils=Anything(),
                    ty=typing, six=SIX))


exception = exceptions()
vconfig = xml_classes()


class Host:
    """libvirt as the question says that it answers."""

    def __init__(self, question):
        self.question = question
        self.calls = []

    def get_capabilities(self):
        cpu = vconfig.LibvirtConfigCPU()
        cpu.arch, cpu.model = "x86_64", self.question["destination_model"]
        return types.SimpleNamespace(host=types.SimpleNamespace(cpu=cpu))

    def get_cpu_model_names(self):
        return self.question["model_names"]

    def has_min_version(self, *args, **kwargs):
        return True

    def answer(self, function, xml):
        answers = self.question["answers"]
        answer = answers[min(len(self.calls), len(answers) - 1)]
        self.calls.append([function, xml])
        if isinstance(answer, str):
            raise LibvirtError(answer, 1)
        return answer

    def compare_cpu(self, xml, flags=0):
        return self.answer("virConnectCompareCPU", xml)

    def compare_hypervisor_cpu(self, xml, flags=0):
        return self.answer("virConnectCompareHypervisorCPU", xml)


def configuration(question):
    given = question["configuration"]
    return types.SimpleNamespace(
        libvirt=types.SimpleNamespace(
            virt_type=given["virt_type"], cpu_mode=given.get("cpu_mode"), cpu_models=given["cpu_models"],
            cpu_model=(given["cpu_models"] or [None])[0], cpu_model_extra_flags=given["flags"],
            images_type="default", file_backed_memory=0),
        workarounds=types.SimpleNamespace(**{name: name in given["workarounds"] for name in (
            "skip_cpu_compare_on_dest", "skip_cpu_compare_at_startup",
            "skip_hypervisor_version_check_on_lm")}),
        reserved_host_disk_mb=0)


class Passed(Exception):
    """The check of the CPU is over; what follows is about disks."""


def driver(question, conf, host):
    libvirt = types.SimpleNamespace(libvirtError=LibvirtError, VIR_ERR_NO_SUPPORT=3)
    architecture = types.SimpleNamespace(
        AARCH64="aarch64", I686="i686", X86_64="x86_64", PPC64="ppc64", PPC64LE="ppc64le", PPC="ppc",
        S390="s390", S390X="s390x")
    names = dict(
        gettext, CONF=conf, LOG=Log(), vconfig=vconfig, exception=exception, libvirt=libvirt,
        fields=types.SimpleNamespace(Architecture=architecture), arch=architecture, jsonutils=json,
        units=types.SimpleNamespace(Ki=1024), objects=types.SimpleNamespace(
            VirtCPUModel=types.SimpleNamespace, VirtCPUTopology=types.SimpleNamespace,
            VirtCPUFeature=types.SimpleNamespace),
        libvirt_utils=Anything(), MIN_LIBVIRT_AARCH64_CPU_COMPARE=(0, 0, 0), os=Anything())
    loaded = run(methods("nova/virt/libvirt/driver.py", "LibvirtDriver", frozenset({
        "_compare_cpu", "check_can_live_migrate_destination", "_check_cpu_compatibility", "_prepare_cpu_flag",
        "_get_cpu_model_mapping", "_get_guest_cpu_model_config", "_cpu_config_to_vcpu_model",
        "_vcpu_model_to_cpu_config"})), names)
    made = loaded.LibvirtDriver()
    made._host = host
    made.cpu_models_mapping, made.cpu_model_flag_mapping = {}, {}
    made._uri = lambda: "qemu:///system"
    made._get_cpu_info = lambda: {"arch": "x86_64"}

    def over(*_):
        raise Passed

    made._create_shared_storage_test_file = over
    return made


def migrate(question, conf, host):
    made = driver(question, conf, host)
    source = question["source_cpu_info"]
    config = made._get_guest_cpu_model_config()
    model = made._cpu_config_to_vcpu_model(config, None) if config else None
    instance = types.SimpleNamespace(vcpu_model=model, uuid="uuid", host="source")
    resources = {"cpu_info": json.dumps(source), "disk_available_least": 0, "free_disk_gb": 0}
    made.check_can_live_migrate_destination(None, instance, resources, resources)


def start(question, conf, host):
    made = driver(question, conf, host)
    # Nova before 20.0.0 has no such check.
    if hasattr(made, "_check_cpu_compatibility"):
        made._check_cpu_compatibility()


def compare_versions(question, conf, host):
    names = dict(gettext, CONF=conf, LOG=Log(), exception=exception)
    task = run(methods("nova/conductor/tasks/live_migrate.py", "LiveMigrationTask",
                       frozenset({"_check_compatible_with_source_hypervisor"})), names).LiveMigrationTask()
    task.source = 0
    task._get_compute_info = lambda index: types.SimpleNamespace(
        hypervisor_type=question["types"][index], hypervisor_version=question["versions"][index])
    task._check_compatible_with_source_hypervisor(1)


def ask(question):
    LOG.clear()
    host = Host(question)
    conf = configuration(question)
    answer = {"exception": None, "message": None}
    try:
        {"migrate": migrate, "start": start, "versions": compare_versions}[question["ask"]](question, conf, host)
    except Passed:
        pass
    except (exception.NovaException, LibvirtError) as error:
        name = "libvirtError" if isinstance(error, LibvirtError) else type(error).__name__
        answer.update(exception=name, message=str(error))
    answer["calls"] = host.calls
    answer["errors"] = [text for level, text in LOG if level == "error"]
    return answer


json.dump([ask(question) for question in json.load(sys.stdin)], sys.stdout)
