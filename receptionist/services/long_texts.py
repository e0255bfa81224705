"""A text over the limit: its beginning is stored, the whole of it kept as a file on this PC.

Nothing is lost, and the stored text says where the rest is. The file bears the mark of its
content: saving the same text again, after a trouble, makes no second one.
"""

from __future__ import annotations

from hashlib import sha256

from receptionist.files import write_safely
from receptionist.i18n import _
from receptionist.paths import long_texts_folder
from receptionist.typed import LONGEST, clean, clean_line


def kept(text: str) -> str:
    """`text` made clean, ready to be stored. Raises StorageTrouble where the file is not written.

    At most LONGEST letters are returned; of a longer one the whole is on disk by then.
    """
    return _within(clean(text))


def kept_line(text: str) -> str:
    """The same for what stands on one line: names, companies, numbers."""
    line = clean_line(text)
    return line if len(line) <= LONGEST else " ".join(_within(line).split())


def _within(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    content = text.encode()
    file = long_texts_folder() / f"{sha256(content).hexdigest()[:20]}.txt"
    if not (file.exists() and file.stat().st_size == len(content)):
        write_safely(file, content)
    rest = "… " + _("[{count} letters in all: the whole text is in the file {file}]").format(
        count=len(text), file=file
    )
    return f"{text[: LONGEST - len(rest) - 1]}\n{rest}"
