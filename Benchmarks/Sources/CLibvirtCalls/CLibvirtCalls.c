#define _GNU_SOURCE
#include "CLibvirtCalls.h"

#include <dlfcn.h>
#include <stdbool.h>
#include <stdlib.h>

enum { ARCH_X86_64 = 34 };

static struct {
  int (*virInitialize)(void);
  int (*virCPUDefParseXMLString)(const char *, int, void **, bool);
  void (*virCPUDefFree)(void *);
  int (*virCPUCompare)(int, void *, void *, bool);
  void *(*virCPUBaseline)(int, void **, unsigned, void *, const char **, bool);
} lib;

int lvc_open(void) {
  setenv("LIBVIRT_LOG_OUTPUTS", "4:file:/dev/null", 1);
  void *handle = dlopen("libvirt.so.0", RTLD_NOW | RTLD_LOCAL);
  if (!handle) return 0;
#define RESOLVE(name) \
  if (!(*(void **)&lib.name = dlsym(handle, #name))) return 0
  RESOLVE(virInitialize);
  RESOLVE(virCPUDefParseXMLString);
  RESOLVE(virCPUDefFree);
  RESOLVE(virCPUCompare);
  RESOLVE(virCPUBaseline);
#undef RESOLVE
  return lib.virInitialize() >= 0;
}

void *lvc_parse(const char *xml, int type) {
  void *cpu = NULL;
  return lib.virCPUDefParseXMLString(xml, type, &cpu, false) < 0 ? NULL : cpu;
}

int lvc_compare(void *host, void *cpu) { return lib.virCPUCompare(ARCH_X86_64, host, cpu, false); }

int lvc_compare_xml(void *host, const char *cpu) {
  void *parsed = lvc_parse(cpu, 2);
  int result = parsed ? lvc_compare(host, parsed) : -1;
  lib.virCPUDefFree(parsed);
  return result;
}

int lvc_baseline(void **hosts, unsigned count) {
  void *baseline = lib.virCPUBaseline(ARCH_X86_64, hosts, count, NULL, NULL, false);
  lib.virCPUDefFree(baseline);
  return baseline != NULL;
}
