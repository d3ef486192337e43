"""What a saved file keeps of the one it replaces: owner, group, permissions, access lists, extended attributes."""

import contextlib
import errno
import os
import stat
from pathlib import Path

LET_GO = {errno.EPERM, errno.EACCES, errno.EOPNOTSUPP, errno.ENOTSUP, errno.EINVAL, errno.ENOSYS, errno.ENOTTY}
"""Answers of drives that do not know a wish; the content is saved all the same."""
_ACCESS_LIST = "system.posix_acl_access"


def keep_attributes(temporary: str, before: os.stat_result | None, target: Path) -> None:
    """Give a file that is to replace `target` what that one has, or what a new one has; as far as may be.

    Raises
    ------
    OSError : the disk fails; never because something cannot be kept.
    """
    mode = _new_mode() if before is None else stat.S_IMODE(before.st_mode)
    if before is not None and not _keep_owner(temporary, before):
        mode = mode & 0o707 | (mode & mode << 3 & 0o070)  # another group may do what everybody may, no more
    try:
        os.chmod(temporary, mode)
    except OSError as error:
        if error.errno not in LET_GO:
            raise
    if before is not None and hasattr(os, "listxattr"):
        _keep_extended(temporary, target)


def _new_mode() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _keep_owner(temporary: str, before: os.stat_result) -> bool:
    """Keep the group, and the owner where that may be; whether the group is kept."""
    now = os.stat(temporary)
    if (now.st_uid, now.st_gid) == (before.st_uid, before.st_gid):
        return True
    for owner in (before.st_uid, -1):
        with contextlib.suppress(OSError):
            os.chown(temporary, owner, before.st_gid)
            return True
    return now.st_gid == before.st_gid


def _keep_extended(temporary: str, target: Path) -> None:
    with contextlib.suppress(OSError):
        names = os.listxattr(target)
        for name in names:
            with contextlib.suppress(OSError):
                os.setxattr(temporary, name, os.getxattr(target, name))
        if _ACCESS_LIST not in names and _ACCESS_LIST in os.listxattr(temporary):  # from the folder's own list
            os.removexattr(temporary, _ACCESS_LIST)
