internal import CPUReaders
internal import FileAccess
internal import ReportContract
public import Reports
internal import SnapshotRedaction

/// Makes a case of a failure's inputs: a folder with redacted copies and a `case.json` that a person completes.
public struct NewCaseQuestion: Sendable {
  /// The folder, which must not exist or be empty.
  public var folder: String
  /// Records of the host that the guest runs on.
  public var from: [DocumentSource] = []
  /// Records of the host that it is to move to.
  public var to: [DocumentSource] = []
  /// Records of hosts that may take the guest.
  public var on: [DocumentSource] = []
  /// The guest's definition.
  public var guest: DocumentSource?
  /// Logs with messages.
  public var logs: [DocumentSource] = []
  /// Configurations to be checked.
  public var configurations: [DocumentSource] = []
  /// Versions and settings of the software concerned, `KEY=VALUE` each.
  public var stack: [String] = []
  /// What failed, in a few words.
  public var title: String
  /// The platform that it happened on.
  public var platform: DiagnosedCase.Platform
  /// Where the case comes from.
  public var source: DiagnosedCase.Source
  /// Names that redaction cannot know, each replaced by a pseudonym.
  public var names: [String] = []
  /// Whether the inputs are public and stay as they are.
  public var keepsInputs = false
  /// How hosts are asked that an input names.
  public var access = HostAccess()

  /// A case that was written.
  public struct Written: Sendable, Hashable {
    /// The names of the written files.
    public var files: [String]
    /// How many different names, addresses and paths were replaced.
    public var replaced: Int
    /// Whether Martlet answers the redacted inputs unlike the original ones.
    public var isAnswerChanged: Bool
  }

  /// Creates a question; nothing is read or written before `answer()`.
  public init(
    folder: String, title: String, platform: DiagnosedCase.Platform, source: DiagnosedCase.Source
  ) {
    self.folder = folder
    self.title = title
    self.platform = platform
    self.source = source
  }

  /// Writes the folder; the expected answer in it is Martlet's own, until a person corrects it.
  ///
  /// - Throws: `usage` for inputs that are no question, and for `FILE#NAME`; `badInput`, `noInput`, `noPermission` for inputs that cannot be
  ///   read or are too large; `cannotWrite` for a folder that has files; errors of the question that the case asks.
  public func answer() async throws(QuestionError) -> Written {
    var inputs = DiagnosedCase.Inputs()
    var texts: [(name: String, document: Document)] = []
    inputs.stack = stack
    inputs.from = try await add(from, "from", &texts)
    inputs.to = try await add(to, "to", &texts)
    inputs.on = try await add(on, "on", &texts)
    inputs.guest = try await add(guest.map { [$0] } ?? [], "guest", &texts).first
    inputs.logs = try await add(logs, "log", &texts)
    inputs.configurations = try await add(configurations, "configuration", &texts)
    let asked: DiagnosedCase.Question =
      if !configurations.isEmpty { .lint } else if guest != nil, !on.isEmpty { .check } else if !to.isEmpty {
        .diagnose
      } else { .explain }
    var diagnosed = DiagnosedCase(
      title: title, platform: platform, story: "", resolution: "", source: source, question: asked,
      inputs: inputs,
      expected: DiagnosedCase.Expectation(
        causes: [], layers: [], features: [], remedies: [], exitStatus: nil))
    guard diagnosed.missingInput == nil else {
      throw QuestionError(
        .usage, "these inputs are no question; give --log, --from and --to, --guest and --on, or --lint")
    }
    let original = texts
    var redaction = DocumentRedaction(replacing: names)
    if !keepsInputs {
      let redacted = redaction.redacted(texts.map { String(decoding: $0.document.bytes, as: UTF8.self) })
      for index in texts.indices { texts[index].document.bytes = Array(redacted[index].utf8) }
    }
    let answer = try await self.answer(to: diagnosed, with: texts)
    let isChanged = keepsInputs ? false : try await self.answer(to: diagnosed, with: original) != answer
    diagnosed.expected = answer.expectation
    try write(diagnosed, texts)
    return Written(
      files: [DiagnosedCase.fileName] + texts.map(\.name), replaced: redaction.count,
      isAnswerChanged: isChanged)
  }

