"""One function a command or menu entry, used by both."""
