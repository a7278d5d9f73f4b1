import Foundation
import ReportContract
import TestSupport
import Testing

@testable import martlet

/// One approved document of each form: what the command prints is it, and it is read and written without a change.
///
/// Forms that need a daemon or emulated hosts have a document made by their schema. `RECORD_SNAPSHOTS=1` writes them.
@Suite struct GoldenTests {
  static let folder = packageFolder.appending(path: "Tests/ReportTests/Golden")

  /// The commands by which documents are made, by the form's name.
  static let commands: [String: String] = [
    "arm": "compare arm-a.json arm-b.json --format json",
    "arm-register": "explain ID_AA64ISAR0_EL1.SHA2 --format json",
    "check": "check guest.xml --from new.xml --on old.xml --cpu-map builtin --format json",
    "compare": "compare new.xml old.xml --cpu-map builtin --format json",
    "diagnosis": "diagnose --from new.xml --to old.xml --log nova.log --cpu-map builtin --format json",
    "doctor": "doctor host.json old.xml --cpu-map builtin --format json",
    "features": "explain avx2 --format json",
    "findings": "explain --log nova.log --from new.xml --to old.xml --cpu-map builtin --format json",
    "fix": "fix guest.xml --on old.xml --allow-drop fault --allow-drop state-refused --allow-drop corrupt "
      + "--cpu-map builtin --format json",
    "ladder": "explain avx2 --on old.xml --cpu-map builtin --format json",
    "level": "level new.xml old.xml --cpu-map builtin --format json",
    "profile": "show dump.txt --cpu-map builtin --format json",
    "libvirt-cpu": "libvirt expand guest.xml --cpu-map builtin --libvirt-version 9.0.0 --format json",
    "libvirt-compare":
      "libvirt compare old.xml guest.xml --cpu-map builtin --libvirt-version 9.0.0 --format json",
    "lint": "lint nova.conf --format json",
    "s390x": "compare s390x-a.xml s390x-b.json --format json",
    "upgrade": "upgrade --host old.xml --guest guest.xml --kernel 6.18 --qemu 11.1 --libvirt 12.8 "
      + "--cpu-map builtin --format json",
  ]

  @Test(arguments: FormTests.forms.indices) func documentsAreWhatWasApproved(index: Int) throws {
    let form = FormTests.forms[index]
    let file = Self.folder.appending(path: form.form.name + ".json")
    let made = try document(form)
    if isRecording {
      try made.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("recorded \(file.lastPathComponent): read it, then run without RECORD_SNAPSHOTS")
      return
    }
    let approved = try String(contentsOf: file, encoding: .utf8)
    #expect(made == approved, "\(file.lastPathComponent) is not what is made now")
    let data = Data(approved.utf8)
    #expect(try form.faults(in: data) == [])
    #expect(try canonical(rewritten(form.document, data)) == canonical(data))
  }

  /// No file is left of a form that is gone.
  @Test func everyFileIsOfAForm() throws {
    let names = Set(FormTests.forms.map { $0.form.name + ".json" })
    #expect(Set(try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)) == names)
    #expect(Set(Self.commands.keys).isSubset(of: Set(FormTests.forms.map(\.form.name))))
  }

  private func document(_ form: PublishedForm) throws -> String {
    guard let command = Self.commands[form.form.name] else { return try canonical(form.fullSample) }
    let result = try runMartlet(command.split(separator: " ").map(String.init))
    #expect(result.status < 64, "\(command)")
    return result.output
  }

  private func rewritten<T: PublishedDocument>(_ type: T.Type, _ data: Data) throws -> Data {
    try JSONEncoder().encode(JSONDecoder().decode(type, from: data))
  }
}
