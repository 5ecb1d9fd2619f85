"""Shows errors of the operating system with Linux's numbers; the interpreter's platform has others."""

import errno

_LINUX = {
    "EPERM": 1, "ENOENT": 2, "ESRCH": 3, "EINTR": 4, "EIO": 5, "ENXIO": 6, "E2BIG": 7, "ENOEXEC": 8, "EBADF": 9,
    "ECHILD": 10, "EAGAIN": 11, "ENOMEM": 12, "EACCES": 13, "EFAULT": 14, "EBUSY": 16, "EEXIST": 17, "EXDEV": 18,
    "ENODEV": 19, "ENOTDIR": 20, "EISDIR": 21, "EINVAL": 22, "ENFILE": 23, "EMFILE": 24, "ENOTTY": 25, "ETXTBSY": 26,
    "EFBIG": 27, "ENOSPC": 28, "ESPIPE": 29, "EROFS": 30, "EMLINK": 31, "EPIPE": 32, "EDOM": 33, "ERANGE": 34,
    "EDEADLK": 35, "ENAMETOOLONG": 36, "ENOLCK": 37, "ENOSYS": 38, "ENOTEMPTY": 39, "ELOOP": 40, "ENOTSOCK": 88,
    "EDESTADDRREQ": 89, "EMSGSIZE": 90, "EPROTOTYPE": 91, "ENOPROTOOPT": 92, "EPROTONOSUPPORT": 93, "EOPNOTSUPP": 95,
    "EAFNOSUPPORT": 97, "EADDRINUSE": 98, "EADDRNOTAVAIL": 99, "ENETDOWN": 100, "ENETUNREACH": 101, "ENETRESET": 102,
    "ECONNABORTED": 103, "ECONNRESET": 104, "ENOBUFS": 105, "EISCONN": 106, "ENOTCONN": 107, "ETIMEDOUT": 110,
    "ECONNREFUSED": 111, "EHOSTUNREACH": 113, "EALREADY": 114, "EINPROGRESS": 115,
}  # fmt: skip
_SHOWN = {getattr(errno, name): number for name, number in _LINUX.items() if hasattr(errno, name)}


def _text(self):
    number = _SHOWN.get(self.errno, self.errno)
    if self.filename is not None and self.filename2 is not None:
        return f"[Errno {number}] {self.strerror}: {self.filename!r} -> {self.filename2!r}"
    if self.filename is not None:
        return f"[Errno {number}] {self.strerror}: {self.filename!r}"
    if self.errno is not None and self.strerror is not None:
        return f"[Errno {number}] {self.strerror}"
    return BaseException.__str__(self)


class _Donor:
    """A class whose C slot calls ``__str__``: its slot is copied into OSError's."""

    def __str__(self):
        return ""


def install():
    """Returns the addresses of the donor and of every class that needs its slot; the builder copies it."""
    import gc

    classes = [OSError]
    for known in classes:
        classes.extend(known.__subclasses__())
    gc.get_referents(OSError.__dict__)[0]["__str__"] = _text
    return [id(_Donor), *[id(known) for known in classes if "__str__" not in known.__dict__ or known is OSError]]
