// Generated from Data/capture by Scripts/generate-tables. Do not edit.

let captureHelper: StaticString = #"""
#!/usr/bin/env python3
"""Asks KVM and QEMU what they offer guests, for Martlet's capture script, and prints it in that script's form.

It removes itself and its folder before it does anything else. No guest is started: of KVM one virtual machine is made
that never runs, and each QEMU is started without a machine and ended by its process id.
"""
import fcntl
import json
import os
import selectors
import signal
import struct
import subprocess
import sys
import time

# Lists of Martlet's own: the capabilities that rules look at, and where QEMU is.
CAPABILITIES = {
    "KVM_CAP_NR_VCPUS": 9, "KVM_CAP_XSAVE": 55, "KVM_CAP_XCRS": 56, "KVM_CAP_TSC_CONTROL": 60,
    "KVM_CAP_GET_TSC_KHZ": 61, "KVM_CAP_MAX_VCPUS": 66, "KVM_CAP_TSC_DEADLINE_TIMER": 72,
    "KVM_CAP_EXT_EMUL_CPUID": 95, "KVM_CAP_MAX_VCPU_ID": 128, "KVM_CAP_X2APIC_API": 129, "KVM_CAP_X86_DISABLE_EXITS": 143, "KVM_CAP_GET_MSR_FEATURES": 153,
    "KVM_CAP_NESTED_STATE": 157, "KVM_CAP_HYPERV_CPUID": 167, "KVM_CAP_X86_USER_SPACE_MSR": 188,
    "KVM_CAP_SYS_HYPERV_CPUID": 191, "KVM_CAP_SGX_ATTRIBUTE": 196, "KVM_CAP_XSAVE2": 208, "KVM_CAP_PMU_CAPABILITY": 212,
    "KVM_CAP_VM_TSC_CONTROL": 214, "KVM_CAP_VM_TYPES": 235,
}
# The command that asks for SEV's numbers.
SEV = "query-sev-capabilities"
EMULATORS = [
    "/usr/bin/qemu-system-x86_64", "/usr/libexec/qemu-kvm", "/usr/bin/qemu-kvm", "/usr/bin/kvm",
]
# Seconds that one start of QEMU may take.
LIMIT = 20


def request(direction, number, size):
    """The number of an ioctl of KVM's: direction 1 writes, 2 reads (linux include/uapi/asm-generic/ioctl.h)."""
    return direction << 30 | size << 16 | 0xAE << 8 | number


# linux 6.12 include/uapi/linux/kvm.h and arch/x86/include/uapi/asm/kvm.h.
CREATE_VM = request(0, 0x01, 0)
CHECK_EXTENSION = request(0, 0x03, 0)
CREATE_VCPU = request(0, 0x41, 0)
GET_TSC_KHZ = request(0, 0xA3, 0)
GET_SUPPORTED_CPUID = request(3, 0x05, 8)
GET_EMULATED_CPUID = request(3, 0x09, 8)
GET_SUPPORTED_HV_CPUID = request(3, 0xC1, 8)
GET_MSR_INDEX_LIST = request(3, 0x02, 4)
GET_MSR_FEATURE_INDEX_LIST = request(3, 0x0A, 4)
GET_MSRS = request(3, 0x88, 8)


def now():
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())


def part(kind, source, text, **about):
    lines = ["#part %s %s %s" % (kind, now(), source)]
    lines += ["#about %s=%s" % pair for pair in sorted(about.items())]
    lines += ["|" + line for line in text.splitlines()]
    print("\n".join(lines))


def missing(kind, source, reason):
    print("#missing %s %s\t%s" % (kind, source, " ".join(str(reason).split())))


def words(error):
    text = os.strerror(error.errno)
    return text + ": needs root, or membership in the group kvm" if error.errno in (1, 13) else text


def cpuid(kvm, number):
    """The entries of a list of CPUID's, as `cpuid -r` prints them."""
    size = 512
    buffer = bytearray(struct.pack("<II", size, 0) + bytes(40 * size))
    fcntl.ioctl(kvm, number, buffer, True)
    count = struct.unpack_from("<I", buffer)[0]
    entries = sorted(struct.unpack_from("<7I", buffer, 8 + 40 * place) for place in range(count))
    lines = []
    for leaf, subleaf, _, eax, ebx, ecx, edx in entries:
        if leaf == 0x0D and subleaf > 1 and not (eax or ebx or ecx or edx):
            continue
        lines.append("   0x%08x 0x%02x: eax=0x%08x ebx=0x%08x ecx=0x%08x edx=0x%08x" % (
            leaf, subleaf, eax, ebx, ecx, edx))
    return "\n".join(lines)


