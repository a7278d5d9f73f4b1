// Generated from Data/capture by Scripts/generate-tables. Do not edit.

let captureScript: StaticString = #"""
#!/bin/sh
# Prints what this machine says of its CPUs, and of KVM, QEMU, libvirt and nova-compute, for Martlet to read elsewhere:
#
#     ssh USER@HOST sh -s < capture.sh > HOST.capture
#
# It only reads: it writes no file, changes no setting, starts no guest, asks for no password. Root is not needed; what
# cannot be had is listed with the reason. Of nova.conf and of QEMU's arguments it prints only what is named below, and
# guests' XML and the kernel's command line without passwords, keys and tokens. The output is lines of text:
#
#     #martlet-capture 1                  the first line
#     #identity KEY VALUE                 which machine this is; times are seconds since 1970
#     #part KIND TIME SOURCE              what was read from SOURCE:
#     #about KEY=VALUE                      what tells it from others of its kind
#     #encoding gzip+base64                 if it is not plain text
#     |...                                  its lines
#     #missing KIND SOURCE <tab> REASON   what could not be had
#     #end                                the last line; without it, the output was cut off
#
# shellcheck disable=SC2016,SC2086  # awk's programs are quoted singly; some words below are meant to be split.

export LC_ALL=C
# For trying this on a copy of a machine's files: the folder that holds them.
root=${MARTLET_ROOT:-}
# What KVM is asked differs: aarch64 has registers in place of CPUID.
machine=$(uname -m 2>/dev/null)
# Ordinary users who come by ssh often lack the administrator's tools on their path.
[ -n "${MARTLET_ROOT+set}" ] || PATH=$PATH:/usr/sbin:/sbin

# --- How things are printed ---

has() { command -v "$1" >/dev/null 2>&1; }

# missing KIND SOURCE REASON
missing() { printf '#missing %s %s\t%s\n' "$1" "$2" "$3"; }

# begin KIND SOURCE [KEY=VALUE...]
begin() {
  printf '#part %s %s %s\n' "$1" "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$2"
  shift 2
  for pair; do printf '#about %s\n' "$pair"; done
}

# Words that hold a secret keep their names alone: of a command line, of arguments for QEMU.
secretless='
  function isSecret(word) {
    return tolower(word) ~ /passw|passphrase|secret|token|credential|api[_-]?key|private[_ -]?key|rootpw|(pwd|pass|psk|key|sig|signature|auth)=/ ||
      word ~ /:\/\/[^\/]*:[^\/]*@/ || word ~ /iscsi:.*@/
  }
  function bare(word, mark) {
    mark = index(word, "=")
    return mark && substr(word, 1, mark) !~ /@/ ? substr(word, 1, mark) "removed" : "removed"
  }
  function words(line, gap, parts, count, i, text) {
    count = split(line, parts, gap)
    for (i = 1; i <= count; i++) text = text (i > 1 ? gap : "") (isSecret(parts[i]) && parts[i] != "secret" ? bare(parts[i]) : parts[i])
    return text
  }
'

# A guest definition without secrets: an element a line, as libvirt writes it.
definition() {
  sed -e "s/ passwd='[^']*'//g" -e 's/\(<cookie [^>]*>\)[^<]*/\1/' -e 's/\(<session>\)[^<]*/\1/' -e 's/\(<dhCert>\)[^<]*/\1/' \
    -e 's/\(<id[BA][a-z]*>\)[^<]*/\1/' -e 's/\(<hostData>\)[^<]*/\1/' -e "s/\(<qemu:env [^>]*value=\)'[^']*'/\1'removed'/" |
    awk "$secretless"'
      /-----BEGIN [A-Z ]*PRIVATE KEY-----/ { isKey = 1; sub(/-----BEGIN.*/, "removed"); print; next }
      isKey && /-----END/ { isKey = 0; sub(/^.*-----END[^<]*/, "") }
      isKey { next }
      /<cmdline>/ {
        match($0, /<cmdline>[^<]*/)
        print substr($0, 1, RSTART + 8) words(substr($0, RSTART + 9, RLENGTH - 9), " ") substr($0, RSTART + RLENGTH)
        next
      }
      /<qemu:property / && match($0, /value=\047[^\047]*\047/) && isSecret(substr($0, 1, RSTART - 1)) {
        print substr($0, 1, RSTART + 6) "removed" substr($0, RSTART + RLENGTH - 1)
        next
      }
      /<entry/ && match($0, />[^<]*</) && isSecret(substr($0, 1, RSTART + RLENGTH - 2)) {
        print substr($0, 1, RSTART) "removed" substr($0, RSTART + RLENGTH - 1)
        next
      }
      /<qemu:arg / && match($0, /value=\047[^\047]*\047/) {
        value = substr($0, RSTART + 7, RLENGTH - 8)
        start = substr($0, 1, RSTART + 6); end = substr($0, RSTART + RLENGTH - 1)
        # QEMU writes a comma of a value twice.
        gsub(/,,/, "\001", value)
        if (value ~ /secret/) gsub(/data(=|&quot;:)[^,}]*/, "data=removed", value)
        value = words(value, ",")
        gsub(/\001/, ",,", value)
        print start value end
        next
      }
      { print }'
}

