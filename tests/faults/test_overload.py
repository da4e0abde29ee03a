"""More ask than can be answered: some are told to come back, the others are answered, and then it is over."""

import logging
import time

from tests.faults.visitors import at_a_rate, visitors
from tests.serving import ask, wait_until

logger = logging.getLogger(__name__)

#: A page that costs much, and that many different words ask for.
PAGE = "/sv/sok/?q=kommun"


def test_three_times_what_it_holds_is_answered_or_sent_away_and_it_recovers_at_once(shared_portal, seconds):
    with shared_portal.serve() as server:
        with visitors(server.port, 8, [PAGE]) as told:
            time.sleep(1)
            before, start = told.outcomes["200"], time.monotonic()
            time.sleep(3)
            holds = (told.outcomes["200"] - before) / (time.monotonic() - start)
        told = at_a_rate(server.port, PAGE, 3 * holds, seconds)
        recovery = wait_until(lambda: ask(server.port, PAGE).status == 200, 5)
        logger.info("%.0f a second; at 3 times that %s, slowest %.1f s", holds, dict(told.outcomes), told.slowest)
        logger.info("recovered within %.1f s", recovery)
        assert set(told.outcomes) <= {"200", "503"}
        assert told.outcomes["200"] > holds * seconds / 3
        assert all(ask(server.port, PAGE).status == 200 for _again in range(20))
