internal import FoundationEssentials
internal import Glibc
package import LibvirtClient
internal import X86CPU

/// The CPUID that a program in the guest reads, by the guest's agent.
///
/// The program is a shell script that reads Linux's /dev/cpu/0/cpuid (each read executes CPUID), or runs cpuid -1 -r.
/// - SeeAlso: qemu 7.2 qga/qapi-schema.json, guest-exec, guest-exec-status; Linux 6.12 arch/x86/kernel/cpuid.c (the position is the
///   leaf, with the subleaf in its upper half).
package struct AgentReading {
  private struct Answer<Value: Decodable>: Decodable { var `return`: Value }
  private struct Started: Decodable { var pid: Int }

  private struct Status: Decodable {
    var exited: Bool
    var code: Int?
    var output: String?
    enum CodingKeys: String, CodingKey {
      case exited
      case code = "exitcode"
      case output = "out-data"
    }
  }

  /// How long the program may take.
  private static let limit = Duration.seconds(20)

  /// Has the program run by `ask`, which sends a command to the agent.
  ///
  /// - Throws: `LibvirtFailure` if no agent answers, it may not execute programs, or the guest has no way to read CPUID.
  package static func read(_ ask: (String) throws(LibvirtFailure) -> String) throws(LibvirtFailure)
    -> GuestCPUID
  {
    func answer<Value: Decodable>(
      _ command: String, as type: Value.Type
    ) throws(LibvirtFailure) -> Value {
      let text = try ask(command)
      do {
        return try JSONDecoder().decode(Answer<Value>.self, from: Data(text.utf8)).return
      } catch {
        throw LibvirtFailure(reason: "the agent's answer is not as expected")
      }
    }
    let started = try answer(
      "{\"execute\":\"guest-exec\",\"arguments\":{\"path\":\"/bin/sh\",\"arg\":[\"-c\",\"\(program)\"],\"capture-output\":true}}",
      as: Started.self)
    let deadline = ContinuousClock.now + limit
    while true {
      let status = try answer(
        "{\"execute\":\"guest-exec-status\",\"arguments\":{\"pid\":\(started.pid)}}", as: Status.self)
      if status.exited {
        guard let bytes = status.output.flatMap({ Data(base64Encoded: $0) }),
          let reading = GuestCPUID(output: String(decoding: bytes, as: UTF8.self))
        else {
          throw LibvirtFailure(
            reason:
              "the guest has neither a readable /dev/cpu/0/cpuid nor the program cpuid (exit status \(status.code ?? -1))"
          )
        }
        return reading
      }
      guard ContinuousClock.now < deadline else {
        throw LibvirtFailure(reason: "the program in the guest did not end within 20 s")
      }
      usleep(100_000)
    }
  }

  /// The script, without characters that JSON escapes.
  static var program: String {
    let places = FeatureRegisters.standard.leaves.map { "\($0.eax):\($0.ecx)" }.joined(separator: " ")
    return
      "d=/dev/cpu/0/cpuid; [ -r $d ] || modprobe cpuid >/dev/null 2>&1; if [ -r $d ]; then for p in \(places); do "
      + "l=${p%:*}; s=${p#*:}; echo $l $s $(dd if=$d bs=16 count=1 iflag=skip_bytes skip=$((l + (s << 32))) 2>/dev/null "
      + "| od -An -v -tx4); done; else exec cpuid -1 -r; fi"
  }
}

extension GuestCPUID {
  /// What the script prints: a leaf, a subleaf and four registers a line, or what cpuid -1 -r prints; nil without leaf 1.
  init?(output: String) {
    var table = CPUIDTable()
    for line in output.split(whereSeparator: \.isNewline) {
      let words = line.split { $0 == " " || $0 == "\t" || $0 == ":" || $0 == "=" }.map(String.init)
      if words.count == 6, let leaf = UInt32(words[0]), let subleaf = UInt32(words[1]) {
        let values = words.dropFirst(2).compactMap { UInt32($0, radix: 16) }
        guard values.count == 4 else { continue }
        table.leaves[CPUIDLeaf(eax: leaf, ecx: subleaf)] = CPUIDRegisters(
          eax: values[0], ebx: values[1], ecx: values[2], edx: values[3])
      } else if words.count == 10, words[2] == "eax" {
        let values = [words[0], words[1], words[3], words[5], words[7], words[9]].compactMap { word in
          word.hasPrefix("0x") ? UInt32(word.dropFirst(2), radix: 16) : nil
        }
        guard values.count == 6 else { continue }
        table.leaves[CPUIDLeaf(eax: values[0], ecx: values[1])] = CPUIDRegisters(
          eax: values[2], ebx: values[3], ecx: values[4], edx: values[5])
      }
    }
    guard table.leaves[CPUIDLeaf(eax: 1)] != nil, table.leaves[CPUIDLeaf(eax: 0)] != nil else { return nil }
    self.init(table)
  }
}