# Standard input, or a text, as the lines of a part.
lines() { awk '{ print "|" $0 }'; }
body() { printf '%s\n' "$1" | lines; }

# have KIND PATH: the text of a file in $text; if it cannot be read, it is missing.
have() { text=$(cat "$root$2" 2>&1) || { missing "$1" "$2" "${text##*: }"; return 1; }; }

# file PATH: a file as it is.
file() {
  if have file "$1"; then
    begin file "$1"
    case $1 in
      /proc/cmdline) printf '%s\n' "$text" | awk "$secretless"'{ print words($0, " ") }' | lines ;;
      *) body "$text" ;;
    esac
  fi
}

# folder PATH: the files of a folder, one a line, with the first line of each.
folder() {
  [ -d "$root$1" ] || { missing folder "$1" "No such folder"; return; }
  begin folder "$1"
  for path in "$root$1"/*; do
    if [ -f "$path" ] && value=$(head -n 1 "$path" 2>/dev/null); then
      printf '|%s\t%s\n' "${path##*/}" "$value"
    fi
  done
}

# A command, for 30 seconds at most where there is timeout(1).
if timeout 5 true 2>/dev/null; then limit='timeout 30'; else limit=; fi
limited() { $limit "$@" </dev/null; }

# answer KIND "KEY=VALUE" "KEY=VALUE" COMMAND...: what a command prints; pairs may be empty.
answer() {
  kind=$1 first=$2 second=$3
  shift 3
  source=$*
  source=${source#setsid }
  source=${source#"$root"}
  text=$(limited "$@" 2>/dev/null)
  status=$?
  if [ $status -eq 0 ]; then
    begin "$kind" "$source" ${first:+"$first"} ${second:+"$second"}
    case $kind in
      libvirt-domain) printf '%s\n' "$text" | definition | lines ;;
      *) body "$text" ;;
    esac
  elif [ $status -eq 124 ]; then
    missing "$kind" "$source" "It gave no answer within 30 s"
  else
    # Once more, for what it says of its failure.
    text=$(limited "$@" 2>&1 >/dev/null | awk 'NF { line = $0 } END { sub(/^error: /, "", line); print line }')
    missing "$kind" "$source" "${text:-It ended with status $status}"
  fi
  return $status
}

# --- Which machine this is; since when it, and the daemons that remember CPUs, have run ---

# identity KEY PATH
identity() {
  if have file "$2"; then printf '#identity %s %s\n' "$1" "$text"; fi
}

# In what container this runs, by the marks that their managers leave (systemd, CONTAINER_INTERFACE.md).
container() {
  name=$(head -n 1 "$root/run/systemd/container" 2>/dev/null)
  if [ -z "$name" ] && [ -e "$root/run/.containerenv" ]; then name=podman; fi
  if [ -z "$name" ] && [ -e "$root/.dockerenv" ]; then name=docker; fi
  [ -n "$name" ] || return
  echo "#identity container $name"
  if [ "$(head -n 1 "$root/proc/2/comm" 2>/dev/null)" != kthreadd ]; then
    missing qemu-arguments /proc/PID/cmdline "The processes of the host are hidden from this container ($name)"
  fi
  [ -d "$root/dev/cpu" ] || missing folder /dev/cpu "No such folder in this container ($name)"
}

