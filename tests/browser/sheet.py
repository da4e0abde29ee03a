"""One sheet of the pictures that the browser tests took: a row a state, with home and an answer on desk and phone."""

from pathlib import Path

from PIL import Image

#: A column each: what is shown, and how wide it is on the sheet.
COLUMNS = {"home-1280": 520, "home-390": 158, "answer-1280": 520, "answer-390": 158}
GAP = 16
COLOURS = 128


def make_sheet(folder: Path) -> None:
    """Lay `<state>.home-1280.png` and its like on `states.png`, in the order in which they were taken."""
    taken = sorted(folder.glob("*.home-1280.png"), key=lambda path: path.stat().st_mtime)
    rows = [
        [_scaled(folder / f"{path.name.split('.')[0]}.{name}.png", COLUMNS[name]) for name in COLUMNS] for path in taken
    ]
    heights = [max(image.height for image in row) for row in rows]
    width = sum(COLUMNS.values()) + GAP * (len(COLUMNS) + 1)
    sheet = Image.new("RGB", (width, sum(heights) + GAP * (len(rows) + 1)), "white")
    y = GAP
    for row, height in zip(rows, heights, strict=True):
        x = GAP
        for image in row:
            sheet.paste(image, (x, y))
            x += image.width + GAP
        y += height + GAP
    sheet.quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(
        folder / "states.png", optimize=True
    )


def _scaled(path: Path, width: int) -> Image.Image:
    with Image.open(path) as image:
        return image.convert("RGB").resize((width, round(image.height * width / image.width)), Image.Resampling.LANCZOS)
