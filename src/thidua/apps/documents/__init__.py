"""Official papers (văn bản): number, day, issuer, text and the stored original.

Door: actions `store`, `describe`; queries `visible_to`, `same_text`; rule `can_view`.
"""
