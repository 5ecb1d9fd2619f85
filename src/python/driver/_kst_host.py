"""The runner's and the simulated packages' way to the host: messages of JSON and bytes on one file descriptor."""

import json
import os
import struct

_DESCRIPTOR = 1000
_FIRST_READ = 8192  # most replies come whole


class HostError(Exception):
    """What the host could not do, in words for the script's author."""


class Host:
    """Calls answered outside the interpreter. Costs are simulated milliseconds."""

    # Bound here: scripts may replace the functions of these modules.
    _read = staticmethod(os.read)
    _write = staticmethod(os.write)
    _dumps = staticmethod(json.dumps)
    _loads = staticmethod(json.loads)
    _pack = staticmethod(struct.pack)
    _unpack = staticmethod(struct.unpack)

    def call(self, op, payload=b"", **fields):
        """One exchange. Returns the reply's value and its bytes."""
        header = self._dumps({"op": op, **fields}).encode()
        size = memoryview(payload).nbytes
        self._write(_DESCRIPTOR, self._pack("<II", len(header), size) + header)
        if size:
            self._write(_DESCRIPTOR, payload)
        head = self._read(_DESCRIPTOR, _FIRST_READ)
        length, size = self._unpack("<II", head[:8])
        while len(head) < 8 + length:
            head += self._read(_DESCRIPTOR, 8 + length - len(head))
        reply = self._loads(head[8 : 8 + length])
        data = head[8 + length :]
        if len(data) < size:
            data += self._read(_DESCRIPTOR, size - len(data))
        if "error" in reply:
            raise HostError(reply["error"])
        return reply.get("value"), data

    def spend(self, cpu=0.0, wait=0.0):
        """Declares CPU work done outside Python's bytecode, or time waited."""
        self.call("spend", cpu=cpu, wait=wait)

    def record(self, **entry):
        """Tells the experiment tracker one metric, parameter or tag."""
        self.call("record", **entry)
