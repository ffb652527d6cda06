"""A window that addresses can be dragged out of: those of the last line of JSON on standard input. Says `null` after each line, then, of
every drag, whether it was taken."""

import json
import sys

from other import run, say, window

from gi.repository import Gdk, GLib, Gtk


def read(channel):
    line = channel.readline()
    if not line:
        Gtk.main_quit()
        return False
    given[:] = json.loads(line)
    say(None)
    return True


given, refused = [], []
source = window()
source.drag_source_set(Gdk.ModifierType.BUTTON1_MASK, [], Gdk.DragAction.COPY)
source.drag_source_add_uri_targets()
source.connect("drag-data-get", lambda *asked: asked[2].set_uris(given))
source.connect("drag-failed", lambda *_: refused.append(True))
source.connect("drag-end", lambda *_: (say(not refused), refused.clear()))
GLib.io_add_watch(sys.stdin.fileno(), GLib.IO_IN | GLib.IO_HUP, lambda *_: read(sys.stdin))
run(source)
