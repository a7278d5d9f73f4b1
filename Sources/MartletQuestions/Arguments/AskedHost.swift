internal import CPUReaders
internal import FileAccess
internal import HostProbe
internal import HostSnapshots
internal import LibvirtClient

/// The documents of hosts that are asked: a snapshot, the text that `martlet capture` would have written.
struct AskedHost {
  let access: HostAccess

  /// What the machine that Martlet runs on shows.
  ///
  /// - Throws: `usage` for a `LIBVIRT_DEFAULT_URI` that is not safe to open.
  func machine(selector: String?) async throws(QuestionError) -> Document {
    let steps = access.progress
    let question = CaptureQuestion(
      timeLimit: access.daemonLimit, progress: { steps("reading \($0)") })
    try question.checkConnection(access)
    return Document(name: "this", bytes: await question.answer().json(), selector: selector)
  }

  /// What a libvirt daemon says of its host, and of its guests, or of the one guest that is meant.
  ///
  /// - Throws: `usage` for a URI that is not safe to open; `unavailable`, `noPermission` for a daemon that cannot be asked, `temporary`
  ///   for one that takes too long; `noInput` for a guest that it does not have.
  func libvirt(_ uri: String, selector: String?) async throws(QuestionError) -> Document {
    try check(uri)
    let limit = access.daemonLimit
    let answers = await answer(within: limit) {
      LibvirtCapture(
        uri: uri, guest: selector, emulatorsIn: { emulators(inCapabilities: $0) },
        disksIn: { diskTargets(inDefinition: $0) })
    }
    guard let answers else {
      throw QuestionError.late(uri, limit)
    }
    if let failure = answers.failure { throw QuestionError(failure, at: uri) }
    var snapshot = Snapshot(martlet: martletVersion, method: .probe, captured: currentTimestamp())
    snapshot.identity.hostName = answers.hostName
    snapshot.parts = answers.parts
    snapshot.missing =
      answers.missing
      + [Snapshot.Kind.cpuid, .msr, .kvmSupported].map {
        Snapshot.Missing($0, source: uri, reason: "libvirt does not report it; a capture on the host does")
      }
    var name = selector
    if let selector, !snapshot.guestNames.contains(selector) {
      // A UUID finds the guest, whose parts have its name.
      name = snapshot.guestNames.first
      guard name != nil else {
        let reason = answers.missing.last { $0.kind == Snapshot.Kind.domain.rawValue }?.reason
        throw QuestionError(
          .noInput, "\(uri): \(reason ?? "libvirt has no guest \(selector)")", at: .libvirt(uri: uri))
      }
    }
    return Document(name: uri, bytes: snapshot.json(), selector: name)
  }

  /// What the tools of another host show of it, by ssh.
  ///
  /// - Throws: `usage` for a URI that names more than a host, `unavailable` for a host that gives nothing, `noPermission` for one that
  ///   does not let the user in, `temporary` for one that takes too long.
  func ssh(_ uri: String, selector: String?) async throws(QuestionError) -> Document {
    let target = try sshTarget(uri)
    let question = RemoteCaptureQuestion(
      hosts: [target], timeLimit: access.timeLimit ?? .seconds(120), sshOptions: access.sshOptions,
      helper: access.helper)
    let answers = await question.answer()
    switch answers.first?.result {
    case .success(let snapshot)?: return Document(name: uri, bytes: snapshot.json(), selector: selector)
    case .failure(let error)?: throw QuestionError(error, at: uri)
    case nil: throw QuestionError(.unavailable, "\(uri): ssh gave no answer")
    }
  }

  /// Refuses a URI that could have a program run.
  ///
  /// - Throws: `usage`.
  func check(_ uri: String) throws(QuestionError) {
    do throws(LibvirtFailure) {
      _ = try LibvirtURI(uri, allowsPrograms: access.allowsPrograms)
    } catch {
      throw QuestionError(.usage, "\(uri): \(error.reason)", at: .libvirt(uri: uri))
    }
  }

  /// The host as ssh takes it: `ssh://[USER@]HOST[:PORT]`.
  ///
  /// - SeeAlso: OpenSSH 9.2 ssh(1), destination.
  func sshTarget(_ uri: String) throws(QuestionError) -> String {
    var authority = uri.dropFirst("ssh://".count)
    if authority.last == "/" { authority = authority.dropLast() }
    let parts = authority.split(separator: "@", omittingEmptySubsequences: false)
    let isPlain = authority.unicodeScalars.allSatisfy { scalar in
      scalar.isASCII
        && (scalar.properties.isAlphabetic || "0123456789.-_:[]@%+".unicodeScalars.contains(scalar))
    }
    guard isPlain, parts.count <= 2,
      parts.allSatisfy({ !$0.isEmpty && !$0.hasPrefix("-") && !$0.hasPrefix("%2") })
    else {
      throw QuestionError(
        .usage,
        "\(uri): expected ssh://HOST, ssh://USER@HOST or ssh://USER@HOST:PORT, and no name that begins with -"
      )
    }
    return "ssh://" + authority
  }
}

extension QuestionError {
  /// Why a daemon has no part in an answer: it took longer than `limit`.
  static func late(_ uri: String, _ limit: Duration) -> Self {
    Self(
      .temporary, "\(uri): libvirt did not answer within \(limit.components.seconds) s (--time-limit)",
      at: .libvirt(uri: uri))
  }

  /// Why a host gave no capture, or ran no script, by ssh.
  init(_ error: RemoteCaptureError, at uri: String) {
    let kind: Kind =
      switch error.kind {
      case .unavailable: .unavailable
      case .late: .temporary
      case .denied: .noPermission
      case .cancelled: .interrupted
      }
    let limit = error.kind == .late ? " (--time-limit)" : ""
    self.init(kind, "\(uri): \(error.reason)\(limit)")
  }
}

/// The answer of a call that may block for good, made on a thread of its own, which it may keep; nil if it takes longer than `limit`.
func answer<Value: Sendable>(within limit: Duration, _ ask: @escaping @Sendable () -> Value) async -> Value? {
  let (answers, giver) = AsyncStream.makeStream(of: Value.self)
  let body: @Sendable () -> Void = {
    giver.yield(ask())
    giver.finish()
  }
  if !startThread(body) { body() }
  let clock = Task {
    try await Task.sleep(for: limit)
    giver.finish()
  }
  defer { clock.cancel() }
  for await first in answers { return first }
  return nil
}
