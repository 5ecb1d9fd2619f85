"""Imports of installed distributions: which there are is the environment's matter, what they do is in site-packages."""

import sys
from contextlib import contextmanager
from importlib._bootstrap_external import SourceLoader
from importlib.machinery import ModuleSpec

SITE_PACKAGES = "/opt/env/lib/python3.14/site-packages"

# Parts of the interpreter's host that a Linux machine does not have.
_ABSENT = {"js", "pyodide", "pyodide_js", "_pyodide", "_pyodide_core", "_kst_host", "_kst_packages", "_kst_errors"}
# Parts of Linux's Python that need what is not here: threads, processes, foreign code, a terminal.
_NOT_SIMULATED = {"ctypes", "_ctypes", "multiprocessing", "_multiprocessing", "_posixsubprocess", "curses", "readline"}
# What pip installs along with a distribution, at the version that a fresh resolution picked.
_DEPENDENCIES = {
    "scikit-learn": {"joblib": "1.4.2", "numpy": "2.1.3", "scipy": "1.14.1", "threadpoolctl": "3.5.0"},
    "azureml-mlflow": {"mlflow-skinny": "2.19.0", "azure-identity": "1.19.0"},
    "mlflow": {"pyyaml": "6.0.2"},
    "mlflow-skinny": {"pyyaml": "6.0.2"},
    "pandas": {"numpy": "2.1.3"},
    "azure-ai-ml": {"azure-identity": "1.19.0", "pyyaml": "6.0.2"},
}
# Import names of distributions whose name differs, or that bring none of their own.
_IMPORT_NAMES = {
    "scikit-learn": ["sklearn"],
    "pyyaml": ["yaml"],
    "mlflow-skinny": ["mlflow"],
    "azureml-mlflow": ["azureml"],
    "azure-identity": ["azure.identity"],
    "azure-ai-ml": ["azure.ai"],
    "azureml-ai-monitoring": ["azureml.ai"],
    "pillow": ["PIL"],
    "opencv-python": ["cv2"],
    "python-dateutil": ["dateutil"],
    "beautifulsoup4": ["bs4"],
}


def normalized(distribution):
    return distribution.lower().replace("_", "-").replace(".", "-")


class Packages:
    """Finder and loader in one. Sources were compiled when the interpreter was built."""

    def __init__(self, sources):
        self._modules = {}  # name → (path, whether a package, source, code)
        for path in sorted(sources):
            parts = path.removesuffix(".py").split("/")
            is_package = parts[-1] == "__init__"
            name = ".".join(parts[:-1] if is_package else parts)
            file = f"{SITE_PACKAGES}/{path}"
            code = compile(sources[path], file, "exec", dont_inherit=True)
            self._modules[name] = (file, is_package, sources[path], code)
        self._versions = {}  # distribution → version
        self._owners = {}  # import name → distribution
        self._host = None

    def activate(self, packages, host):
        """Makes an environment's distributions importable."""
        self._host = host
        versions = {normalized(name): version for name, version in packages.items()}
        for name in list(versions):
            for needed, version in _DEPENDENCIES.get(name, {}).items():
                versions.setdefault(needed, version)
        self._versions = versions
        for name in versions:
            for module in _IMPORT_NAMES.get(name, [name.replace("-", "_")]):
                self._owners.setdefault(module, name)

    def install(self):
        """Takes the interpreter's host out of reach and puts the finders in."""
        for name in [name for name in sys.modules if name.partition(".")[0] in _ABSENT | _NOT_SIMULATED]:
            del sys.modules[name]
        ours = ("BuiltinImporter", "FrozenImporter", "PathFinder")
        sys.meta_path[:] = [finder for finder in sys.meta_path if getattr(finder, "__name__", "") in ours]
        sys.meta_path.insert(0, Absent())
        sys.meta_path.append(self)
        SourceLoader.source_to_code = self._source_to_code()

    def _source_to_code(self):
        original = SourceLoader.source_to_code

        def source_to_code(loader, data, path, **options):
            with self.deep_stack():
                return original(loader, data, path, **options)

        return source_to_code

    @contextmanager
    def deep_stack(self):
        """The compiler needs more of the C stack than other recursive code, and less of the engine's for it."""
        self._host.call("deep-stack", deep=True)
        try:
            yield
        finally:
            self._host.call("deep-stack", deep=False)

    def version(self, distribution):
        return self._versions.get(normalized(distribution))

    def find_spec(self, fullname, path=None, target=None):
        owner = self._owner(fullname)
        if owner is None:
            return None
        if fullname not in self._modules:
            raise ImportError(
                f"not simulated: {owner} {self._versions[owner]} is installed in this environment, "
                f"but this simulation does not run {fullname!r}",
                name=fullname,
            )
        file, is_package, _, _ = self._modules[fullname]
        spec = ModuleSpec(fullname, self, origin=file, is_package=is_package)
        spec.has_location = True
        if is_package:
            spec.submodule_search_locations = [file.rpartition("/")[0]]
        return spec

    def _owner(self, fullname):
        for module, owner in self._owners.items():
            if fullname == module or fullname.startswith(module + ".") or module.startswith(fullname + "."):
                return owner
        return None

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        module.__dict__["__host__"] = self._host
        module.__dict__["__distribution_version__"] = self.version
        exec(self._modules[module.__name__][3], module.__dict__)

    def get_source(self, fullname):
        return self._modules[fullname][2]

    def is_package(self, fullname):
        return self._modules[fullname][1]

    def find_distributions(self, context):
        """For importlib.metadata."""
        from importlib import metadata

        class Installed(metadata.Distribution):
            def __init__(self, name, version):
                self._text = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"

            def read_text(self, filename):
                return self._text if filename == "METADATA" else None

            def locate_file(self, path):
                return f"{SITE_PACKAGES}/{path}"

        wanted = None if context.name is None else normalized(context.name)
        return [Installed(name, v) for name, v in sorted(self._versions.items()) if wanted in (None, name)]


class Absent:
    """Says of the interpreter's own host what Linux would say, and of what it cannot do that it cannot."""

    def find_spec(self, fullname, path=None, target=None):
        top = fullname.partition(".")[0]
        if top in _ABSENT:
            raise ModuleNotFoundError(f"No module named {fullname!r}", name=fullname)
        if top in _NOT_SIMULATED:
            raise ImportError(f"not simulated: the standard library's {top!r}", name=fullname)
        return None
