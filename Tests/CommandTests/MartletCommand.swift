import Foundation
import ReportContract
import TestSupport
import Testing

@testable import martlet

/// What one run of the command gave.
struct CommandResult {
  var status: Int32
  var output: String
  var errors: String
}

/// The package's folder, by the place of this file.
let packageRoot = String(#filePath.split(separator: "/").dropLast(3).reduce(into: "") { $0 += "/" + $1 })

/// Runs `martlet` in the package's folder, without a terminal, and waits for its end.
func martlet(
  _ arguments: String..., input: String? = nil, environment: [String: String] = [:]
) throws -> CommandResult {
  try run(martletPath, arguments, input: input, environment: environment)
}

/// Runs `martlet` with a list of arguments.
func martlet(
  _ arguments: [String], input: String? = nil, environment: [String: String] = [:]
) throws -> CommandResult {
  try run(martletPath, arguments, input: input, environment: environment)
}

/// Runs `martlet` under a terminal of its own (util-linux's script), and returns what it drew.
func martletOnTerminal(_ arguments: String, environment: [String: String]) throws -> CommandResult {
  try run(
    "/usr/bin/script", ["-qec", "\(martletPath) \(arguments)", "/dev/null"], input: nil,
    environment: environment)
}

/// Runs commands in a shell.
func inShell(_ commands: String) throws -> CommandResult {
  try run("/bin/sh", ["-c", commands], input: nil, environment: [:])
}

/// Runs a program in the package's folder, without a terminal, and waits for its end.
func run(
  _ path: String, _ arguments: [String], input: String? = nil, environment: [String: String]
) throws -> CommandResult {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: path)
  process.arguments = arguments
  process.currentDirectoryURL = URL(fileURLWithPath: packageRoot)
  var variables = ProcessInfo.processInfo.environment
  for name in ["COLUMNS", "NO_COLOR", "TERM"] { variables[name] = nil }
  variables.merge(environment) { $1 }
  process.environment = variables
  let (output, errors, standardInput) = (Pipe(), Pipe(), Pipe())
  process.standardOutput = output
  process.standardError = errors
  process.standardInput = standardInput
  try process.run()
  if let input { standardInput.fileHandleForWriting.write(Data(input.utf8)) }
  try standardInput.fileHandleForWriting.close()
  let outputData = output.fileHandleForReading.readDataToEndOfFile()
  let errorData = errors.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  let result = CommandResult(
    status: process.terminationStatus, output: String(decoding: outputData, as: UTF8.self),
    errors: String(decoding: errorData, as: UTF8.self))
  // Every document that any test makes the command print is of its schema.
  let faults = documentFaults(in: result.output, forms: PublishedForm.all)
  #expect(faults.isEmpty, "\(arguments): \(faults.joined(separator: "\n"))")
  return result
}
