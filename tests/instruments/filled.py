"""What the forms of a draft would send, some of it changed."""


def typed(page, **changes):
    """Return what the form of a page would send, some of it changed."""
    form = page.soup.select_one("main form.form")
    sent = {tag["name"]: tag.get("value", "") for tag in form.select("input[name]")}
    sent |= {tag["name"]: tag.get_text().lstrip("\n") for tag in form.select("textarea[name]")}
    for tag in form.select("select[name]"):
        sent[tag["name"]] = tag.select_one("option[selected]")["value"]
    return sent | {name.replace("__", "-"): value for name, value in changes.items()}


def section(draft, n=1):
    return f"/instruments/drafts/{draft.id}/sections/{n}"
