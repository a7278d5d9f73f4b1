// Generated from Data/lab by Scripts/generate-tables. Do not edit.

let labRecipe: StaticString = #"""
#!/bin/sh
# Builds the image that the hosts of `martlet lab` boot: Debian with libvirt, QEMU and a small guest in it.
#
# Usage: build-image.sh FOLDER
# FOLDER, which must not exist, gets disk.img, vmlinuz and initrd. What goes on is told in lines "step: TEXT"; what the
# programs say goes to FOLDER.log. The packages come from where this machine's apt has Debian from.
set -eu
umask 022

say() { echo "step: $1"; }
fail() {
  echo "build-image: $1" >&2
  exit 1
}

[ $# -eq 1 ] || fail "usage: build-image.sh FOLDER"
target=$1
[ ! -e "$target" ] || fail "$target is there already"
[ "$(id -u)" -eq 0 ] || fail "this needs root: debootstrap makes device nodes and mounts"
for program in debootstrap mkfs.ext4 chroot apt-get; do
  command -v "$program" >/dev/null || fail "the program $program is missing"
done

work=$target.work
root=$work/root
log=$target.log
mkdir -p "$work"
: >"$log"

unmount() {
  for place in dev/pts dev sys proc; do
    if mountpoint -q "$root/$place"; then umount "$root/$place" || umount -l "$root/$place"; fi
  done
}
clean() {
  status=$?
  trap - EXIT HUP INT TERM
  unmount
  # Never below something that is still mounted.
  if ! grep -q " $root/" /proc/self/mounts; then rm -rf "$work"; fi
  exit "$status"
}
trap clean EXIT
trap 'exit 130' INT
trap 'exit 143' HUP TERM

# A repository of Debian's main that has a release of its own, not its updates; and the others, for apt in the image.
# shellcheck disable=SC2016 # apt replaces these
apt-get indextargets --format '$(SITE)|$(CODENAME)' 'Created-By: Packages' 'Component: main' 'Origin: Debian' \
  >"$work/sources" 2>>"$log" || true
if [ ! -s "$work/sources" ]; then
  fail "apt knows no repository of Debian's: it needs one in its sources, and an apt-get update"
fi
base=$(grep -v -e '|.*-' "$work/sources" | head -n 1)
[ -n "$base" ] || fail "apt knows no release of Debian's, only updates"
mirror=${base%|*}
release=${base#*|}

say "installing Debian $release"
debootstrap --variant=minbase --merged-usr --include=systemd,systemd-sysv,udev,dbus,kmod,ca-certificates \
  "$release" "$root" "$mirror" >>"$log" 2>&1 || {
  [ -x "$root/usr/bin/apt-get" ] || fail "debootstrap failed; see $log"
}

# Nothing is started while packages are set up.
printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
chmod 755 "$root/usr/sbin/policy-rc.d"
for place in proc sys dev dev/pts; do mount --bind "/$place" "$root/$place"; done
cp /etc/resolv.conf "$root/etc/resolv.conf"
apt-config dump Acquire::http::Proxy >"$root/etc/apt/apt.conf.d/90proxy" 2>/dev/null || true
rm -f "$root"/etc/apt/sources.list
sed 's/^\(.*\)|\(.*\)$/deb \1 \2 main/' "$work/sources" | sort -u >"$root/etc/apt/sources.list"
cat >"$root/etc/dpkg/dpkg.cfg.d/lab" <<'END'
force-unsafe-io
force-confold
path-exclude=/usr/share/doc/*
path-exclude=/usr/share/man/*
path-exclude=/usr/share/locale/*
END
inside() { DEBIAN_FRONTEND=noninteractive LC_ALL=C chroot "$root" "$@" >>"$log" 2>&1; }

# What the emulated hardware needs, so that a small initrd comes with the kernel.
mkdir -p "$root/etc/initramfs-tools"
cat >"$root/etc/initramfs-tools/initramfs.conf" <<'END'
MODULES=list
BUSYBOX=n
COMPRESS=gzip
COMPRESSLEVEL=1
END
printf 'virtio_pci\nvirtio_blk\next4\ncrc32c_generic\n' >"$root/etc/initramfs-tools/modules"

inside dpkg --configure -a || fail "the packages could not be set up; see $log"
inside apt-get update || fail "apt-get update failed in the image; see $log"
inside apt-get install -y -f || fail "apt-get failed in the image; see $log"
say "installing libvirt, QEMU and a kernel"
inside apt-get install -y --no-install-recommends initramfs-tools linux-image-cloud-amd64 libvirt-daemon-system \
  libvirt-clients qemu-system-x86 openssh-server openssh-client iproute2 busybox-static cpio netcat-openbsd cpuid \
  || fail "apt-get failed in the image; see $log"

say "setting the image up"
kernel=$(basename "$(echo "$root"/boot/vmlinuz-*)")
kernel=${kernel#vmlinuz-}

# The guest: the image's kernel and busybox, counting aloud.
tree=$root/tmp/guest
mkdir -p "$root/var/lib/martlet" "$tree/bin" "$tree/proc"
inside cp /bin/busybox /tmp/guest/bin/busybox
cat >"$tree/init" <<'END'
#!/bin/busybox sh
/bin/busybox mount -t proc proc /proc
echo "guest: up, CPU$(/bin/busybox sed -n 's/^model name[^:]*//p' /proc/cpuinfo | /bin/busybox head -n 1)"
/bin/busybox sed -n 's/^flags.*: /guest: flags /p' /proc/cpuinfo | /bin/busybox head -n 1
beat=0
while :; do
  echo "heartbeat $beat"
  beat=$((beat + 1))
  /bin/busybox sleep 1
done
END
chmod 755 "$tree/init"
inside sh -c 'cd /tmp/guest && find . | cpio -o -H newc --quiet -F /var/lib/martlet/guest-initrd' \
  || fail "the guest's initrd could not be made; see $log"
rm -rf "$tree"
ln -s "/boot/vmlinuz-$kernel" "$root/var/lib/martlet/guest-kernel"

cat >"$root/usr/local/bin/lab-guest" <<'END'
#!/bin/sh
# lab-guest NAME [kvm|qemu] [CPU]: prints the definition of a small guest that counts on its serial console.
# CPU is libvirt's <cpu> element; host-model if it is left out. The count is in /var/log/libvirt/qemu/NAME-serial.log.
set -eu
[ $# -ge 1 ] || { echo "usage: lab-guest NAME [kvm|qemu] [CPU]" >&2; exit 64; }
cat <<XML
<domain type='${2:-qemu}'>
  <name>$1</name>
  <memory unit='MiB'>96</memory>
  <vcpu>1</vcpu>
  <os>
    <type arch='x86_64' machine='pc'>hvm</type>
    <kernel>/var/lib/martlet/guest-kernel</kernel>
    <initrd>/var/lib/martlet/guest-initrd</initrd>
    <cmdline>console=ttyS0 quiet panic=-1 tsc=unstable mitigations=off</cmdline>
  </os>
  <features><acpi/></features>
  ${3:-<cpu mode='host-model' check='partial'/>}
  <on_poweroff>destroy</on_poweroff>
  <on_crash>destroy</on_crash>
  <devices>
    <emulator>/usr/bin/qemu-system-x86_64</emulator>
    <controller type='usb' model='none'/>
    <serial type='pty'><log file='/var/log/libvirt/qemu/$1-serial.log' append='on'/></serial>
    <memballoon model='none'/>
  </devices>
</domain>
XML
END
chmod 755 "$root/usr/local/bin/lab-guest"

# A host takes its name, keys and addresses from its second disk, a tar archive.
mkdir -p "$root/usr/local/sbin"
cat >"$root/usr/local/sbin/lab-seed" <<'END'
#!/bin/sh
tar -xf /dev/vdb -C / && hostname "$(cat /etc/hostname)"
END
chmod 755 "$root/usr/local/sbin/lab-seed"
cat >"$root/etc/systemd/system/lab-seed.service" <<'END'
[Unit]
Description=Name, keys and addresses of this lab host
DefaultDependencies=no
After=systemd-remount-fs.service dev-vdb.device
Requires=dev-vdb.device
Before=sysinit.target systemd-networkd.service
[Service]
Type=oneshot
ExecStart=/usr/local/sbin/lab-seed
RemainAfterExit=yes
[Install]
WantedBy=sysinit.target
END

# Told on the console when ssh and libvirt answer.
cat >"$root/etc/systemd/system/lab-ready.service" <<'END'
[Unit]
Description=Tell that this lab host is up
After=ssh.service libvirtd.service libvirtd.socket systemd-networkd.service
[Service]
Type=oneshot
ExecStart=/bin/sh -c 'virsh -c qemu:///system uri >/dev/null && echo "martlet lab: ready" >/dev/ttyS0'
[Install]
WantedBy=multi-user.target
END

echo "/dev/vda / ext4 noatime 0 1" >"$root/etc/fstab"
sed -i 's/^root:[^:]*:/root:*:/' "$root/etc/shadow"
cat >>"$root/etc/libvirt/qemu.conf" <<'END'
# Without virtlogd and AppArmor: starting a guest needs neither, and a guest's files may be anywhere.
stdio_handler = "file"
security_driver = "none"
END
# Only on the network between the hosts, where nobody else is (the socket's unit below).
echo 'auth_tcp = "none"' >>"$root/etc/libvirt/libvirtd.conf"
mkdir -p "$root/etc/systemd/system/libvirtd-tcp.socket.d"
cat >"$root/etc/systemd/system/libvirtd-tcp.socket.d/lab.conf" <<'END'
[Socket]
BindToDevice=eth1
END
mkdir -p "$root/etc/ssh/sshd_config.d"
printf 'UseDNS no\nPasswordAuthentication no\nMaxStartups 64\n' >"$root/etc/ssh/sshd_config.d/lab.conf"
rm -f "$root"/etc/ssh/ssh_host_*
inside systemctl enable lab-seed lab-ready systemd-networkd ssh libvirtd libvirtd-tcp.socket \
  || fail "the services could not be enabled; see $log"
for unit in apt-daily.timer apt-daily-upgrade.timer e2scrub_all.timer e2scrub_reap.service fstrim.timer \
  dpkg-db-backup.timer man-db.timer libvirt-guests.service apparmor.service \
  systemd-timesyncd.service systemd-networkd-wait-online.service getty@tty1.service serial-getty@ttyS0.service \
  systemd-pstore.service systemd-random-seed.service; do
  ln -sf /dev/null "$root/etc/systemd/system/$unit"
done
rm -f "$root/etc/libvirt/qemu/networks/autostart/default.xml"
: >"$root/etc/machine-id"
rm -f "$root/etc/resolv.conf" "$root/usr/sbin/policy-rc.d" "$root/etc/apt/apt.conf.d/90proxy"
rm -rf "$root"/var/cache/apt/* "$root"/var/lib/apt/lists/* "$root"/var/log/*.log
unmount

say "packing the image"
mkdir "$work/done"
cp -L "$root/boot/vmlinuz-$kernel" "$work/done/vmlinuz"
cp -L "$root/boot/initrd.img-$kernel" "$work/done/initrd"
truncate -s 3G "$work/done/disk.img"
mkfs.ext4 -q -F -L lab -O ^has_journal -E lazy_itable_init=1 -d "$root" "$work/done/disk.img" >>"$log" 2>&1 \
  || fail "mkfs.ext4 failed; see $log"
mv "$work/done" "$target"
say "done"

"""#
