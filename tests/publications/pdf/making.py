"""PDFs made by hand: sound ones, and ones that nobody would send by mistake."""

import hashlib
import zlib

FONT = b"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>>"
_PADDING = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")


def pdf(
    *pages: str, is_tagged: bool = False, title: str = "", trailer: bytes = b"", objects: tuple[bytes, ...] = ()
) -> bytes:
    """A PDF with a page for each text; an empty text makes a page that is a scan."""
    kids = b" ".join(b"%d 0 R" % (4 + 2 * number) for number in range(len(pages)))
    marked = b" /MarkInfo <</Marked true>>" if is_tagged else b""
    rows = [
        b"<</Type /Catalog /Pages 2 0 R" + marked + b">>",
        b"<</Type /Pages /Kids [%s] /Count %d>>" % (kids, len(pages)),
        FONT,
    ]
    for number, text in enumerate(pages):
        drawn = (
            b"BT /F 12 Tf 72 720 Td <%s> Tj ET" % text.encode("cp1252").hex().encode() if text else b"0 0 99 99 re f"
        )
        rows += [
            b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources <</Font <</F 3 0 R>>>> "
            b"/Contents %d 0 R>>" % (5 + 2 * number),
            stream(drawn),
        ]
    info = len(rows) + 1
    rows.append(b"<</Title <feff%s>>>" % title.encode("utf-16-be").hex().encode())
    return assembled([*rows, *objects], b"/Info %d 0 R %s" % (info, trailer))


def stream(content: bytes, entries: bytes = b"") -> bytes:
    return b"<</Length %d %s>>\nstream\n%s\nendstream" % (len(content), entries, content)


def assembled(objects: list[bytes], trailer: bytes = b"") -> bytes:
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    end = b"trailer\n<</Size %d /Root 1 0 R %s>>\nstartxref\n%d\n%%%%EOF\n"
    return out + head + table + end % (len(objects) + 1, trailer, len(out))


def with_password() -> bytes:
    """Encrypted with a password that nobody gives."""
    return pdf("Secret", trailer=b"/Encrypt %s /ID [<00><00>]" % _encryption(b"\x00" * 32))


def restricted() -> bytes:
    """Encrypted too, but without a password: everyone may read it, and some things are asked not to be done."""
    owner = b"\x01" * 32
    key = hashlib.md5(_PADDING + owner + (-4).to_bytes(4, "little", signed=True) + b"\x00").digest()[:5]
    return pdf("", trailer=b"/Encrypt %s /ID [<00><00>]" % _encryption(_rc4(key, _PADDING), owner))


def _encryption(user: bytes, owner: bytes = b"\x01" * 32) -> bytes:
    return b"<</Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s>>>" % (owner.hex().encode(), user.hex().encode())


def _rc4(key: bytes, content: bytes) -> bytes:
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out, i, j = bytearray(), 0, 0
    for byte in content:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


def without_table() -> bytes:
    """One whose table of objects points into nothing; a reader has to look for them."""
    return pdf("Found anyway").replace(b"startxref\n", b"startxref\n9")


def cut_off() -> bytes:
    return pdf("Cut off")[:60]


def without_pages() -> bytes:
    return pdf()


def bomb(unfolded: int = 3 * 1024**3) -> bytes:
    """A few kilobytes that unfold to gigabytes: the drawing of the first page, packed again and again."""
    packer, block = zlib.compressobj(9), b" " * (1024 * 1024)
    beginning, again = (packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH) for _ in range(2))
    once = beginning + again * (unfolded // len(block))
    page = b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R>>"
    drawn = stream(zlib.compress(once, 9), b"/Filter [/FlateDecode /FlateDecode]")
    return assembled([b"<</Type /Catalog /Pages 2 0 R>>", b"<</Type /Pages /Kids [3 0 R] /Count 1>>", page, drawn])


def maze(depth: int = 22) -> bytes:
    """Drawings that each hold the next one twice: two to the power of the depth, drawn one by one."""
    forms = []
    for number in range(depth):
        inner = 5 + number + 1
        last = number == depth - 1
        content = b"0 0 9 9 re f" if last else b"/X Do /X Do"
        resources = b"" if last else b"/Resources <</XObject <</X %d 0 R>>>>" % inner
        forms.append(stream(content, b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] " + resources))
    page = b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources <</XObject <</X 5 0 R>>>> /Contents 4 0 R>>"
    start = [b"<</Type /Catalog /Pages 2 0 R>>", b"<</Type /Pages /Kids [3 0 R] /Count 1>>", page, stream(b"/X Do")]
    return assembled([*start, *forms])


def huge_page() -> bytes:
    """A page as wide as a small country, of which a picture is asked for."""
    page = b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 1000000000 842] /Contents 4 0 R>>"
    rows = [b"<</Type /Catalog /Pages 2 0 R>>", b"<</Type /Pages /Kids [3 0 R] /Count 1>>", page, stream(b"")]
    return assembled(rows)
