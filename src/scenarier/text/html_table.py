"""A table in HTML as tab-separated text: what a browser or a mail puts on the clipboard without plain text."""

from html.parser import HTMLParser

from scenarier.text.language import tr

MOST_SIGNS = 2_000_000
"""The longest HTML that is read."""
CELLS = ("td", "th")
UNSEEN = ("script", "style", "head", "title")
ENDS_LINE = ("br", "p", "div", "li")


class _Reader(HTMLParser):
    """Collects the cells of every table, and the lines of text outside them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[str]] = []
        self.lines = [""]
        self._is_inside = False
        self._n_unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a row or a cell."""
        if tag == "tr":
            self.rows.append([])
        elif tag in CELLS:
            if not self.rows:
                self.rows.append([])
            self.rows[-1].append("")
            self._is_inside = True
        elif tag in ENDS_LINE:
            self._add("\n")
        self._n_unseen += tag in UNSEEN

    def handle_endtag(self, tag: str) -> None:
        """End a cell."""
        if tag in CELLS:
            self._is_inside = False
        elif tag in ENDS_LINE:
            self._add("\n")
        self._n_unseen -= tag in UNSEEN and self._n_unseen > 0

    def handle_data(self, data: str) -> None:
        """Text, without the blanks that a browser does not show."""
        if not self._n_unseen and data.strip():
            lead, end = (" " if data[place].isspace() else "" for place in (0, -1))
            self._add(f"{lead}{' '.join(data.split())}{end}")

    def _add(self, text: str) -> None:
        if self._is_inside:
            self.rows[-1][-1] += text
        else:
            self.lines.append(text)


def text_of(html: str) -> str:
    """The cells of the tables in an HTML text, tab-separated; its plain text where it has no table.

    Raises
    ------
    ValueError : it is too long.
    """
    if len(html) > MOST_SIGNS:
        raise ValueError(tr("the block is too large; paste only the rows to take"))
    reader = _Reader()
    reader.feed(html)
    reader.close()
    rows = [row for row in reader.rows if row]
    if any(cell.strip() for row in rows for cell in row):
        return "\n".join("\t".join(_quoted(cell.strip()) for cell in row) for row in rows)
    lines = "".join(reader.lines).split("\n")
    return "\n".join(line.strip() for line in lines if line.strip())


def _quoted(cell: str) -> str:
    doubled = cell.replace('"', '""')
    return f'"{doubled}"' if any(sign in cell for sign in '\t\n"') else cell
