"""A reading as a short text, for golden files."""

_LEFT_OUT = {"text", "span", "dues"}


def short(item):
    text = item["text"] if isinstance(item, dict) else str(item)
    return text if len(text) < 70 else f"{text[:52]} … {text[-14:]}"


def outline(document):
    lines = [
        f"{document['doc_kind']} | {document['issuer']['name']} | {document['issuer']['level']}"
    ]
    lines.append(" | ".join(f"{k}={v}" for k, v in document["instrument"].items()))
    lines.append(f"title: {document['title']}")
    movement = {k: v for k, v in document["movement"].items() if "span" not in k}
    lines.append(" | ".join(f"{k}={v}" for k, v in movement.items()))
    lines += [
        f"base {base['role']} {base['type']} {base['number']} {base['date']} {base['issuer']}"
        for base in document["legal_bases"]
    ]
    for name in ("purpose", "requirements", "goals", "subjects", "contents", "solutions"):
        lines += [f"{name} {i['marker']} {short(i)}" for i in document[name]]
    for group in document["criteria"]["groups"]:
        lines.append(f"group {group['marker']} {group['subject']} {group['subject_key']}")
        lines += [f"  criterion {i['marker']} {short(i)}" for i in group["items"]]
    for name, slot in document["awards"].items():
        if slot:
            lines.append(f"award {name}: {[f['text'] for f in slot['forms']]}")
    lines.append(f"time {document['timeline']['from']} {document['timeline']['to']}")
    for phase in document["timeline"]["phases"]:
        lines.append(f"phase {phase['name']} {phase['from']} {phase['to']}")
        lines += [f"  {m['actor']} {m['due']} {short(m['what'])}" for m in phase["milestones"]]
    lines += [
        f"milestone {m['due']} {short(m['what'])}" for m in document["timeline"]["milestones"]
    ]
    for duty in document["responsibilities"]:
        lines.append(f"duty {duty['marker']} {duty['actors']} with {duty['partner']}")
        lines += [f"  {d['due']} {short(d)}" for d in duty["duties"]]
    for name in ("reporting", "adjustment", "signer"):
        found = document[name]
        kept = found and {k: v for k, v in found.items() if k not in _LEFT_OUT}
        lines.append(f"{name} {kept}")
    lines.append(f"recipients {[r['text'] for r in document['recipients']]}")
    lines.append(f"warnings {[w['code'] for w in document['warnings']]}")
    return "\n".join(lines) + "\n"
