"""The printing child: reads jobs as JSON on stdin, writes PDF or page numbers on stdout, one after the other.

    python -I -S typst_child.py FOLDER-OF-TYPST FONT-FOLDER …

Run as a script in a process of its own, with nothing imported but Typst, so that it starts in milliseconds and a
paper that exhausts memory ends only this process. It gets ready while its parent still prepares the job, and waits a
while for the next one, because what Typst learnt about words and tables makes the next print several times as fast.

A job is its length in eight bytes and JSON; an answer is one byte (0 printed, 1 refused), its length and its bytes.
"""

from __future__ import annotations

import json
import resource
import select
import sys
from pathlib import Path

MEMORY_LIMIT = 1024**3
# A child that grew beyond this is let go after its answer, one that nobody asks leaves by itself.
GROWN_KILOBYTES = 400 * 1024
IDLE_SECONDS = 180
LENGTH_BYTES = 8
PRINTED, REFUSED = b"\x00", b"\x01"

# Office fonts in the order of preference, before the one that ships with Khum.
OFFICE_FAMILIES = ("TH SarabunPSK", "TH Sarabun New", "TH SarabunIT๙", "TH SarabunIT9")
OWN_FAMILY = "Khum Sarabun"


def main(typst_folder: str, font_folders: list[str]) -> int:
    """Answer jobs until there is none for a while."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.path.append(typst_folder)
    # Imported here because the child runs without site packages and is told where Typst lies.
    import typst  # noqa: PLC0415

    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=font_folders)
    known = set(fonts.families())
    families = json.dumps([name for name in (*OFFICE_FAMILIES, OWN_FAMILY) if name in known])
    while job := _next_job():
        try:
            status, answer = PRINTED, _printed(typst, fonts, families, job)
        except typst.TypstError as error:
            status, answer = REFUSED, f"{error.message}\n{error.diagnostic}".encode()
        except (ValueError, OSError, MemoryError) as error:
            status, answer = REFUSED, f"{type(error).__name__}: {error}".encode()
        sys.stdout.buffer.write(status + len(answer).to_bytes(LENGTH_BYTES, "big") + answer)
        sys.stdout.buffer.flush()
        if _kilobytes() > GROWN_KILOBYTES:
            break
    return 0


def _kilobytes() -> int:
    # What the system calls the most memory ever held begins with what the parent held: a big parent is not our growth.
    try:
        return int(Path("/proc/self/statm").read_bytes().split()[1]) * resource.getpagesize() // 1024
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _next_job() -> dict | None:
    ready, _writable, _broken = select.select([sys.stdin], [], [], IDLE_SECONDS)
    length = sys.stdin.buffer.read(LENGTH_BYTES) if ready else b""
    return json.loads(sys.stdin.buffer.read(int.from_bytes(length, "big"))) if length else None


def _printed(typst, fonts, families: str, job) -> bytes:
    # The paper itself is a file beside the templates: a value among the inputs would make Typst forget all it learnt.
    compiler = typst.Compiler(
        root=job["root"],
        font_paths=fonts,
        ignore_system_fonts=True,
        sys_inputs={"fonts": families},
        package_path="/nonexistent",
        package_cache_path="/nonexistent",
        input=f"{job['root']}/paper.typ",
    )
    if job["want"] == "pages":
        return compiler.query("<khum-pages>", field="value", one=True).encode()
    return compiler.compile(format="pdf", pdf_standards=job["standards"], timestamp=job["timestamp"])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
