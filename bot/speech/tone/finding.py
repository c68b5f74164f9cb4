"""What the tone check found in some words, told so that a colleague can mend it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule that the words break; all but `rule` and `severity` is Chinese, for who wrote them.

    `severity`: "error" must not reach a resident, "warn" may, on the sender's word. `excerpt` is the part of
    the words that breaks the rule, `better` a ready wording for the same matter.
    """

    rule: str
    title: str
    severity: str
    excerpt: str
    why: str
    advice: str
    better: str
