"""The parts of every screen: `{% load ui %}`. Live examples: /kieu-dang (development only).

FRAME   a page begins `{% extends "ui/base.html" %}{% load ui %}` and fills the blocks
        title, breadcrumb, heading, lead, actions (one main action), main, aside, scripts.
        The frame reads `places`, `acting_for` (name, or {name, url}), `search_url`, `me_links`.
ui_icon name                             picture beside a word; names: files of ui/icons
ui_places, ui_message, ui_languages      used by the frame itself
ui_still name                            a template without values of its own, made once a language
ui_breadcrumb items                      items: (label, url); the page itself is not among them
ui_tabs items label                      items: (label, url[, count]); links, current by address
ui_search url label [name="q"]           search box, keeps what was typed
ui_more summary … endui_more             folded detail that opens without scripts
ui_keys                                  list of keys, in the foot of every page
WORDS
ui_chip word [tone] [icon]               tone: neutral good warn bad info wait
ui_state machine state [tone]            chip with the label of a state of kernel.states.Machine
ui_due day [done] [today]                due date in words: early, on time, late, overdue, left
ui_alert tone title … endui_alert        tone: info good warn bad; body: why, and what to do
ui_problems problems [title]             Problems of the kernel; what blocks stands first
ui_empty title why [do] [url]            an empty list: why it is empty and what to do
LISTS
ui_filters form … endui_filters          GET form in the address; body: more controls or nothing
ui_list_head count noun [export]         «12 kế hoạch» and the link «Tải Excel»
ui_table caption columns … endui_table   columns: label | (label, sort) | (label, sort, kind);
                                         kind: number do; body: <tr><td>…; adds data-label itself
ui_paging page [sort is kept]            page: prev_cursor, next_cursor (core.paging)
ui_card title [url] … endui_card         inside <div class="cards">
ui_calendar days [today]                 days: (day, entries); entry: (label, url[, note])
FORMS   arguments in [brackets] are given by name
ui_form form submit [back] [keep] [action]
                                         a whole POST form; keep: name of the draft
ui_form_errors form                      summary at the top with links to the fields
ui_field field                           label, help, error joined to the control
ui_fields form                           all of them, hidden ones too
ui_confirm word what button back [items] [error] [action]
                                         all by name; typed word comes as POST `word`;
                                         whole page: ui/confirm.html with `confirm` (title, lost, …)
DATA
ui_detail rows                           rows: (label, value[, source]); empty values say so
ui_figure value label [note] [url]       the leading figure
ui_steps steps url [state] [who] [since] steps: kernel Step (POST step=name), (label, url)
ui_path states current                   states: (label, note) or label; current: position from 0
ui_progress value total label            bar and «3/7 (43%)»
ui_timeline phases milestones title      phases: (label, start, end);
    [today] [source]                     milestones: (label, day[, url]); picture and its table
ui_tree nodes                            node: {label, url, note, children, open}
ui_map picture title measure             picture: core.ui.map.picture(areas, steps, sheet): outlines
    [source] [key]                       or tiles, and table; the page links css/map.css in head
READING
ui_text text spans                       spans: (start, end, id); with class="split" data-pair and
                                         data-item="id" on the items beside it
ui_diff runs                             runs: (equal | insert | delete, text)

DRAFTS  `<form data-keep="plan-7">` keeps typed text on the reader's machine; after success call
        messages.success(request, text, extra_tags="keep-plan-7") and the draft is cleared.
BUTTONS class="button" and .main (once a page), .quiet (in rows), .danger; .toolbar joins them.
"""

from __future__ import annotations

from django import template

from thidua.core.ui.tags import data, forms, frame, lists, maps, words

register = template.Library()
for part in (frame, words, lists, forms, data, maps):
    register.tags.update(part.register.tags)