identities() {
  identity hostName /proc/sys/kernel/hostname
  identity hostUUID /sys/class/dmi/id/product_uuid
  identity machineID /etc/machine-id
  identity bootID /proc/sys/kernel/random/boot_id
  booted=$(awk '$1 == "btime" { print $2 }' "$root/proc/stat" 2>/dev/null)
  [ -n "$booted" ] || return
  echo "#identity booted $booted"
  # In a process's stat, after its number and name, the 20th field is its start: hundredths of a second since the boot.
  cat "$root"/proc/[0-9]*/stat 2>/dev/null | awk -v booted="$booted" '
    {
      name = $0; sub(/\) [^)]*$/, "", name); sub(/^[0-9]+ \(/, "", name)
      if (name !~ /^(libvirtd|virtqemud|nova-compute)$/) next
      sub(/.*\) /, ""); start = int(booted + $20 / 100)
      if (!(name in earliest) || start < earliest[name]) earliest[name] = start
    }
    END { for (name in earliest) printf "#identity started.%s %.0f\n", name, earliest[name] }'
}

# --- The CPU ---

cpuid_leaves() {
  has cpuid || { missing cpuid "cpuid -r" "The tool cpuid is not installed"; return; }
  answer cpuid "" "" cpuid -r
}

# Locks and switches, microcode, capabilities; VMX (480H to 493H); AMD's; what masks CPUID on Intel, and on AMD.
msr_list='3a 8b ce cf 10a 10f 122 13c 140 1a0 345 da0
480 481 482 483 484 485 486 487 488 489 48a 48b 48c 48d 48e 48f 490 491 492 493
c0010015 c0010114 130 131 132 133 134 478 c0011002 c0011003 c0011004 c0011005'

# A model-specific register of CPU 0 in 16 hexadecimal digits; nothing if the CPU does not have it.
if has rdmsr; then
  msr() { rdmsr -p 0 "0x$1" 2>/dev/null | awk '{ while (length($0) < 16) $0 = "0" $0; print }'; }
else
  msr() {
    dd if="$device" bs=8 count=1 iflag=skip_bytes skip=$((0x$1)) 2>/dev/null | od -An -tx1 |
      awk '{ for (i = NF; i > 0; i--) digits = digits $i } END { print digits }'
  }
fi

