import Foundation
import Remedies
import RemedySamples
import Testing

/// Remedies that edit a guest's definition, carried out by the steps that are printed: on a guest that runs, by virsh, with an editor
/// that does what the step says.
@Suite(
  .serialized,
  .enabled(if: PrivateLibvirtd.isInstalled, "libvirtd, virsh or qemu-system-x86_64 is not installed"),
  .privateLibvirtd)
struct DefinitionRemedyTests {
  /// The remedies whose trial this is: of each kind the first that a message proposes, and the shortest of a diagnosis.
  private static let remedies: [Remedy] = {
    let own = Set(RemedyKind.allCases.filter { $0.trial.place?.file.contains("DefinitionRemedy") == true })
    let all = EveryRemedy.all.filter { remedy in remedy.kind.map(own.contains) ?? false }
      .filter { $0.commands.contains { $0.contains("virsh edit") } }
    return Dictionary(grouping: all, by: \.id).values.flatMap { group in
      let sorted = group.sorted { $0.commands.count < $1.commands.count }
      return sorted.count > 1 ? [group[0], sorted[0]] : group
    }.sorted { $0.id < $1.id }.map { $0.fitted(to: Platform(system: .debian)) }
  }()

  private let name = "remedied"
  private let hand = OperatorHand([
    "GUEST": "remedied", "NAME": "fma", "HERTZ": "2500000000", "SOURCE": "source",
    "DESTINATION": "destination",
  ])

  @Test func everyKindIsTried() {
    let kinds = Set(Self.remedies.map(\.id))
    for kind in RemedyKind.allCases where kind.trial.place?.file.contains("DefinitionRemedy") == true {
      #expect(kinds.contains(kind.rawValue), "\(kind.rawValue)")
    }
  }

  @Test func anEditIsMadeCheckedAndUndone() throws {
    let daemon = try #require(PrivateLibvirtd.current)
    let guest = try BootedGuest(name, on: daemon)
    defer { guest.end() }
    for remedy in Self.remedies {
      let pasted = try PastedSteps([
        "virsh": "exec /usr/bin/virsh -q -c '\(daemon.uri)' \"$@\"", "sleep": "exec /usr/bin/sleep 0.1",
        "martlet": "exec '\(GuestToFix.command)' \"$@\"",
      ])
      for host in ["source", "destination"] { try pasted.file(host + ".json", GuestToFix.host) }
      try carryOut(remedy, on: guest, by: pasted)
    }
  }

  private func carryOut(_ remedy: Remedy, on guest: BootedGuest, by pasted: PastedSteps) throws {
    let before = try definition(guest)
    var asked: [String] = []
    for step in hand.steps(remedy.actions) {
      switch step {
      case .paste(let line):
        // What only looks finds nothing where there is nothing yet.
        let answer = try pasted.paste(line)
        #expect(answer.status == 0 || isSearch(line), "\(remedy.id): \(line)\n\(answer)")
      case .edit(let element, let isWhole, let lines):
        let new = OperatorHand.edited(try definition(guest), element: element, isWhole: isWhole, lines: lines)
        let editor = try pasted.script("editor", "cp '\(try pasted.file("new.xml", new))' \"$1\"")
        let answer = try pasted.paste("virsh edit \(name)", ["EDITOR": editor])
        #expect(answer.status == 0, "\(remedy.id): \(lines)\n\(answer)")
        asked += isWhole ? Array(lines.dropFirst().dropLast()) : lines.filter { !$0.contains("pc-q35") }
      case .configure, .pasteHere, .remark: break
      }
    }
    try #require(!asked.isEmpty, "\(remedy.id) asks for nothing")
    try guest.waitForCode()
    try holds(asked, remedy, guest)
    try pasted.file(name + ".xml", try guest.daemon.virsh("dumpxml", name).output)
    for step in hand.steps(remedy.checks) {
      guard case .paste(let line) = step else { continue }
      let answer = try pasted.paste(line)
      // A verdict is an answer, whichever it is: these hosts are no hosts of the guest's.
      #expect(
        [0, line.hasPrefix("martlet check") ? 1 : 0].contains(answer.status ?? -1),
        "\(remedy.id): \(line)\n\(answer)")
      #expect(!answer.output.isEmpty, "\(remedy.id): \(line)")
    }
    for step in hand.steps(remedy.undoActions) {
      guard case .paste(let line) = step else { continue }
      let answer = try pasted.paste(line)
      #expect(answer.status == 0, "\(remedy.id): \(line)\n\(answer)")
    }
    #expect(try definition(guest) == before, "\(remedy.id)")
    #expect(try guest.daemon.virsh("domstate", name).output.hasPrefix("running"), "\(remedy.id)")
    try guest.waitForCode()
  }

  /// What was asked for is in the definition, and in that of the running guest: it was off meanwhile.
  private func holds(_ lines: [String], _ remedy: Remedy, _ guest: BootedGuest) throws {
    let running = try guest.daemon.virsh("dumpxml", name).output
    for text in [try definition(guest), running] {
      for line in lines {
        for element in line.matches(of: #/<(\w+)([^>]*?)/?>/#) where !element.2.isEmpty {
          let attributes = element.2.matches(of: #/(\w+)='([^']*)'/#).map { String($0.0) }
          let isThere = text.matches(of: #/<(\w+)([^>]*)>/#).contains { found in
            found.1 == element.1 && attributes.allSatisfy { found.2.contains($0) }
          }
          #expect(isThere, "\(remedy.id): \(element.0) is missing in\n\(text)")
        }
      }
    }
  }

  private func definition(_ guest: BootedGuest) throws -> String {
    try guest.daemon.virsh("dumpxml", name, "--inactive", "--security-info").output
  }

  private func isSearch(_ line: String) -> Bool { line.contains("grep") && !line.contains("&&") }
}
