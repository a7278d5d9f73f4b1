import Foundation
import MartletQuestions
import Testing

@testable import FleetQuestions

/// Ansible's inventories, which name hosts that are captured by ssh.
@Suite struct InventoryTests {
  @Test func inventoriesInINI() throws {
    let inventory = try AnsibleInventory(
      """
      # comment
      lonely ansible_host=10.0.0.9 ansible_port=2222 ansible_user=admin
      [web]
      web[01:03].example.com   ; the shop
      [db]
      db-[a:c]
      web01.example.com
      [all:children]
      web
      [all:vars]
      ansible_user=root
      """, name: "hosts")
    #expect(
      inventory.hosts == [
        "ssh://admin@10.0.0.9:2222", "ssh://web01.example.com", "ssh://web02.example.com",
        "ssh://web03.example.com",
        "ssh://db-a", "ssh://db-b", "ssh://db-c",
      ])
  }

  @Test func inventoriesInYAML() throws {
    let inventory = try AnsibleInventory(
      """
      all:
        hosts:
          lonely:
        children:
          web:
            hosts:
              web[1:9:4]:
                ansible_user: admin
          db:
            children:
              east:
                hosts:
                  db1: {ansible_host: 10.1.1.1, ansible_port: 2200}
      """, name: "hosts.yaml")
    #expect(
      Set(inventory.hosts) == [
        "ssh://lonely", "ssh://admin@web1", "ssh://admin@web5", "ssh://admin@web9", "ssh://10.1.1.1:2200",
      ])
  }

  @Test(arguments: ["", "all:\n  vars: {a: b}\n", "[web:vars]\na=b\n", "all: [\n"])
  func inventoriesWithoutHosts(
    text: String
  ) {
    #expect(throws: QuestionError.self) { try AnsibleInventory(text, name: "hosts") }
  }
}
