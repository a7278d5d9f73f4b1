import ArgumentParser
import Glibc
import HostProbe
import HostSnapshots
import MartletQuestions
import MigrationLab
import ReportContract

/// `martlet lab status`: the hosts as they are.
struct LabStatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Hosts, their processes, ports and CPUs, and what QEMU cannot emulate of them.")

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @OptionGroup var folder: LabFolderOption

  @Option(help: "text, or json (\(LabReport.form)).")
  var format = Format.text

  func run() throws { try Self.write(try folder.lab(), format: format) }

  static func write(_ lab: Lab, format: Format) throws {
    let report = LabReport(lab)
    switch format {
    case .text: try writeOutput(report.text)
    case .json: try writeOutput(try report.json())
    }
  }
}

/// `martlet lab ssh`: a shell on a host.
struct LabSSH: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ssh", abstract: "A shell, or a command, on a host, as root.",
    discussion: """
      Example:
        martlet lab ssh alpha virsh capabilities
      """)

  @OptionGroup var folder: LabFolderOption

  @Argument(help: "The host.")
  var name: String

  @Argument(parsing: .captureForPassthrough, help: "The command.")
  var command: [String] = []

  func run() throws {
    let lab = try folder.lab()
    do throws(LabError) {
      let host = try lab.host(name)
      let words = ["ssh", "-F", lab.sshConfigurationPath, host.name] + command
      var pointers = unsafe words.map { unsafe strdup($0) }
      unsafe pointers.append(nil)
      unsafe execvp("ssh", pointers)
    } catch {
      throw CommandFailure(error)
    }
    throw CommandFailure("ssh cannot be run: \(systemMessage())", status: CommandFailure.unavailable)
  }
}

/// `martlet lab uri`: where libvirt of a host answers.
struct LabURI: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "uri", abstract: "libvirt's URI of a host, for virsh and martlet on this machine.",
    discussion: """
      Between themselves the hosts are qemu+tcp://NAME/system and qemu+ssh://root@NAME/system.

      Example:
        virsh -c "$(martlet lab uri alpha)" list --all
      """)

  @Argument(help: "The host.")
  var name: String

  @OptionGroup var folder: LabFolderOption

  func run() throws {
    let lab = try folder.lab()
    do throws(LabError) {
      let uri = lab.uri(of: try lab.host(name))
      writeBytes(Array((uri + "\n").utf8), to: 1)
    } catch {
      throw CommandFailure(error)
    }
  }
}

/// `martlet lab down`: the end of a lab.
struct LabDown: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "down",
    abstract: "End the hosts, and remove what is theirs. Only what the lab started is ended.")

  @OptionGroup var folder: LabFolderOption

  func run() throws { try folder.lab().down() }
}

/// `martlet lab image`: the image alone.
struct LabImageCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "image",
    abstract: "Build the image that hosts boot, unless it is there; needs root. Prints its folder.")

  @OptionGroup var cache: LabCacheOption

  func run() async throws {
    Interruption.isAwaited()
    let image = try cache.image()
    let line = StatusLine()
    defer { line.clear() }
    do throws(LabError) {
      try await image.build { line.show("martlet: the image: \($0) ...") }
    } catch {
      line.clear()
      throw CommandFailure(error)
    }
    try writeOutput("\(image.path) (\(image.size >> 20) MiB)\n")
  }
}

/// `martlet lab capture`: snapshots of the hosts.
struct LabCapture: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "capture",
    abstract: "Write a snapshot of each host, NAME.json, as martlet capture --ssh does.",
    discussion: """
      Example:
        martlet lab capture -o hosts/ && martlet diagnose --from hosts/alpha.json --to hosts/beta.json
      """)

  @Argument(help: "The hosts; all if none is named.")
  var names: [String] = []

  @Option(name: .shortAndLong, help: ArgumentHelp("The folder to write to.", valueName: "folder"))
  var output = "."

  @OptionGroup var folder: LabFolderOption

  func run() async throws {
    let lab = try folder.lab()
    do throws(LabError) {
      for name in names { _ = try lab.host(name) }
    } catch {
      throw CommandFailure(error)
    }
    try makeFolder(output)
    // Emulated hosts are slow.
    let question = RemoteCaptureQuestion(
      hosts: names.isEmpty ? lab.hosts.map(\.name) : names, timeLimit: .seconds(600),
      sshOptions: ["-F", lab.sshConfigurationPath])
    let line = StatusLine()
    line.show("martlet: reading the hosts ...")
    let answers = await question.answer()
    line.clear()
    var failed = false
    for answer in answers {
      switch answer.result {
      case .success(let snapshot): try writeFile(snapshot.json(), to: "\(output)/\(answer.target).json", permissions: 0o600)
      case .failure(let error):
        failed = true
        writeError("martlet: \(answer.target): \(error.reason)")
      }
    }
    if failed { throw CommandExit(status: CommandFailure.unavailable) }
  }
}
