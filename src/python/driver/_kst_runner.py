"""Performs one run: a file, a module, a piece of code, or a scoring script that answers requests."""

import asyncio
import atexit
import builtins
import errno
import gc
import importlib.util
import io
import itertools
import json
import linecache
import logging
import os
import random
import runpy
import socket
import subprocess
import sys
import threading
import time
import traceback
import types

_BASE_PATH = ["/lib/python314.zip", "/lib/python3.14", "/lib/python3.14/lib-dynload"]
_SERVER_LOG_FORMAT = "%(asctime)s %(levelname).1s [%(process)d] %(name)s - %(message)s"


class Runner:
    def __init__(self, host, packages):
        self._host = host
        self._packages = packages
        self._server = None

    def seal(self):
        """Called once, when the interpreter is built: everything there now is there before each run."""
        host = self._host

        def sleep(seconds, /):
            """Suspends execution for a number of seconds of simulated time."""
            if seconds < 0:
                raise ValueError("sleep length must be non-negative")
            host.spend(wait=float(seconds) * 1000)

        def no_process(*_args, **_kwargs):
            raise OSError(errno.ENOSYS, "not simulated: a script cannot start processes")

        def no_name(*_args, **_kwargs):
            raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

        def no_loop(*_args, **_kwargs):
            raise NotImplementedError("not simulated: asyncio's event loop")

        time.sleep = sleep
        subprocess._can_fork_exec = True
        subprocess.Popen._execute_child = no_process
        socket.getaddrinfo = no_name
        asyncio.run = asyncio.Runner.run = asyncio.new_event_loop = asyncio.get_event_loop = no_loop
        for name in ("system", "fork", "forkpty", "posix_spawn", "posix_spawnp", "execv", "execve"):
            if hasattr(os, name):
                setattr(os, name, no_process)
        sys.dont_write_bytecode = True
        # Pyodide's own modules stay alive out of reach: the interpreter's memory refers to them.
        self._private = [module for name, module in sys.modules.items() if "pyodide" in name or name == "js"]
        self._packages.install()
        linecache.clearcache()
        gc.collect()
        gc.freeze()

    def __call__(self):
        """Reads what to do from the host, does it, and tells the exit code."""
        spec, _ = self._host.call("begin")
        entry = spec["entry"]
        if entry["kind"] == "requests":
            # A server that was started in an earlier call: what it draws from now on follows from these requests.
            random.seed()
            code = self._server.serve()
        else:
            self._prepare(spec)
            if entry["kind"] == "server":
                self._server = Server(self._host)
                code = self._server.start(entry["file"])
                if code == 0:
                    self._host.call("ready")
                    return
            else:
                code = self._script(entry, spec)
        self._finish()
        self._host.call("end", code=code)

    def _prepare(self, spec):
        os.environ.clear()
        os.environ.update(spec["env"])
        os.chdir(spec["cwd"])
        sys.stdin = io.TextIOWrapper(io.BufferedReader(io.FileIO(0, closefd=False)), encoding="utf-8")
        for name, descriptor, errors in (("stdout", 1, "strict"), ("stderr", 2, "backslashreplace")):
            raw = io.FileIO(descriptor, "w", closefd=False)
            raw.name = f"<{name}>"
            stream = io.TextIOWrapper(io.BufferedWriter(raw), encoding="utf-8", errors=errors, line_buffering=True)
            stream.mode = "w"
            setattr(sys, name, stream)
            setattr(sys, f"__{name}__", stream)
        sys.__stdin__ = sys.stdin
        extra = [path for path in os.environ.get("PYTHONPATH", "").split(":") if path]
        sys.path[:] = [*extra, *_BASE_PATH]
        random.seed()
        self._packages.activate(spec["packages"], self._host)

    def _script(self, entry, spec):
        main = types.ModuleType("__main__")
        main.__dict__.update(__builtins__=builtins, __doc__=None, __spec__=None, __loader__=None, __package__=None)
        sys.modules["__main__"] = main
        try:
            if entry["kind"] == "module":
                sys.path.insert(0, spec["cwd"])
                sys.argv = ["-m", *spec["args"]]
                runpy._run_module_as_main(entry["module"])
            elif entry["kind"] == "code":
                sys.path.insert(0, "")
                sys.argv = ["-c", *spec["args"]]
                exec(compile(entry["code"], "<string>", "exec", dont_inherit=True), main.__dict__)
            else:
                path = entry["file"]
                sys.argv = [path, *spec["args"]]
                full = os.path.join(spec["cwd"], path)
                if not os.path.exists(full):
                    print(f"python: can't open file {full!r}: [Errno 2] No such file or directory", file=sys.stderr)
                    return 2
                sys.path.insert(0, os.path.dirname(os.path.realpath(full)))
                main.__file__ = full
                with io.open_code(full) as file:
                    source = file.read()
                with self._packages.deep_stack():
                    code = compile(source, full, "exec", dont_inherit=True)
                exec(code, main.__dict__)
        except SystemExit as error:
            return exit_code(error)
        except BaseException as error:
            report(error)
            return 130 if isinstance(error, KeyboardInterrupt) else 1
        return 0

    def _finish(self):
        """What the interpreter does on its way out. Objects are not destroyed: the whole memory is about to vanish."""
        threading._shutdown()
        atexit._run_exitfuncs()
        kinds = {io.IOBase}
        pending = [io.IOBase]
        for kind in pending:
            pending.extend(known for known in type.__subclasses__(kind) if known not in kinds)
            kinds.update(pending)
        # Frozen objects, those from before the run, are not among these; the search itself costs no work.
        objects = gc.get_objects()
        files = list(itertools.compress(objects, map(kinds.__contains__, map(type, objects))))
        standard = (sys.stdin, sys.stdout, sys.stderr)
        own = {id(part) for stream in standard for part in (stream, stream.buffer, stream.buffer.raw)}
        for file in reversed(files):
            if id(file) not in own:
                _quietly(file.close)
        _quietly(sys.stdout.flush)
        _quietly(sys.stderr.flush)