def feature_msrs(kvm):
    size = 256
    buffer = bytearray(struct.pack("<I", size) + bytes(4 * size))
    fcntl.ioctl(kvm, GET_MSR_FEATURE_INDEX_LIST, buffer, True)
    count = struct.unpack_from("<I", buffer)[0]
    lines = []
    for index in struct.unpack_from("<%dI" % count, buffer, 4):
        entry = bytearray(struct.pack("<IIIIQ", 1, 0, index, 0, 0))
        try:
            if fcntl.ioctl(kvm, GET_MSRS, entry, True) == 1:
                lines.append("0x%08x 0x%016x" % (index, struct.unpack_from("<Q", entry, 16)[0]))
        except OSError:
            continue
    return "\n".join(lines)


def saved_msrs(kvm):
    """The MSRs whose values KVM saves and restores for guests."""
    size = 1024
    buffer = bytearray(struct.pack("<I", size) + bytes(4 * size))
    fcntl.ioctl(kvm, GET_MSR_INDEX_LIST, buffer, True)
    count = struct.unpack_from("<I", buffer)[0]
    return "\n".join("0x%08x" % index for index in sorted(struct.unpack_from("<%dI" % count, buffer, 4)))


def counter_rate(kvm):
    machine = fcntl.ioctl(kvm, CREATE_VM, 0)
    try:
        cpu = fcntl.ioctl(machine, CREATE_VCPU, 0)
        try:
            return fcntl.ioctl(cpu, GET_TSC_KHZ, 0)
        finally:
            os.close(cpu)
    finally:
        os.close(machine)


def capabilities(kvm):
    lines = []
    for name, number in CAPABILITIES.items():
        try:
            value = fcntl.ioctl(kvm, CHECK_EXTENSION, number)
        except OSError as error:
            value = -error.errno
        lines.append("%s %d %d" % (name, number, value))
    return "\n".join(lines)


def ask_kvm():
    kinds = [
        ("kvm-supported-cpuid", "KVM_GET_SUPPORTED_CPUID", lambda kvm: cpuid(kvm, GET_SUPPORTED_CPUID)),
        ("kvm-emulated-cpuid", "KVM_GET_EMULATED_CPUID", lambda kvm: cpuid(kvm, GET_EMULATED_CPUID)),
        ("kvm-hyperv-cpuid", "KVM_GET_SUPPORTED_HV_CPUID", lambda kvm: cpuid(kvm, GET_SUPPORTED_HV_CPUID)),
        ("kvm-feature-msrs", "KVM_GET_MSRS", feature_msrs),
        ("kvm-msrs", "KVM_GET_MSR_INDEX_LIST", saved_msrs),
        ("kvm-capabilities", "KVM_CHECK_EXTENSION", capabilities),
        ("tsc-khz", "KVM_GET_TSC_KHZ", lambda kvm: str(counter_rate(kvm))),
    ]
    try:
        kvm = os.open("/dev/kvm", os.O_RDWR | os.O_CLOEXEC)
    except OSError as error:
        for kind, _, _ in kinds[:6]:
            missing(kind, "/dev/kvm", words(error))
        return
    try:
        for kind, source, ask in kinds:
            try:
                part(kind, source, ask(kvm))
            except OSError as error:
                missing(kind, source, words(error))
    finally:
        os.close(kvm)


def questions(accelerator):
    """What one QEMU is asked: the command, the kind of the part, its title and what is said about it."""
    asked = [({"execute": "qmp_capabilities", "id": "start"}, None, "qmp_capabilities", {})]
    kvm = accelerator == "kvm"
    names = ["query-version"] + (["query-kvm"] if kvm else []) + ["query-machines"] + (
        [SEV] if kvm else []) + ["query-cpu-definitions"]
    for name in names:
        kind = "qemu-cpu-definitions" if name == "query-cpu-definitions" else "qemu"
        asked.append(({"execute": name, "id": name}, kind, name, {"command": name}))
    for model in ["host", "max"] if accelerator == "kvm" else ["max"]:
        for form in ["full", "static"]:
            command = {
                "execute": "query-cpu-model-expansion", "id": "%s %s" % (form, model),
                "arguments": {"type": form, "model": {"name": model}}}
            asked.append((
                command, "qemu-cpu-model-expansion", "query-cpu-model-expansion %s %s" % (form, model),
                {"model": model, "type": form}))
    return asked


