"""How much likelier each feature is in sentences that break a rule than in polite ones (naive Bayes).

It counts where the line of the learner weighs: together they are right more often than either is, above all
on what was said about a matter that none of the sentences is about.
"""

from collections.abc import Sequence

import numpy as np

from bot.speech.tone.encoder import Query
from bot.speech.tone.samples import POLITE
from bot.understanding.encoder import Floats

# What has not been seen is taken to have been seen so often; what not in one rule, in the way of all rules.
UNSEEN, AS_IN_ALL = 0.3, 0.5


def odds(queries: Sequence[Query], rules: Sequence[int], size: int) -> Floats:
    """Return the logarithms of the odds, feature × rule; `rules` gives each query's, -1 for a polite one."""
    ids = np.concatenate([query.ids for query in queries])
    owners = np.repeat(np.array(rules), [len(query.ids) for query in queries])
    polite = np.bincount(ids[owners == POLITE], minlength=size) + UNSEEN
    hurting = np.bincount(ids[owners != POLITE], minlength=size) + UNSEEN
    columns = []
    for rule in sorted(set(rules) - {POLITE}):
        mine = np.bincount(ids[owners == rule], minlength=size) + AS_IN_ALL * hurting / hurting.mean()
        columns.append(np.log(mine / mine.sum()) - np.log(polite / polite.sum()))
    return np.column_stack(columns).astype(np.float32)
