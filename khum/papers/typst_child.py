"""The printing child: reads a job as JSON on stdin, writes PDF or page numbers on stdout.

Run as a script in a process of its own, with nothing imported but Typst, so that it starts in milliseconds and a
paper that exhausts memory ends only this process. The message of a refused paper goes to stderr, exit code 3.
"""

from __future__ import annotations

import json
import resource
import sys

MEMORY_LIMIT = 1024**3
REFUSED = 3

# Office fonts in the order of preference, before the one that ships with Khum.
OFFICE_FAMILIES = ("TH SarabunPSK", "TH Sarabun New", "TH SarabunIT๙", "TH SarabunIT9")
OWN_FAMILY = "Khum Sarabun"


def main() -> int:
    """Do the one job on stdin; 0 when printed, 3 when Typst refuses."""
    job = json.load(sys.stdin.buffer)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.path[:] = [*sys.path, *job["path"]]
    # Imported here because the path to it arrives with the job: the child runs without the site packages.
    import typst  # noqa: PLC0415

    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=job["font_folders"])
    known = set(fonts.families())
    families = [name for name in (*OFFICE_FAMILIES, OWN_FAMILY) if name in known]
    compiler = typst.Compiler(
        root=job["root"],
        font_paths=fonts,
        ignore_system_fonts=True,
        sys_inputs={"data": job["data"], "fonts": json.dumps(families)},
        package_path="/nonexistent",
        package_cache_path="/nonexistent",
        input=f"{job['root']}/paper.typ",
    )
    try:
        sys.stdout.buffer.write(_printed(compiler, job))
    except typst.TypstError as error:
        sys.stderr.write(f"{error.message}\n{error.diagnostic}")
        return REFUSED
    return 0


def _printed(compiler, job) -> bytes:
    if job["want"] == "pages":
        return compiler.query("<khum-pages>", field="value", one=True).encode()
    return compiler.compile(format="pdf", pdf_standards=job["standards"], timestamp=job["timestamp"])


if __name__ == "__main__":
    sys.exit(main())