def ends_with_its_parent():
    """Has the kernel end a QEMU whose starter was killed (prctl(2), PR_SET_PDEATHSIG)."""
    try:
        import ctypes
        ctypes.CDLL(None).prctl(1, signal.SIGTERM)
    except (ImportError, OSError, AttributeError):
        pass


def replies(process, count):
    """The lines that answer `count` commands, by the commands' ids, as far as they came in time."""
    found, text, end = {}, b"", time.monotonic() + LIMIT
    selector = selectors.DefaultSelector()
    selector.register(process.stdout, selectors.EVENT_READ)
    while len(found) < count and time.monotonic() < end:
        if not selector.select(max(0.0, end - time.monotonic())):
            break
        data = os.read(process.stdout.fileno(), 1 << 16)
        if not data:
            break
        text += data
        *lines, text = text.split(b"\n")
        for line in lines:
            try:
                answer = json.loads(line)
            except ValueError:
                continue
            if isinstance(answer, dict) and "id" in answer:
                found[answer["id"]] = (answer, line.decode("utf-8", "replace").strip())
    return found


def ask_qemu(binary, accelerator):
    base = "%s -accel %s" % (binary, accelerator)
    asked = questions(accelerator)
    try:
        process = subprocess.Popen(
            [binary, "-S", "-no-user-config", "-nodefaults", "-display", "none", "-machine",
             "none,accel=" + accelerator, "-qmp", "stdio"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            preexec_fn=ends_with_its_parent)
    except OSError as error:
        return missing("qemu-cpu-model-expansion", base, "it cannot be started: %s" % words(error))
    try:
        for command, _, _, _ in asked:
            process.stdin.write((json.dumps(command) + "\n").encode())
        process.stdin.flush()
        found = replies(process, len(asked))
    except OSError:
        found = {}
    finally:
        process.terminate()
        try:
            _, errors = process.communicate(timeout=2)
        except subprocess.TimeoutExpired:
            process.kill()
            _, errors = process.communicate()
    if not found:
        last = errors.decode("utf-8", "replace").strip().splitlines()
        return missing("qemu-cpu-model-expansion", base, last[-1] if last else "QEMU gave no answer")
    for command, kind, title, about in asked:
        if kind is None:
            continue
        source = "%s: %s" % (base, title)
        answer, line = found.get(command["id"], (None, ""))
        if answer is None:
            missing(kind, source, "QEMU gave no answer")
        elif "error" in answer and title == SEV and "Failed to open" not in answer["error"].get("desc", ""):
            # A host without SEV lacks nothing.
            continue
        elif "error" in answer:
            missing(kind, source, answer["error"].get("desc", "QEMU refused"))
        else:
            if about.get("command") == SEV:
                # The rest identifies the machine: keys, certificates, the CPU's serial number.
                numbers = {key: answer["return"].get(key) for key in ("cbitpos", "reduced-phys-bits")}
                line = json.dumps({"id": SEV, "return": numbers}, separators=(",", ":"))
            part(kind, source, line, accelerator=accelerator, emulator=binary, **about)
    return None


def main():
    own = os.path.abspath(__file__)
    # Whatever happens later, nothing stays.
    os.unlink(own)
    folder = os.path.dirname(own)
    if os.path.basename(folder).startswith("martlet."):
        os.rmdir(folder)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    ask_kvm()
    seen = set()
    for binary in EMULATORS:
        place = os.path.realpath(binary)
        if os.access(binary, os.X_OK) and place not in seen:
            seen.add(place)
            for accelerator in ["kvm", "tcg"]:
                ask_qemu(binary, accelerator)
                sys.stdout.flush()
    if not seen:
        missing("qemu-cpu-model-expansion", "QEMU", "there is no QEMU for x86 guests in %s" % " ".join(EMULATORS))


main()

"""#
