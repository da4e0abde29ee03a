"""Files as staff bring them in, and the pages that follow, read as a person reads them."""

import html
import re
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from publications.models import Import, Publication

ADD = "/admin/publications/import/add/"


def bring(client, content: bytes, name: str = "list.csv", **fields):
    """Upload a file; the page that follows."""
    form = {"file": SimpleUploadedFile(name, content), "language": "en", **fields}
    return client.post(ADD, form, follow=True)


def words(response) -> list[str]:
    """The lines of text of the page's main part."""
    assert response.status_code == 200
    page = re.sub(r"(?s)<(script|style).*?</\1>", "", response.content.decode())
    main = page[page.index('id="content-main"') :]
    text = html.unescape(re.sub(r"<[^>]+>", "\n", main))
    return [line.strip() for line in text.split("\n") if line.strip()]


def table(response) -> list[tuple[str, ...]]:
    """The cells of the preview's rows: number, outcome, publication, what is told."""
    body = response.content.decode().partition("<tbody>")[2].partition("</tbody>")[0]
    return [
        tuple(
            " | ".join(
                line.strip()
                for line in html.unescape(re.sub(r"<br>|</strong>", "\n", cell)).split("\n")
                if re.sub(r"<[^>]+>", "", line).strip()
            )
            for cell in (
                re.sub(r"<(?!br>|/strong)[^>]+>", "", one) for one in re.findall(r"(?s)<t[hd].*?>(.*?)</t[hd]>", row)
            )
        )
        for row in re.findall(r"(?s)<tr.*?</tr>", body)
    ]


def refused(response) -> list[str]:
    assert Import.objects.count() == Publication.objects.count() == 0
    return [str(error) for errors in response.context["form"].errors.values() for error in errors]


def confirm(client, page, **fields):
    mark = re.search(r'name="mark" value="([0-9a-f]{64})"', page.content.decode())[1]
    return client.post(page.redirect_chain[-1][0], {"mark": mark, **fields}, follow=True)


def told(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def workbook(*lines: list) -> bytes:
    book = Workbook()
    for line in lines:
        book.active.append(line)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def many(wrong: int = 0, first: int = 0) -> bytes:
    """Two thousand rows, of which one may be wrong, by its place."""
    lines = [
        f'Report {at},"Author{at % 50}, Anna",2016,Working Paper,{at},{"x" if at == wrong else f"10.1234/{at}"}'
        for at in range(first + 1, first + 2001)
    ]
    return "\n".join(["title,authors,year,series,number,doi", *lines]).encode()