msrs() {
  device=$root/dev/cpu/0/msr
  if [ ! -e "$device" ]; then
    why="No such device: the kernel's module msr is not loaded"
  elif ! why=$( (exec 3<"$device") 2>&1); then
    why=${why##*: }
  elif ! has rdmsr && ! dd if=/dev/null bs=8 count=0 iflag=skip_bytes skip=1 2>/dev/null; then
    why="rdmsr is not installed, and this machine's dd cannot begin at any byte"
  else
    why="The CPU answered for none"
    text=$(for index in $msr_list; do
      value=$(msr "$index")
      if [ ${#value} -eq 16 ]; then printf 'cpu 0 0x%08x 0x%s\n' "0x$index" "$value"; fi
    done)
    if [ -n "$text" ]; then
      begin msr /dev/cpu/0/msr cpus=0
      body "$text"
      return
    fi
  fi
  missing msr /dev/cpu/0/msr "$why"
}

# --- The kernel and the firmware ---

kernel() {
  for path in /proc/cpuinfo /proc/cmdline /proc/version /proc/sys/kernel/osrelease /sys/hypervisor/type \
    /sys/devices/system/cpu/cpu0/microcode/version /sys/devices/system/cpu/smt/control \
    /sys/devices/system/cpu/online; do
    file "$path"
  done
  for name in board_vendor board_name bios_vendor bios_version bios_date sys_vendor product_name; do
    file "/sys/class/dmi/id/$name"
  done
  folder /sys/devices/system/cpu/vulnerabilities
  folder /sys/module/kvm/parameters
  # Which modules of KVM there are, and the parameters of kvm_intel or kvm_amd.
  begin folder /sys/module
  for found in "$root"/sys/module/kvm*; do
    if [ -d "$found" ]; then printf '|%s\t\n' "${found##*/}"; fi
  done
  for found in "$root"/sys/module/kvm_*/parameters; do
    if [ -d "$found" ]; then folder "${found#"$root"}"; fi
  done
}

# What Xen's own tool says in dom0, without names and sizes.
xen() {
  [ "$(cat "$root/sys/hypervisor/type" 2>/dev/null)" = xen ] || return
  for path in version/major version/minor version/extra properties/capabilities properties/features; do
    file "/sys/hypervisor/$path"
  done
  has xl || { missing xen "xl info" "xl is not installed, or this is not dom0"; return; }
  text=$(limited xl info 2>/dev/null) || { missing xen "xl info" "xl gave no answer"; return; }
  begin xen "xl info" command=info
  printf '%s\n' "$text" | awk '/^(xen_|hw_caps|virt_caps|nr_cpus|threads_per_core|cpu_mhz)/' | lines
}

# The lines of the kernel's configuration that decide what the CPU shows.
kernel_config() {
  release=$(cat "$root/proc/sys/kernel/osrelease" 2>/dev/null)
  for path in "/boot/config-$release" "/lib/modules/$release/config" /proc/config.gz; do
    text=$(case $path in *.gz) gzip -dc "$root$path" ;; *) cat "$root$path" ;; esac 2>/dev/null | awk '
      /CONFIG_(CPU_MITIGATIONS|SPECULATION_MITIGATIONS|MITIGATION_|PAGE_TABLE_ISOLATION|RETPOLINE|KVM)/ ||
      /CONFIG_(AMD_MEM_ENCRYPT|INTEL_TDX|X86_INTEL_TSX_MODE|X86_INTEL_MEMORY_PROTECTION_KEYS|X86_UMIP|X86_SGX)/ ||
      /CONFIG_X86_(USER_SHADOW_STACK|KERNEL_IBT|FRED|CPU_RESCTRL|MCE|5LEVEL)/ || /CONFIG_SCHED_INFO/')
    [ -n "$text" ] || continue
    begin file "$path"
    body "$text"
    return
  done
  missing file "/boot/config-$release" "Neither it nor /proc/config.gz can be read"
}

# --- What a shell cannot ask ---

kvm_kinds='kvm-supported-cpuid kvm-emulated-cpuid kvm-hyperv-cpuid kvm-feature-msrs kvm-msrs kvm-capabilities'
if [ "$machine" = aarch64 ]; then kvm_kinds=kvm-arm-registers; fi

# refused REASON: why the helper did not answer.
refused() {
  for kind in $kvm_kinds qemu-cpu-model-expansion; do
    missing $kind "the helper" "$1"
  done
}

# Where Martlet was allowed to send a helper along (--ssh-helper), a function of that name prints it. It is put into a
# folder that only this user can read, and goes with the folder, whatever ends this script.
ask_helper() {
  has python3 || { refused "python3 is not installed"; return; }
  has mktemp || { refused "The tool mktemp is not installed"; return; }
  folder=$(umask 077; mktemp -d "${TMPDIR:-/tmp}/martlet.XXXXXX" 2>&1) || { refused "$folder"; return; }
  trap 'rm -rf "$folder"' EXIT
  trap 'exit 129' HUP INT TERM PIPE
  martlet_helper >"$folder/helper.py"
  timeout=
  if timeout 5 true 2>/dev/null; then timeout='timeout 100'; fi
  exec 3>&1
  why=$($timeout python3 -I "$folder/helper.py" 2>&1 >&3 3>&- </dev/null)
  status=$?
  exec 3>&-
  [ $status -eq 0 ] || refused "$(printf '%s\n' "${why:-It ended with status $status}" | awk 'NF { line = $0 } END { print line }')"
  rm -rf "$folder"
  trap - EXIT HUP INT TERM PIPE
}

beyond_a_shell() {
  if has martlet_helper; then
    [ "$machine" = aarch64 ] || missing xsave "CPUID and XGETBV" "The helper cannot ask the CPU; run martlet capture on the host"
    ask_helper
    return
  fi
  [ "$machine" = aarch64 ] || missing xsave "CPUID and XGETBV" "A shell cannot ask the CPU; run martlet capture on the host"
  for kind in $kvm_kinds; do
    missing $kind /dev/kvm "A shell cannot ask KVM; run martlet capture on the host"
  done
  missing qemu-cpu-model-expansion QEMU "The script starts no QEMU; run martlet capture on the host"
}

# --- QEMU and its guests ---

emulators='/usr/bin/qemu-system-x86_64 /usr/libexec/qemu-kvm'
if [ "$machine" = aarch64 ]; then emulators='/usr/bin/qemu-system-aarch64 /usr/libexec/qemu-kvm'; fi

qemu_versions() {
  found=
  for emulator in $emulators; do
    [ -x "$root$emulator" ] || continue
    found=yes
    answer qemu "emulator=$emulator" "" "$root$emulator" --version
  done
  [ -n "$found" ] || missing qemu "$emulators" "There is neither"
}

# Of each running QEMU its name, CPU, machine and accelerator, and nothing else of its command line.
qemu_arguments() {
  grep -l -e qemu -e kvm "$root"/proc/[0-9]*/cmdline /dev/null 2>/dev/null | while IFS= read -r path; do
    arguments=$({ tr '\n\000' ' \n' <"$path"; } 2>/dev/null)
    program=$(printf '%s\n' "$arguments" | head -n 1)
    case ${program##*/} in qemu-system-* | qemu-kvm | kvm) ;; *) continue ;; esac
    chosen=$(printf '%s\n' "$arguments" | awk '
      option != "" { print option, $0; option = ""; next }
      { sub(/^--/, "-") }
      /^-(name|cpu|machine|M|accel|smp)$/ { option = $0 }
      /^-(enable-kvm|no-kvm)$/ { print }')
    # libvirt starts QEMU without a machine to ask it what it can do; that is no guest.
    case $chosen in '' | *'-machine none'*) continue ;; esac
    name=$(printf '%s\n' "$chosen" | sed -n 's/^-name //p' | head -n 1 | sed 's/^guest=//; s/,.*//')
    process=${path%/cmdline}
    begin qemu-arguments "${path#"$root"}" "domain=${name:-process ${process##*/}}" "emulator=$program"
    printf '%s\n' "$chosen" | sed '/^-name /d' | lines
  done
}

# --- libvirt ---

virsh_reads='virsh -r -c qemu:///system'

# libvirt answers two questions only to those who may also change things, though these change nothing: what guests can
# have, and how a guest would be sent to another host. Without a terminal, nobody is asked for a password.
virsh_asks='virsh -c qemu:///system'
if has setsid; then virsh_asks="setsid $virsh_asks"; fi

libvirt() {
  why="virsh is not installed"
  if ! has virsh || { why="libvirt gave no answer"; ! answer libvirt-version "" "" $virsh_reads version; }; then
    for kind in libvirt-capabilities libvirt-domcapabilities libvirt-domain; do missing $kind virsh "$why"; done
    return
  fi
  answer libvirt-capabilities "" "" $virsh_reads capabilities
  # From 12.2 on the host-model can name all of its features, and from 12.5 on what guests can be given besides.
  expanded='' supported=''
  options=$(limited virsh help domcapabilities 2>/dev/null)
  case $options in *--expand-cpu-features*) expanded=--expand-cpu-features ;; esac
  case $options in *--supported-cpu-features*) supported=--supported-cpu-features ;; esac
  for emulator in $emulators; do
    [ -x "$root$emulator" ] || continue
    for type in kvm qemu; do
      answer libvirt-domcapabilities "emulator=$emulator" "type=$type" \
        $virsh_asks domcapabilities --emulatorbin "$emulator" --virttype $type $expanded
    done
    [ -z "$supported" ] || answer libvirt-supported-features "emulator=$emulator" type=kvm \
      $virsh_asks domcapabilities --emulatorbin "$emulator" --virttype kvm $expanded $supported
  done
  limited $virsh_reads list --name | while IFS= read -r name; do
    [ -n "$name" ] || continue
    answer libvirt-domain "domain=$name" state=live $virsh_reads dumpxml --domain "$name"
    answer libvirt-domain "domain=$name" state=migratable $virsh_asks dumpxml --domain "$name" --migratable
    domain_state "$name"
  done
  limited $virsh_reads list --all --name | while IFS= read -r name; do
    [ -n "$name" ] || continue
    answer libvirt-domain "domain=$name" state=inactive $virsh_reads dumpxml --domain "$name" --inactive
  done
}

# What libvirt knows of a running guest beyond its definition: how many snapshots and checkpoints, and which disks have a job.
domain_state() {
  source="virsh snapshot-list, checkpoint-list and blockjob $1"
  state=$(
    for kind in snapshot checkpoint; do
      names=$(limited $virsh_reads $kind-list --domain "$1" --name 2>/dev/null) || exit 1
      printf '%s\n' "$names" | awk -v kind=$kind 'NF { count++ } END { print kind "s", count + 0 }'
    done
    disks=$(limited $virsh_reads domblklist --domain "$1" 2>/dev/null) || exit 1
    jobs=
    for disk in $(printf '%s\n' "$disks" | awk 'NR > 2 && NF { print $1 }'); do
      job=$(limited $virsh_reads blockjob --domain "$1" --path "$disk" --info 2>&1) || exit 1
      case $job in '' | *'No current block job'*) ;; *) jobs="$jobs $disk" ;; esac
    done
    echo "block-jobs$jobs"
  ) || { missing libvirt-domain-state "$source" "libvirt gave no answer to one of them"; return; }
  begin libvirt-domain-state "$source" "domain=$1"
  body "$state"
}

