"""Writing and reading the container of docs/formats/model-file.md."""

import hashlib
import struct

import numpy

MAGIC, VERSION = b"CHNMODEL", 1
ALIGNMENT = 64
TYPES = {
    "f32": "<f4",
    "f16": "<f2",
    "i8": "i1",
    "u8": "u1",
    "u16": "<u2",
    "u32": "<u4",
    "u64": "<u8",
}
NAMES = {numpy.dtype(code).newbyteorder("="): name for name, code in TYPES.items()}


def _padding(length):
    return b"\0" * (-length % ALIGNMENT)


def write(path, header_lines, tensors):
    """header_lines: (key, value, ...) rows; tensors: ordered {name: array}."""
    lines, data = list(header_lines), bytearray()
    for name, array in tensors.items():
        kind = NAMES[array.dtype]
        content = numpy.ascontiguousarray(array, dtype=TYPES[kind]).tobytes()
        lines.append(("tensor", name, kind, array.ndim, *array.shape, len(data), len(content)))
        data += content + _padding(len(content))
    lines.append(("data_bytes", len(data)))
    lines.append(("data_sha256", hashlib.sha256(data).hexdigest()))
    header = "".join(" ".join(str(value) for value in line) + "\n" for line in lines).encode(
        "utf-8"
    )
    start = MAGIC + struct.pack("<II", VERSION, len(header)) + header
    with open(path, "wb") as stream:
        stream.write(start + _padding(len(start)) + bytes(data))


def read(path):
    """({key: list of value lists}, {tensor name: array})."""
    with open(path, "rb") as stream:
        content = stream.read()
    version, length = struct.unpack("<II", content[8:16])
    if content[:8] != MAGIC or version != VERSION:
        raise ValueError("not a model file of version %d: %s" % (VERSION, path))
    header = {}
    for line in content[16 : 16 + length].decode("utf-8").splitlines():
        key, *values = line.split(" ")
        header.setdefault(key, []).append(values)
    data = content[16 + length + len(_padding(16 + length)) :]
    if (
        len(data) != int(header["data_bytes"][0][0])
        or hashlib.sha256(data).hexdigest() != header["data_sha256"][0][0]
    ):
        raise ValueError("damaged model file: %s" % path)
    tensors = {}
    for name, kind, rank, *numbers in header["tensor"]:
        shape, (offset, size) = [int(number) for number in numbers[: int(rank)]], map(
            int, numbers[int(rank) :]
        )
        tensors[name] = numpy.frombuffer(
            data, TYPES[kind], size // numpy.dtype(TYPES[kind]).itemsize, offset
        ).reshape(shape)
    return header, tensors
