import FoundationEssentials
import Testing

@testable import generate_tables

@Suite struct FileTests {
  @Test func filesHoldOneTypeOrOneOperation() throws {
    for file in try swiftFiles(below: "Sources") where !file.path.contains("/Tables/") {
      let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false).count - 1
      #expect(lines <= 400, "\(file.path) has \(lines) lines")
    }
  }

  @Test func generatedFilesAreUpToDate() throws {
    let tables = try generatedTables(packageRoot: packageRoot)
    #expect(tables.count == 10)
    for table in tables {
      let written = try String(contentsOfFile: table.path, encoding: .utf8)
      #expect(written == table.source, "\(table.path): run Scripts/generate-tables")
    }
  }

  /// What is not meant to last has no place in the repository.
  @Test func nothingIsLeftForLater() throws {
    let marks = ["TO" + "DO", "FIX" + "ME", "XX" + "X", ".disabled" + "("]
    for folder in ["Sources", "Tests"] {
      for file in try swiftFiles(below: folder) {
        for mark in marks { #expect(!file.text.contains(mark), "\(file.path) has \(mark)") }
      }
    }
  }

  @Test func everyDecisionIsListed() throws {
    let folder = packageRoot + "/Documentation/decisions"
    let index = try String(contentsOfFile: folder + "/index.md", encoding: .utf8)
    let pages = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0 != "index.md" }
    #expect(pages.count > 15)
    for page in pages { #expect(index.contains("](\(page))"), "index.md lacks \(page)") }
  }

  @Test func everyModuleIsDocumented() throws {
    let modules = try String(contentsOfFile: packageRoot + "/Documentation/Modules.md", encoding: .utf8)
    let folders = try FileManager.default.contentsOfDirectory(atPath: packageRoot + "/Sources")
    for folder in folders {
      #expect(modules.contains("`\(folder)`"), "Documentation/Modules.md lacks \(folder)")
    }
  }

  /// A front end prints, catches signals and ends the process; questions are asked by any.
  @Test func questionsLeaveTheProcessAlone() throws {
    let calls = /\b(?:print|debugPrint|exit|abort|signal|isatty|fputs|puts|FileHandle|CommandLine)\b[(.]/
    let files = try swiftFiles(below: "Sources/MartletQuestions")
    #expect(files.count > 20)
    for file in files {
      let found = file.text.firstMatch(of: calls)
      #expect(found == nil, "\(file.path) has \(found.map { String($0.output) } ?? "")")
    }
  }

  @Test func everyQuestionIsDocumented() throws {
    let page = try String(contentsOfFile: packageRoot + "/Documentation/questions.md", encoding: .utf8)
    let questions = try swiftFiles(below: "Sources/MartletQuestions").flatMap { file in
      file.text.matches(of: /public struct (\w+Question)\b/).map { String($0.output.1) }
    }
    #expect(questions.count > 15)
    for question in questions {
      #expect(page.contains("`\(question)`"), "Documentation/questions.md lacks \(question)")
    }
  }
}
