internal import HostSnapshots
internal import S390Compatibility

extension Reader {
  /// What `virsh hypervisor-cpu-compare FILE` prints: whether the hypervisor can give the CPU in the file.
  ///
  /// The text has no architecture. On s390x, QEMU answers; of x86 hosts Martlet reads their own records.
  ///
  /// - SeeAlso: libvirt 11.3 tools/virsh-host.c, cmdHypervisorCPUCompare.
  static let hypervisorComparison = Reader(
    format: "hypervisor-comparison", title: "virsh hypervisor-cpu-compare",
    recognises: { preview in
      preview.hasLine { line in
        let whole = line
        guard line.take("CPU described in ") || line.take("The CPU provided by hypervisor ") else {
          return false
        }
        return HypervisorComparison(whole.rest) != nil
      } ? .certain : nil
    },
    read: { document throws(ReadError) in
      var record = S390Record()
      record.architecture = nil
      var (last, isOpen) = (1, false)
      for line in LineSequence(document.bytes) {
        guard let answer = HypervisorComparison(line.rest) else { continue }
        record.answers.append(.hypervisor(file: answer.file, result: answer.result))
        (last, isOpen) = (line.line, answer.endsWithFile)
      }
      guard !isOpen || document.bytes.last == UInt8(ascii: "\n") else {
        throw ReadError(
          document: document.name,
          reason: "the text ends with the file's name and without a line end, so the name may be cut",
          line: last, column: 1)
      }
      guard !record.answers.isEmpty else {
        throw ReadError(
          document: document.name,
          reason: "it has no answer of virsh hypervisor-cpu-compare; expected a line such as "
            + "\"CPU described in guest.xml is identical to the CPU provided by hypervisor on the host\"",
          line: 1, column: 1)
      }
      return Reading(format: "hypervisor-comparison", cpus: [.s390x(record)])
    })
}

/// A line of the answer.
private struct HypervisorComparison {
  var file: String
  var result: S390Comparison
  /// Whether nothing follows the file's name.
  var endsWithFile = false

  /// Reads a line; nil for any other.
  init?(_ line: String) {
    let provided = "the CPU provided by hypervisor on the host"
    let wordings: [(before: String, after: String, result: S390Comparison)] = [
      ("CPU described in ", " is incompatible with \(provided)", .incompatible),
      ("CPU described in ", " is identical to \(provided)", .identical),
      // The hypervisor's CPU is the superset, so the file's is the subset.
      ("The CPU provided by hypervisor on the host is a superset of CPU described in ", "", .subset),
    ]
    let text = line.trimmingBlanks
    for wording in wordings where text.hasPrefix(wording.before) && text.hasSuffix(wording.after) {
      let count = text.utf8.count - wording.before.utf8.count - wording.after.utf8.count
      guard count > 0 else { continue }
      let start = text.utf8.index(text.startIndex, offsetBy: wording.before.utf8.count)
      file = String(text[start..<text.utf8.index(start, offsetBy: count)])
      result = wording.result
      endsWithFile = wording.after.isEmpty
      return
    }
    return nil
  }
}
