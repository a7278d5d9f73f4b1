// Written from Documentation/modules/ArmCPU.md by ModulePageTests; edit the page.
import ArmCPU

func exampleArmCPU() async throws {
  let register = SystemRegister(qemu: "op0:3 op1:0 crn:0 crm:0 op2:0")
  print(register == .mainID, MainID(0x413f_d0c1).stepping)
}
