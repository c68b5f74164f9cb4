"""Run inside an empty network (`unshare --net`): start the service, open a ticket, have its task pushed."""

import fcntl
import socket
import struct
import sys
from pathlib import Path

from tests.processes.estate import Estate, number_in, tasks_shown
from tests.processes.service import running

SET_FLAGS = 0x8914  # SIOCSIFFLAGS of linux/sockios.h
UP = 0x1  # IFF_UP of linux/if.h


def main(folder: Path) -> None:
    """Tell the whole story without any network but the loopback."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        fcntl.ioctl(any_socket, SET_FLAGS, struct.pack("16sh14x", b"lo", UP))
    with running(folder) as service:
        estate = Estate(service)
        estate.open_again()
        number = number_in(estate.say(estate.somebody(), "人工"))
        estate.settle()
        assert tasks_shown(estate) == {number: 1}
        assert "Traceback" not in service.log


if __name__ == "__main__":
    main(Path(sys.argv[1]))
