internal import ReportContract
public import Reports

/// Asks whether Martlet answers diagnosed cases as their files say.
public struct CaseRunQuestion: Sendable {
  /// Folders of cases, or folders with such folders in them.
  public var folders: [String]

  /// Creates a question; nothing is read before `answer()`.
  public init(folders: [String] = ["Cases"]) { self.folders = folders }

  /// Each case with Martlet's answer, in the order of the folders.
  ///
  /// - Throws: `noInput`, `noPermission` for folders and files that cannot be read; `badInput` for a case that is none, and for inputs that
  ///   cannot be read as what its question needs.
  public func answer() async throws(QuestionError) -> CaseRunReport {
    var answered: [(folder: String, diagnosed: DiagnosedCase, answer: CaseAnswer)] = []
    let folders = try CaseFolder.all(in: folders)
    for folder in folders {
      let answer: CaseAnswer
      do throws(QuestionError) {
        answer = try await folder.content.answer()
      } catch {
        throw QuestionError(error.kind, "\(folder.path): \(error.message)", at: error.location)
      }
      answered.append((folder.path, folder.content.diagnosed, answer))
    }
    return CaseRunReport(
      answered, martlet: martletVersion, inputs: folders.map { $0.file.input(role: "case", nil) })
  }
}
