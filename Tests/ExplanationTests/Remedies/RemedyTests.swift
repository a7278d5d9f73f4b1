import CPUCompatibility
import RemedySamples
import TestSupport
import Testing

@testable import Remedies
@testable import ReportRendering

/// What holds of every remedy, whoever proposes it.
@Suite struct RemedyTests {
  private var all: [Remedy] { EveryRemedy.printed }

  /// What a line does, without its comment.
  private func code(_ line: String) -> Substring { line.prefix { $0 != "#" } }

  @Test func everyKindIsProposed() {
    let proposed = Set(all.map(\.kind))
    // A parameter that gives a feature is known of TSX alone so far.
    #expect(Set(RemedyKind.allCases).subtracting(proposed).isSubset(of: [.forceParameter]))
    #expect(all.count > 300)
  }

  @Test func oneActionHasOneRisk() {
    let risks = Dictionary(grouping: all, by: \.id).mapValues { Set($0.map(\.risk)) }
    for (id, risk) in risks { #expect(risk.count == 1, "\(id): \(risk)") }
    for remedy in all {
      #expect(remedy.risk == remedy.kind?.risk)
      #expect(
        (remedy.risk == .none) == remedy.restarts.isEmpty || remedy.kind == .sameDefinition
          || remedy.kind == .detachDevice || remedy.kind == .dropRecords || remedy.kind == .copyStorage,
        "\(remedy.id)")
    }
  }

