"""A square window on the screen, for another program's drags. It says `null` when it is there, and what happens to it as lines of JSON."""

import json
import sys

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("Gdk", "3.0")
from gi.repository import GLib, Gtk  # noqa: E402


def say(what):
    print(json.dumps(what), flush=True)


def window():
    """The window, at the place that the command line names."""
    x, y, side = map(int, sys.argv[1:])
    square = Gtk.Window()
    square.set_default_size(side, side)
    square.move(x, y)
    return square


def run(square):
    """Shows it until the program ends."""
    square.show_all()
    GLib.idle_add(lambda: say(None))
    Gtk.main()
