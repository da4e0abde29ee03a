"""Two real workers, and a third process that changes content: what each of them sends next is fresh."""

from tests.editor import editor
from tests.serving import ask


def test_after_each_of_twenty_saves_every_worker_sends_the_new_page(portal):
    with portal.serve(WEB_CONCURRENCY="2") as server, editor(portal) as at_work:
        sv, en = at_work.addresses
        for number in range(20):
            at_work.save(f"Rubriken {number}!")
            for path in [sv, en, "/sv/aktuellt/", "/sitemap.xml"] + [sv] * 8:
                answer = ask(server.port, path)
                assert answer.status == 200
                assert "Rubriken" not in answer.text or f"Rubriken {number}!" in answer.text, path
                assert f"Rubriken {number}!" in answer.text or path not in (sv, en)
