import X86CPU
