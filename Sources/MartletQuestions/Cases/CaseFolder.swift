internal import CPUReaders
internal import FileAccess
internal import ReportContract
internal import Reports

/// A case's folder: `case.json` and the files that it names.
struct CaseFolder {
  /// The folder, as the user wrote it or below the folder that the user wrote.
  let path: String
  /// The case with its documents.
  let content: CaseDocuments
  /// The case's own file.
  let file: Document

  /// Reads a case and its inputs.
  ///
  /// - Throws: `noInput`, `noPermission` for files that cannot be read; `badInput` for a `case.json` that is none, or that names a file
  ///   outside its folder.
  init(_ path: String) throws(QuestionError) {
    self.path = path
    let name = path + "/" + DiagnosedCase.fileName
    file = try Document(argument: name)
    let diagnosed: DiagnosedCase
    do throws(ReportError) {
      diagnosed = try publishedDocument(file.bytes)
    } catch {
      throw QuestionError(
        .badInput, "\(name): \(error.reason)", at: .document(name: name, line: nil, column: nil))
    }
    func refused(_ reason: String) -> QuestionError {
      QuestionError(.badInput, "\(name): \(reason)", at: .document(name: name, line: nil, column: nil))
    }
    if let missing = diagnosed.missingInput { throw refused(missing) }
    var documents: [String: Document] = [:]
    for input in diagnosed.inputs.files {
      guard !input.isEmpty, !input.hasPrefix("."), !input.contains("/") else {
        throw refused("\(input) is no file's name; inputs are files of the case's own folder")
      }
      var document = try Document(argument: path + "/" + input)
      document.name = input
      documents[input] = document
    }
    content = CaseDocuments(diagnosed: diagnosed, documents: documents)
  }

  /// The cases that arguments name: folders of cases, or folders with such folders in them, in order of their names.
  ///
  /// - Throws: As `init(_:)`; `noInput` for a folder without a case.
  static func all(in arguments: [String]) throws(QuestionError) -> [CaseFolder] {
    var folders: [CaseFolder] = []
    for argument in arguments {
      var path = argument
      while path.count > 1, path.hasSuffix("/") { path.removeLast() }
      if WholeFile.exists(path + "/" + DiagnosedCase.fileName) {
        folders.append(try CaseFolder(path))
        continue
      }
      let names = try withFile(path, QuestionError.init(cannotRead:_:)) { () throws(FileAccessError) in
        try Folder.names(in: path)
      }
      let cases = names.map { path + "/" + $0 }
        .filter { WholeFile.exists($0 + "/" + DiagnosedCase.fileName) }
      guard !cases.isEmpty else {
        throw QuestionError(
          .noInput, "\(path): neither the folder nor a folder in it has a \(DiagnosedCase.fileName)",
          at: .document(name: path, line: nil, column: nil))
      }
      for folder in cases { folders.append(try CaseFolder(folder)) }
    }
    return folders
  }
}