# The sockets of libvirtd, or of virtqemud where the daemons are modular.
sockets() {
  found=
  for path in "$root"/run/libvirt/*-sock "$root"/run/libvirt/*-sock-ro; do
    [ -e "$path" ] || continue
    [ -n "$found" ] || begin folder /run/libvirt
    found=yes
    printf '|%s\t\n' "${path##*/}"
  done
}

cpu_map() {
  map=/usr/share/libvirt/cpu_map
  [ -d "$root$map" ] || { missing libvirt-cpu-map $map "No such folder"; return; }
  for tool in tar gzip base64; do
    has $tool || { missing libvirt-cpu-map $map "The tool $tool is not installed"; return; }
  done
  begin libvirt-cpu-map $map
  echo '#encoding gzip+base64'
  tar -C "$root/usr/share/libvirt" -cf - cpu_map 2>/dev/null | gzip -9 | base64 | lines
}

# --- Nova: the settings that concern CPUs and live migration, and no others ---

nova_settings='
  function show(line) {
    if (tolower(line) ~ /passw|secret|connection|token|url/) return
    sub(/:\/\/[^\/]*@/, "://", line)
    if (section != shown) print section
    shown = section
    print line
  }
  /^\[/ { section = $0; wanted = 0; next }
  /^[#;]/ || !NF { next }
  /^[ \t]/ { if (wanted) show($0); next }
  {
    key = $0; sub(/[ \t]*[=:].*/, "", key)
    wanted = key ~ /^(cpu_mode|cpu_models?|cpu_model_extra_flags|virt_type|hw_machine_type|report_cpu_traits)$/ ||
      key ~ /^(skip_cpu_compare_(on_dest|at_startup)|skip_hypervisor_version_check_on_lm)$/ ||
      key ~ /^live_migration_[a-z0-9_]+$/
    if (wanted) show($0)
  }'

nova() {
  for path in "$root"/etc/nova/nova.conf "$root"/etc/nova/nova-cpu.conf "$root"/etc/nova/nova.conf.d/*.conf; do
    path=${path#"$root"}
    [ -e "$root$path" ] || [ "$path" = /etc/nova/nova.conf ] || continue
    have nova-conf "$path" || continue
    begin nova-conf "$path"
    printf '%s\n' "$text" | awk "$nova_settings" | lines
  done
}

# --- Which system and which daemons run, and how fresh what they remember is ---

# services: libvirt's and Nova's units, whether they start at boot, and whether their program runs.
services() {
  [ -d "$root/etc/systemd/system" ] || { missing services /etc/systemd/system "The system does not use systemd"; return; }
  begin services /etc/systemd/system
  for folder in /etc/systemd/system /usr/lib/systemd/system /lib/systemd/system; do
    for path in "$root$folder"/libvirtd.* "$root$folder"/virtqemud.* "$root$folder"/virtproxyd.* "$root$folder"/nova-compute.* \
      "$root$folder"/openstack-nova-compute.* "$root$folder"/tripleo_nova_* "$root$folder"/edpm_nova_* "$root$folder"/kolla-nova_*; do
      case $path in *.service | *.socket) if [ -e "$path" ]; then echo "${path##*/}"; fi ;; esac
    done
  done | awk '!seen[$0]++' | while IFS= read -r unit; do
    state=disabled
    for link in "$root"/etc/systemd/system/*.wants/"$unit" "$root"/etc/systemd/system/*.requires/"$unit"; do
      if [ -L "$link" ] || [ -e "$link" ]; then state=enabled; fi
    done
    program=${unit%%.*}
    case $program in
      *virtqemud) program=virtqemud ;;
      *nova_libvirt*) program=libvirtd ;;
      *nova*compute*) program=nova-compute ;;
    esac
    case $unit in
      *.service)
        if cat "$root"/proc/[0-9]*/stat 2>/dev/null | grep -q "^[0-9]* ($program) "; then state="$state running"; fi ;;
    esac
    printf '|%s\t%s\n' "$unit" "$state"
  done
}

packages() {
  wanted='^(libvirt|qemu-system-x86|qemu-kvm|qemu-x86|pve-qemu-kvm|pve-manager|qemu-server|nova-compute|openstack-nova-compute|intel-microcode|amd64-microcode|microcode_ctl|linux-firmware|amd-ucode-firmware|ucode-|linux-image-|kernel-core|kernel-default|proxmox-kernel-|pve-kernel-|seabios|ovmf|edk2-ovmf)'
  map=
  for path in /usr/share/libvirt/cpu_map/index.xml /usr/share/libvirt/cpu_map.xml; do
    if [ -e "$root$path" ]; then map=$path; fi
  done
  if [ -n "$root" ]; then
    missing packages "package system" "Another machine's files were read"
    missing package-verification "package system" "Another machine's files were read"
  elif has dpkg-query; then
    text=$(limited dpkg-query -W -f '${db:Status-Abbrev}\t${Package}\t${Version}\n' | sed -n 's/^ii *\t//p' | grep -E "$wanted")
    begin packages dpkg-query; body "$text"
    verification "${map:+$(dpkg-query -S "$map" 2>/dev/null | sed -n '1s/: .*//p')}" dpkg --verify
  elif has rpm; then
    text=$(limited rpm -qa --qf '%{NAME}\t%{VERSION}-%{RELEASE}\n' | grep -E "$wanted")
    begin packages rpm; body "$text"
    verification "${map:+$(rpm -qf --qf '%{NAME}' "$map" 2>/dev/null)}" rpm -V
  else
    missing packages "package system" "There is neither dpkg nor rpm"
    missing package-verification "package system" "There is neither dpkg nor rpm"
  fi
}

# verification PACKAGE COMMAND...: the lines on the CPU map of the package that owns it.
verification() {
  package=$1
  shift
  [ -n "$package" ] || { missing package-verification "$*" "No package owns a CPU map here"; return; }
  text=$(limited "$@" "$package" 2>/dev/null | grep /usr/share/libvirt/cpu_map)
  begin package-verification "$* $package" "package=$package"
  if [ -n "$text" ]; then body "$text"; fi
}

# The revision that the installed microcode file holds for this CPU. Of Intel's updates (SDM vol. 3A, section 10.11.1) the lowest
# for the CPU's signature is certain; of AMD's patches (linux arch/x86/kernel/cpu/microcode/amd.c) the newest counts.
microcode_file() {
  cpu=$(awk -F '[ \t]*:[ \t]*' '!($1 in seen) { seen[$1] = $2 }
    END { print seen["vendor_id"], seen["cpu family"], seen["model"], seen["stepping"] }' "$root/proc/cpuinfo" 2>/dev/null)
  set -- $cpu
  vendor=$1 family=$2 model=$3 stepping=$4
  case $vendor in GenuineIntel | AuthenticAMD) ;; *) stepping= ;; esac
  case $family:$model:$stepping in
    *[!0-9:]* | *:) missing microcode-file /lib/firmware "/proc/cpuinfo does not tell the CPU"; return ;;
  esac
  if [ "$vendor" = GenuineIntel ]; then
    name=$(printf 'intel-ucode/%02x-%02x-%02x' "$family" "$model" "$stepping")
  elif [ "$family" -lt 21 ]; then
    name=amd-ucode/microcode_amd.bin
  else
    name=$(printf 'amd-ucode/microcode_amd_fam%02xh.bin' "$family")
  fi
  for path in /lib/firmware/$name /usr/lib/firmware/$name; do
    for ending in .xz .zst; do
      if [ -e "$root$path$ending" ] && [ ! -e "$root$path" ]; then
        missing microcode-file "$path$ending" "The file is compressed, and is not read"
        return
      fi
    done
    [ -r "$root$path" ] || continue
    revision=$(head -c 16777216 "$root$path" | od -An -v -t u4 | awk -v vendor="$vendor" -v family="$family" -v model="$model" \
      -v stepping="$stepping" '
      function intel(k, word) {
        if (k == 0 && word != 1) exit
        if (k == 1) revision = word
        if (k == 3) signature = word
        if (k == 7) data = word
        if (k != 8) return
        if (signature == wanted && (found == "" || revision < found)) found = revision
        size = data == 0 ? 2048 : word
        if (size < 48) exit
        start += size / 4
      }
      # A container: a mark, the size of its table, entries of four words that give CPUs a number, then patches.
      function amd(k, word) {
        if (k == 0 && word != 4279620 || k == 1 && word != 0) exit
        if (k == 2) { table = 3 + word / 4; ended = 0; split("", numbers) }
        if (k > 2 && (k - 3) % 4 == 0) { cpu = word; if (word == 0) ended = 1 }
        if (k > 2 && (k - 3) % 4 == 3 && !ended && cpu == wanted) numbers[word % 65536] = 1
        if (k >= 2 && k + 1 >= table) { patches = 1; start = at + 1 }
      }
      function patch(k, word) {
        if (k == 0 && word != 1) { patches = 0; start = at; amd(0, word); return }
        if (k == 1) { size = word; if (size < 64) exit }
        if (k == 3) level = word
        if (k == 8) fits = (word % 65536) in numbers
        if (k < 8 || k + 1 < 2 + size / 4) return
        if (fits && level > found) found = level
        start = at + 1
      }
      BEGIN {
        base = family < 15 ? family : 15
        wanted = stepping % 16 + model % 16 * 16 + base * 256 + int(model / 16) * 65536 + (family - base) * 1048576
      }
      {
        for (i = 1; i <= NF; i++) {
          # What lies before the next header is data.
          if (at >= start) { if (vendor == "GenuineIntel") intel(at - start, $i); else if (patches) patch(at - start, $i); else amd(at - start, $i) }
          at++
        }
      }
      END { if (found != "") printf "0x%x\n", found }')
    if [ -n "$revision" ]; then
      begin microcode-file "$path"; body "$revision"
    else
      missing microcode-file "$path" "The file holds none for this CPU"
    fi
    return
  done
  missing microcode-file "/lib/firmware/$name" "No such file or directory"
}