def _quietly(act):
    try:
        act()
    except Exception:
        pass


class Server:
    """The container around a scoring script: init() once, run() for every request."""

    def __init__(self, host):
        self._host = host
        self._log = logging.getLogger("azmlinfsrv")
        self._run = None

    def start(self, file):
        """Imports the script and calls init(). Returns an exit code; 0 while the server is up."""
        logging.basicConfig(level=logging.INFO, format=_SERVER_LOG_FORMAT, stream=sys.stderr)
        self._run = self._start(file)
        if self._run is None:
            return 3
        sys.stdout.flush()
        return 0

    def serve(self):
        """Answers requests until there are no more."""
        asked, body = self._host.call("request")
        while asked is not None:
            status, text = self._answer(self._run, body)
            sys.stdout.flush()
            asked, body = self._host.call("answer", payload=text.encode(), status=status)
        return 0

    def _start(self, file):
        if not os.path.exists(file):
            self._log.error("No score script found. Expected score script %s.", file)
            return None
        sys.path.insert(0, os.path.dirname(os.path.realpath(file)))
        sys.argv = [file]
        try:
            spec = importlib.util.spec_from_file_location("entry_module", file)
            module = importlib.util.module_from_spec(spec)
            sys.modules["entry_module"] = module
            spec.loader.exec_module(module)
        except BaseException as error:
            self._log.error("Failed to import user script because it raised an unhandled exception")
            report(error)
            return None
        for name in ("init", "run"):
            if not callable(getattr(module, name, None)):
                self._log.error("User script at %s does not have a %s() function defined.", file, name)
                return None
        try:
            module.init()
        except BaseException as error:
            self._log.error("User's init function failed")
            report(error)
            return None
        return module.run

    def _answer(self, run, body):
        try:
            result = run(body.decode())
            return 200, json.dumps(result)
        except BaseException as error:
            self._log.error("Encountered Exception: %s", trimmed(error))
            return 500, "An unexpected error occurred in scoring script. Check the logs for more info."


def exit_code(error):
    """Exit code of a SystemExit, with its message printed."""
    if error.code is None:
        return 0
    if isinstance(error.code, int):
        return error.code & 0xFF
    sys.stdout.flush()
    print(error.code, file=sys.stderr)
    return 1


def own_frames_dropped(error):
    """The traceback from the first frame that is not the runner's or the import machinery's beneath it."""
    tb = error.__traceback__
    while tb is not None and tb.tb_frame.f_code.co_filename == __file__:
        tb = tb.tb_next
    if tb is not None and tb.tb_frame.f_code.co_filename.startswith("<frozen importlib"):
        last = tb
        while last is not None and last.tb_frame.f_code.co_filename.startswith("<frozen importlib"):
            last = last.tb_next
        tb = last or tb
    return tb


def trimmed(error):
    lines = traceback.format_exception(type(error), error, own_frames_dropped(error))
    return "".join(lines).rstrip("\n")


def report(error):
    """Prints an uncaught exception as the interpreter does."""
    sys.stdout.flush()
    try:
        sys.excepthook(type(error), error, own_frames_dropped(error))
    except BaseException:
        traceback.print_exception(type(error), error, own_frames_dropped(error), file=sys.stderr)
