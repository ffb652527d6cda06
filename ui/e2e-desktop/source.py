"""A window that addresses can be dragged out of: those of the last line of JSON on standard input. Says `null` when it is there and after
each line, then, of every drag, whether it was taken."""

import json
import sys

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("Gdk", "3.0")
from gi.repository import Gdk, GLib, Gtk  # noqa: E402


def say(what):
    print(json.dumps(what), flush=True)


def read(channel, _condition):
    line = channel.readline()
    if not line:
        Gtk.main_quit()
        return False
    given[:] = json.loads(line)
    say(None)
    return True


given, refused = [], []
x, y, side = map(int, sys.argv[1:])
window = Gtk.Window()
window.set_default_size(side, side)
window.move(x, y)
window.drag_source_set(Gdk.ModifierType.BUTTON1_MASK, [], Gdk.DragAction.COPY)
window.drag_source_add_uri_targets()
window.connect("drag-data-get", lambda *asked: asked[2].set_uris(given))
window.connect("drag-failed", lambda *_: refused.append(True))
window.connect("drag-end", lambda *_: (say(not refused), refused.clear()))
window.show_all()
GLib.io_add_watch(sys.stdin.fileno(), GLib.IO_IN | GLib.IO_HUP, lambda *_: read(sys.stdin, _))
GLib.idle_add(lambda: say(None))
Gtk.main()
