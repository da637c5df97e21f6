"""Records models in PyTorch: Data/KIND/NAME.json, and for the box layers *.safetensors; Data/recordings.txt names them all.

    python3 record.py                    all of them, in this folder
    python3 record.py examples/Gpt box   those whose path begins so

Needs torch 2.14 and safetensors. Two runs write the same bytes, which each run checks by a second one. README.md describes the format.
"""

import filecmp
import pathlib
import shutil
import sys
import tempfile

import recording

import axes  # noqa: F401
import box  # noqa: F401
import calls  # noqa: F401
import examples  # noqa: F401
import flow  # noqa: F401
import functions  # noqa: F401
import images  # noqa: F401
import products  # noqa: F401
import sequences  # noqa: F401


def main():
    starts = sys.argv[1:]
    chosen = [path for path in recording.REGISTRY if not starts or any(path.startswith(start) for start in starts)]
    data = recording.DATA
    if not starts:
        shutil.rmtree(data, ignore_errors=True)
    for path in chosen:
        recording.record(path, data)
    (data / "recordings.txt").write_text("".join(f"{path}\n" for path in sorted(recording.REGISTRY)))
    with tempfile.TemporaryDirectory() as second:
        for path in chosen:
            recording.record(path, pathlib.Path(second))
        for file in sorted(pathlib.Path(second).rglob("*.*")):
            assert filecmp.cmp(file, data / file.relative_to(second), shallow=False), file
    print(f"{len(chosen)} models, {sum(file.stat().st_size for file in data.rglob('*.*')):,} bytes")


main()
