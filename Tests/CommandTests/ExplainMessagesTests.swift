import Foundation
import TestSupport
import Testing

/// `martlet explain -` and `--log` with all that logs are: packed, cut, endless, growing.
@Suite struct ExplainMessagesTests {
  private let message = "guest CPU doesn't match specification: missing features: hle,rtm\n"

  /// Runs commands of a shell in which `martlet` is the built command and `$d` a folder of its own.
  private func shell(_ commands: String) throws -> CommandResult {
    let folder = FileManager.default.temporaryDirectory.appending(path: "martlet-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try inShell("martlet() { '\(martletPath)' \"$@\"; }; d='\(folder.path)'; \(commands)")
  }

  @Test func answersAreWholeInAPipe() throws {
    let answer = try martlet(["explain", "-"], input: message)
    #expect(answer.status == 0)
    #expect(answer.output.contains("[libvirt.guest-cpu-missing]"))
    #expect(!answer.output.contains("\u{1b}"))
    #expect(answer.output.contains("martlet explain hle --on this"))
  }

  @Test func nothingRecognisedSaysSo() throws {
    let answer = try martlet(["explain", "-"], input: "all is well\n")
    #expect(answer.status == 2)
    #expect(answer.output.contains("What to collect".uppercased()))
    let empty = try martlet(["explain", "-", "--format", "json"], input: "")
    #expect(empty.status == 2)
    #expect(empty.output.contains("\"findings\" : ["))
  }

  @Test(arguments: ["nove=27.0.0", "nova", "nova=new", "cpu_mode=host", "=1"])
  func aStackThatCannotBe(pair: String) throws {
    let answer = try martlet(["explain", "-", "--stack", pair], input: message)
    #expect(answer.status == 64)
    #expect(
      answer.errors.hasPrefix("martlet: --stack \(pair):") && answer.errors.split(separator: "\n").count == 1)
  }

  @Test func theStackNarrows() throws {
    let refused = "Unacceptable CPU info: CPU doesn't have compatibility.\n"
    let modern = try martlet(
      ["explain", "-", "--stack", "nova=27.0.0", "--stack", "cpu_mode=host-model", "--format", "json"],
      input: refused)
    #expect(modern.output.contains("nova.hypervisor-view") && !modern.output.contains("nova.before-kilo"))
    let old = try martlet(["explain", "-", "--stack", "nova=2014.2", "--format", "json"], input: refused)
    #expect(old.output.contains("nova.before-kilo") && !old.output.contains("nova.hypervisor-view"))
  }

  /// What the two hosts show makes the answer a particular one.
  @Test func hostsMakeItParticular() throws {
    let answer = try martlet(
      [
        "explain", "-", "--from", "Examples/article/sandybridge.txt", "--to",
        "Examples/article/broadwell.txt",
      ], input: "internal error Unknown CPU feature monitor\n")
    #expect(answer.status == 0)
    #expect(answer.output.contains("broadwell"))
    #expect(answer.output.contains("  here  "))
    let absent = try martlet(["explain", "-", "--to", "nowhere"], input: message)
    #expect(absent.status == 66)
  }

  @Test func packedLogs() throws {
    let answer = try shell(
      """
      printf '%s' \"guest CPU doesn't match specification: missing features: hle,rtm\n\" | gzip >$d/a.gz
      printf 'Unknown CPU feature avx2\n' | gzip >>$d/a.gz
      martlet explain --log $d/a.gz --format json; echo "status $?"
      martlet explain - <$d/a.gz | grep -c 'Unknown CPU feature avx2'
      seq 100000 | gzip >$d/whole.gz; head -c 5000 $d/whole.gz >$d/cut.gz
      martlet explain --log $d/cut.gz; echo "status $?"
      (head -c 30 $d/whole.gz; head -c 200 /dev/zero) >$d/damaged.gz
      martlet explain --log $d/damaged.gz; echo "status $?"
      """)
    #expect(answer.output.contains("libvirt.guest-cpu-missing") && answer.output.contains("\"avx2\""))
    #expect(answer.output.contains("status 0\n1\n"))
    #expect(answer.output.hasSuffix("status 65\nstatus 65\n"))
    #expect(answer.errors.contains("cut.gz: the gzip data is truncated"))
    #expect(answer.errors.contains("damaged.gz: the gzip data is"))
    #expect(answer.errors.split(separator: "\n").count == 2)
  }

  @Test func logsThatCannotBeRead() throws {
    let absent = try martlet("explain", "--log", "nowhere.log")
    #expect(absent.status == 66 && absent.errors == "martlet: nowhere.log: No such file or directory\n")
    let folder = try martlet("explain", "--log", "/tmp")
    #expect(folder.status == 66 && folder.errors.contains("Is a directory"))
    #expect(try martlet("explain", "monitor", "--log", "a").status == 64)
    #expect(try martlet("explain", "--follow", "-", input: message).status == 64)
  }

  /// However long a line is: what the process ever held is asked of the kernel while its input is open.
  @Test func memoryIsBounded() throws {
    let answer = try shell(
      """
      mkfifo $d/in
      '\(martletPath)' explain - --format json <$d/in >$d/out & p=$!
      exec 3>$d/in
      (printf 'Unknown CPU feature avx2'; head -c 20000000 /dev/zero) >&3
      awk '/VmHWM/ { print $2 }' /proc/$p/status
      exec 3>&-; wait $p; echo "status $?"; cat $d/out
      """)
    let held = try #require(answer.output.split(separator: "\n").first.flatMap { Int($0) })
    #expect(held < 64 * 1024, "KiB")
    #expect(answer.output.contains("status 0\n") && answer.output.contains("\"avx2\""))
    #expect(answer.output.contains("20000024 bytes, 1 lines"))
  }

  /// Grown, cut short, renamed and made anew; then the report at SIGINT.
  @Test func following() throws {
    let answer = try shell(
      """
      told() { for i in $(seq 1200); do [ $(wc -l <$d/out) -ge $1 ] && return; sleep 0.1; done; echo "not told: $1"; }
      printf 'Unknown CPU feature aes\\n' >$d/log
      '\(martletPath)' explain --log $d/log --follow --format json >$d/out 2>$d/err & p=$!
      told 1; printf 'Unknown CPU feature avx\\n' >>$d/log
      told 2; : >$d/log; sleep 0.6; printf 'Unknown CPU feature avx2\\n' >>$d/log
      told 3; printf 'Unknown CPU feature fma\\n' >>$d/log; mv $d/log $d/log.1
      told 4; printf 'Unknown CPU feature "bmi1"\\nUnknown CPU feature aes\\n' >$d/log
      told 5; sleep 0.5; kill -INT $p; wait $p; echo "status $?"; cat $d/out; cat $d/err >&2
      """)
    let lines = answer.output.split(separator: "\n")
    #expect(lines.first == "status 130")
    struct Line: Decodable {
      var features: [String]?
      var findings: [Line]?
      var count: Int?
    }
    let told = try lines.dropFirst().map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)) }
    #expect(told.dropLast().map { $0.features } == [["aes"], ["avx"], ["avx2"], ["fma"], ["bmi1"]])
    let report = try #require(told.last?.findings)
    #expect(report.first { $0.features == ["aes"] }?.count == 2)
    #expect(report.count == 5)
    #expect(answer.errors.isEmpty)
  }
}
