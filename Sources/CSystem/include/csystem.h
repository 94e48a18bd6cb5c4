// System calls that Swift cannot import, because they are variadic or macros.
#ifndef CSYSTEM_H
#define CSYSTEM_H

#include <signal.h>
#include <sys/prctl.h>

/// Asks the kernel to kill this process when its parent dies; 0, or -1 with errno.
static inline int csystem_die_with_parent(void) { return prctl(PR_SET_PDEATHSIG, SIGKILL); }

#endif
