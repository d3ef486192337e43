"""The look: one scheme's colours as palette and style sheet."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from scenarier.gui.fonts import application_font
from scenarier.look.palette import Scheme, scheme

ZOOM_STEP = 1.1
WITH_BOXES = ("QCheckBox", "QListView")
"""What has boxes to tick that the style draws."""
OUTLINE = 140
"""Fusion's outline is the window's colour, so much darker [%]."""


def scheme_of(theme: str) -> Scheme:
    """The colours of a theme; `system` follows the desktop."""
    if theme == "system":
        is_dark = QApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        theme = "dark" if is_dark else "light"
    return scheme(theme)


def dress(application: QApplication, theme: str, zoom: float) -> Scheme:
    """Give the whole application a theme and a text size."""
    colours = scheme_of(theme)
    if application.style().name() != "fusion":
        application.setStyle(QStyleFactory.create("Fusion"))
    application.setFont(application_font(zoom))
    application.setPalette(_palette(colours))
    for name in WITH_BOXES:
        application.setPalette(_boxes(colours), name)  # type: ignore[arg-type]  # takes no bytes, whatever it says
    parts = (
        _words(colours, application.font().pointSizeF()),
        _fields(colours),
        _frame(colours),
        _explaining(colours),
    )
    application.setStyleSheet("".join(parts))
    return colours


def the_application() -> QApplication:
    """The one there is."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application


@contextmanager
def undressed(application: QApplication) -> Iterator[None]:
    """Without the style sheet while widgets are made: under it each one added has all within it styled again."""
    sheet = application.styleSheet()
    application.setStyleSheet("")
    try:
        yield
    finally:
        application.setStyleSheet(sheet)


def _palette(colours: Scheme) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for place, colour in {
        role.Window: colours.ground,
        role.WindowText: colours.text,
        role.Base: colours.card,
        role.AlternateBase: colours.ground,
        role.Text: colours.text,
        role.Button: colours.card,
        role.ButtonText: colours.text,
        role.BrightText: colours.negative,
        role.ToolTipBase: colours.card,
        role.ToolTipText: colours.text,
        role.PlaceholderText: colours.muted,
        role.Highlight: colours.accent,
        role.HighlightedText: colours.card,
        role.Link: colours.accent,
        role.Mid: colours.border,
        role.Midlight: colours.border,
        role.Dark: colours.border,
        role.Light: colours.card,
    }.items():
        palette.setColor(place, QColor(colour))
    for place in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, place, QColor(colours.muted))
    return palette


def _boxes(colours: Scheme) -> QPalette:
    """The palette, with an outline that is seen: one darker than a dark window would not be."""
    palette = _palette(colours)
    palette.setColor(QPalette.ColorRole.Window, QColor(colours.muted).lighter(OUTLINE))
    return palette


def _words(colours: Scheme, size: float) -> str:
    """Cards and labels."""
    return f"""
QToolTip {{ color: {colours.text}; background: {colours.card}; border: 1px solid {colours.border}; padding: 4px; }}
QFrame[role="card"] {{ background: {colours.card}; border: 1px solid {colours.border}; border-radius: 6px; }}
QFrame[role="line"] {{ background: {colours.border}; border: none; }}
QFrame[role="notice"] {{ background: {colours.card}; border: 1px solid {colours.accent}; border-radius: 6px; }}
QLabel {{ background: transparent; border: none; }}
QLabel {{ qproperty-textFormat: PlainText; }}
Hint {{ background: {colours.card}; border: 1px solid {colours.border}; border-radius: 3px; }}
RichLabel {{ qproperty-textFormat: RichText; }}
QLabel[role="muted"] {{ color: {colours.muted}; }}
QLabel[role="small"] {{ color: {colours.muted}; font-size: {size * 0.88:.1f}pt; }}
QLabel[role="fault"] {{ color: {colours.negative}; font-size: {size * 0.88:.1f}pt; }}
QLabel[role="better"] {{ color: {colours.positive}; font-size: {size * 0.88:.1f}pt; }}
QLabel[role="worse"] {{ color: {colours.negative}; font-size: {size * 0.88:.1f}pt; }}
QLabel[role="number"] {{ font-size: {size * 1.4:.1f}pt; font-weight: 600; }}
QLabel[role="code"] {{ font-size: {size * 2:.1f}pt; font-weight: 600; letter-spacing: 2px; }}
QLabel[role="changed"] {{ color: {colours.accent}; }}
QLabel[role="title"] {{ font-weight: 600; }}
"""


