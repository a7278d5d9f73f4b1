internal import HostSnapshots

extension Probe {
  /// Reads the arguments of running QEMU processes that describe their CPU and machine, and no others.
  mutating func readQEMUArguments() {
    for process in processes
    where process.program.hasPrefix("qemu-system-") || process.program == "qemu-kvm"
      || process.program == "kvm"
    {
      var text = ""
      var name: String?
      for (index, argument) in process.arguments.enumerated() {
        let option = argument.hasPrefix("--") ? String(argument.dropFirst()) : argument
        if option == "-enable-kvm" || option == "-no-kvm" { text += option + "\n" }
        guard ["-name", "-cpu", "-machine", "-M", "-accel", "-smp"].contains(option),
          index + 1 < process.arguments.count
        else { continue }
        let value = process.arguments[index + 1]
        if option == "-name" {
          name = guestName(value)
        } else {
          text += "\(option) \(value)\n"
        }
      }
      // libvirt starts QEMU without a machine to query it; that is not a guest.
      guard !text.isEmpty, !text.contains("-machine none") else { continue }
      add(
        .qemuArguments, from: "/proc/PID/cmdline",
        about: ["domain": name ?? "process \(process.number)", "emulator": process.arguments[0]], text: text)
    }
  }

  /// The guest's name in `guest=NAME,debug-threads=on`, or `NAME`.
  private func guestName(_ value: String) -> String {
    let first = value.split(separator: ",").first.map(String.init) ?? value
    return first.hasPrefix("guest=") ? String(first.dropFirst(6)) : first
  }
}
