import Foundation
import Glibc
import TestSupport
import Testing

/// What is interrupted, lost or silent, between two hosts of the suite's own.
@Suite(
  .serialized, .ownThreads,
  .enabled(if: MigrationDaemon.isInstalled, "libvirtd, virsh or qemu-system-x86_64 is not installed"),
  .hostPair)
struct MigrationFaultTests {
  let hosts: HostPair

  init() throws { hosts = try #require(HostPair.current) }

  @Test(arguments: [SIGINT, SIGTERM]) func anInterruptionCallsTheCopyOff(_ signal: Int32) throws {
    let guest = try hosts.guest("called-off-\(signal)")
    let command = try hosts.begin([guest, "--bandwidth", "4"])
    try hosts.waitForCopy(guest)
    command.signal(signal)
    let ended = command.wait()
    #expect(ended.status == 130, "\(ended)")
    #expect(ended.output.contains("stays at the source"))
    #expect(try hosts.places(guest) == "a")
    #expect(Array(hosts.steps(guest).suffix(4)) == ["abort", "returned", "verify", "settled source"])
    let again = try hosts.migrate(guest)
    #expect(again.status == 0, "\(again)")
  }

  @Test func aSecondInterruptionEndsMartletAtOnce() throws {
    let guest = try hosts.guest("interrupted-twice")
    let command = try hosts.begin([guest, "--bandwidth", "20"])
    try hosts.waitForCopy(guest)
    // What is asked of a silent daemon has no answer, and calling off cannot succeed.
    hosts.a.signal(SIGSTOP)
    command.signal(SIGINT)
    Thread.sleep(forTimeInterval: 0.5)
    #expect(command.isRunning)
    command.signal(SIGINT)
    let ended = command.wait()
    hosts.a.signal(SIGCONT)
    #expect(ended.status == -SIGINT, "\(ended)")
    let resumed = try hosts.resume(guest)
    #expect(["a", "b"].contains(try hosts.places(guest)), "\(resumed)")
    #expect(["settled source", "settled target"].contains(hosts.steps(guest).last), "\(resumed)")
  }

  @Test func aCopyThatTakesTooLongIsCalledOff() throws {
    let guest = try hosts.guest("late")
    let ended = try hosts.migrate(guest, "--bandwidth", "4", "--timeout", "3", "--max-downtime", "77")
    #expect(ended.status == 75, "\(ended)")
    #expect(ended.output.contains("took too long"))
    #expect(try hosts.places(guest) == "a")
    #expect(
      try hosts.a.virsh("migrate-getmaxdowntime", guest).output.contains("300"), "the limit is set back")
  }

  @Test func twoProcessesDoNotMoveOneGuest() throws {
    let guest = try hosts.guest("wanted-twice")
    let first = try hosts.begin([guest, "--bandwidth", "10"])
    try hosts.waitForCopy(guest)
    let second = try hosts.migrate(guest)
    #expect(
      second.status == 75 && second.output.contains("another martlet is migrating this guest (process "),
      "\(second)")
    let ended = first.wait()
    #expect(ended.status == 0, "\(ended)")
    #expect(try hosts.places(guest) == "b")
  }

  @Test func aGuestThatIsShutDownMeanwhileIsNotLost() throws {
    let guest = try hosts.guest("shut-down")
    let command = try hosts.begin([guest, "--bandwidth", "4"])
    try hosts.waitForCopy(guest)
    try hosts.a.virsh("destroy", guest)
    let ended = command.wait()
    #expect(ended.status == 75, "\(ended)")
    #expect(
      ended.output.contains("shut down in the meantime") && ended.output.contains("its definition is at"))
    #expect(try hosts.places(guest) == "")
    #expect(try hosts.a.state(guest) == "shut off")
    #expect(hosts.steps(guest).last == "settled nowhere")
  }

  @Test func aGuestThatTurnsItselfOffIsNotLost() throws {
    let guest = try hosts.guest("turned-off", turnsOff: true)
    let command = try hosts.begin([guest, "--bandwidth", "4"])
    try hosts.waitForCopy(guest)
    let ended = command.wait()
    #expect(ended.status == 75, "\(ended)")
    #expect(ended.output.contains("shut down in the meantime"), "\(ended)")
    #expect(try hosts.places(guest) == "")
    #expect(try hosts.a.state(guest) == "shut off")
    #expect(try hosts.b.state(guest) == nil)
    #expect(hosts.steps(guest).last == "settled nowhere")
  }

  @Test func aTargetThatIsLostLeavesTheGuestAtTheSource() throws {
    let guest = try hosts.guest("target-lost")
    let command = try hosts.begin([guest, "--bandwidth", "4"])
    try hosts.waitForCopy(guest)
    hosts.b.kill()
    let ended = command.wait()
    #expect(ended.status == 75, "\(ended)")
    #expect(ended.output.contains("--resume \(guest)"))
    #expect(try hosts.a.state(guest) == "running")
    #expect(hosts.steps(guest).last != "settled source", "what the target has is not known")
    try hosts.b.start()
    let resumed = try hosts.resume(guest)
    #expect(resumed.status == 75, "\(resumed)")
    #expect(try hosts.places(guest) == "a")
    #expect(hosts.steps(guest).last == "settled source")
  }

  @Test func aTargetThatComesBackIsAskedAgain() throws {
    let guest = try hosts.guest("target-back")
    let command = try hosts.begin([guest, "--bandwidth", "4"])
    try hosts.waitForCopy(guest)
    hosts.b.kill()
    try hosts.b.start()
    let ended = command.wait()
    #expect(ended.status == 75, "\(ended)")
    #expect(ended.output.contains("failed, stays at the source"), "\(ended)")
    #expect(try hosts.places(guest) == "a")
    #expect(hosts.steps(guest).last == "settled source")
  }

  @Test func aSourceThatIsLostIsTakenUp() throws {
    let guest = try hosts.guest("source-lost")
    let command = try hosts.begin([guest, "--bandwidth", "4"])
    try hosts.waitForCopy(guest)
    hosts.a.kill()
    let ended = command.wait()
    #expect(ended.status == 75, "\(ended)")
    #expect(ended.output.contains("does not answer"))
    try hosts.a.start()
    let resumed = try hosts.resume(guest)
    #expect(["a", "b"].contains(try hosts.places(guest)), "\(resumed)")
    #expect(["settled source", "settled target"].contains(hosts.steps(guest).last), "\(resumed)")
  }

  @Test func aSourceThatFallsSilentIsNotWaitedForWithoutEnd() throws {
    let guest = try hosts.guest("silent")
    let command = try hosts.begin([guest, "--bandwidth", "4"])
    try hosts.waitForCopy(guest)
    hosts.a.signal(SIGSTOP)
    // libvirt gives the connection up after 5 times 5 s.
    let ended = command.wait()
    hosts.a.signal(SIGCONT)
    #expect(ended.status == 75, "\(ended)")
    #expect(ended.output.contains("does not answer"), "\(ended)")
    let resumed = try hosts.resume(guest)
    #expect(["a", "b"].contains(try hosts.places(guest)), "\(resumed)")
    #expect(["settled source", "settled target"].contains(hosts.steps(guest).last), "\(resumed)")
  }
}
