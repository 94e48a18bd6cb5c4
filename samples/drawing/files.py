"""How the pictures are written: profiles, private data, and the faults that real folders have."""

import io
import struct

from PIL import Image


def _tag(kind, body):
    return kind + b"\0\0\0\0" + body


def _xyz(x, y, z):
    return _tag(b"XYZ ", struct.pack(">3i", *(round(value * 65536) for value in (x, y, z))))


def _text(text):
    encoded = text.encode("utf-16-be")
    return _tag(b"mluc", struct.pack(">II2s2sII", 1, 12, b"en", b"US", len(encoded), 28) + encoded)


def display_p3():
    """An ICC profile of the Display P3 colours, from their chromaticities adapted to D50 (ICC.1:2022)."""
    curve = _tag(
        b"para",
        struct.pack(">HH5i", 3, 0, *(round(v * 65536) for v in (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045))),
    )
    tags = [
        (b"desc", _text("Display P3")),
        (b"cprt", _text("No copyright, use freely")),
        (b"wtpt", _xyz(0.96420, 1.0, 0.82491)),
        (b"rXYZ", _xyz(0.51512, 0.24120, -0.00105)),
        (b"gXYZ", _xyz(0.29198, 0.69225, 0.04189)),
        (b"bXYZ", _xyz(0.15710, 0.06657, 0.78407)),
        (b"rTRC", curve),
        (b"gTRC", curve),
        (b"bTRC", curve),
    ]
    table, data, offset = b"", b"", 128 + 4 + 12 * len(tags)
    for name, body in tags:
        body += b"\0" * (-len(body) % 4)
        table += name + struct.pack(">II", offset + len(data), len(body))
        data += body
    size = offset + len(data)
    date = struct.pack(">6H", 2025, 1, 1, 0, 0, 0)
    header = struct.pack(">I4sI4s4s4s", size, b"", 0x04000000, b"mntr", b"RGB ", b"XYZ ") + date + b"acsp"
    header += b"\0" * 28 + struct.pack(">3i", 63190, 65536, 54061)
    return header.ljust(128, b"\0") + struct.pack(">I", len(tags)) + table + data


CREDIT = """<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" photoshop:Credit="Fellmouth Courier">
<dc:creator><rdf:Seq><rdf:li>Ada Quill</rdf:li></rdf:Seq></dc:creator>
<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">(c) 2025 Fellmouth Courier</rdf:li></rdf:Alt></dc:rights>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def camera_exif():
    """What a camera held upright writes: orientation 6, where it was, which one it is, and whose picture it is."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x0112] = "Invented Cameras", "IC-1", 6
    exif[0x0132], exif[0x013B], exif[0x8298] = "2025:07:01 06:12:09", "Ada Quill", "(c) 2025 Fellmouth Courier"
    details = exif.get_ifd(0x8769)
    details[0x9003], details[0xA431], details[0xA435] = "2025:07:01 06:12:09", "IC1-0042-7731", "LENS-99120"
    details[0x829A], details[0x829D], details[0x8827] = 0.004, 8.0, 100
    position = exif.get_ifd(0x8825)
    position[1], position[2], position[3], position[4] = "N", (54.0, 27.0, 36.0), "W", (3.0, 12.0, 54.0)
    return exif


def jpeg(image, quality=88, **options):
    """The bytes of a JPEG."""
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=quality, **options)
    return buffer.getvalue()


def png(image):
    """The bytes of a PNG, as small as it gets."""
    buffer = io.BytesIO()
    image.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def gif(frames):
    """The bytes of an animation that runs for ever."""
    buffer = io.BytesIO()
    frames[0].save(buffer, "GIF", save_all=True, append_images=frames[1:], duration=80, loop=0)
    return buffer.getvalue()


ERROR_PAGE = b"""<!DOCTYPE html>
<html><head><title>429 Too Many Requests</title></head>
<body><h1>Too Many Requests</h1><p>The photo service asks you to come back later.</p></body></html>
"""
