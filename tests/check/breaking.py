"""How a good file is broken: functions that make functions of a file (maker.Pdf)."""

from maker import stream


def put(name, old, new=""):
    """Replaces what stands once in an object."""
    return lambda pdf: pdf.put(name, old, new)


def key(name, entries):
    """Adds entries to the dictionary that an object begins with."""
    def change(pdf):
        pdf.objects[name] = pdf.objects[name].replace(b"<<", b"<<" + entries.encode(), 1)
    return change


def every(name, old, new):
    """Replaces all occurrences."""
    def change(pdf):
        if old.encode() not in pdf.objects[name]:
            raise ValueError(f"{old} is not in {name}")
        pdf.objects[name] = pdf.objects[name].replace(old.encode(), new.encode())
    return change


def first(name, old, new):
    """Replaces the first occurrence."""
    def change(pdf):
        if old.encode() not in pdf.objects[name]:
            raise ValueError(f"{old} is not in {name}")
        pdf.objects[name] = pdf.objects[name].replace(old.encode(), new.encode(), 1)
    return change


def new(name, body):
    """Adds an object."""
    return lambda pdf: pdf.add(name, body)


def append(text, name="content1"):
    """Adds to the end of a content stream."""
    def change(pdf):
        body = pdf.objects[name]
        end = body.rindex(b"\nendstream")
        pdf.objects[name] = body[:end] + b"\n" + text.encode("latin-1") + body[end:]
    return change


def draw(text):
    """Draws on page 1, in an artifact."""
    return append(f"/Artifact BMC {text} EMC")


def raw(change):
    """Changes the bytes of the finished file."""
    return lambda pdf: pdf.finish.append(change)


def bytes_put(old, new_bytes):
    """Replaces the last occurrence in the finished file."""
    def change(data):
        place = data.rindex(old)
        return data[:place] + new_bytes + data[place + len(old):]
    return raw(change)


def header(text):
    def change(pdf):
        pdf.header = text
    return change


def trailer(old, new_text):
    def change(pdf):
        pdf.trailer = pdf.trailer.replace(old, new_text)
    return change


def resource(kind, entries):
    """Adds to the resources of page 1."""
    def change(pdf):
        body = pdf.objects["resources1"]
        place = f"/{kind} <<".encode()
        if place in body:
            pdf.objects["resources1"] = body.replace(place, place + entries.encode(), 1)
        else:
            pdf.objects["resources1"] = body.replace(b"<<", f"<</{kind} <<{entries}>> ".encode(), 1)
    return change


def cmap(facts, mode=0):
    """Sets font 0 with an embedded CMap of these facts, in which codes are CIDs."""
    def change(pdf):
        pdf.put("font0", "/Identity-H", "«cmap»")
        pdf.add("cmap", stream(b"/Type /CMap /CMapName /Test /WMode %d" % mode, f"""begincmap
{facts}
1 begincodespacerange <0000> <FFFF> endcodespacerange
1 begincidrange <0000> <FFFF> 0 endcidrange endcmap""".encode()))
    return change
