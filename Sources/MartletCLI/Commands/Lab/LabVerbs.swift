import ArgumentParser
import Glibc
import HostProbe
import HostSnapshots
import MartletQuestions
import MigrationLab
import ReportContract

/// `martlet lab status`: lists the hosts and their processes.
struct LabStatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "List the hosts with their processes, ports and CPUs, and what QEMU cannot emulate.",
    discussion: """
      Examples:
        martlet lab status
        martlet lab status --format json
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @OptionGroup var folder: LabFolderOption

  @Option(help: "text, or json (\(LabReport.form)).")
  var format = Format.text

  func run() throws { try Self.write(try folder.lab(), format: format) }

  static func write(_ lab: Lab, format: Format) throws {
    let report = LabReport(lab)
    switch format {
    case .text: try writeOutput(.lines(report.text))
    case .json: try writeOutput(.json(try report.json()))
    }
  }
}

/// `martlet lab ssh`: opens a shell on a host.
struct LabSSH: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ssh", abstract: "Open a shell on a host as root, or run a command there.",
    discussion: """
      Examples:
        martlet lab ssh alpha
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

/// `martlet lab uri`: prints the URI of a host's libvirt.
struct LabURI: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "uri", abstract: "Print libvirt's URI of a host, for virsh and Martlet on this machine.",
    discussion: """
      The URI runs the lab's ssh, so migrate, check and others need --allow-uri. Between themselves the hosts are \
      qemu+tcp://NAME/system and qemu+ssh://root@NAME/system.

      Examples:
        virsh -c "$(martlet lab uri alpha)" list --all
        martlet lab uri beta
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

/// `martlet lab down`: stops the hosts.
struct LabDown: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "down",
    abstract: "Stop the hosts, and remove their files. Only what the lab started is stopped.",
    discussion: """
      Examples:
        martlet lab down
        martlet lab down --state /var/tmp/lab
      """)

  @OptionGroup var folder: LabFolderOption

  func run() throws { try folder.lab().down() }
}

/// `martlet lab image`: builds the image that hosts boot.
struct LabImageCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "image",
    abstract: "Build the image that hosts boot if there is none, and print its folder; needs root.",
    discussion: """
      Examples:
        martlet lab image
        martlet lab image --cache /var/tmp/images
      """)

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
    try writeOutput(.lines("\(image.path) (\(image.size >> 20) MiB)\n"))
  }
}

/// `martlet lab capture`: writes a snapshot of each host.
struct LabCapture: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "capture",
    abstract: "Write a snapshot of each host as NAME.json, as martlet capture --ssh does.",
    discussion: """
      Examples:
        martlet lab capture alpha -o hosts/
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
      case .success(let snapshot):
        try writePrivateFile(snapshot.json(), to: "\(output)/\(answer.target).json")
      case .failure(let error):
        failed = true
        writeError("martlet: \(answer.target): \(error.reason)")
      }
    }
    if failed { throw CommandExit(status: CommandFailure.unavailable) }
  }
}