  private func answer(
    to diagnosed: DiagnosedCase, with texts: [(name: String, document: Document)]
  ) async throws(QuestionError) -> CaseAnswer {
    var documents: [String: Document] = [:]
    for (name, document) in texts { documents[name] = Document(name: name, bytes: document.bytes) }
    return try await CaseDocuments(diagnosed: diagnosed, documents: documents).answer()
  }

  /// Reads inputs of one role and names their copies.
  private func add(
    _ sources: [DocumentSource], _ role: String, _ texts: inout [(name: String, document: Document)]
  ) async throws(QuestionError) -> [String] {
    var names: [String] = []
    for source in sources {
      let document =
        ["from", "to", "on", "guest"].contains(role)
        ? try await source.host(access) : try source.document()
      guard document.selector == nil else {
        throw QuestionError(
          .usage, "\(source.argument): a case holds whole records; save the one that # picks in a file")
      }
      guard document.bytes.count <= largestInput else {
        throw QuestionError(
          .badInput,
          "\(document.name): a case's input has \(largestInput >> 20) MiB at most; keep the part around the failure",
          at: .document(name: document.name, line: nil, column: nil))
      }
      guard String(validating: document.bytes, as: UTF8.self) != nil else {
        throw QuestionError(
          .badInput, "\(document.name): this is not UTF-8 text",
          at: .document(name: document.name, line: nil, column: nil))
      }
      let number = sources.count == 1 ? "" : "-\(names.count + 1)"
      let name = role + number + document.ending(role)
      names.append(name)
      texts.append((name, document))
    }
    return names
  }

  private func write(
    _ diagnosed: DiagnosedCase, _ texts: [(name: String, document: Document)]
  ) throws(QuestionError) {
    try withFile(folder, QuestionError.init(cannotMake:_:)) { () throws(FileAccessError) in
      try Folder.makeAll(folder)
    }
    let present = try withFile(folder, QuestionError.init(cannotRead:_:)) { () throws(FileAccessError) in
      try Folder.names(in: folder)
    }
    guard present.isEmpty else {
      throw QuestionError(.cannotWrite, "\(folder) has files; a new case needs a folder of its own")
    }
    let json: String
    do {
      json = try reportJSON(diagnosed)
    } catch {
      throw QuestionError(.badInput, "the case has no JSON form: \(error)")
    }
    for (name, bytes) in texts.map({ ($0.name, $0.document.bytes) }) + [
      (DiagnosedCase.fileName, Array(json.utf8))
    ] {
      let path = folder + "/" + name
      try withFile(path, QuestionError.init(cannotWrite:_:)) { () throws(FileAccessError) in
        try WholeFile.write(bytes, to: path)
      }
    }
  }
}

/// The most bytes that an input of a new case has.
private let largestInput = 4 << 20

extension Document {
  /// The ending that fits the content of a copy.
  fileprivate func ending(_ role: String) -> String {
    if role == "log" { return ".txt" }
    let first = bytes.first { !" \t\r\n".utf8.contains($0) }
    switch first {
    case UInt8(ascii: "<"): return ".xml"
    case UInt8(ascii: "{"), UInt8(ascii: "["): return role == "configuration" ? configurationEnding : ".json"
    default: return role == "configuration" ? configurationEnding : ".txt"
    }
  }

  /// The ending of the original, by which a linter knows what it reads.
  private var configurationEnding: String {
    let file = name.split(separator: "/").last ?? ""
    return file.lastIndex(of: ".").map { String(file[$0...]) } ?? ".txt"
  }
}
