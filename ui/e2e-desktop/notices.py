"""A desktop that shows notifications, on the session bus that the environment names. Says `null` when it is there, then each notification
as a line of JSON, and each that its program takes back as `{"closed": ID}`; `click ID` and `close ID` on standard input do what a person does to one."""

import json
import sys

from gi.repository import Gio, GLib

PLACE = "/org/freedesktop/Notifications"
NAME = "org.freedesktop.Notifications"
SHAPE = """
<node><interface name="org.freedesktop.Notifications">
  <method name="Notify">
    <arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/><arg type="s" direction="in"/>
    <arg type="s" direction="in"/><arg type="as" direction="in"/><arg type="a{sv}" direction="in"/><arg type="i" direction="in"/>
    <arg type="u" direction="out"/>
  </method>
  <method name="CloseNotification"><arg type="u" direction="in"/></method>
  <method name="GetCapabilities"><arg type="as" direction="out"/></method>
  <method name="GetServerInformation">
    <arg type="s" direction="out"/><arg type="s" direction="out"/><arg type="s" direction="out"/><arg type="s" direction="out"/>
  </method>
  <signal name="NotificationClosed"><arg type="u"/><arg type="u"/></signal>
  <signal name="ActionInvoked"><arg type="u"/><arg type="s"/></signal>
</interface></node>
"""


def say(what):
    print(json.dumps(what), flush=True)


def called(_bus, _sender, _place, _interface, method, given, answer):
    if method == "Notify":
        app, _replaces, icon, title, body, actions, _hints, _lasts = given.unpack()
        shown.append(title)
        say({"id": len(shown), "app": app, "icon": icon, "title": title, "body": body, "actions": actions})
        answer.return_value(GLib.Variant("(u)", (len(shown),)))
    elif method == "GetCapabilities":
        answer.return_value(GLib.Variant("(as)", (["actions", "body", "body-markup"],)))
    elif method == "GetServerInformation":
        answer.return_value(GLib.Variant("(ssss)", ("test", "pixery", "1", "1.2")))
    else:
        answer.return_value(None)
        if method == "CloseNotification":
            (notification,) = given.unpack()
            say({"closed": notification})
            bus.emit_signal(None, PLACE, NAME, "NotificationClosed", GLib.Variant("(uu)", (notification, 3)))


def read(channel, _condition):
    line = channel.readline().split()
    if not line:
        loop.quit()
        return False
    what, notification = line[0], int(line[1])
    if what == "click":
        bus.emit_signal(None, PLACE, NAME, "ActionInvoked", GLib.Variant("(us)", (notification, "default")))
    bus.emit_signal(None, PLACE, NAME, "NotificationClosed", GLib.Variant("(uu)", (notification, 2)))
    return True


shown = []
loop = GLib.MainLoop()
bus = Gio.bus_get_sync(Gio.BusType.SESSION)
bus.register_object(PLACE, Gio.DBusNodeInfo.new_for_xml(SHAPE).interfaces[0], called, None, None)
Gio.bus_own_name_on_connection(bus, NAME, Gio.BusNameOwnerFlags.NONE, lambda *_: say(None), lambda *_: loop.quit())
GLib.io_add_watch(sys.stdin.fileno(), GLib.IO_IN | GLib.IO_HUP, lambda *_: read(sys.stdin, _))
loop.run()
