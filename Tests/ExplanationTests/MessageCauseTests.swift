import CPUCatalog
import Remedies
import Testing

@testable import FailureMessages

/// Which causes a message has, by the names, registers and the stack.
@Suite struct MessageCauseTests {
  private func causes(of id: String, names: [String], registers: [UInt32] = []) throws -> [String] {
    let rule = try #require(MessageRule.all.first { $0.id == id })
    return rule.causes.filter { MessageCause.byID[$0]?.applies(names: names, registers: registers) == true }
  }

  @Test func namesChooseTheCause() throws {
    let missing = "libvirt.guest-cpu-missing"
    #expect(try causes(of: missing, names: ["hle", "rtm"]).first == "names.tsx")
    #expect(try causes(of: missing, names: ["vmx-rdrand-exit"]).first == "names.vmx")
    #expect(try causes(of: missing, names: ["mpx"]).first == "names.mpx")
    #expect(try causes(of: missing, names: ["xsaves"]).first == "names.xsaves-zen")
    #expect(try causes(of: missing, names: ["waitpkg"]).first == "names.waitpkg")
    #expect(try causes(of: missing, names: ["vaes", "gfni"]).first == "missing.generation")
    let extra = "libvirt.guest-cpu-extra"
    #expect(try causes(of: extra, names: ["ht"]) == ["names.ht-extra"])
    #expect(try causes(of: extra, names: ["pdcm"]).first == "names.pdcm")
    #expect(try causes(of: extra, names: ["ht", "avx2"]).contains("extra.upgrade"))
  }

  @Test func anUnknownNameIsRenamedEditedOrNewer() throws {
    let unknown = "libvirt.unknown-cpu-feature"
    #expect(try causes(of: unknown, names: ["arch-facilities"]).first == "names.arch-facilities")
    #expect(try causes(of: unknown, names: ["monitor"]).first == "unknown.edited-map")
    #expect(try causes(of: unknown, names: ["ssbd"]).first == "unknown.older-map")
  }

  @Test func registersChooseTheCause() throws {
    #expect(
      try causes(of: "qemu.set-msr", names: ["arch-capabilities"], registers: [0x10a]).first
        == "msr.arch-capabilities")
    #expect(try causes(of: "qemu.set-msr", names: ["vmx"], registers: [0x48b]).first == "msr.vmx")
    #expect(try causes(of: "qemu.set-msr", names: [], registers: [0x4b56_4d05]).first == "msr.kvm")
    #expect(try causes(of: "qemu.set-msr", names: [], registers: [0x277]).first == "msr.nested-host")
  }

  @Test func theStackRulesCausesInAndOut() throws {
    let hypervisor = try #require(MessageCause.byID["nova.hypervisor-view"])
    #expect(hypervisor.judge(["nova": "27.0.0", "cpu_mode": "host-model"]) == true)
    #expect(hypervisor.judge(["nova": "26.2.1", "cpu_mode": "host-model"]) == false)
    #expect(hypervisor.judge(["nova": "31.0.0", "cpu_mode": "custom"]) == false)
    #expect(hypervisor.judge(["nova": "31.0.0"]) == nil)
    #expect(hypervisor.judge([:]) == nil)
    let physical = try #require(MessageCause.byID["nova.physical-view"])
    #expect(physical.judge(["nova": "26.2.1"]) == true)
    #expect(physical.judge(["nova": "27"]) == false)
    #expect(physical.judge(["nova": "unknown"]) == nil)
    // Years came before numbers.
    #expect(physical.judge(["nova": "2015.1.2"]) == true)
    #expect(hypervisor.judge(["nova": "2015.1", "cpu_mode": "host-model"]) == false)
    let juno = try #require(MessageCause.byID["nova.before-kilo"])
    #expect(["2014.2", "2015.1.0", "12.0.0"].map { juno.judge(["nova": $0]) } == [true, false, false])
  }

  @Test func concernedNamesAreThoseOfTheCause() throws {
    let tsx = try #require(MessageCause.byID["names.tsx"])
    #expect(tsx.concerned(among: ["HLE", "avx2", "rtm"]) == ["HLE", "rtm"])
    let nested = try #require(MessageCause.byID["names.vmx"])
    #expect(nested.concerned(among: ["vmx-vnmi", "vmxon"]) == ["vmx-vnmi"])
    #expect(nested.applies(names: []) == false)
  }

  @Test func whatTheStackConfirmsComesFirst() throws {
    let rule = try #require(MessageRule.all.first { $0.id == "nova.unacceptable-cpu-info" })
    let found = try finding(rule, in: "CPU doesn't have compatibility.")
    let modern = found.causes(["nova": "31.0.0", "cpu_mode": "host-model"]).map(\.id)
    #expect(modern.prefix(2) == ["nova.hypervisor-view", "nova.host-against-host"])
    #expect(!modern.contains("nova.before-kilo") && !modern.contains("nova.guest-against-host"))
    let custom = found.causes(["nova": "25.0.0", "cpu_mode": "custom"]).map(\.id)
    #expect(custom.prefix(2) == ["nova.guest-against-host", "nova.physical-view"])
    #expect(!custom.contains("nova.host-against-host"))
    let unknown = found.causes([:]).map(\.id)
    #expect(unknown == rule.causes)
  }

  @Test func textsAreFilledWithWhatWasCaptured() throws {
    let rule = try #require(MessageRule.all.first { $0.id == "libvirt.guest-cpu-missing" })
    let found = try finding(rule, in: "guest CPU doesn't match specification: missing features: hle,rtm")
    #expect(found.filled("has {features};") == "has hle and rtm;")
    #expect(found.filledCommand("martlet explain {feature} --on this") == "martlet explain hle --on this")
    for rule in MessageRule.all {
      for example in rule.examples {
        let found = try finding(rule, in: example)
        for text in [rule.proves, rule.doesNotProve] + rule.collect.map({ found.filled($0).text }) {
          let filled = found.filled(text)
          #expect(!filled.contains(/{[a-z]+}/), "\(rule.id): \(filled)")
        }
      }
    }
  }

  @Test func whatALogHoldsCommandsNothing() throws {
    let rule = try #require(MessageRule.all.first { $0.id == "libvirt.unknown-cpu-feature" })
    var found = try finding(rule, in: "Unknown CPU feature avx")
    found.features = ["$(reboot)'"]
    #expect(found.filledCommand("explain {feature}") == #"explain '$(reboot)'\'''"#)
    let coloured = try finding(rule, in: "Unknown CPU feature avx\u{1b}[31m")
    #expect(coloured.text == "Unknown CPU feature avx\u{fffd}[31m")
  }

  private func finding(_ rule: MessageRule, in text: String) throws -> MessageFinding {
    let match = try #require(rule.match(text), "\(rule.id): \(text)")
    return MessageFinding(
      rule: rule, match: match, features: rule.features(in: match), log: "log", lines: 1...1,
      text: Array(text.utf8), isCut: false)
  }
}
