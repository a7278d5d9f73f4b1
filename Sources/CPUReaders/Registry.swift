extension Reader {
  /// Every reader, in listing order.
  public static let all: [Reader] = [
    .novaJSON, .novaTable, .libvirtCapabilities, .libvirtDomainCapabilities, .libvirtDomain, .libvirtCPU,
    .cpuidTool, .aida, .libcpuid, .kcpuid, .x86info, .xenPolicy, .xapi, .registerList, .firecracker, .qmp,
    .cpuinfo,
    .lscpu, .traits, .armRegisters, .hypervisorComparison, .snapshot,
  ]

  /// The largest accepted document in bytes.
  public static let sizeLimit = 16 << 20

  /// Whether some reader takes a document for its own.
  package static func isRecord(_ document: Document) -> Bool {
    document.answerOfWorker(as: nil)?.isRecord ?? isRecordHere(document)
  }

  /// Whether a document is a snapshot of a host.
  package static func isSnapshot(_ document: Document) -> Bool {
    document.answerOfWorker(as: nil)?.isSnapshot ?? isSnapshotHere(document)
  }

  /// Whether some reader takes a document for its own, as this process finds.
  static func isRecordHere(_ document: Document) -> Bool {
    (try? RecognisedText(document))?.matches.isEmpty == false
  }

  /// Whether a document is a snapshot of a host, as this process finds.
  static func isSnapshotHere(_ document: Document) -> Bool {
    guard let preview = try? DocumentPreview(document) else { return false }
    return snapshot.recognises(preview) != nil
  }

  /// Reads a document as `format`, or recognises its format.
  ///
  /// A document may be UTF-16 text, an HTML page or a quoted mail; notes say what was removed. Where workers read documents of others,
  /// one of them reads it.
  ///
  /// - Throws: `ReadError` if the document is too large, is not text, matches no format or several,
  ///   does not follow its format, or has a name that is too long.
  public static func read(_ document: Document, format: String? = nil) throws(ReadError) -> Reading {
    let reading =
      if let answer = document.answerOfWorker(as: format) {
        try answer.reading(of: document)
      } else {
        try readHere(document, format: format)
      }
    try reading.requireShortNames(in: document)
    return reading
  }

  /// Reads a document in this process.
  ///
  /// - Throws: As `read(_:format:)`.
  static func readHere(_ document: Document, format: String?) throws(ReadError) -> Reading {
    let reader = format.flatMap { format in all.first { $0.format == format } }
    if let format, reader == nil {
      _ = try DocumentPreview(document)
      throw ReadError(
        document: document.name,
        reason: "no input format is called \(format); use \(all.map(\.format).joined(separator: ", "))"
      )
    }
    let text = try RecognisedText(document, among: reader.map { [$0] } ?? all)
    guard let best = text.matches.map(\.confidence).max() else {
      guard let reader else { throw text.unknown }
      return try text.reading(by: reader)
    }
    let candidates = text.matches.filter { $0.confidence == best }.map(\.reader)
    guard candidates.count == 1 else {
      throw ReadError(
        document: document.name,
        reason:
          "this could be \(candidates.map(\.format).joined(separator: " or ")); choose one with --input-format",
        line: 1, column: 1)
    }
    return try text.reading(by: candidates[0])
  }
}

extension Reading {
  /// The selected CPU: the only one, or the one whose host the document's selector names.
  ///
  /// - Throws: `ReadError` if no CPU, or more than one, matches.
  public func selecting(_ document: Document) throws(ReadError) -> RecordedCPU {
    let names = cpus.map { $0.hostName ?? "(no name)" }.joined(separator: ", ")
    if let selector = document.selector {
      guard let chosen = cpus.first(where: { $0.hostName == selector }) else {
        throw ReadError(
          document: document.name,
          reason: cpus.count == 1
            ? "it has no host \(selector), but \(cpus[0].hostName ?? "one without a name")"
            : "it has no host \(selector); it has \(names)")
      }
      return chosen
    }
    guard let first = cpus.first else {
      throw ReadError(document: document.name, reason: "it contains no CPU")
    }
    guard cpus.count == 1 else {
      throw ReadError(
        document: document.name,
        reason: "it has \(cpus.count) hosts (\(names)); choose one with \(document.name)#NAME")
    }
    return first
  }
}
