internal import CPUCompatibility
internal import CPUReaders
internal import HostSnapshots
internal import ReportContract
internal import Wording

extension Records {
  /// A guest that an argument names.
  struct GuestInput: Sendable {
    /// Its definition.
    var record: Record
    /// The host that it was captured on; nil for a definition alone.
    var home: Record?
    /// What libvirt said of its snapshots, checkpoints and block jobs where it was captured; nil if nobody asked.
    var state: GuestState?
    /// The guest as libvirt knows it, and where; nil for a file.
    var domain: CheckQuestion.Domain?
    /// Whether the definition leaves the CPU to the host, and nobody saw what the guest got of it.
    var hasUnseenHostCPU = false
    /// The highest microversion of the API that showed it, `2.96`; nil for a guest of no cloud.
    var maximumMicroversion: String?
  }

  /// Reads the guest that `source` names: a definition, a guest of a capture (`host.json#web`), or of a daemon (`qemu:///system#web`).
  ///
  /// - Throws: `usage` for what names several documents; `badInput` for a capture of several guests without a picked one; `noInput`
  ///   for a guest that is not there; else as `DocumentSource.host(_:)`.
  func guest(of source: DocumentSource) async throws(QuestionError) -> GuestInput {
    if case .argument(let argument) = source, case .nova(.server(let id)) = ArgumentForm.parsed(argument).form
    {
      return try await guest(ofServer: id)
    }
    let documents = try await documents([source], role: "guest")
    guard documents.found.count == 1, let document = documents.found.first?.document else {
      throw QuestionError(
        .usage, "\(source.argument) names \(documents.found.count) documents; GUEST is one guest")
    }
    guard let input = try capturedGuest(in: document, orHost: false) else {
      return GuestInput(record: try record(document))
    }
    var named = input
    if case .argument(let argument) = source,
      case (.libvirt(let uri), let selector?) = ArgumentForm.parsed(argument)
    {
      named.domain = CheckQuestion.Domain(name: document.selector ?? selector, uri: uri)
    }
    return named
  }

  /// Configurations to be checked: files as they are, and the definitions of a capture's guests, all or the one that is picked.
  ///
  /// - Throws: As `documents(_:role:)`; `noInput` for a guest that is not there, `badInput` for a capture without guests.
  func configurations(
    _ sources: [DocumentSource]
  ) async throws(QuestionError) -> (documents: [Document], others: [InputReport]) {
    let read = try await documents(sources, role: "configuration")
    var documents: [Document] = []
    for (document, _) in read.found {
      guard let snapshot = try snapshot(in: document), document.selector == nil else {
        documents.append(try capturedGuest(in: document, orHost: false)?.record.document ?? document)
        continue
      }
      guard !snapshot.guestNames.isEmpty else {
        throw QuestionError(
          .badInput,
          "\(document.name): this is a capture of a host without a guest; there is nothing to check",
          at: .document(name: document.name, line: nil, column: nil))
      }
      for name in snapshot.guestNames {
        var picked = document
        picked.selector = name
        if let guest = try capturedGuest(in: picked, orHost: false) {
          documents.append(guest.record.document)
        }
      }
    }
    return (
      documents,
      read.groups + read.unasked.map { Documents.input($0.name, $0.error, role: "configuration") }
    )
  }

  /// The snapshot that a document is; nil for any other.
  private func snapshot(in document: Document) throws(QuestionError) -> Snapshot? {
    guard options.inputFormat == nil || options.inputFormat == "snapshot", Reader.isSnapshot(document) else {
      return nil
    }
    do throws(ReadError) {
      guard case .snapshot(let snapshot)? = try Reader.read(document).cpus.first else { return nil }
      return snapshot
    } catch {
      throw QuestionError(error)
    }
  }

  /// The host that a guest runs on: that of the records given, else the one that it was captured on; nil if that is unknown.
  func source(of guest: GuestInput, from: [DocumentSource]) async throws(QuestionError) -> Host? {
    if !from.isEmpty { return try await host(from, role: "from") }
    guard let home = guest.home else { return nil }
    return try host([home], role: "from")
  }

  /// The host that a diagnosis begins at.
  ///
  /// - Throws: `usage` where neither records nor a captured guest name it.
  func source(of guest: GuestInput?, from: [DocumentSource]) async throws(QuestionError) -> Host {
    if let guest, let host = try await source(of: guest, from: from) { return host }
    guard !from.isEmpty else {
      throw QuestionError(.usage, "from names the host that the guest is on", at: .parameter("from"))
    }
    return try await host(from, role: "from")
  }

  /// The guest of a capture that is meant; nil for a document that is no capture.
  ///
  /// - Parameter orHost: Whether a document's host may be meant too, so that nil is the answer where no guest is named.
  func capturedGuest(in document: Document, orHost: Bool) throws(QuestionError) -> GuestInput? {
    guard let snapshot = try snapshot(in: document) else { return nil }
    guard let name = try guestName(in: snapshot, of: document, orHost: orHost),
      let part = snapshot.definition(ofGuest: name)
    else { return nil }
    let definition = Document(name: "\(document.name)#\(name)", bytes: Array(part.content.utf8))
    var host = document
    host.selector = nil
    return GuestInput(
      record: try record(definition), home: try record(host), state: snapshot.state(ofGuest: name))
  }

  /// The guest of a snapshot that is meant: the one that is named, or the only one; nil where the host is meant.
  private func guestName(
    in snapshot: Snapshot, of document: Document, orHost: Bool
  ) throws(QuestionError) -> String? {
    let names = snapshot.guestNames
    if let selector = document.selector {
      if names.contains(selector) { return selector }
      if orHost, snapshot.identity.hostName == selector { return nil }
      let near = nearest(to: selector, of: names)
      throw QuestionError(
        .noInput,
        "\(document.name): there is no guest \(selector) in it"
          + (near.isEmpty
            ? names.isEmpty ? "; the capture holds no guest" : "; there are \(names.joined(separator: ", "))"
            : "; did you mean \(near.joined(separator: ", "))?"),
        at: .document(name: document.name, line: nil, column: nil))
    }
    if orHost { return nil }
    guard names.count == 1 else {
      throw QuestionError(
        .badInput,
        names.isEmpty
          ? "\(document.name): this is a capture of a host without a guest; GUEST is a definition (virsh dumpxml)"
          : "\(document.name): there are \(names.count) guests in it (\(names.joined(separator: ", "))); choose one with "
            + "\(document.name)#NAME",
        at: .document(name: document.name, line: nil, column: nil))
    }
    return names[0]
  }
}
