/// The settings of nova.conf on CPUs and live migration, by key: the only ones that leave a host.
///
/// - SeeAlso: nova nova/conf/libvirt.py, nova/conf/workarounds.py, nova/conf/compute.py.
package let novaSettingNames: Set<String> = [
  "virt_type", "cpu_mode", "cpu_model", "cpu_models", "cpu_model_extra_flags", "hw_machine_type",
  "max_queues", "cpu_power_management", "live_migration_permit_auto_converge",
  "live_migration_permit_post_copy", "live_migration_completion_timeout", "live_migration_downtime",
  "skip_cpu_compare_on_dest", "skip_cpu_compare_at_startup", "skip_hypervisor_version_check_on_lm",
  "report_cpu_traits", "cpu_dedicated_set", "cpu_shared_set", "enable_qemu_monitor_announce_self",
]
