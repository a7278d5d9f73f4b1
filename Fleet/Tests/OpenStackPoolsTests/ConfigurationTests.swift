import FleetPlans
import FleetTestSupport
import Foundation
import MartletQuestions
import Testing

@testable import OpenStackPools

/// Runs a script of `Peer/` with a Python in which packages are installed, and returns what it prints.
private func ask(_ environment: String, _ script: String, _ arguments: [String]) throws -> String {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "\(PoolCloud.root)/.oracle/\(environment)/bin/python")
  process.arguments = ["\(PoolCloud.root)/Fleet/Tests/OpenStackPoolsTests/Peer/\(script)"] + arguments
  let output = Pipe()
  process.standardOutput = output
  try process.start()
  let data = output.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return String(decoding: data, as: UTF8.self)
}

@Suite struct ConfigurationTests {
  @Test func faultsOfAHostsFile() throws {
    let pool = try PoolConfiguration(try SamplePlan.plan().pools[0])
    #expect(pool.settings.map(\.key) == ["cpu_mode", "cpu_models", "cpu_model_extra_flags"])
    #expect(pool.faults(of: pool.text).isEmpty)
    #expect(
      pool.faults(
        of:
          "[DEFAULT]\ndebug=true\n[libvirt]\ncpu_mode=custom\ncpu_models=Broadwell-noTSX\ncpu_model_extra_flags=-RDSEED,pcid\n"
      ).isEmpty)
    #expect(pool.faults(of: "").count == 3)
    let two = pool.faults(of: pool.text.replacing("Broadwell-noTSX", with: "Broadwell-noTSX, SandyBridge"))
    #expect(two.count == 1 && two[0].contains("2 entries"))
    let flags = pool.faults(of: pool.text.replacing("+pcid", with: "+aes"))
    #expect(flags == ["cpu_model_extra_flags lacks +pcid and has +aes besides the pool's"])
    #expect(
      pool.faults(of: pool.text.replacing("custom", with: "host-model"))
        == ["cpu_mode is host-model, and the pool's is custom"])
  }

  @Test func planWithoutNovasWords() throws {
    let plan = try SamplePlan.plan(texts: [:])
    let error = #expect(throws: QuestionError.self) { try PoolConfiguration(plan.pools[0]) }
    #expect(error?.message.contains("--for nova") == true)
  }

  @Test func filesStandWhereToolsReadThem() throws {
    let pool = try PoolConfiguration(try SamplePlan.plan().pools[0])
    #expect(
      DeploymentTool.allCases.flatMap { $0.files(pool).map(\.path) } == [
        "/etc/nova/nova.conf.d/50-martlet-intel-1.conf", "/etc/kolla/config/nova/b1/nova.conf",
        "/etc/kolla/config/nova/b2/nova.conf", "/etc/openstack_deploy/host_vars/b1.yml",
        "/etc/openstack_deploy/host_vars/b2.yml", "martlet-intel-1.yaml", "martlet-intel-1.yaml",
      ])
  }

  /// Each tool's text says the same to its own parser: oslo.config with Nova's options, PyYAML.
  @Test(
    .enabled(if: PoolCloud.python != nil, "Nova with keystone was not fetched (Scripts/fetch-openstack)"))
  func parsersReadThePool() throws {
    let scratch = try Scratch()
    for pool in try SamplePlan.plan().pools {
      let configuration = try PoolConfiguration(pool)
      let wanted = Dictionary(uniqueKeysWithValues: configuration.settings.map { ($0.key, $0.value) })
      for tool in DeploymentTool.allCases {
        for file in tool.files(configuration) {
          let path = scratch.path + "/file"
          try file.text.write(toFile: path, atomically: true, encoding: .utf8)
          let answer = try ask("openstack", "read-configuration.py", [tool.rawValue, path])
          let read = try JSONDecoder().decode([String: [String]].self, from: Data(answer.utf8))
          #expect(read["cpu_mode"] == ["custom"], "\(tool) \(answer)")
          #expect(read["cpu_models"] == [wanted["cpu_models"] ?? ""], "\(tool) \(answer)")
          #expect(
            read["cpu_model_extra_flags"]?.joined(separator: ", ") == wanted["cpu_model_extra_flags"] ?? "",
            "\(tool) \(answer)")
        }
      }
    }
  }
}