# value NAME: the text of the first such element of the standard input.
value() { sed -n "s|.*<$1>\([^<]*\)</$1>.*|\1|p" | head -n 1 | tr -d '\t\r'; }

# What libvirt wrote down of each QEMU: four values of each file, and when it was written.
capability_caches() {
  folder=/var/cache/libvirt/qemu/capabilities
  if ! ls "$root$folder" >/dev/null 2>&1; then
    if [ -e "$root/var/cache/libvirt/qemu" ]; then
      missing libvirt-cache $folder "Permission denied"
    else
      missing libvirt-cache $folder "No such folder"
    fi
    return
  fi
  begin libvirt-cache $folder
  for path in "$root$folder"/*.xml; do
    [ -r "$path" ] || continue
    text=$(head -c 8388608 "$path" | grep -e '<emulator>' -e '<qemuctime>' -e '<microcodeVersion>' -e '<kernelVersion>')
    line=$(printf '%s\n' "$text" | value emulator)
    [ -n "$line" ] || continue
    for key in qemuctime microcodeVersion kernelVersion; do
      found=$(printf '%s\n' "$text" | value $key)
      if [ -n "$found" ]; then line="$line	$key=$found"; fi
    done
    if time=$(stat -L -c %Y "$path" 2>/dev/null); then line="$line	written=$time"; fi
    printf '|%s\n' "$line"
  done
}

setup() {
  if [ -e "$root/etc/os-release" ]; then file /etc/os-release; else file /usr/lib/os-release; fi
  services
  begin paths "the paths that Martlet looks for"
  for path in /etc/kolla/nova-compute /etc/kolla/nova-libvirt /var/lib/config-data/puppet-generated/nova_libvirt \
    /var/lib/openstack/config/nova /etc/pve /etc/kernel/proxmox-boot-uuids /etc/kernel/cmdline /boot/loader/entries \
    /etc/default/grub /usr/bin/docker /usr/bin/podman /usr/sbin/grubby /sbin/pbl /usr/sbin/pbl /usr/sbin/update-grub; do
    if [ -e "$root$path" ]; then echo "|$path"; fi
  done
  if [ -d "$root/lib/modules" ]; then
    begin folder /lib/modules
    for path in "$root"/lib/modules/*; do if [ -d "$path" ]; then printf '|%s\t\n' "${path##*/}"; fi; done
  else
    missing folder /lib/modules "No such folder"
  fi
  begin file-times stat
  for path in /usr/sbin/libvirtd /usr/sbin/virtqemud /usr/bin/nova-compute /usr/bin/qemu-system-x86_64 /usr/libexec/qemu-kvm \
    /usr/bin/kvm; do
    if time=$(stat -L -c %Z "$root$path" 2>/dev/null); then printf '|%s\t%s\n' "$path" "$time"; fi
  done
  [ "$machine" = aarch64 ] || microcode_file
  capability_caches
  packages
}

# All that is above has been read before the first command runs, so that none can take it for its own input.
main() {
  echo '#martlet-capture 1'
  container; identities
  if [ "$machine" != aarch64 ]; then cpuid_leaves; msrs; fi
  kernel; kernel_config; xen; beyond_a_shell
  qemu_versions; qemu_arguments
  sockets; libvirt; cpu_map
  nova; setup
  echo '#end'
}
main </dev/null

"""#
