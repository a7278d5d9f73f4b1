import CPUReaders
import FleetDrains
import FleetPlanning
import FleetPlans
import FleetPools
import FleetQuestions
import FleetRolls
import Foundation
import FuzzDriver
import MartletQuestions
import ReportContract

/// The stores that inputs are read beside.
enum FuzzedFleet {
  /// A small invented fleet, which plans are verified against.
  static let planned: OpenFleet = {
    let path = fuzzFolder + "/planned.martlet"
    guard let simulated = SimulatedFleet(hosts: 8, guests: 24, seed: 1),
      let fleet = try? OpenFleet(path: path, isCreating: true)
    else { fatalError("\(path) cannot be made") }
    wait {
      var question = FleetAddQuestion()
      question.documents = (8, { simulated.document(ofHost: $0) })
      _ = try await question.answer(in: fleet)
    }
    return fleet
  }()

  /// Gives a body a store that is new for each hundred inputs.
  static func withNewStore(_ body: (OpenFleet) -> Void) {
    if used.count % 100 == 0 {
      used.fleet = nil
      for suffix in ["", "-wal", "-shm"] { unlink(fuzzFolder + "/added.martlet" + suffix) }
      used.fleet = try? OpenFleet(path: fuzzFolder + "/added.martlet", isCreating: true)
    }
    used.count += 1
    if let fleet = used.fleet { body(fleet) }
  }

  /// libFuzzer calls from one thread.
  private nonisolated(unsafe) static var used: (count: Int, fleet: OpenFleet?) = (0, nil)
}

/// Writes inputs to begin with: plans of the invented fleet, one of its records, and small files of every other kind.
func writeSeeds(_ folder: String) {
  let fleet = FuzzedFleet.planned
  func put(_ input: FleetInput, _ name: String, _ text: String) {
    try? FileManager.default.createDirectory(
      atPath: "\(folder)/\(input.rawValue)", withIntermediateDirectories: true)
    _ = write(Array(text.utf8), "\(folder)/\(input.rawValue)/\(name)")
  }
  func put(_ name: String, _ plan: some Report) {
    put(.plan, name, (try? plan.jsonLine()) ?? "")
  }
  if let plan = try? FleetPoolsQuestion(PoolPlan.Request(pools: 3, minimumHosts: 1)).answer(in: fleet) {
    put("pools", plan)
  }
  if let plan = try? FleetDrainQuestion(DrainPlan.Request(hosts: ["host-000003"])).answer(in: fleet) {
    put("drain", plan)
  }
  if let plan = try? FleetRollQuestion(RollPlan.Request(batch: 2)).answer(in: fleet) { put("roll", plan) }
  if let simulated = SimulatedFleet(hosts: 1, guests: 2, seed: 2) {
    put(.added, "capture", String(decoding: simulated.document(ofHost: 0).bytes, as: UTF8.self))
  }
  put(
    .added, "kubectl",
    #"{"apiVersion":"v1","kind":"List","items":[{"kind":"Node","metadata":{"name":"n1","labels":{"cpu-feature.node.kubevirt.io/avx2":"true"}}},{"kind":"VirtualMachineInstance","metadata":{"name":"v","namespace":"d"},"spec":{"domain":{"cpu":{"model":"host-model"}}},"status":{"nodeName":"n1"}}]}"#
  )
  put(
    .added, "proxmox",
    #"{"data":[{"node":"pve1","type":"node","maxcpu":8,"maxmem":68719476736},{"type":"qemu","vmid":100,"name":"web","node":"pve1","status":"running"}]}"#
  )
  put(
    .added, "ovirt",
    #"{"host":[{"id":"1","name":"h1","cpu":{"type":"Secure Intel Cascadelake Server Family"}}],"vm":[{"id":"2","name":"v","cpu":{"topology":{"cores":"2"}}}]}"#
  )
  put(.added, "flavors", #"[{"ID":"1","Name":"m1","Properties":{"trait:HW_CPU_X86_AVX2":"required"}}]"#)
  put(
    .inventory, "ini",
    "[kvm]\nnode[01:03] ansible_host=10.0.0.1 ansible_user=root\n[kvm:vars]\nansible_port=22\n[all:children]\nkvm\n"
  )
  put(
    .inventory, "yaml",
    "all:\n  children:\n    kvm:\n      hosts:\n        node1:\n          ansible_host: 10.0.0.1\n        node[2:9]:\n      vars:\n        ansible_user: root\n"
  )
  for (input, name) in [
    (FleetInput.weights, "pool-weights"), (.rules, "drain-rules"), (.capacity, "drain-capacity"),
  ] {
    put(input, name, (try? String(contentsOfFile: "Examples/\(name).yaml", encoding: .utf8)) ?? "")
  }
  put(
    .journal, "journal",
    #"{"time":"2026-01-01T00:00:00Z","step":{"guest":"g","uuid":"5f3a1c1e-0000-4000-8000-000000000001","from":"a","to":"b"}}"#
      + "\n")
}