def _fields(colours: Scheme) -> str:
    """Buttons, areas that scroll, lines to type in."""
    return f"""
QToolButton[role="group"] {{ font-weight: 600; border: none; padding: 4px 0; background: transparent; }}
QPushButton[role="end"] {{ border: 1px solid {colours.border}; border-radius: 3px; padding: 3px 7px; }}
QPushButton[role="end"]:checked {{ color: {colours.accent}; border-color: {colours.accent}; font-weight: 600; }}
QPushButton[role="end"]:focus {{ border-color: {colours.accent}; }}
QToolButton[role="more"] {{ color: {colours.muted}; border: none; padding: 2px 0; background: transparent; }}
QScrollArea, QScrollArea > QWidget > QWidget {{ background: {colours.card}; }}
QScrollArea[role="ground"], QScrollArea[role="ground"] > QWidget > QWidget {{ background: {colours.ground}; }}
QLineEdit {{ border: 1px solid transparent; border-radius: 3px; padding: 1px 3px; background: transparent; }}
QLineEdit:hover {{ border-color: {colours.border}; }}
QLineEdit:focus {{ border-color: {colours.accent}; background: {colours.card}; }}
QLineEdit[framed="true"] {{ border-color: {colours.border}; background: {colours.card}; }}
QLineEdit[fault="true"] {{ border-color: {colours.negative}; }}
"""


def _frame(colours: Scheme) -> str:
    """Bars, tables, tabs, scroll bars."""
    return f"""
QToolBar {{ border: none; border-bottom: 1px solid {colours.border}; background: {colours.card}; spacing: 4px;
  padding: 4px 8px; }}
QMenuBar {{ background: {colours.card}; }}
QStatusBar {{ color: {colours.muted}; }}
QTableView {{ border: none; background: {colours.card}; alternate-background-color: {colours.ground}; }}
QHeaderView {{ background: {colours.card}; }}
QHeaderView::section {{ background: {colours.card}; color: {colours.muted}; border: none; padding: 2px 6px; }}
QTableCornerButton::section {{ background: {colours.card}; border: none; }}
QScrollBar:vertical {{ width: 8px; background: transparent; margin: 0; }}
QScrollBar:horizontal {{ height: 8px; background: transparent; margin: 0; }}
QScrollBar::handle {{ background: {colours.border}; border-radius: 4px; min-height: 24px; min-width: 24px; }}
QScrollBar::handle:hover {{ background: {colours.baseline}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QSplitter::handle {{ background: transparent; }}
QTabBar::tab {{ padding: 4px 12px; border: none; border-bottom: 2px solid transparent; color: {colours.muted};
  background: transparent; }}
QTabBar::tab:selected {{ color: {colours.accent}; border-bottom-color: {colours.accent}; }}
"""


def _explaining(colours: Scheme) -> str:
    """The card beside a number, and the line of rules."""
    return f"""
QFrame[role="float"] {{ background: {colours.card}; border: 1px solid {colours.accent}; border-radius: 6px; }}
QToolButton[role="link"] {{ color: {colours.accent}; border: none; padding: 2px 8px 2px 0;
  background: transparent; }}
QToolButton[role="link"]:hover {{ text-decoration: underline; }}
QToolButton[role="kept"], QToolButton[role="broken"] {{ border: 1px solid {colours.border}; border-radius: 4px;
  padding: 3px 8px; background: {colours.card}; font-weight: 600; }}
QToolButton[role="kept"] {{ color: {colours.positive}; }}
QToolButton[role="broken"] {{ color: {colours.negative}; }}
QToolButton[role="kept"]:hover, QToolButton[role="broken"]:hover, QToolButton[role="kept"]:checked,
QToolButton[role="broken"]:checked {{ background: {colours.ground}; }}
QToolButton[role="kept"]:focus, QToolButton[role="broken"]:focus {{ border-color: {colours.accent}; }}
"""
