"""A window that files can be dropped on. Says `null` when it is there, then the addresses of each drop as JSON."""

import json
import sys

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("Gdk", "3.0")
from gi.repository import Gdk, GLib, Gtk  # noqa: E402


def say(what):
    print(json.dumps(what), flush=True)


x, y, side = map(int, sys.argv[1:])
window = Gtk.Window()
window.set_default_size(side, side)
window.move(x, y)
window.drag_dest_set(Gtk.DestDefaults.ALL, [], Gdk.DragAction.COPY)
window.drag_dest_add_uri_targets()
window.connect("drag-data-received", lambda *given: say(given[4].get_uris()))
window.show_all()
GLib.idle_add(lambda: say(None))
Gtk.main()
