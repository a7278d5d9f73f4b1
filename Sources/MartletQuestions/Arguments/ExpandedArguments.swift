internal import CPUReaders
internal import FileAccess
internal import ReportContract

/// Arguments, with each list, pattern and folder replaced by what it names.
struct ExpandedArguments: Sendable {
  /// A single host, guest or document.
  struct Member: Sendable {
    /// What names it.
    var source: DocumentSource
    /// Which of `groups` it is of, if it was found in a folder: what is no record there is skipped.
    var folder: Int?
  }

  /// The members, in order.
  var members: [Member] = []
  /// How a report names the lists and folders.
  var groups: [InputReport] = []

  /// Replaces what names several.
  ///
  /// - Parameters:
  ///   - sources: Arguments, and documents at hand, which stay as they are.
  ///   - role: What they were given as, for the report.
  /// - Throws: `noInput` for a pattern that nothing matches, and for a folder or list without any; `badInput` for a list within a list;
  ///   `noInput`, `noPermission` for what cannot be read.
  init(_ sources: [DocumentSource], role: String) throws(QuestionError) {
    for source in sources { try add(source, role: role, inList: nil) }
  }

  private mutating func add(_ source: DocumentSource, role: String, inList list: String?)
    throws(QuestionError)
  {
    guard case .argument(let argument) = source else { return members.append(Member(source: source)) }
    let (form, selector) = ArgumentForm.parsed(argument)
    switch form {
    case .list(let path):
      guard list == nil else {
        throw QuestionError(.badInput, "\(list ?? ""): a list does not name another list (\(argument))")
      }
      try addList(path, role: role)
    case .path(let path) where Folder.exists(path):
      guard selector == nil else {
        throw QuestionError(
          .usage, "\(argument): \(path) is a folder; name a file in it, as \(path)/FILE#\(selector ?? "")")
      }
      try addFolder(path, role: role)
    case .path(let path) where PathPattern.isPattern(path) && !WholeFile.exists(path):
      let paths = try withFile(path, QuestionError.init(cannotRead:_:)) { () throws(FileAccessError) in
        try PathPattern.matches(of: path)
      }
      guard !paths.isEmpty else {
        throw QuestionError(
          .noInput, "\(path): no file matches", at: .document(name: path, line: nil, column: nil))
      }
      for match in paths {
        try add(.argument(match + (selector.map { "#" + $0 } ?? "")), role: role, inList: list)
      }
    case .machine, .standardInput, .libvirt, .ssh, .nova, .path: members.append(Member(source: source))
    }
  }

  /// Adds what a list names.
  private mutating func addList(_ path: String, role: String) throws(QuestionError) {
    let list = try ArgumentList(path)
    for word in list.words { try add(.argument(word), role: role, inList: list.name) }
    groups.append(list.report(role: role))
  }

  /// Adds the files of a folder, without those below its folders and those that begin with a dot.
  private mutating func addFolder(_ path: String, role: String) throws(QuestionError) {
    let names = try withFile(path, QuestionError.init(cannotRead:_:)) { () throws(FileAccessError) in
      try Folder.names(in: path)
    }
    let base = path.hasSuffix("/") ? path : path + "/"
    let files = names.filter { !$0.hasPrefix(".") }.map { base + $0 }.filter { !Folder.exists($0) }
    guard !files.isEmpty else {
      throw QuestionError(
        .noInput, "\(path): there is no file in this folder",
        at: .document(name: path, line: nil, column: nil))
    }
    members += files.map { Member(source: .argument($0), folder: groups.count) }
    groups.append(InputReport(role: role, name: path, format: "folder", sha256: nil))
  }
}
