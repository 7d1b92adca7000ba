// Faults of a disk, for what lies below a folder called faulty-N: the file faulty-N.fault beside it says "slow" (each fsync takes
// 200 ms) or "eio" (fsync and write fail). Loaded by LD_PRELOAD.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

// The first letter of what is to happen to a descriptor, 0 for nothing.
static char fault(int fd) {
  char link[64], path[4096], word = 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 16);
  if (length <= 0) return 0;
  path[length] = 0;
  char *folder = strstr(path, "/faulty-");
  if (!folder) return 0;
  char *end = strchr(folder + 1, '/');
  if (!end) end = path + length;
  if (strstr(folder, ".fault")) return 0;
  strcpy(end, ".fault");
  int control = syscall(SYS_openat, AT_FDCWD, path, O_RDONLY);
  if (control < 0) return 0;
  if (syscall(SYS_read, control, &word, 1) != 1) word = 0;
  syscall(SYS_close, control);
  return word;
}

static int sync_with_fault(int fd, long number) {
  switch (fault(fd)) {
    case 's': {
      struct timespec pause = {0, 200 * 1000 * 1000};
      nanosleep(&pause, 0);
      break;
    }
    case 'e':
      errno = EIO;
      return -1;
  }
  return syscall(number, fd);
}

int fsync(int fd) { return sync_with_fault(fd, SYS_fsync); }

int fdatasync(int fd) { return sync_with_fault(fd, SYS_fdatasync); }

ssize_t write(int fd, const void *bytes, size_t length) {
  if (fault(fd) == 'e') {
    errno = EIO;
    return -1;
  }
  return syscall(SYS_write, fd, bytes, length);
}
