internal import CPUCompatibility
internal import Remedies

/// Checks of the rights that the capture ran with.
let rightsChecks: [HostCheck] = [
  HostCheck(
    id: "rights.root", title: "rights of the capture", decides: false,
    citation: "linux 6.12 arch/x86/kernel/msr.c, msr_open (CAP_SYS_RAWIO); libvirt docs, acl",
    find: { context in
      guard let configuration = context.configuration else { return context.notRecorded("the host's setup") }
      let denied = configuration.missing.filter {
        $0.reason.contains("needs root") || $0.reason.hasPrefix("Permission denied")
      }
      guard let first = denied.first else {
        return .passed("Nothing was refused because rights were missing.")
      }
      return .advice(
        "\(denied.count) \(denied.count == 1 ? "source was" : "sources were") refused, \(first.source) first (\(first.reason)).",
        [.run(["sudo", "martlet", "capture", "-o", "HOST.json"], on: .host)])
    }),
  HostCheck(
    id: "kvm.usable", title: "KVM",
    citation:
      "linux 6.12 Documentation/virt/kvm/api.rst, section 4.1; Debian and Fedora udev rules, /dev/kvm of group kvm",
    find: { context in
      guard let configuration = context.configuration else { return context.notRecorded("what KVM says") }
      if configuration.kvmCapabilities != nil { return .passed("KVM answers.") }
      let load: Command = "modprobe kvm_intel || modprobe kvm_amd"
      if let modules = configuration.modules, !modules.contains("kvm_intel"), !modules.contains("kvm_amd") {
        return .failed(
          "Neither kvm_intel nor kvm_amd is loaded, so that guests do not get KVM.",
          [
            load, "dmesg | grep -i kvm    # why it does not load: firmware may have switched VT-x or SVM off",
          ],
          undo: ["modprobe -r kvm_intel || modprobe -r kvm_amd"])
      }
      guard let gap = configuration.missing.first(where: { $0.kind == "kvm-capabilities" }) else {
        return context.notRecorded("what KVM says")
      }
      if gap.reason.contains("group kvm") {
        return .failed(
          "The user who took the snapshot may not open /dev/kvm (\(gap.reason)).",
          [
            .run(
              ["usermod", "-aG", "kvm", "USER"], note: "log in again afterwards; QEMU's own user needs it too"
            )
          ],
          undo: [.run(["gpasswd", "-d", "USER", "kvm"])])
      }
      if gap.reason.contains("there is no KVM") {
        return .failed("\(gap.source) is not there: \(gap.reason).", [load])
      }
      return .notChecked("\(gap.source) did not report: \(gap.reason).", [DoctorContext.capture])
    }),
  HostCheck(
    id: "msr.readable", title: "MSRs", decides: false,
    citation: "linux 6.12 arch/x86/kernel/msr.c; msr(4)",
    find: { context in
      guard let configuration = context.configuration else { return context.notRecorded("MSRs") }
      if !configuration.msrs.isEmpty {
        return .passed("MSRs of \(configuration.msrs.count) logical CPUs were read.")
      }
      guard let gap = configuration.missing.first(where: { $0.kind == "msr" && !$0.hasNone }) else {
        return context.notRecorded("MSRs")
      }
      return .advice(
        "No MSR was read (\(gap.reason)), so that firmware's switches and VMX controls stay unknown.",
        gap.reason.contains("msr") && gap.reason.contains("not loaded")
          ? ["modprobe msr", DoctorContext.capture] : [DoctorContext.capture],
        undo: gap.reason.contains("not loaded") ? ["modprobe -r msr"] : [])
    }),
  HostCheck(
    id: "kvm.nested", title: "nested virtualization", decides: false,
    citation: "linux 6.12 Documentation/virt/kvm/x86/running-nested-guests.rst",
    find: { context in
      guard let configuration = context.configuration else { return context.notRecorded("KVM's parameters") }
      let module = ["kvm_intel", "kvm_amd"].first { configuration.moduleParameters["\($0).nested"] != nil }
      guard let module, let isOn = configuration.isOn("\(module).nested") else {
        return context.notRecorded("the parameter nested of KVM's module")
      }
      if isOn {
        return .passed("\(module) has nested on: guests can get \(module == "kvm_intel" ? "vmx" : "svm").")
      }
      return .advice(
        "\(module) has nested off: guests that ask for \(module == "kvm_intel" ? "vmx" : "svm") do not start here, and none moves here.",
        [
          .task(.listGuests(context.manager)),
          .task(.setModuleParameter(module: module, setting: "nested=1")),
        ],
        undo: [.task(.unsetModuleParameter(module: module, setting: "nested=1"))])
    }),
]
