internal import FoundationEssentials
internal import Glibc
public import HostSnapshots
internal import Subprocess
internal import SystemPackage

/// Asks a QEMU binary through QMP which CPUs it can give, without starting a guest.
public struct QEMUProbe: Sendable {
  /// The path of the binary.
  public let binary: String
  /// The time limit for one start of the binary.
  public let timeLimit: Duration

  /// Creates a probe of the binary at a path; nothing starts before `capture()`.
  public init(binary: String, timeLimit: Duration = .seconds(20)) {
    self.binary = binary
    self.timeLimit = timeLimit
  }

  /// The QEMU binaries for x86 guests in a `PATH` and in the folders of distributions, each once.
  ///
  /// - Parameter path: Folders, separated by colons.
  public static func binaries(path: String) -> [String] {
    var candidates = path.split(separator: ":").map { "\($0)/qemu-system-x86_64" }
    candidates += [
      "/usr/bin/qemu-system-x86_64", "/usr/libexec/qemu-kvm", "/usr/bin/qemu-kvm", "/usr/bin/kvm",
    ]
    // Links, and folders that are links, lead to one binary.
    var seen: Set<String> = []
    return candidates.filter { candidate in
      guard FileManager.default.isExecutableFile(atPath: candidate) else { return false }
      guard let target = unsafe realpath(candidate, nil) else { return false }
      defer { unsafe free(target) }
      return seen.insert(unsafe String(cString: target)).inserted
    }
  }

  /// The answers of the binary with KVM and without, from two processes that run in parallel.
  public func capture() async -> (parts: [Snapshot.Part], missing: [Snapshot.Missing]) {
    async let kvm = ask(accelerator: "kvm")
    async let tcg = ask(accelerator: "tcg")
    let both = await [kvm, tcg]
    return (both.flatMap(\.parts), both.flatMap(\.missing))
  }

  /// The answers of the binary with one accelerator.
  func ask(accelerator: String) async -> Answers {
    let questions = Self.questions(accelerator: accelerator)
    var answers = Answers()
    let started = currentTimestamp()
    let output: String
    switch await run(
      accelerator: accelerator, input: questions.map { $0.command + "\n" }.joined(),
      until: questions.last?.id ?? "")
    {
    case .success(let text): output = text
    case .failure(let problem):
      answers.missing.append(
        Snapshot.Missing(
          .qemuExpansion, source: "\(binary) -accel \(accelerator)", reason: problem.reason))
      return answers
    }
    let replies = Self.replies(in: output)
    for question in questions {
      guard let kind = question.kind else { continue }
      let source = "\(binary) -accel \(accelerator): \(question.title)"
      var about = question.about
      about["accelerator"] = accelerator
      about["emulator"] = binary
      switch replies[question.id] {
      case .reply(let text)?:
        answers.parts.append(
          Snapshot.Part(
            kind, source: source, time: started, about: about,
            text: Self.withoutIdentity(text, to: question.id) + "\n"))
      case .error(let reason)?:
        // Without SEV QEMU answers with an error; only /dev/sev that cannot be opened leaves SEV open.
        let hasNone = question.id == Self.sevQuestion && !reason.contains("Failed to open")
        answers.missing.append(
          Snapshot.Missing(kind, source: source, reason: reason, hasNone: hasNone ? true : nil))
      case nil:
        answers.missing.append(Snapshot.Missing(kind, source: source, reason: "QEMU gave no answer"))
      }
    }
    return answers
  }

  /// The replies of one start of the binary.
  struct Answers: Sendable {
    var parts: [Snapshot.Part] = []
    var missing: [Snapshot.Missing] = []
  }
}

extension QEMUProbe {
  /// A QMP command, and the kind of part that keeps its reply; nil for a reply that is dropped.
  struct Question: Sendable {
    var id: String
    var command: String
    var title: String
    var kind: Snapshot.Kind?
    var about: [String: String] = [:]
  }

  /// The command that asks for SEV's numbers.
  static let sevQuestion = "query-sev-capabilities"

