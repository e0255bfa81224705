"""What drawings of figures are made of: colours, letters, hatching, and what each part says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from receptionist.reports.letters.fit import BOLD, REGULAR, face
from receptionist.reports.parts.page import TEXT

_CLIP_PATH: Final = re.compile(r"<clipPath.*?</clipPath>", re.DOTALL)
_NO_NAME: Final = re.compile(r"[^\w .-]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Colours (as "#rrggbb") and letters of a drawing; paper's by default.

    Figures on `bar`, or on a shade of it, are in `ink` or `on_bar`, whichever reads better.
    """

    ink: str = "#141414"
    soft: str = "#5c5c5c"
    bar: str = "#454f57"
    on_bar: str = "#ffffff"
    paper: str = "#ffffff"
    size: float = TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A part of a drawing, from its top left corner, with its words and the messages behind it."""

    x: float
    y: float
    width: float
    height: float
    words: str
    numbers: tuple[int, ...] = ()


@dataclass(slots=True)
class Picture:
    """A drawing, the same on paper and on screen, and what its parts say."""

    drawing: Any
    title: str
    spots: list[Spot] = field(default_factory=list)

    @property
    def width(self) -> float:
        """In points."""
        return float(self.drawing.width)

    @property
    def height(self) -> float:
        """In points."""
        return float(self.drawing.height)

    @property
    def words(self) -> str:
        """All that the drawing shows, for whoever cannot see it."""
        return f"{self.title}: {'; '.join(spot.words for spot in self.spots)}."

    def add_spot(
        self, place: tuple[float, float, float, float], words: str, numbers: tuple[int, ...]
    ) -> None:
        """Remember what stands at `place`: left, lower edge, width and height."""
        x, y, width, height = place
        top = self.height - y - height
        self.spots.append(
            Spot(x=x, y=top, width=width, height=height, words=words, numbers=numbers)
        )

    def svg(self, family: str = "Noto Sans") -> bytes:
        """The drawing for the screen, sharp at any size, in letters of that font."""
        from reportlab.graphics import renderSVG

        text: str = renderSVG.drawToString(self.drawing)
        name = _NO_NAME.sub("", family)
        text = text.replace(f"font-family: {BOLD};", f"font-family: '{name}'; font-weight: bold;")
        text = text.replace(f"font-family: {REGULAR};", f"font-family: '{name}';")
        # Qt draws what stands in a clip path, and nothing here is larger than the picture.
        text = _CLIP_PATH.sub("", text).replace("clip-path: url(#clip)", "")
        return text.encode()


@dataclass(frozen=True, slots=True, kw_only=True)
class OnScreen:
    """A drawing as a window shows it, and reads it out."""

    svg: bytes
    width: float
    height: float
    title: str
    words: str
    spots: tuple[Spot, ...]


def on_screen(draw: Callable[..., Picture], width: float, look: Look, family: str) -> OnScreen:
    """What `draw` makes of that width and look, in letters of that font."""
    made = draw(width=width, look=look)
    return OnScreen(
        svg=made.svg(family),
        width=made.width,
        height=made.height,
        title=made.title,
        words=made.words,
        spots=tuple(made.spots),
    )


def new_picture(width: float, height: float, title: str) -> Picture:
    """An empty drawing of that size."""
    from reportlab.graphics.shapes import Drawing

    face(REGULAR), face(BOLD)
    return Picture(Drawing(width, height), title)


def colour(code: str) -> Any:
    """A colour for reportlab."""
    from reportlab.lib.colors import HexColor

    return HexColor(code)


def shade(look: Look, dark: float) -> Any:
    """A colour between paper and bar, `dark` from 0 to 1."""
    from reportlab.lib.colors import linearlyInterpolatedColor

    return linearlyInterpolatedColor(colour(look.paper), colour(look.bar), 0, 1, dark)


def readable_on(ground: Any, look: Look) -> str:
    """Whichever of the two inks stands out more on that ground (WCAG 2.2, contrast ratio)."""
    return max(look.ink, look.on_bar, key=lambda ink: _contrast(colour(ink), ground))


def _contrast(one: Any, other: Any) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(code: Any) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in code.rgb()
    )
    return float(0.2126 * red + 0.7152 * green + 0.0722 * blue)


def draw_box(
    group: Any,
    place: tuple[float, float, float, float],
    *,
    fill: Any,
    stroke: str = "",
    thick: float = 0.5,
) -> None:
    """A rectangle: left, lower edge, width, height."""
    from reportlab.graphics.shapes import Rect

    edge = colour(stroke) if stroke else None
    group.add(Rect(*place, fillColor=fill, strokeColor=edge, strokeWidth=thick))


def draw_hatched(group: Any, place: tuple[float, float, float, float], look: Look) -> None:
    """A rectangle filled with slanting lines, which no printer makes look like a full one."""
    from reportlab.graphics.shapes import Line

    draw_box(group, place, fill=colour(look.paper), stroke=look.bar, thick=0.8)
    for a, b, c, d in _hatching(*place):
        group.add(Line(a, b, c, d, strokeColor=colour(look.bar), strokeWidth=0.5))


def say(
    group: Any,
    x: float,
    y: float,
    text: str,
    look: Look,
    *,
    ink: str = "",
    bold: bool = False,
    anchor: str = "middle",
) -> None:
    """Write `text` at that place."""
    from reportlab.graphics.shapes import String

    group.add(
        String(
            x,
            y,
            text,
            textAnchor=anchor,
            fontName=BOLD if bold else REGULAR,
            fontSize=look.size,
            fillColor=colour(ink or look.ink),
        )
    )


def _hatching(
    x: float, y: float, width: float, height: float
) -> Iterator[tuple[float, float, float, float]]:
    """Slanting lines within a rectangle."""
    step = 4.0
    for at in range(1, int((width + height) / step) + 1):
        along = at * step
        start = (x + max(0.0, along - height), y + min(along, height))
        end = (x + min(along, width), y + max(0.0, along - width))
        yield (*start, *end)
