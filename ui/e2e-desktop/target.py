"""A window that files can be dropped on. Says the addresses of each drop."""

from other import run, say, window

from gi.repository import Gdk, Gtk

target = window()
target.drag_dest_set(Gtk.DestDefaults.ALL, [], Gdk.DragAction.COPY)
target.drag_dest_add_uri_targets()
target.connect("drag-data-received", lambda *given: say(given[4].get_uris()))
run(target)
