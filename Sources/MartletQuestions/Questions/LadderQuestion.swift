internal import CPUCatalog
internal import CPUCompatibility
internal import CPUReaders
internal import FileAccess
public import Remedies
internal import ReportContract
public import Reports

/// Asks at which points of a host a feature is present, from CPUID up, and where it was lost.
public struct LadderQuestion: Sendable {
  /// The feature's name in any dialect.
  public var name: String
  /// Records of one host.
  public var on: [DocumentSource]
  /// How Martlet reads records, and how long it waits for hosts.
  public var records: RecordOptions
  /// Whether a name of several features is an error.
  public var wantsOne: Bool
  /// A guest on the host: any form that names a guest, or its name in a snapshot of the host; nil for none.
  public var guest: DocumentSource?
  /// Records made in the guest, such as its `/proc/cpuinfo`.
  public var inside: [DocumentSource]

  /// The host's platform, which commands fit; nil for what its record reports.
  public var platform: Platform?

  /// Creates a question; nothing is read or asked before `answer()`.
  public init(
    _ name: String, on: [DocumentSource], records: RecordOptions = RecordOptions(), wantsOne: Bool = false,
    guest: DocumentSource? = nil, inside: [DocumentSource] = [], platform: Platform? = nil
  ) {
    self.platform = platform
    self.guest = guest
    self.inside = inside
    self.name = name
    self.on = on
    self.records = records
    self.wantsOne = wantsOne
  }

  /// What each point of the host shows, for each feature of that name.
  ///
  /// - Throws: As `FeatureQuestion.features()`; `usage` for a name that means several features; `badInput`, `noInput`,
  ///   `noPermission` for documents that cannot be read.
  public func answer() async throws(QuestionError) -> [FeatureLadder] {
    let features = try FeatureQuestion(name, catalog: records.catalog).features()
    let reader = try Records(records)
    let host = try await reader.host(on, role: "host")
    guard features.count == 1 || !wantsOne else {
      throw QuestionError(
        .usage, "\(name) means \(features.map(\.name).joined(separator: " and ")); name one of them")
    }
    let (trace, inputs) = try await trace(reader, host)
    return features.map {
      FeatureLadder(
        of: $0, on: host.cpu, guest: trace, map: reader.interpreter.map, catalog: records.catalog,
        martlet: martletVersion, inputs: host.inputs + inputs, platform: platform)
    }
  }

  /// The feature's way into the guest, and the documents that show it.
  private func trace(
    _ reader: Records, _ host: Records.Host
  ) async throws(QuestionError) -> (GuestTrace?, [InputReport]) {
    guard let guest else { return (nil, []) }
    var inputs: [InputReport] = []
    var records: [Records.Record] = []
    for source in inside {
      let record = try await reader.record(of: source)
      inputs.append(record.input(role: "inside"))
      records.append(record)
    }
    let snapshots = host.records.filter { if case .snapshot = $0.cpu { true } else { false } }.map(\.document)
    var name = guest.argument
    var definition: Document?
    // A word that names no file is the guest's name in a snapshot.
    if guest.isStandardInput || guest.isAsked || WholeFile.exists(guest.documentName) || !guest.isArgument {
      let record = try await reader.guest(of: guest).record
      inputs.append(record.input(role: "guest"))
      definition = record.document
      name = record.cpu.hostName ?? record.document.name
    }
    do throws(ReadError) {
      return (
        try reader.interpreter.trace(
          ofGuest: name, definition: definition, on: snapshots,
          inside: records.map { ($0.cpu, $0.document) }, host: host.cpu), inputs
      )
    } catch {
      throw QuestionError(error)
    }
  }
}

extension DocumentSource {
  fileprivate var isArgument: Bool { if case .argument = self { true } else { false } }
}
