"""A picture as others show it beside a link to a page that it stands on."""

from icld_site.delivery.pages import SharedPicture
from icld_site.languages.texts import said

from .models import Picture
from .variants import CARD, CARD_WIDTH, size_of


def shared(picture: Picture | None) -> SharedPicture | None:
    """The picture's card, in words of the language in force; None without a picture."""
    if picture is None:
        return None
    width, height = size_of("card", CARD_WIDTH, picture.width, picture.height)
    alt = "" if picture.is_decorative else str(said(picture, "alt"))
    return SharedPicture(url=getattr(picture.file, CARD), width=width, height=height, alt=alt)
