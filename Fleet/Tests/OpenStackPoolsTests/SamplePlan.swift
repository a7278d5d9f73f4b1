import CPUReaders
import FleetPlans
import Foundation
import OpenStackPools
import ReportContract

/// A plan of two pools, as martlet fleet pools prints one.
enum SamplePlan {
  /// SandyBridge on `a1` and `a2`, Broadwell on `b1` and `b2`.
  static let hosts = [("Intel-1", ["b1", "b2"]), ("Intel-2", ["a1", "a2"])]

  /// nova.conf of the pools.
  static let texts = [
    "Intel-1":
      "[libvirt]\ncpu_mode = custom\ncpu_models = Broadwell-noTSX\ncpu_model_extra_flags = +pcid, -rdseed\n",
    "Intel-2": "[libvirt]\ncpu_mode = custom\ncpu_models = SandyBridge\n",
  ]

  /// The document.
  static func json(
    _ pools: [(String, [String])] = hosts, texts: [String: String] = texts,
    features: [String] = ["aes", "avx", "monitor"]
  ) throws -> Data {
    let weights = try JSONSerialization.jsonObject(with: JSONEncoder().encode(PoolWeights.standard))
    let document: [String: Any] = [
      "schema": PoolPlan.form.description, "martlet": "0", "inputs": [Any](), "judgedBy": [Any](),
      "request": ["pools": pools.count, "minimumHosts": 2, "weights": weights], "tables": "0",
      "hosts": pools.flatMap(\.1).sorted().map {
        ["name": $0, "evidence": "0", "guests": 0] as [String: Any]
      },
      "curve": [Any](), "unplaced": [Any](), "certificate": [Any](),
      "pools": pools.map { name, hosts -> [String: Any] in
        [
          "name": name, "vendor": "Intel", "hosts": hosts, "features": features, "level": "a level",
          "model": "SandyBridge", "required": [String](), "disabled": [String](), "givenUp": [Any](),
          "guests": ["running": 0, "above": 0, "undetermined": 0, "beyond": [Any]()] as [String: Any],
          "configurations": texts[name].map {
            [["system": "nova", "text": $0, "remarks": [String]()] as [String: Any]]
          } ?? [],
        ]
      },
    ]
    return try JSONSerialization.data(withJSONObject: document, options: [.sortedKeys, .prettyPrinted])
  }

  /// The plan.
  static func plan(
    _ pools: [(String, [String])] = hosts, texts: [String: String] = texts,
    features: [String] = ["aes", "avx", "monitor"]
  ) throws -> PoolPlan {
    try PoolPlan(
      reading: Document(name: "plan", bytes: Array(try json(pools, texts: texts, features: features))))
  }

  /// The question about the plan, with a journal in a folder.
  static func question(_ folder: String, id: String = "sample") throws -> PoolQuestion {
    var question = PoolQuestion(try plan(), id: id)
    question.journal = folder
    return question
  }
}

/// A folder that goes with the value.
final class Scratch: Sendable {
  let path = NSTemporaryDirectory() + "/martlet-pools-\(UUID().uuidString)"

  init() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