  @Test func whatHurtsIsSaidFirst() throws {
    for remedy in all where remedy.risk > .none {
      let gravest = try #require(remedy.kind?.orderedEffects.first)
      #expect(gravest.risk == remedy.risk && remedy.riskReason.hasPrefix(gravest.warning), "\(remedy.id)")
    }
    let style = TextStyle(width: 80, usesColor: false)
    let from = EveryRemedy.host(
      "a", "Intel", at: .libvirtHostCPU, present: EveryRemedy.features("sse2", "monitor"))
    let to = EveryRemedy.host("b", "Intel", at: .libvirtHostCPU, present: EveryRemedy.features("sse2"))
    let remedies = try #require(
      EveryRemedy.diagnosis(from, to).text(style).split(separator: "WHAT CAN BE DONE").last)
    let parts = remedies.split(separator: "     opens ").dropFirst()
    #expect(parts.count > 3)
    for part in parts {
      let risk = try #require(part.split(separator: "     risk").first)
      #expect(!risk.contains("     do "), "\(part)")
    }
  }

  @Test func aHostThatIsRebootedIsEmptiedFirst() throws {
    var seen = 0
    for remedy in all {
      for lines in [remedy.commands, remedy.undo] {
        guard let reboot = lines.firstIndex(where: { code($0).contains("reboot") }) else { continue }
        seen += 1
        #expect(remedy.risk >= .medium && remedy.restarts.contains("host"), "\(remedy.id)")
        // It asks for guests itself, and goes on only where there is an answer and it is empty.
        #expect(lines[reboot].hasPrefix("guests=$("), "\(remedy.id): \(lines[reboot])")
      }
      if remedy.restarts.contains("host") || remedy.restarts.contains("kvm") {
        #expect(
          remedy.commands[0].contains("list") || remedy.commands[0].contains("--disable "), "\(remedy.id)")
        #expect(remedy.riskReason.contains("move "), "\(remedy.id)")
        #expect(remedy.risk >= .medium, "\(remedy.id)")
      }
      // What keeps new guests off is taken back.
      if remedy.commands.joined().contains("service set --disable") {
        #expect(remedy.commands.last?.contains("service set --enable") == true, "\(remedy.id)")
      }
      // A module that guests use is not removed: rmmod -f and the like are never printed.
      #expect(!remedy.commands.joined().contains("rmmod"), "\(remedy.id)")
    }
    #expect(seen > 50)
  }

  @Test func aStartWaitsForTheShutdown() {
    var seen = 0
    for remedy in all {
      for line in remedy.commands + remedy.undo {
        #expect(
          !line.contains("openstack server stop") || line.contains("= SHUTOFF ]"), "\(remedy.id): \(line)")
        #expect(!code(line).contains("reboot --hard"), "\(remedy.id)")
        guard line.contains("virsh shutdown") else { continue }
        seen += 1
        #expect(line.contains("domstate") && line.contains("seq "), "\(remedy.id): \(line)")
      }
    }
    #expect(seen > 10)
  }

  @Test func packagesFilesStay() {
    let packaged = ["/etc/modprobe.d/kvm.conf", "/etc/modprobe.d/qemu-system-x86.conf", "/etc/default/grub"]
    for remedy in all {
      for line in remedy.commands + remedy.undo {
        let code = code(line)
        #expect(!code.contains("sed -i"), "\(remedy.id): \(line)")
        for file in packaged {
          #expect(
            !code.contains("> \(file)") && !"\(code) ".contains("tee \(file) "), "\(remedy.id): \(line)")
        }
        if code.contains("/etc/modprobe.d"), code.contains("tee ") {
          #expect(code.contains("tee /etc/modprobe.d/zz-martlet-"), "\(remedy.id): \(line)")
        }
        // A redirection keeps what is there, but for what looks.
        if let target = code.split(separator: "> ").dropFirst().first, !target.hasPrefix("/dev/null") {
          #expect(code.contains("set -C") || remedy.risk == .none, "\(remedy.id): \(line)")
        }
      }
    }
  }

  /// Two parameters of one module have two files: neither remedy takes the other's away, nor does its undoing.
  @Test func eachParameterHasItsFile() {
    func lines(_ steps: [Command]) -> [String] { steps.flatMap { $0.fitted(to: nil) }.map(\.text) }
    for (one, other) in [("nested=1", "ept=1"), ("nested=0", "enable_apicv=1")] {
      let first = lines(HostCommands.setModuleParameter("kvm_intel", one))
      let second = lines(HostCommands.setModuleParameter("kvm_intel", other))
      func file(_ lines: [String]) -> Substring? {
        lines.compactMap { $0.split(separator: "| tee ").dropFirst().first }.first
      }
      #expect(file(first) != nil && file(first) != file(second))
      #expect(
        lines(HostCommands.unsetModuleParameter("kvm_intel", one)).first == file(first).map { "rm \($0)" })
    }
  }

  @Test func whatIsEditedIsSavedFirstAndPutBack() {
    for remedy in all {
      guard let edit = remedy.commands.firstIndex(where: { $0.contains("virsh edit") }) else { continue }
      let saves = remedy.commands[..<edit].contains {
        $0.contains("--security-info > GUEST.before.xml")
      }
      #expect(saves, "\(remedy.id)")
      let isPutBack = remedy.undo.contains {
        $0.contains("virsh define GUEST.before.xml")
          || $0.contains("virsh define /dev/stdin < GUEST.before.xml")
      }
      #expect(isPutBack, "\(remedy.id)")
    }
    for remedy in all where remedy.risk > .none {
      #expect(!remedy.undo.isEmpty, "\(remedy.id)")
    }
  }

  @Test func aMachineTypeKeepsItsChipset() {
    for remedy in all {
      for line in remedy.commands where line.contains("q35") {
        // Both families stand side by side, each for guests of its own.
        let near = remedy.commands.joined(separator: "\n")
        #expect(
          near.contains("i440fx") && (line.contains("where it") || line.contains("else")),
          "\(remedy.id): \(line)")
      }
      #expect(!remedy.commands.contains { code($0).contains("hw_machine_type") }, "\(remedy.id)")
    }
  }

  /// Every line that is printed, once.
  private var lines: [String] { Set(all.flatMap { $0.commands + $0.check + $0.undo }).sorted() }

  /// No remedy leaves a line of its own unwritten: each platform has the commands of each task that a remedy names.
  @Test func everyPlatformDecidesEveryTask() {
    let tasks = Set(EveryRemedy.all.flatMap { $0.actions + $0.checks + $0.undoActions }).compactMap { step in
      if case .task(let task) = step.form { task } else { nil as HostTask? }
    }
    #expect(Set(tasks.map(\.id)).count > 15)
    for platform in EveryRemedy.platforms where platform.system != nil && !platform.runsWithoutLibvirt {
      for task in tasks { #expect(task.commands(on: platform) != nil, "\(task) on \(platform.title)") }
    }
    // Where nothing is known, what no command does everywhere has those of both families.
    let advice = PlatformAdvice(platform: nil, remedies: EveryRemedy.all.map { $0.fitted(to: nil) })
    #expect(advice.tasks.count > 5)
    for task in advice.tasks { #expect(task.variants.map(\.platform) == ["Debian", "RHEL"], "\(task.text)") }
    #expect(Set(advice.tasks.map(\.text)).count == advice.tasks.count)
  }

  /// Every remedy says what it needs, what it does to guests, and how to see that it worked.
  @Test func everyRemedyIsWhole() {
    for remedy in all {
      #expect(!remedy.guests.isEmpty, "\(remedy.id)")
      guard remedy.risk > .none else { continue }
      #expect(!remedy.preconditions.isEmpty && !remedy.checks.isEmpty, "\(remedy.id)")
      #expect(!remedy.commands.isEmpty || remedy.kind == .bypassCheck, "\(remedy.id)")
    }
  }

  @Test func everyLineIsAShells() throws {
    #expect(lines.count > 500)
    for line in lines {
      #expect(
        !line.hasPrefix("(") || line.hasPrefix("(umask") || line.hasPrefix("(set -C"), "no prose: \(line)")
      #expect(!line.hasPrefix("<") && !line.hasPrefix("["), "no configuration: \(line)")
      #expect(!line.contains("\n"), "\(line)")
    }
    // All at once; where that is no script, each by itself tells which.
    let scripts = lines.filter { !$0.hasPrefix("#") }
    guard try feed(["sh", "-n"], scripts.joined(separator: "\n")).status != 0 else { return }
    for line in scripts {
      let answer = try feed(["sh", "-n"], line)
      #expect(answer.status == 0, "\(line)\n\(answer.output)")
    }
  }

  @Test(.enabled(if: installedProgram("shellcheck") != nil, "shellcheck is not installed"))
  func shellcheckHasNoRemarks() throws {
    // Each line is a script of its own: none relies on another's variables. What stands in single quotes is for GRUB's shell, and for
    // dpkg-query, to expand (SC2016).
    let script = lines.filter { !$0.hasPrefix("#") }.map { "(\n\($0)\n)\n" }.joined()
    let answer = try feed(["shellcheck", "--shell=sh", "--exclude=SC2030,SC2031,SC2016", "-"], script)
    #expect(answer.status == 0, "\(answer.output)")
  }
}
