internal import FileAccess
internal import Foundation
internal import MartletQuestions
internal import ReportContract

/// A file of JSON by which the user of a service says who gets in or is told: nobody else can have written it.
protocol PrivateDocument: Decodable {
  /// The JSON's form: the value of its key `schema`.
  static var form: DocumentForm { get }
  /// What the file is, such as `file of tokens`.
  static var kind: String { get }
  /// Where such a file comes from, as a clause: `martlet token new makes one`.
  static var origin: String { get }
  /// The JSON's form as the file has it.
  var schema: String { get }
}

extension PrivateDocument {
  /// Reads a file.
  ///
  /// - Parameter isSecret: Whether nobody else may read it either.
  /// - Returns: The document, and its bytes.
  /// - Throws: `noInput`, `noPermission` for a file that cannot be used; `badInput` for what is no such document.
  static func read(_ path: String, isSecret: Bool = false) throws(QuestionError) -> (Self, bytes: [UInt8]) {
    let limit = 1 << 20
    let bytes: [UInt8]
    do throws(PrivateFileError) {
      bytes =
        isSecret
        ? try PrivateFile.readSecret(path, limit: limit) : try PrivateFile.read(path, limit: limit)
    } catch {
      throw QuestionError(unusable: path, as: kind, error)
    }
    guard let document = try? JSONDecoder().decode(Self.self, from: Data(bytes)),
      let own = DocumentForm(document.schema), own.name == form.name, own.major == form.major
    else { throw isNone(path) }
    return (document, bytes)
  }

  /// Refuses members that the document does not have: a misspelt one would be a restriction that does not hold.
  ///
  /// - Parameter entries: The members of an entry of the list of that name.
  /// - Throws: `badInput`, with the first of them.
  static func checkMembers(
    of bytes: [UInt8], _ path: String, _ members: Set<String>, list: String, entries: Set<String>
  ) throws(QuestionError) {
    let object = (try? JSONSerialization.jsonObject(with: Data(bytes))) as? [String: Any] ?? [:]
    let own = object[list] as? [[String: Any]] ?? []
    let other =
      own.flatMap(\.keys).filter { !entries.contains($0) }.min()
      ?? object.keys.filter { !members.contains($0) }.min()
    if let other { throw fault(path, "there is no member \(other)") }
  }

  /// A file that is something else.
  static func isNone(_ path: String) -> QuestionError {
    fault(path, "this is no \(kind) (\(form)); \(origin)")
  }

  /// A file with a fault.
  static func fault(_ path: String, _ reason: String) -> QuestionError {
    QuestionError(.badInput, "\(path): \(reason)", at: .document(name: path, line: nil, column: nil))
  }
}
