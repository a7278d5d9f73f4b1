import Foundation
import TestSupport

/// Pastes lines into a shell whose programs are a test's own: virsh asks a private daemon, and what would change this machine is only
/// written down.
final class PastedSteps {
  /// The folder in which lines are pasted.
  let folder = FileManager.default.temporaryDirectory.appending(path: "martlet-\(UUID().uuidString)").path

  /// - Parameter programs: What stands for a program: the rest of a line for a shell.
  init(_ programs: [String: String]) throws {
    try FileManager.default.createDirectory(atPath: folder + "/bin", withIntermediateDirectories: true)
    for (name, text) in programs { try script("bin/" + name, text) }
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// Writes a program of that line, and returns its path.
  @discardableResult func script(_ name: String, _ text: String) throws -> String {
    let path = folder + "/" + name
    try writeProgram("#!/bin/sh\n\(text)\n", at: path)
    return path
  }

  /// Writes a file, and returns its path.
  @discardableResult func file(_ name: String, _ text: String) throws -> String {
    let path = folder + "/" + name
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    return path
  }

  /// What the file holds; nil if there is none.
  func text(of name: String) -> String? { try? String(contentsOfFile: folder + "/" + name, encoding: .utf8) }

  /// Pastes a line.
  func paste(_ line: String, _ more: [String: String] = [:]) throws -> Answer {
    try Program(
      command: ["/bin/sh", "-c", "cd '\(folder)' && \(line)"],
      environment: ["PATH": folder + "/bin:/usr/sbin:/usr/bin:/sbin:/bin", "HOME": folder].merging(more) {
        $1
      }
    ).run()
  }
}
