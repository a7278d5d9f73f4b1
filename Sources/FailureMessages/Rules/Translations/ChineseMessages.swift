/// libvirt's messages in simplified Chinese, keyed by the rule of the English message.
///
/// - SeeAlso: libvirt po/zh_CN.po of 7.0.0, 9.0.0 and 11.3.0.
let chineseMessages: [String: [MessagePattern]] = [
  "libvirt.abi-check": [
    "目标 CPU 检查 {word} 与源 {word} 不匹配"
  ],
  "libvirt.abi-features": [
    "目标 CPU 功能 {word} 与源 {word} 不匹配",
    "目标 CPU 功能计数 {number} 与源 {number} 不符",
    "目标 CPU 功能策略 {word} 与源 {word} 不匹配",
  ],
  "libvirt.abi-model": [
    "目标 CPU 架构 {word} 与源 {word} 不符",
    "目标 CPU 与源不符",
    "目标 CPU 模式 {word} 与源 {word} 不符",
    "目标 CPU 型号 {word} 与源 {word} 不符",
    "目标 CPU 类型 {word} 与源 {word} 不符",
    "目标 CPU 销售商 {*} 与源 {*} 不符",
  ],
  "libvirt.abi-topology": [
    "目标 CPU core {number} 与源 {number} 不符",
    "目标 CPU 插槽 {number} 与源 {number} 不符",
    "目标 CPU 线程 {number} 与源 {number} 不符",
    "目标 CPU  core {number} 与源 {number} 不符",
  ],
  "libvirt.blockers": [
    "无法迁移域：{*}"
  ],
  "libvirt.forbidden": [
    "主机 CPU 提供禁止的功能 '{features}'"
  ],
  "libvirt.guest-cpu-extra": [
    "客户机 CPU 与规范不匹配：额外的功能：{features}"
  ],
  "libvirt.guest-cpu-missing": [
    "客户机 CPU 与规范不匹配：额外的功能：{other}，缺失的功能：{features}",
    "客户机 CPU 与规范不匹配：缺失的功能：{features}",
  ],
  "libvirt.guest-cpu-unnamed": [
    "客户机 CPU 与规范不匹配$"
  ],
  "libvirt.incompatible": [
    "中描述的 CPU 与主机 CPU 不兼容",
    "中描述的 CPU 与主机上 hypervisor 提供的 CPU 不兼容",
    "CPU 与主机 CPU 不兼容$",
  ],
  "libvirt.invtsc-no-frequency": [
    "域有 'invtsc' CPU 功能，但未指定 TSC 频率"
  ],
  "libvirt.job-failed": [
    "作业 '{*}' 失败：{*}",
    "作业 '{*}' 意外失败",
  ],
  "libvirt.kvm-unavailable": [
    "域需要 KVM，但不可用"
  ],
  "libvirt.machine-type": [
    "模拟器 '{*}' 不支持机器类型 '{word}'"
  ],
  "libvirt.mode-unsupported": [
    "hypervisor 不支持 {word} 主机上 {*} {*} 域的 CPU 模式 '{*}'"
  ],
  "libvirt.model-unsupported": [
    "Hypervisor 不支持 CPU 型号 {word}",
    "hypervisor 不支持 CPU 型号 '{word}'",
  ],
  "libvirt.monitor-closed": [
    "无法从监控程序中读取",
    "连接监控的过程中进程退出",
    "QEMU 意外关闭了监控",
  ],
  "libvirt.required-missing": [
    "主机 CPU 未提供所需的功能： {features}"
  ],
  "libvirt.unknown-cpu-feature": [
    "未知的 CPU 特性 {feature}",
    "未知的 CPU 特性: {feature}",
    "未知 CPU 特性 {feature}",
  ],
  "libvirt.unknown-cpu-model": [
    "未知的 CPU 型号 {model}",
    "未知 CPU 型号 {model}",
  ],
  "libvirt.unknown-host": [
    "未知的主机 CPU"
  ],
  "libvirt.vendor-mismatch": [
    "主机 CPU 销售商与所需 CPU 销售商 {word} 不匹配"
  ],
  "libvirt.virt-type": [
    "模拟器 '{*}'不支持 virt 类型 '{word}'"
  ],
]
