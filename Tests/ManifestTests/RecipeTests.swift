import Foundation
import Testing

/// The changes beside Documentation/recipes.md still fit the tree; `./test --recipes` builds them, and runs the tests that each names.
@Suite struct RecipeTests {
  @Test func everyRecipeStillApplies() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: packageRoot + "/Scripts/follow-recipes")
    process.arguments = ["--check"]
    let errors = Pipe()
    process.standardError = errors
    try process.run()
    let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(text)")
  }

  @Test func everyRecipeHasItsChangeAndItsTests() throws {
    let page = try String(contentsOfFile: packageRoot + "/Documentation/recipes.md", encoding: .utf8)
    let folder = packageRoot + "/Documentation/recipes"
    let changes = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(changes.count == 5)
    for change in changes { #expect(page.contains("](recipes/\(change))"), "\(change)") }
    let script = try String(contentsOfFile: packageRoot + "/Scripts/follow-recipes", encoding: .utf8)
    for change in changes {
      let name = change.replacing(".patch", with: "")
      #expect(
        script.split(separator: "\n").contains { $0.hasPrefix("recipes=(") && $0.contains(name) }, "\(name)")
    }
    let lines = page.split(separator: "\n").filter { $0.hasPrefix("Tests: ") }
    let named = lines.flatMap { line in line.dropFirst(7).split(separator: ",").map { $0.filter(\.isLetter) }
    }
    #expect(named.count >= 10)
    let texts = try (swiftFiles(below: "Tests") + swiftFiles(below: "Fleet/Tests")).map(\.text).joined()
    // The source's recipe adds its own; DocumentTests is the end of several names.
    for name in named where name != "ExampleSourceTests" {
      #expect(texts.contains("\(name) {"), "there is no suite \(name)")
    }
  }
}
