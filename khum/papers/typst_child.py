"""The printing child: reads a job as JSON on stdin, writes PDF or page numbers on stdout.

    python -I -S typst_child.py FOLDER-OF-TYPST FONT-FOLDER …

Run as a script in a process of its own, with nothing imported but Typst, so that it starts in milliseconds and a
paper that exhausts memory ends only this process. It gets ready while its parent still prepares the job. The
message of a refused paper goes to stderr, exit code 3.
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


def main(typst_folder: str, font_folders: list[str]) -> int:
    """Do the one job on stdin; 0 when printed, 3 when Typst refuses."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.path.append(typst_folder)
    # Imported here because the child runs without site packages and is told where Typst lies.
    import typst  # noqa: PLC0415

    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=font_folders)
    known = set(fonts.families())
    families = [name for name in (*OFFICE_FAMILIES, OWN_FAMILY) if name in known]
    job = json.load(sys.stdin.buffer)
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
    sys.exit(main(sys.argv[1], sys.argv[2:]))
