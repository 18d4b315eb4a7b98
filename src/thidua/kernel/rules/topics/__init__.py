"""The law beside the standards: authority, votes, money, limits, dossiers, documents and more.

`ask(topic, facts, books, on)` answers one question; `guess` finds the question of a case;
`ask_case` does both. Books come from `thidua.books.law.topics.books()`.
"""

from thidua.kernel.rules.topics.book import Books, Provision
from thidua.kernel.rules.topics.guessing import ask_case, guess, read_case
from thidua.kernel.rules.topics.registry import QUESTIONS, ask
from thidua.kernel.rules.topics.result import Note, Result

__all__ = [
    "QUESTIONS",
    "Books",
    "Note",
    "Provision",
    "Result",
    "ask",
    "ask_case",
    "guess",
    "read_case",
]