  /// QEMU's reply without what identifies the machine: of SEV's, the CPU's serial number, its keys and their certificates.
  ///
  /// - SeeAlso: qemu 10.2 qapi/misc-i386.json, SevCapability (pdh, cert-chain, cpu0-id).
  static func withoutIdentity(_ reply: String, to command: String) -> String {
    guard command == sevQuestion else { return reply }
    struct Line: Codable {
      struct Answer: Codable {
        var cbitpos: Int?
        var reduced: Int?

        enum CodingKeys: String, CodingKey {
          case cbitpos
          case reduced = "reduced-phys-bits"
        }
      }
      var `return`: Answer
      var id: String?
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    guard let line = try? JSONDecoder().decode(Line.self, from: Data(reply.utf8)),
      let data = try? encoder.encode(line)
    else { return "{}" }
    return String(decoding: data, as: UTF8.self)
  }

  /// The commands for one process, in order.
  ///
  /// - SeeAlso: qemu 10.2 qapi/misc-i386.json (query-sev-capabilities). qemu 10.0 qapi/machine-target.json (query-cpu-model-expansion, query-cpu-definitions),
  ///   qapi/machine.json (query-machines), qapi/control.json (qmp_capabilities, query-version).
  static func questions(accelerator: String) -> [Question] {
    var questions = [
      Question(
        id: "start", command: #"{"execute":"qmp_capabilities","id":"start"}"#, title: "qmp_capabilities")
    ]
    func add(_ name: String, _ kind: Snapshot.Kind) {
      questions.append(
        Question(
          id: name, command: #"{"execute":"\#(name)","id":"\#(name)"}"#, title: name, kind: kind,
          about: ["command": name]))
    }
    add("query-version", .qemu)
    if accelerator == "kvm" { add("query-kvm", .qemu) }
    add("query-machines", .qemu)
    if accelerator == "kvm" { add(sevQuestion, .qemu) }
    add("query-cpu-definitions", .qemuDefinitions)
    // TCG has no model host.
    for model in accelerator == "kvm" ? ["host", "max"] : ["max"] {
      for type in ["full", "static"] {
        let id = "\(type) \(model)"
        questions.append(
          Question(
            id: id,
            command: #"{"execute":"query-cpu-model-expansion","id":"\#(id)","arguments":{"#
              + #""type":"\#(type)","model":{"name":"\#(model)"}}}"#,
            title: "query-cpu-model-expansion \(type) \(model)", kind: .qemuExpansion,
            about: ["model": model, "type": type]))
      }
    }
    return questions
  }

  /// QEMU's reply to one command.
  enum Reply: Sendable, Hashable {
    /// The reply, as the line that QEMU wrote.
    case reply(String)
    /// QEMU's error, in its words.
    case error(String)
  }

  /// The replies by the ids of their commands; QMP writes one to a line.
  static func replies(in output: String) -> [String: Reply] {
    struct Line: Decodable {
      struct Problem: Decodable { var desc: String }
      var id: String?
      var error: Problem?
    }
    var replies: [String: Reply] = [:]
    for line in output.split(whereSeparator: \.isNewline) {
      guard let decoded = try? JSONDecoder().decode(Line.self, from: Data(line.utf8)), let id = decoded.id
      else { continue }
      replies[id] = decoded.error.map { .error($0.desc) } ?? .reply(String(line))
    }
    return replies
  }

  /// The reason that a start of the binary gave no replies.
  private struct Problem: Error {
    var reason: String
  }

  /// Starts the binary with QMP at its standard input, gives it `input`, and ends it by its process id when it has
  /// answered the command `last`, or when time is up.
  private func run(accelerator: String, input: String, until last: String) async -> Result<String, Problem> {
    await withTaskGroup(of: Result<String, Problem>.self) { group in
      group.addTask {
        do {
          // The pipe stays open at this end: at the end of its input QEMU would drop what it has not answered. All is
          // written before QEMU is there, so that nothing is written to one that is gone.
          let (reading, writing) = try FileDescriptor.pipe()
          defer { try? writing.close() }
          try writing.writeAll(input.utf8)
          let ended = try await Subprocess.run(
            .path(FilePath(binary)),
            arguments: [
              "-S", "-no-user-config", "-nodefaults", "-display", "none", "-machine",
              "none,accel=\(accelerator)", "-qmp", "stdio",
            ],
            input: .fileDescriptor(reading, closeAfterSpawningProcess: true),
            output: .sequence, error: .string(limit: 1 << 16)
          ) { execution in
            var text = ""
            for try await line in execution.standardOutput.strings(bufferingPolicy: .unbounded) {
              text += line + "\n"
              guard text.utf8.count < 16 << 20 else { break }
              // By the command quit QEMU would end before it has written all.
              if line.contains("\"id\": \"\(last)\"") { break }
            }
            try? execution.send(signal: .terminate)
            return text
          }
          let text = ended.closureResult
          guard text.contains("\"id\": ") else {
            let words = ended.standardError.split(whereSeparator: \.isNewline).last.map(String.init)
            return .failure(Problem(reason: words ?? "QEMU ended with \(ended.terminationStatus)"))
          }
          return .success(text)
        } catch {
          return .failure(Problem(reason: "cannot start it: \(error)"))
        }
      }
      group.addTask {
        try? await Task.sleep(for: timeLimit)
        return .failure(Problem(reason: "QEMU did not answer within \(timeLimit)"))
      }
      let first = await group.next() ?? .failure(Problem(reason: "QEMU was not asked"))
      // Ends QEMU by its process id, if it is still there.
      group.cancelAll()
      return first
    }
  }
}
