"""Asks this host's KVM to take the registers of other hosts, as QEMU does at the end of an incoming migration.

usage: restore.py HELPER FOLDER    the capture helper's file; a folder of captures

QEMU fails where the stream has a register that is not in its own list, and writes all others in the order of their numbers, each once
(qemu 10.0 target/arm/machine.c, cpu_post_load; target/arm/kvm.c, write_list_to_kvmstate). For each capture a machine is made anew, with all
that this KVM offers, as QEMU's model host asks for it. Printed are, for each capture, the registers that are not listed here and those that
KVM refuses, with the error and this host's own value.
"""
import array
import fcntl
import os
import struct
import sys

helper = {"__name__": "helper", "__file__": sys.argv[1]}
with open(sys.argv[1]) as file:
    text = file.read()
exec(compile(text[:text.rindex("\nmain()")], sys.argv[1], "exec"), helper)
SET_ONE_REG = helper["request"](1, 0xAC, 16)


def stream(path):
    """The registers of a capture, by number, without the set of vector lengths: QEMU sends no register that is so wide."""
    found = {}
    with open(path) as file:
        for line in file:
            words = line.split()
            if words and words[0] == "|register" and len(words) == 3:
                found[int(words[1], 16)] = int(words[2], 16)
    found.pop(helper["ARM_VECTOR_LENGTHS"], None)
    return found


def restore(kvm, registers):
    offered = [
        name for name, (number, _) in helper["ARM_FEATURES"].items()
        if fcntl.ioctl(kvm, helper["CHECK_EXTENSION"], number) > 0]
    opened = []
    try:
        _, cpu, _, _ = helper["arm_machine"](kvm, offered, opened)
        buffer = bytearray(struct.pack("<Q", 4096) + bytes(8 * 4096))
        fcntl.ioctl(cpu, helper["GET_REG_LIST"], buffer, True)
        count = struct.unpack_from("<Q", buffer)[0]
        listed = set(struct.unpack_from("<%dQ" % count, buffer, 8))
        for number in sorted(set(registers) - listed):
            print("unlisted 0x%016x" % number)
        for number in sorted(set(registers) & listed):
            own = helper["arm_register"](cpu, number)
            width = 1 << (number >> 52 & 15)
            value = array.array("B", registers[number].to_bytes(width, "little"))
            try:
                fcntl.ioctl(cpu, SET_ONE_REG, struct.pack("<QQ", number, value.buffer_info()[0]))
            except OSError as error:
                print("refused 0x%016x 0x%x 0x%x %d" % (number, registers[number], own, error.errno))
    finally:
        for descriptor in reversed(opened):
            os.close(descriptor)


kvm = os.open("/dev/kvm", os.O_RDWR | os.O_CLOEXEC)
for name in sorted(os.listdir(sys.argv[2])):
    print("from " + name)
    restore(kvm, stream(os.path.join(sys.argv[2], name)))
print("#end")
